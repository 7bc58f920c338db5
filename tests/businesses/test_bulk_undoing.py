"""Taking a bulk edit back: all is as it was, what others changed since stays, and the page tells which and by whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import logged_in, text
from tests.businesses.bulk_samples import address, bulk_edit, counts, dump, undo
from tests.businesses.editing_by_hand import edit as edit_by_hand
from tests.register_samples import add_activity, make_business, refresh_all
from umkm_registry.businesses.models import Business, Place, Sector
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


@pytest.fixture
def own(cast):
    return cast["district_officer"].grants.get().district.subdistrict_set.first()


def undo_page(client, edit) -> str:
    return text(client, f"{edit.get_absolute_url()}batalkan/")


@pytest.mark.parametrize("fact", ["skala", "bentuk", "modal", "sektor", "kelurahan", "tempat"])
def test_undoing_restores_every_value_and_who_vouched_for_it(cast, manager, own, fact):
    value = {
        "skala": "medium",
        "bentuk": "CV",
        "modal": "pma",
        "sektor": Sector.objects.last().code,
        "kelurahan": own.code,
        "tempat": "stall",
    }[fact]
    for name in ("Satu", "Dua", "Tiga"):
        business = make_business(name)
        add_activity(business)
    vouched = dict.fromkeys(["scale", "legal_form", "capital", "given_sector", "subdistrict", "kind"], business.act_id)
    Business.objects.filter(pk=business.pk).update(confirmed=vouched)
    Place.objects.filter(business=business).update(confirmed=vouched)
    refresh_all()
    before = dump("act_id")
    edit = bulk_edit(manager, ubah=fact, nilai=value, juga="on")
    assert edit.counts["changes"] == 3
    assert dump("act_id") != before
    undone = undo(manager, edit)
    assert dump("act_id") == before
    assert undone.undo_counts == {"restored": 3, "kept": []}
    act = Act.objects.get(door="undo")
    assert (act.undoes, act.actor, act.reason) == (edit.act, cast["data_manager"], "Salah saringan")


def test_what_another_person_changed_since_stays_and_is_told(manager, officer, own):
    changed, other = make_business("Satu", subdistrict=own, scale="small"), make_business("Dua", scale="small")
    edit = bulk_edit(manager, ubah="skala", nilai="micro")
    edit_by_hand(officer, f"/usaha/{changed.pk}/ubah/", scale="medium")
    page = undo_page(manager, edit)
    assert counts(page) == {"Dikembalikan, ke nilai sebelum ubah massal ini": 1}
    assert "diubah sejak itu oleh Nur Khayalia" in page
    undo(manager, edit)
    changed.refresh_from_db()
    other.refresh_from_db()
    assert (changed.scale, other.scale) == ("medium", "small")
    told = text(manager, edit.get_absolute_url())
    assert "diubah sejak itu oleh Nur Khayalia" in told
    assert "1 dikembalikan ke nilai lamanya. Salah saringan" in told


def test_a_later_change_of_another_fact_does_not_hold_a_row(manager, officer, own):
    business = make_business("Satu", subdistrict=own, scale="small")
    edit = bulk_edit(manager, ubah="skala", nilai="micro")
    edit_by_hand(officer, f"/usaha/{business.pk}/ubah/", product="Amplang rekaan")
    undo(manager, edit)
    business.refresh_from_db()
    assert (business.scale, business.product) == ("small", "Amplang rekaan")
    assert set(business.confirmed) == {"product"}


def test_two_edits_of_one_fact_are_undone_in_reverse_order(manager):
    business = make_business("Satu", scale="small")
    before = dump("act_id")
    first = bulk_edit(manager, ubah="skala", nilai="micro")
    second = bulk_edit(manager, ubah="skala", nilai="medium")
    undo(manager, second)
    business.refresh_from_db()
    assert (business.scale, business.confirmed) == ("micro", {"scale": first.act_id})
    undo(manager, first)
    assert dump("act_id") == before


def test_an_edit_overtaken_by_a_later_one_keeps_what_the_later_one_gave(manager):
    business = make_business("Satu", scale="small")
    first = bulk_edit(manager, ubah="skala", nilai="micro")
    bulk_edit(manager, ubah="skala", nilai="medium")
    assert undo(manager, first).undo_counts["restored"] == 0
    business.refresh_from_db()
    assert business.scale == "medium"


def test_what_was_merged_since_stays(manager):
    kept, merged = make_business("Satu", scale="small"), make_business("Dua", scale="small")
    edit = bulk_edit(manager, ubah="skala", nilai="micro")
    act = Act.objects.create(door="merge", label="Digabung untuk contoh")
    Business.objects.filter(pk=merged.pk).update(merged_into=kept, act=act)
    assert undo(manager, edit).undo_counts == {"restored": 1, "kept": [["sudah digabung ke usaha lain", 1]]}
    merged.refresh_from_db()
    assert merged.scale == "micro"


def test_a_kelurahan_taken_off_the_table_since_cannot_come_back(manager, own):
    gone = Subdistrict.objects.create(district=own.district, code="64.71.99.9999", name="Kelurahan Rekaan")
    business = make_business("Satu", subdistrict=gone)
    edit = bulk_edit(manager, ubah="kelurahan", nilai=own.code)
    gone.delete()
    assert undo(manager, edit).undo_counts == {
        "restored": 0,
        "kept": [["nilai lamanya sudah dihapus dari tabel acuan", 1]],
    }
    assert business.places.get().subdistrict == own


def test_what_moved_out_of_the_officers_kecamatan_stays(officer, own):
    business = make_business("Satu", subdistrict=own, scale="small")
    edit = bulk_edit(officer, ubah="skala", nilai="micro")
    elsewhere = Subdistrict.objects.exclude(district=own.district).first()
    business.places.update(subdistrict=elsewhere)
    assert undo(officer, edit).undo_counts == {"restored": 0, "kept": [["di luar wilayah Anda sekarang", 1]]}


def test_undoing_twice_does_nothing_the_second_time(manager):
    make_business("Satu", scale="small")
    edit = undo(manager, bulk_edit(manager, ubah="skala", nilai="micro"))
    page = manager.post(f"{edit.get_absolute_url()}batalkan/", {"alasan": "Lagi"}, follow=True).content.decode()
    assert "Ubah massal ini sudah dibatalkan." in page
    assert Act.objects.filter(door="undo").count() == 1


def test_the_page_of_an_edit_tells_its_story(manager):
    make_business("Soto Rekaan", scale="small", legal_form="CV")
    edit = bulk_edit(manager, q="Soto", ubah="skala", nilai="micro")
    page = text(manager, edit.get_absolute_url())
    for told in ["Skala diubah massal menjadi Usaha Mikro", "Rekawati Umpama", "Contoh perbaikan", "Cari: Soto"]:
        assert told in page
    assert "<del>Usaha Kecil</del>" in page
    assert counts(page)["Diubah, mendapat nilai baru"] == 1


def test_another_persons_edit_is_not_an_officers_to_see_or_undo(manager, officer, own):
    business = make_business("Satu", subdistrict=own, scale="small")
    edit = bulk_edit(manager, ubah="skala", nilai="micro")
    for way in ("", "batalkan/"):
        assert officer.get(edit.get_absolute_url() + way).status_code == 404
    assert officer.post(f"{edit.get_absolute_url()}batalkan/", {"alasan": "x"}).status_code == 404
    business.refresh_from_db()
    assert business.scale == "micro"


def test_the_page_of_a_business_tells_of_the_sector_it_was_given(manager):
    business, given = make_business("Satu"), Sector.objects.last()
    bulk_edit(manager, ubah="sektor", nilai=given.code)
    page = text(manager, business.get_absolute_url())
    assert f"Sektor pilihan petugas diisi <b>{given.name}</b>" in page
    assert "dipastikan Rekawati Umpama" in page


@pytest.mark.parametrize(("fact", "value"), [("sektor", "kuliner"), ("skala", "small"), ("tempat", "stall")])
def test_queries_do_not_grow_with_the_rows_of_an_edit(manager, fact, value):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as heard:
            text(manager, address)
        return len(heard)

    few, many = make_business("Satu"), [make_business(f"Usaha {number}") for number in range(9)]
    edits = [bulk_edit(manager, ubah=fact, nilai=value, pilih=[row.pk for row in rows]) for rows in ([few], many)]
    for page in ("", "batalkan/"):
        counted = [queries(edit.get_absolute_url() + page) for edit in edits]
        assert counted[0] == counted[1]
    asked = {"ubah": "bentuk", "nilai": "CV"}
    assert queries(address(**asked, pilih=few.pk)) == queries(address(**asked))
