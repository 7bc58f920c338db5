"""Paging by the row a page follows, and pages of which htmx takes a part."""

import pytest
from django.db.models.functions import Upper
from django.http import Http404, QueryDict
from django.test import RequestFactory

from tests.register_samples import make_business
from umkm_registry.businesses.models import Business
from umkm_registry.pages import KeysetPager

pytestmark = pytest.mark.django_db


def page(address: str = "", order=("sort_name",), per_page: int = 3) -> KeysetPager:
    request = RequestFactory().get(f"/usaha/{address}")
    rows = Business.objects.annotate(sort_name=Upper("name"))
    return KeysetPager(request, rows, order, per_page)


def names(pager: KeysetPager) -> list[str]:
    return [row.name for row in pager.rows]


@pytest.fixture
def eight():
    for name in ["dua", "Satu", "satu", "Tiga", "Satu", "lima", "Empat", "SATU"]:
        make_business(name)


def test_walking_forward_meets_every_row_once_although_names_repeat(eight):
    pager, met = page(), []
    while True:
        met += [row.pk for row in pager.rows]
        if not pager.next_url:
            break
        pager = page(pager.next_url)
    assert len(met) == len(set(met)) == 8


def test_walking_back_shows_the_same_pages(eight):
    first = page()
    second = page(first.next_url)
    third = page(second.next_url)
    assert names(page(third.previous_url)) == names(second)
    assert names(page(second.previous_url)) == names(first)


def test_the_ends_have_no_further_page(eight):
    first = page()
    last = page(page(first.next_url).next_url)
    assert not first.previous_url
    assert first.next_url
    assert last.previous_url
    assert not last.next_url
    assert not page(page(first.next_url).previous_url).previous_url


def test_descending_order_turns_the_walk_around(eight):
    down = page(order=("-sort_name",))
    assert names(down)[0] == "Tiga"
    assert len(names(page(down.next_url, order=("-sort_name",)))) == 3


def test_the_rest_of_the_address_is_kept_and_an_old_cursor_is_not(eight):
    first = page("?skala=micro&skala=small")
    second = page(first.next_url)
    query = QueryDict(second.next_url.removeprefix("?"))
    assert query.getlist("skala") == ["micro", "small"]
    assert len(query.getlist("sesudah")) == 1
    assert "sebelum" not in query


@pytest.mark.parametrize("address", ["?sesudah=tebakan", "?sebelum=WyJBIiwxXQ"])
def test_a_cursor_of_someone_elses_making_is_not_found(eight, address):
    with pytest.raises(Http404):
        page(address)


def test_a_cursor_of_another_order_is_not_found(eight):
    with pytest.raises(Http404):
        page(page().next_url, order=("-sort_name",))


def test_counting_stops_at_the_limit_and_says_so(eight, monkeypatch):
    assert page().total_text == "8"
    monkeypatch.setattr(KeysetPager, "COUNT_LIMIT", 5)
    assert page().total_text == "5+"


def test_nothing_is_one_empty_page():
    pager = page()
    assert (pager.rows, pager.next_url, pager.previous_url, pager.total_text) == ([], "", "", "0")
