"""Businesses counted by kecamatan: each number equals the rows it opens."""

from datetime import date

import pytest
from django.test import Client

from tests.register_samples import add_permit, make_business, make_register, refresh_all
from umkm_registry.businesses.districts import counts_by_district, semester_start
from umkm_registry.businesses.models import Place
from umkm_registry.regions.models import Subdistrict

DAY = date(2026, 11, 24)


def test_a_semester_begins_in_january_or_july():
    assert semester_start(DAY) == date(2026, 7, 1)
    assert semester_start(date(2026, 6, 30)) == date(2026, 1, 1)


def test_a_business_in_two_kecamatan_counts_in_both_and_once_in_the_total(cast):
    one, other = Subdistrict.objects.first(), Subdistrict.objects.last()
    business = make_business("A", subdistrict=one)
    for _ in range(2):
        Place.objects.create(act=business.act, business=business, subdistrict=other)
    counts = counts_by_district(cast["leadership"], DAY)
    there = {row.name: row.businesses for row in counts.rows if row.businesses}
    assert there == {one.district.name: 1, other.district.name: 1}
    assert counts.total.businesses == 1


def test_without_a_known_kelurahan_it_is_unknown_not_left_out(cast):
    make_business("A")
    counts = counts_by_district(cast["leadership"], DAY)
    assert (counts.unknown.businesses, counts.total.businesses) == (1, 1)


def test_new_are_those_whose_first_permit_came_this_semester(cast):
    where = Subdistrict.objects.first()
    add_permit(make_business("Lama", subdistrict=where), date(2026, 6, 30))
    add_permit(make_business("Baru", subdistrict=where), date(2026, 7, 1))
    make_business("Tanpa", subdistrict=where)
    refresh_all()
    total = counts_by_district(cast["leadership"], DAY).total
    assert (total.businesses, total.permitted, total.new) == (3, 2, 1)


def test_an_officer_sees_the_own_kecamatan_and_no_unknown(cast):
    make_register(40, DAY)
    counts = counts_by_district(cast["district_officer"], DAY)
    assert [row.name for row in counts.rows] == [cast["district_officer"].grants.get().district.name]
    assert counts.unknown is None
    assert counts.total.businesses == counts.rows[0].businesses > 0


@pytest.mark.parametrize("column", ["businesses", "permitted", "new"])
def test_every_number_opens_as_many_rows_as_it_says(cast, column, monkeypatch):
    make_register(40, DAY)
    client = Client()
    client.force_login(cast["data_manager"])
    counts = counts_by_district(cast["data_manager"], DAY)
    more = {"businesses": "", "permitted": "&izin=ada", "new": "&sejak=2026-07-01"}[column]
    for row in [*counts.rows, counts.unknown]:
        pager = client.get(f"/usaha/?kecamatan={row.code}{more}").context["pager"]
        assert pager.total == getattr(row, column), row.name
