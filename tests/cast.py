"""The fixed cast of the tests: one user of each role, a stranger without any, all with one made-up password."""

from datetime import date

from django.contrib.auth.hashers import make_password

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.accounts.roles import DISTRICT, ROLES, SUBDISTRICT
from umkm_registry.regions.models import District

PASSWORD = "ombak-tujuh-rekaan"
STRANGER = "stranger"
LAST_DAY = date(2099, 12, 31)  # of agreements, and of roles that may not be open-ended
AGREEMENT = {"agreement_number": "PKS-REKAAN/1", "agreement_ends_on": LAST_DAY}
NAMES = {
    "data_manager": "Rekawati Umpama",
    "head_of_division": "Bahari Contoh",
    "district_officer": "Nur Khayalia",
    "subdistrict_officer": "Lurahna Semisal",
    "team_leader": "Ketuana Khayali",
    "curation_officer": "Andi Umpama",
    "external_companion": "Dampingan Tamsil",
    "bank_officer": "Fiktifa Andaian",
    "leadership": "Andaiani Rekaan",
    "auditor": "Periksawan Rekaan",
    "technical_admin": "Misal Fiktif",
    STRANGER: "Tanpa Peran",
}


def make_cast() -> dict[str, User]:
    """Role → its user, and the stranger; the officers' kecamatan is the first one, the kelurahan its first. Needs the
    regions.
    """
    office = Institution.objects.filter(kind="city_office").first()
    district = District.objects.first()
    password, cast = make_password(PASSWORD), {}
    for slug, name in NAMES.items():
        first, last = name.split(" ")
        role = ROLES.get(slug)
        agreement = (
            {"agreement_number": "PKS-REKAAN/1", "agreement_ends_on": LAST_DAY} if role and role.external else {}
        )
        user = User.objects.create(
            username=slug, password=password, first_name=first, last_name=last, institution=office, **agreement
        )
        if role:
            RoleGrant.objects.create(
                user=user,
                role=slug,
                district=district if role.reach == DISTRICT else None,
                subdistrict=district.subdistrict_set.first() if role.reach == SUBDISTRICT else None,
                starts_on=date(2026, 1, 1),
                ends_on=LAST_DAY if role.limited else None,
            )
        cast[slug] = user
    return cast
