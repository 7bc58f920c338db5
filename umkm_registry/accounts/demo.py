"""Users of a demo: one of each role, district officers for two districts, all with made-up names."""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.accounts.roles import DISTRICT, ROLES, SUBDISTRICT
from umkm_registry.regions.models import District

PHRASE = "contoh-umkm-2026"  # everyone's: a demo holds no real data and says so on every page

# Role → user name, first and last name, code of the institution (officers of a kecamatan or kelurahan: that of theirs).
PEOPLE = {
    "data_manager": [("pengelola", "Rekawati", "Umpama", "dkumkmp")],
    "head_of_division": [("kabid", "Misalya", "Permisalan", "dkumkmp")],
    "district_officer": [("kecamatan-1", "Contohadi", "Rekaan", ""), ("kecamatan-2", "Ibaratun", "Seumpama", "")],
    "subdistrict_officer": [("kelurahan", "Lurahana", "Semisal", "")],
    "team_leader": [("ketua-tim", "Ketuana", "Khayali", "dkumkmp")],
    "curation_officer": [("kurasi", "Andaikan", "Tiruan", "dkumkmp")],
    "external_companion": [("pendamping", "Dampingan", "Tamsil", "dinas-provinsi")],
    "bank_officer": [("bank", "Pura-Pura", "Bankir", "bank-umum")],
    "leadership": [("pimpinan", "Karangan", "Teladan", "dkumkmp")],
    "auditor": [("pemeriksa", "Periksawan", "Contoh", "inspektorat")],
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
        _create(role, *person, district)
        for role, people in PEOPLE.items()
        for person, district in zip(people, districts, strict=False)
    ]


def _create(slug, username, first_name, last_name, institution, district):
    role, in_a_year = ROLES[slug], timezone.localdate() + timedelta(days=365)
    kind = {DISTRICT: "district", SUBDISTRICT: "subdistrict"}.get(role.reach)
    places = Institution.objects.filter(district=district, kind=kind)
    if not kind:
        places = Institution.objects.filter(code=institution)
    user, _ = User.objects.update_or_create(
        username=username,
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "institution": places.first(),
            "is_active": True,
            "agreement_number": "PKS-CONTOH/1" if role.external else "",
            "agreement_ends_on": in_a_year if role.external else None,
        },
    )
    user.set_password(PHRASE)
    user.save()
    area = {
        "district": district if role.reach == DISTRICT else None,
        "subdistrict": district.subdistrict_set.first() if role.reach == SUBDISTRICT else None,
    }
    if not user.grants.in_force(timezone.localdate()).filter(role=slug, **area).exists():
        RoleGrant.objects.create(user=user, role=slug, ends_on=in_a_year if role.limited else None, **area)
    return DemoUser(username, PHRASE, role.title)
