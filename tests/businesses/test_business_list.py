"""The list of businesses: finding, filtering, what is shown to whom."""

from datetime import date

import pytest
from django.test import Client

from tests.register_samples import add_permit, make_business, refresh_all
from umkm_registry.businesses.models import Business, Place
from umkm_registry.regions.models import Subdistrict

LIST = "/usaha/"
HTMX = {"HX-Request": "true", "HX-Target": "daftar"}
HTMX_CHIPS = {"HX-Request": "true", "HX-Target": "saringan"}


@pytest.fixture
def sepinggan(cast):
    return Subdistrict.objects.get(name="Sepinggan")


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def names(client: Client, address: str = LIST) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [business.name for business in response.context["pager"].rows]


@pytest.mark.parametrize(
    "asked", ["ombak", "OMBAK TUJUH", "tujuh amplang", "rekawati", "amplang rekawati", "%20ombak%20"]
)
def test_every_word_may_stand_in_the_name_or_in_the_owners_name(manager, asked):
    make_business("Amplang Ombak Tujuh", "Rekawati")
    make_business("Amplang Karang", "Misalia")
    assert names(manager, f"{LIST}?q={asked}") == ["Amplang Ombak Tujuh"]


def test_a_nib_is_found_whole_with_spaces_by_its_beginning_and_without_its_first_zero(manager):
    business = make_business("Amplang Ombak Tujuh")
    make_business("Abon Karang")
    number = business.identifiers.get()
    number.value = "0203220000127"
    number.save()
    for asked in ["0203220000127", "0203 2200 00127", "020322", "203220000127"]:
        assert names(manager, f"{LIST}?q={asked}") == ["Amplang Ombak Tujuh"], asked


def test_a_short_number_is_part_of_a_name(manager):
    make_business("Warung 88")
    assert names(manager, f"{LIST}?q=88") == ["Warung 88"]


def test_a_percent_sign_is_a_letter_like_any_other(manager):
    make_business("Warung Murah")
    assert names(manager, f"{LIST}?q=%25") == []


def test_a_misspelt_name_finds_the_names_like_it_and_says_so(manager):
    make_business("Amplang Ombak Tujuh")
    make_business("Penatu Karang")
    response = manager.get(f"{LIST}?q=amplng ombak")
    assert [business.name for business in response.context["pager"].rows] == ["Amplang Ombak Tujuh"]
    assert "Tidak ada yang memuat “amplng ombak”; ini nama yang mirip" in response.content.decode()


def test_nothing_found_says_what_each_filter_hides(manager):
    make_business("Amplang Ombak Tujuh")
    make_business("Amplang Karang")
    page = manager.get(f"{LIST}?q=amplang&skala=small&izin=ada").content.decode()
    assert "Tidak ada usaha yang cocok dengan “amplang”" in page
    assert "Menghapus satu saringan saja tidak cukup" in page
    assert '<a class="btn btn-plain" href="/usaha/?q=amplang">Cari tanpa saringan</a>' in page
    page = manager.get(f"{LIST}?q=amplang&skala=small").content.decode()
    assert '<a href="/usaha/?q=amplang">Tanpa Skala: Usaha Kecil</a> <span class="muted">2 usaha' in page


def test_large_businesses_are_outside_the_list_but_can_be_searched(manager):
    make_business("Pabrik Besar Rekaan", scale="large")
    refresh_all()
    assert names(manager) == []
    assert names(manager, f"{LIST}?q=pabrik") == ["Pabrik Besar Rekaan"]
    assert "di luar hitungan UMKM" in manager.get(f"{LIST}?q=pabrik").content.decode()


def test_a_merged_business_is_neither_listed_nor_found(manager):
    kept = make_business("Amplang Ombak Tujuh")
    make_business("Amplang Ombak 7", merged_into=kept)
    assert names(manager, f"{LIST}?q=amplang") == names(manager) == ["Amplang Ombak Tujuh"]


def test_filters_of_one_kind_add_up_and_filters_of_two_kinds_narrow(manager, sepinggan):
    make_business("A", subdistrict=sepinggan)
    make_business("B", subdistrict=sepinggan, scale="small")
    make_business("C", scale="small")
    refresh_all()
    here = sepinggan.district.code
    assert names(manager, f"{LIST}?kecamatan={here}") == ["A", "B"]
    assert names(manager, f"{LIST}?kecamatan={here}&skala=small") == ["B"]
    assert names(manager, f"{LIST}?kecamatan={here}&kecamatan=-") == ["A", "B", "C"]
    assert names(manager, f"{LIST}?kecamatan=-") == ["C"]


def test_a_merged_place_puts_no_business_into_a_kecamatan(manager, sepinggan):
    business = make_business("A")
    gone = Place.objects.create(act=business.act, business=business, subdistrict=sepinggan)
    Place.objects.filter(pk=gone.pk).update(merged_into=business.places.first())
    assert names(manager, f"{LIST}?kecamatan={sepinggan.district.code}") == []


def test_businesses_with_and_without_a_permit_and_new_ones_can_be_told_apart(manager):
    add_permit(make_business("Lama"), date(2024, 5, 1))
    add_permit(make_business("Baru"), date(2026, 8, 1))
    make_business("Tanpa")
    refresh_all()
    assert names(manager, f"{LIST}?izin=ada") == ["Baru", "Lama"]
    assert names(manager, f"{LIST}?izin=belum") == ["Tanpa"]
    assert names(manager, f"{LIST}?sejak=2026-07-01") == ["Baru"]


def test_businesses_that_the_last_full_export_lacks_can_be_listed(manager):
    gone = make_business("Hilang")
    Business.objects.filter(pk=gone.pk).update(gone_since=date(2026, 10, 31))
    make_business("Masih Ada")
    assert names(manager, f"{LIST}?ekspor=hilang") == ["Hilang"]
    assert names(manager, f"{LIST}?ekspor=ada") == ["Masih Ada"]


def test_a_filter_that_does_not_exist_is_said_and_ignored(manager):
    make_business("A")
    page = manager.get(f"{LIST}?skala=raksasa&kecamatan=99&sejak=kapan").content.decode()
    assert "Sebagian saringan tidak dikenal" in page
    assert ">A</a>" in page


def test_each_filter_is_a_chip_whose_link_takes_only_itself_away(manager, sepinggan):
    here = sepinggan.district.code
    response = manager.get(f"{LIST}?q=a&kecamatan={here}&skala=micro&skala=small&sejak=2026-07-01")
    chips = {(chip["name"], chip["value"]): chip["url"] for chip in response.context["chips"]}
    assert set(chips) == {
        ("Kecamatan", sepinggan.district.name),
        ("Skala", "Usaha Mikro"),
        ("Skala", "Usaha Kecil"),
        ("Izin usaha pertama sejak", "1 Juli 2026"),
    }
    assert chips["Skala", "Usaha Mikro"] == f"{LIST}?q=a&kecamatan={here}&skala=small&sejak=2026-07-01"


def test_an_officer_of_a_kecamatan_sees_its_businesses_only(cast):
    own = cast["district_officer"].grants.get().district
    here = own.subdistrict_set.first()
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    make_business("Sendiri", subdistrict=here)
    make_business("Lain", subdistrict=elsewhere)
    make_business("Entah")
    refresh_all()
    officer = logged_in(cast["district_officer"])
    assert names(officer) == names(officer, f"{LIST}?q=rekawati") == ["Sendiri"]
    assert names(officer, f"{LIST}?kecamatan=-") == []
    assert elsewhere.district.name not in officer.get(LIST).content.decode()


def test_htmx_gets_the_list_alone_and_a_browser_the_whole_page(manager):
    make_business("A")
    part = manager.get(LIST, headers=HTMX)
    assert "<html" not in part.content.decode()
    assert ">A</a>" in part.content.decode()
    assert "<html" in manager.get(LIST).content.decode()
    assert "HX-Request" in part.headers["Vary"]


def test_queries_do_not_grow_with_rows(manager, django_assert_max_num_queries, sepinggan):
    def count() -> int:
        with django_assert_max_num_queries(12) as queries:  # session, user and navigation included
            manager.get(LIST)
        return len(queries)

    make_business("A", subdistrict=sepinggan)
    few = count()
    for number in range(12):
        make_business(f"B {number}", subdistrict=sepinggan)
    assert count() == few


def test_the_chips_tell_how_many_businesses_each_filter_finds_alone(manager, django_assert_max_num_queries):
    make_business("A", scale="small", legal_form="CV")
    make_business("B", scale="small")
    make_business("C")
    with django_assert_max_num_queries(12):
        response = manager.get("/usaha/saringan/?q=a&skala=small&bentuk=cv&sejak=2026-01-01", headers=HTMX_CHIPS)
    counts = {chip["value"]: chip["count"] for chip in response.context["chips"]}
    assert counts == {"Usaha Kecil": "2", "cv": "1", "1 Januari 2026": "0"}
    assert "<html" not in response.content.decode()


def test_an_empty_register_says_where_businesses_come_from(manager):
    assert "Belum ada usaha tercatat" in manager.get(LIST).content.decode()
