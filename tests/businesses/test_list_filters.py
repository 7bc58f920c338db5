"""Every further filter of the list against plain Python over made-up rows, and its scope and cost."""

from datetime import date, timedelta
from random import Random

import pytest
from django.test import Client

from tests.register_samples import add_activity, make_business
from umkm_registry.businesses.models import Business, Identifier, Owner, Place, Sector
from umkm_registry.regions.models import Subdistrict

LIST = "/usaha/"
FORMS = ["Perorangan", "Persekutuan Komanditer (CV)", "Koperasi"]
CODES = ["10794", "56101", "56290", None]
FIRST = date(2026, 1, 1)

# Address → what a row must be like to stand in the list.
MODEL = {
    "kbli=56": lambda row: (row["kbli"] or "").startswith("56"),
    "kbli=56101": lambda row: row["kbli"] == "56101",
    "bentuk=komanditer": lambda row: row["form"] == FORMS[1],
    "sumber=oss": lambda row: row["source"] == "oss",
    "sumber=form": lambda row: row["source"] == "form",
    "nib=ada": lambda row: row["nib"],
    "nib=tanpa": lambda row: not row["nib"],
    "telepon=ada": lambda row: row["owner_phone"] or row["place_phone"],
    "telepon=tanpa": lambda row: not (row["owner_phone"] or row["place_phone"]),
    "keaktifan=1": lambda row: row["status"] == 1,
    "keaktifan=1&keaktifan=4": lambda row: row["status"] in (1, 4),
    "keaktifan=-": lambda row: row["status"] is None,
    "keaktifan=-&keaktifan=4": lambda row: row["status"] in (None, 4),
    "sampai=2026-01-10": lambda row: row["first"] and row["first"] <= date(2026, 1, 10),
    "sejak=2026-01-05&sampai=2026-01-10": lambda row: (
        row["first"] and date(2026, 1, 5) <= row["first"] <= date(2026, 1, 10)
    ),
    "skala=micro": lambda row: row["scale"] == "micro",
    "skala=-&skala=small": lambda row: row["scale"] in ("", "small"),
    "pelaku=body": lambda row: row["owner_kind"] == "body",
    "sektor=-": lambda row: row["sector"] is None,
    "sektor=kuliner&sektor=-": lambda row: row["sector"] in ("kuliner", None),
    "izin=belum": lambda row: row["permits"] == 0,
    "izin=ada": lambda row: row["permits"] > 0,
    "ekspor=hilang": lambda row: row["gone"],
    "kbli=56&nib=ada&keaktifan=1": lambda row: (row["kbli"] or "")[:2] == "56" and row["nib"] and row["status"] == 1,
}


@pytest.fixture
def rows(cast) -> list[dict]:
    """Twenty-four businesses, no more than stand on one page."""
    chance = Random(7)
    return [made(f"Usaha {number:02d}", chance) for number in range(24)]


def made(name: str, chance: Random) -> dict:
    row = {
        "name": name,
        "form": chance.choice(FORMS),
        "kbli": chance.choice(CODES),
        "source": chance.choice(["oss", "form"]),
        "nib": chance.random() < 0.6,
        "owner_phone": chance.random() < 0.3,
        "place_phone": chance.random() < 0.3,
        "status": chance.choice([1, 4, None]),
        "scale": chance.choice(["", "micro", "small"]),
        "owner_kind": chance.choice(["person", "body"]),
        "sector": chance.choice(["kuliner", "fesyen", None]),
        "permits": chance.randrange(3),
        "gone": chance.random() < 0.3,
        "first": chance.choice([None, FIRST + timedelta(days=chance.randrange(15))]),
    }
    write(row)
    return row


def write(row: dict) -> None:
    business = make_business(row["name"], legal_form=row["form"])
    if row["kbli"]:
        add_activity(business, row["kbli"])
    Identifier.objects.filter(business=business).update(source=row["source"], damaged=not row["nib"])
    phone = "k:rekaan" if row["owner_phone"] else ""
    Owner.objects.filter(pk=business.owner_id).update(phone_hash=phone, kind=row["owner_kind"])
    place_phone = "k:rekaan" if row["place_phone"] else ""
    Place.objects.filter(business=business).update(phone_hash=place_phone, operating_status=row["status"])
    Business.objects.filter(pk=business.pk).update(
        first_permit_on=row["first"],
        scale=row["scale"],
        sector=Sector.objects.filter(code=row["sector"]).first(),
        counted_permits=row["permits"],
        gone_since=FIRST if row["gone"] else None,
    )


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def names(client: Client, query: str) -> list[str]:
    return [business.name for business in client.get(f"{LIST}?{query}").context["pager"].rows]


def test_each_filter_lists_what_plain_python_finds(cast, rows):
    manager = logged_in(cast["data_manager"])
    for query, holds in MODEL.items():
        expected = [row["name"] for row in rows if holds(row)]
        assert 0 < len(expected) < len(rows), f"{query} tells no rows apart"
        assert names(manager, query) == expected, query


def test_a_kelurahan_lists_its_own_businesses_and_is_named_in_its_chip(cast):
    sepinggan = Subdistrict.objects.get(name="Sepinggan")
    make_business("Di Sini", subdistrict=sepinggan)
    make_business("Di Sana", subdistrict=Subdistrict.objects.exclude(pk=sepinggan.pk).first())
    response = logged_in(cast["data_manager"]).get(f"{LIST}?kelurahan={sepinggan.code}")
    assert [business.name for business in response.context["pager"].rows] == ["Di Sini"]
    assert [(chip["name"], chip["value"]) for chip in response.context["chips"]] == [("Kelurahan", "Sepinggan")]


def test_an_officer_chooses_among_own_kelurahan_only(cast):
    own = cast["district_officer"].grants.get().district
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    make_business("Lain", subdistrict=elsewhere)
    response = logged_in(cast["district_officer"]).get(f"{LIST}?kelurahan={elsewhere.code}")
    offered = response.context["filter"].form.fields["kelurahan"].choices
    assert [district for district, _ in offered] == [own.name]
    assert list(response.context["pager"].rows) == []
    assert "Sebagian saringan tidak dikenal" in response.content.decode()


def test_what_is_known_of_a_place_elsewhere_lets_no_officer_find_its_business(cast):
    own = cast["district_officer"].grants.get().district
    business = make_business("Dua Tempat", subdistrict=own.subdistrict_set.first())
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    Place.objects.create(
        act=business.act, business=business, subdistrict=elsewhere, phone_hash="k:rekaan", operating_status=4
    )
    officer, manager = logged_in(cast["district_officer"]), logged_in(cast["data_manager"])
    for query in ["telepon=ada", "keaktifan=4"]:
        assert names(officer, query) == [], query
        assert names(manager, query) == ["Dua Tempat"], query


def test_a_kbli_that_is_no_number_is_said_and_ignored(cast):
    make_business("A")
    response = logged_in(cast["data_manager"]).get(f"{LIST}?kbli=soto")
    assert len(response.context["pager"].rows) == 1
    assert "Sebagian saringan tidak dikenal" in response.content.decode()


def test_the_list_takes_few_queries_however_many_filters_and_rows(cast, django_assert_max_num_queries):
    manager = logged_in(cast["data_manager"])
    query = "kbli=10&nib=ada&telepon=tanpa&keaktifan=-&bentuk=perorangan&sumber=oss"

    def count() -> int:
        with django_assert_max_num_queries(14) as queries:
            manager.get(f"{LIST}?{query}")
        return len(queries)

    add_activity(make_business("A"))
    few = count()
    for number in range(12):
        add_activity(make_business(f"B {number}"))
    assert count() == few
