"""Users of a demo: one of each role, district officers for two districts, all with made-up names."""

from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.accounts.roles import DISTRICT, ROLES
from umkm_registry.regions.models import District

PHRASE = "contoh-umkm-2026"  # everyone's: a demo holds no real data and says so on every page

# Role → user name, first and last name, code of the institution (that of the district for district officers).
PEOPLE = {
    "data_manager": [("pengelola", "Rekawati", "Umpama", "dkumkmp")],
    "head_of_division": [("kabid", "Misalya", "Permisalan", "dkumkmp")],
    "district_officer": [("kecamatan-1", "Contohadi", "Rekaan", ""), ("kecamatan-2", "Ibaratun", "Seumpama", "")],
    "curation_officer": [("kurasi", "Andaikan", "Tiruan", "dkumkmp")],
    "bank_officer": [("bank", "Pura-Pura", "Bankir", "bank-umum")],
    "leadership": [("pimpinan", "Karangan", "Teladan", "dkumkmp")],
    "technical_admin": [("teknis", "Ujicoba", "Sistemwan", "diskominfo")],
}


class DemoRefused(ValidationError):
    """No demo users here; the message says why."""


class DemoUser(NamedTuple):
    username: str
    password: str
    role: str


@transaction.atomic
def create_demo_users() -> list[DemoUser]:
    """Make them, or give those that are there their password and role again. Refused outside a demo."""
    if not settings.DEMO:
        raise DemoRefused("Pengguna contoh hanya untuk demo: DATABASE_URL dipakai, jadi ini bukan demo.")
    districts = [District.objects.order_by("code").first(), District.objects.order_by("code").last()]
    if districts[0] == districts[1]:
        raise DemoRefused("Belum ada dua kecamatan. Jalankan dulu: manage.py load_reference_data")
    return [
        _create(role, *person, district=district if ROLES[role].reach == DISTRICT else None)
        for role, people in PEOPLE.items()
        for person, district in zip(people, districts, strict=False)
    ]


def _create(role, username, first_name, last_name, institution, district):
    places = Institution.objects.filter(district=district, kind="district")
    if not district:
        places = Institution.objects.filter(code=institution)
    user, _ = User.objects.update_or_create(
        username=username,
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "institution": places.first(),
            "is_active": True,
        },
    )
    user.set_password(PHRASE)
    user.save()
    RoleGrant.objects.get_or_create(user=user, role=role, district=district, ends_on=None)
    return DemoUser(username, PHRASE, ROLES[role].title)
