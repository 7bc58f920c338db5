"""The fixed cast of the tests: one user of each role, a stranger without any, all with one made-up password."""

from datetime import date

from django.contrib.auth.hashers import make_password

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.accounts.roles import DISTRICT, ROLES
from umkm_registry.regions.models import District

PASSWORD = "ombak-tujuh-rekaan"
STRANGER = "stranger"
NAMES = {
    "data_manager": "Rekawati Umpama",
    "head_of_division": "Bahari Contoh",
    "district_officer": "Nur Khayalia",
    "curation_officer": "Andi Umpama",
    "bank_officer": "Fiktifa Andaian",
    "leadership": "Andaiani Rekaan",
    "technical_admin": "Misal Fiktif",
    STRANGER: "Tanpa Peran",
}


def make_cast() -> dict[str, User]:
    """Role → its user, and the stranger; the district officer's kecamatan is the first one. Needs the regions."""
    office = Institution.objects.filter(kind="city_office").first()
    password, cast = make_password(PASSWORD), {}
    for role, name in NAMES.items():
        first, last = name.split(" ")
        user = User.objects.create(
            username=role,
            password=password,
            first_name=first,
            last_name=last,
            institution=office,
        )
        if role in ROLES:
            district = District.objects.first() if ROLES[role].reach == DISTRICT else None
            RoleGrant.objects.create(user=user, role=role, district=district, starts_on=date(2026, 1, 1))
        cast[role] = user
    return cast
