"""The orders of the list, each against plain Python over made-up rows, page by page in either direction."""

from datetime import date, timedelta
from random import Random

import pytest
from django.test import Client

from tests.asking import logged_in
from tests.register_samples import make_business
from umkm_registry.businesses.claiming import claim, give_back
from umkm_registry.businesses.models import Business, Place, Sector
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.regions.models import Subdistrict

LIST = "/usaha/"
SCALES = ["", "micro", "small", "medium"]

# Word in the address → what it compares; unknown values come first.
MODEL = {
    "nama": lambda row: row.name.upper(),
    "wilayah": lambda row: min((p.subdistrict.code for p in row.places.all() if p.subdistrict), default=""),
    "sektor": lambda row: row.sector_id or 0,
    "skala": lambda row: SCALES.index(row.scale),
    "izin": lambda row: row.counted_permits,
    "izin-pertama": lambda row: row.first_permit_on or date.min,
}


@pytest.fixture
def manager(cast) -> Client:
    return logged_in(cast["data_manager"])


@pytest.fixture
def sixty(cast) -> list[Business]:
    """Two pages and a half, with every value repeated and some unknown."""
    chance = Random(3)
    kelurahan, sectors = [None, *Subdistrict.objects.all()[:6]], [None, *Sector.objects.all()[:3]]
    for number in range(60):
        business = make_business(f"Usaha {number * 7 % 60 // 2:02d}", subdistrict=chance.choice(kelurahan))
        Place.objects.create(act=business.act, business=business, subdistrict=chance.choice(kelurahan))
        Business.objects.filter(pk=business.pk).update(
            scale=chance.choice(SCALES),
            counted_permits=chance.randrange(4),
            first_permit_on=chance.choice([None, date(2026, 1, 1) + timedelta(days=chance.randrange(20))]),
        )
    refresh_summaries()
    for business in Business.objects.all():
        Business.objects.filter(pk=business.pk).update(sector=chance.choice(sectors))
    return list(Business.objects.order_by("id"))


def walk(client: Client, order: str) -> list[list[int]]:
    """The ids on every page from the first to the last; going back shows the same pages."""
    pages, pager = [], client.get(f"{LIST}?urut={order}").context["pager"]
    while True:
        pages.append([row.pk for row in pager.rows])
        if not pager.next_url:
            break
        pager = client.get(LIST + pager.next_url).context["pager"]
    for page in reversed(pages[:-1]):
        pager = client.get(LIST + pager.previous_url).context["pager"]
        assert [row.pk for row in pager.rows] == page
    return pages


@pytest.mark.parametrize("word", MODEL)
def test_every_order_is_that_of_plain_python_in_both_directions(manager, sixty, word):
    expected = [row.pk for row in sorted(sixty, key=lambda row: (MODEL[word](row), row.pk))]
    assert len({MODEL[word](row) for row in sixty}) > 3
    assert [pk for page in walk(manager, word) for pk in page] == expected
    assert [pk for page in walk(manager, f"-{word}") for pk in page] == expected[::-1]


def test_an_order_that_does_not_exist_is_the_usual_one(manager, sixty):
    assert walk(manager, "panjang-nama") == walk(manager, "nama")


def test_a_place_that_was_merged_away_gives_its_business_no_region(cast):
    kelurahan = Subdistrict.objects.first()
    business = make_business("A")
    gone = Place.objects.create(act=business.act, business=business, subdistrict=kelurahan)
    Place.objects.filter(pk=gone.pk).update(merged_into=business.places.first())
    refresh_summaries()
    assert Business.objects.get().region_code == ""


def test_a_claimed_kelurahan_moves_its_business_and_giving_it_back_moves_it_again(cast):
    kelurahan = Subdistrict.objects.first()
    place = make_business("A").places.get()
    act = claim([place.pk], kelurahan, cast["data_manager"]).act
    assert Business.objects.get().region_code == kelurahan.code
    give_back(act, cast["data_manager"])
    assert Business.objects.get().region_code == ""


def test_the_heading_says_the_order_and_turns_it_keeping_the_filters(manager, cast):
    make_business("A")
    page = manager.get(f"{LIST}?skala=micro").content.decode()
    assert 'aria-sort="ascending"><a href="?skala=micro&amp;urut=-nama"' in page
    page = manager.get(f"{LIST}?skala=micro&urut=-nama").content.decode()
    assert 'aria-sort="descending"><a href="?skala=micro&amp;urut=nama"' in page
    page = manager.get(f"{LIST}?skala=micro&urut=-izin").content.decode()
    assert page.count("aria-sort=") == 1
    assert 'aria-sort="descending"><a href="?skala=micro&amp;urut=izin"' in page
