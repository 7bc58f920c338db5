"""The story of one row, version by version, and the way back to any of them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permits.models import Permit
from tests.asking import logged_in, text
from tests.businesses.editing_by_hand import edit
from tests.history.put_backs import decide, preview, put_back, told
from tests.register_samples import make_business
from umkm_registry.businesses.models import Business, Place
from umkm_registry.history.models import Act
from umkm_registry.history.written import kinds


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def way_back(business: Business) -> str:
    """The address that leads back to the first version of a business."""
    return f"/riwayat/usaha/{business.pk}/kembalikan/{business.versions.earliest('pgh_id').pgh_id}/"


def test_each_kind_of_row_has_its_story(officer, register):
    own = register["own"]
    rows = {
        "usaha": own,
        "pelaku-usaha": own.owner,
        "tempat-usaha": own.places.get(),
        "kegiatan-usaha": own.places.get().activities.get(),
        "izin": Permit.objects.get(business=own),
        "nomor": own.identifiers.get(),
    }
    assert rows.keys() == kinds().keys()
    for kind, row in rows.items():
        assert "Didaftarkan untuk contoh" in text(officer, f"/riwayat/{kind}/{row.pk}/")


def test_rows_elsewhere_have_no_story(officer, register):
    foreign = register["foreign"]
    for kind, row in {
        "usaha": foreign,
        "tempat-usaha": foreign.places.get(),
        "nomor": foreign.identifiers.get(),
    }.items():
        assert officer.get(f"/riwayat/{kind}/{row.pk}/").status_code == 404


def test_a_story_is_told_in_sentences_newest_first(officer, register):
    own = register["own"]
    edit(officer, f"/usaha/{own.pk}/ubah/", name="Amplang Satu")
    edit(officer, f"/usaha/{own.pk}/ubah/", product="Kerupuk")
    page = words(text(officer, f"/riwayat/usaha/{own.pk}/"))
    assert "Produk diisi Kerupuk" in page
    assert "Nama usaha diubah dari Amplang Ombak Tujuh menjadi Amplang Satu" in page
    assert page.index("Kerupuk") < page.index("Amplang Satu .")
    assert "Nur Khayalia, lewat formulir" in page


def test_a_row_goes_back_to_any_version_with_all_its_values(officer, register):
    own = register["own"]
    edit(officer, f"/usaha/{own.pk}/ubah/", name="Amplang Satu", product="Kerupuk")
    edit(officer, f"/usaha/{own.pk}/ubah/", name="Amplang Dua", scale="small")
    made = put_back(officer, way_back(own))
    own.refresh_from_db()
    assert (own.name, own.product, own.scale) == ("Amplang Ombak Tujuh", "", "micro")
    assert (made.door, made.undoes, own.act, own.confirmed) == ("undo", None, made, {})


def test_a_version_that_stands_already_is_said(officer, register):
    own = register["own"]
    Business.objects.filter(pk=own.pk).update(act=Act.objects.create(door="form", label="Diperiksa"))
    page = preview(officer, way_back(own))
    assert "sudah sama seperti keadaan itu" in told(page, "Dipertahankan")
    assert "Tidak ada yang dapat dikembalikan" in page


def test_a_version_of_another_row_is_nowhere_to_be_found(officer, register):
    own, other = register["own"], make_business("Contoh Lain")
    for business in (own, other):
        Business.objects.filter(pk=business.pk).update(product="Kerupuk")
    version = other.versions.get().pgh_id
    assert officer.get(f"/riwayat/usaha/{own.pk}/kembalikan/{version}/").status_code == 404


def test_both_numbers_of_a_position_go_back_together(officer, register):
    place = register["own"].places.get()
    act = Act.objects.create(door="form", label="Letak dicatat")
    Place.objects.filter(pk=place.pk).update(
        latitude="-1.250000", longitude="116.850000", act=act, confirmed={"position": act.pk}
    )
    put_back(officer, f"/riwayat/tempat-usaha/{place.pk}/kembalikan/{place.versions.get().pgh_id}/")
    place.refresh_from_db()
    assert (place.latitude, place.longitude, place.confirmed) == (None, None, {})


def test_the_key_by_which_an_import_finds_a_place_is_left_alone(officer, register):
    place = register["own"].places.get()
    act = Act.objects.create(door="import", label="Impor 9, Proyek OSS: contoh.xlsx")
    Place.objects.filter(pk=place.pk).update(address="Jalan Impor 3", source_key="jalan impor 3|", act=act)
    put_back(officer, f"/riwayat/tempat-usaha/{place.pk}/kembalikan/{place.versions.get().pgh_id}/")
    place.refresh_from_db()
    assert (place.source_key, place.address) == ("jalan impor 3|", place.versions.earliest("pgh_id").address)


def test_what_changed_while_the_preview_was_read_is_shown_first(officer, cast, register):
    own = register["own"]
    edit(officer, f"/usaha/{own.pk}/ubah/", name="Amplang Satu")
    page = preview(officer, way_back(own))
    edit(logged_in(cast["data_manager"]), f"/usaha/{own.pk}/ubah/", product="Kerupuk")
    answer = decide(officer, way_back(own), page).content.decode()
    assert "Data berubah sejak pratinjau ini dibuka" in answer
    assert "Kerupuk" in told(answer, "Dikembalikan")


def test_a_long_story_shows_its_newest_part_and_all_when_asked(officer, register, monkeypatch):
    monkeypatch.setattr("umkm_registry.history.row_page.SHOWN", 3)
    own = register["own"]
    for number in range(5):
        act = Act.objects.create(door="form", label=f"Perubahan contoh {number}")
        Business.objects.filter(pk=own.pk).update(product=f"Kerupuk {number}", act=act)
    page = text(officer, f"/riwayat/usaha/{own.pk}/")
    assert "Semua riwayat, 3 lagi" in page
    assert "Perubahan contoh 1<" not in page
    assert "Perubahan contoh 1<" in text(officer, f"/riwayat/usaha/{own.pk}/?riwayat=semua")


def test_queries_do_not_grow_with_versions(officer, register):
    own = register["own"]

    def queries():
        with CaptureQueriesContext(connection) as caught:
            text(officer, f"/riwayat/usaha/{own.pk}/")
        return len(caught)

    few = queries()
    for number in range(10):
        act = Act.objects.create(door="form", label="Contoh")
        Business.objects.filter(pk=own.pk).update(product=f"Kerupuk {number}", act=act)
    assert queries() <= few  # the first request of a session also notes that it began
