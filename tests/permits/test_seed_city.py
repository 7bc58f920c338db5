"""A seeded city is a plausible register: everything linked, sealed and summed up, made by one act."""

from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Count, F

from permits.models import Permit
from permits.oss import samples
from permits.oss.samples.firms import Firms
from permits.oss.seeding import SeedRefused, seed_city
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.models import Activity, Business, Identifier, Owner, Place
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.models import Act
from umkm_registry.identifiers import nik, phone
from umkm_registry.reference_data import load_reference_data
from umkm_registry.sealing import fingerprint, unseal

pytestmark = pytest.mark.django_db
SIZE = 600
PARTS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text ~ '^(businesses|permits)_'
UNION ALL SELECT indexname, indexdef FROM pg_indexes WHERE tablename ~ '^(businesses|permits)_'
"""


def parts() -> set:
    with connection.cursor() as cursor:
        cursor.execute(PARTS)
        return set(cursor.fetchall())


@pytest.fixture
def city():
    load_reference_data()
    return seed_city(SIZE)


def test_it_writes_about_three_activities_and_two_permits_a_business(city):
    assert Business.objects.count() == Owner.objects.count() == SIZE
    assert 2.5 < Activity.objects.count() / SIZE < 3.5
    assert 1.8 < Permit.objects.count() / SIZE < 2.4
    assert city == {
        "pelaku usaha": SIZE,
        "usaha": SIZE,
        "nomor": Identifier.objects.count(),
        "tempat usaha": Place.objects.count(),
        "kegiatan usaha": Activity.objects.count(),
        "izin": Permit.objects.count(),
    }


def test_one_act_of_the_system_made_it_all(city):
    act = Act.objects.get()
    assert act.door == "system"
    assert "rekaan" in act.label
    for model in (Owner, Business, Identifier, Place, Activity, Permit):
        assert set(model.objects.values_list("act", flat=True)) == {act.pk}


def test_places_lie_in_every_kelurahan_and_some_in_none(city):
    places = Counter(Place.objects.values_list("subdistrict__name", flat=True))
    assert len(places) == 35
    assert 0 < places[None] < 0.03 * sum(places.values())
    assert not Place.objects.filter(region_text="").exists()


def test_personal_data_is_sealed_and_whole(city):
    owner = Owner.objects.exclude(nik_hash="").exclude(phone_hash="").first()
    number = unseal(owner.nik_sealed)
    assert nik.is_valid(number)
    assert fingerprint(number) == owner.nik_hash
    assert owner.nik_mask == nik.mask(number)
    assert phone.parse(unseal(owner.phone_sealed)).value.startswith(("+62844", "+62845"))
    assert nik.birth_date(number, owner.act.at.date()) == owner.birth_date
    assert 0.2 < Owner.objects.exclude(nik_hash="").count() / SIZE < 0.5
    assert 0.6 < Owner.objects.exclude(phone_hash="").count() / SIZE < 0.9


def test_summaries_are_those_that_a_refresh_would_write(city):
    assert refresh_business_summaries() == 0
    assert refresh_permit_summaries() == 0
    assert Business.objects.filter(sector__isnull=False).count() == SIZE
    assert 0.9 < Business.objects.filter(counted_permits=1).count() / SIZE < 1
    assert Business.objects.filter(counted_permits=0, first_permit_on__isnull=True).count() == SIZE / 50
    assert Business.objects.filter(in_scope=False).exists()
    assert Business.objects.filter(gone_since__isnull=False).count() == SIZE / 100


def test_some_businesses_hold_only_an_iumk_or_nothing(city):
    kinds = Counter(Permit.objects.values_list("permit_type", flat=True))
    assert kinds["nib"] == Identifier.objects.filter(kind="nib").count() == SIZE - SIZE / 25 - SIZE / 50
    assert kinds["iumk"] == SIZE / 25
    assert kinds["sppl"] > 0.6 * SIZE
    assert not Permit.objects.filter(permit_type="iumk", business__identifiers__isnull=False).exists()
    assert Permit.objects.filter(permit_type="p-irt", computed_expiry_on__year=F("issued_on__year") + 5).exists()


def test_permits_and_activities_belong_to_the_same_business(city):
    linked = Permit.objects.filter(activity__isnull=False)
    assert linked.count() > SIZE
    assert not linked.exclude(business=F("activity__place__business")).exists()
    assert not linked.exclude(project_digits=F("activity__project_digits")).exists()
    assert Business.objects.alias(places_held=Count("places")).filter(places_held__gt=1).count() > SIZE / 10


def test_it_is_the_city_of_the_generated_exports(city):
    headers, rows = samples.make("proyek_2024_28", 500)
    told = {row[headers.index("Id Proyek")][2:] for row in rows}
    known = set(Activity.objects.filter(project_digits__in=told).values_list("project_digits", flat=True))
    assert len(known) > 0.9 * len(told)


def test_constraints_and_indexes_stand_as_before():
    load_reference_data()
    before = parts()
    seed_city(50)
    assert parts() == before


def test_rows_made_afterwards_get_ids_of_their_own(city):
    act = Act.objects.get()
    owner = Owner.objects.create(kind="person", name="Contoh Sesudah", act=act)
    assert Business.objects.create(owner=owner, name="Contoh Sesudah", act=act).pk > SIZE


def test_the_seed_decides_which_city_it_is():
    load_reference_data()
    seed_city(20, seed=5)
    names = list(Business.objects.order_by("id").values_list("name", flat=True))
    assert names == [Firms(5, quirks=False).firm(index).name for index in range(20)]
    assert names != [Firms(6, quirks=False).firm(index).name for index in range(20)]


def test_a_register_with_businesses_is_left_alone(city):
    with pytest.raises(SeedRefused, match="sudah berisi usaha"):
        seed_city(10, seed=2)
    assert Business.objects.count() == SIZE


def test_empty_reference_tables_are_refused():
    with pytest.raises(SeedRefused, match="load_reference_data"):
        seed_city(10)
    assert not Act.objects.exists()


def test_the_command_refuses_outside_the_demo_unless_forced(settings, capsys):
    load_reference_data()
    settings.DEMO = False
    with pytest.raises(CommandError, match="bukan demo"):
        call_command("seed_city", "--businesses", "10")
    assert not Business.objects.exists()
    call_command("seed_city", "--businesses", "10", "--force")
    assert Business.objects.count() == 10
    assert "10 usaha" in capsys.readouterr().out
