"""Changing one fact of many businesses: what the preview says, what is written, what is left alone."""

import pytest

from permits.oss.models import Proposal
from tests.asking import logged_in
from tests.businesses.bulk_samples import PAGE, address, bulk_edit, confirmation, counts, dump, preview
from tests.permits.oss.exports import bring_in, rows_of, workbook
from tests.register_samples import add_activity, make_business, refresh_all
from umkm_registry.businesses.models import BulkEdit, Business, Place, Sector
from umkm_registry.businesses.sectors import rules_changed
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
    """A kelurahan of the district officer's kecamatan."""
    return cast["district_officer"].grants.get().district.subdistrict_set.first()


@pytest.fixture
def foreign(own):
    return Subdistrict.objects.exclude(district=own.district).first()


def vouch(row, name: str, actor) -> None:
    act = Act.objects.create(door="form", actor=actor, label="Dipastikan untuk contoh")
    type(row).objects.filter(pk=row.pk).update(act=act, confirmed={name: act.pk})


def test_the_preview_counts_and_changes_nothing(cast, manager):
    for name, scale in [("Satu", "small"), ("Dua", ""), ("Tiga", "micro"), ("Empat", "small")]:
        business = make_business(name, scale=scale)
    vouch(business, "scale", cast["district_officer"])
    before = dump()
    page = preview(manager, ubah="skala", nilai="micro")
    assert counts(page) == {
        "Akan berubah, mendapat nilai baru": 2,
        "Sudah begitu, nilainya sudah sama": 1,
        "Dilewati, dipastikan orang lain": 1,
    }
    assert "Ubah 2 usaha" in page
    assert "<del>Usaha Kecil</del>" in page
    assert "<del>Tidak diketahui</del>" in page
    assert dump() == before
    assert not BulkEdit.objects.exists()


def test_an_edit_is_one_act_with_its_reason_and_vouched_for(cast, manager):
    changed = [make_business("Satu", scale="small"), make_business("Dua", scale="")]
    kept = make_business("Tiga", scale="micro")
    edit = bulk_edit(manager, ubah="skala", nilai="micro")
    act = Act.objects.get(door="bulk")
    assert (edit.act, act.actor, act.reason) == (act, cast["data_manager"], "Contoh perbaikan")
    for business in Business.objects.filter(pk__in=[row.pk for row in changed]):
        assert (business.scale, business.act, business.confirmed) == ("micro", act, {"scale": act.pk})
    kept.refresh_from_db()
    assert (kept.act.door, kept.confirmed) == ("form", {})
    assert edit.counts["changes"] == 2


def test_only_what_the_filter_finds_is_changed(manager):
    inside, outside = make_business("Soto Rekaan", legal_form="CV"), make_business("Penatu Rekaan", legal_form="CV")
    edit = bulk_edit(manager, q="Soto", ubah="bentuk", nilai="Perorangan")
    inside.refresh_from_db()
    outside.refresh_from_db()
    assert (inside.legal_form, outside.legal_form) == ("Perorangan", "CV")
    assert edit.asked == [["Cari", "Soto"]]


def test_only_the_ticked_ones_are_changed(manager):
    ticked, other = make_business("Satu", capital=""), make_business("Dua", capital="")
    bulk_edit(manager, ubah="modal", nilai="pmdn", pilih=ticked.pk)
    ticked.refresh_from_db()
    other.refresh_from_db()
    assert (ticked.capital, other.capital) == ("pmdn", "")


def test_a_filter_that_is_not_understood_changes_nothing(manager):
    business = make_business("Satu", scale="small")
    page = preview(manager, skala="raksasa", ubah="skala", nilai="micro")
    assert "Sebagian saringan tidak dikenal" in page
    sent = {"alasan": "x", "jejak": "0" * 32, "kunci": "6e1cf0e4-7c8e-4fb0-8d21-0d7c2c5a3f10"}
    assert manager.post(address(skala="raksasa", ubah="skala", nilai="micro"), sent).status_code == 200
    business.refresh_from_db()
    assert business.scale == "small"


@pytest.mark.parametrize(
    "asked", [{"ubah": "nama", "nilai": "x"}, {"ubah": "skala", "nilai": "raksasa"}, {"ubah": "bentuk", "nilai": ""}]
)
def test_a_value_that_is_not_offered_has_no_preview(manager, asked):
    make_business("Satu")
    assert "Pratinjau:" not in preview(manager, **asked)


def test_a_reason_is_asked_for(manager):
    make_business("Satu", scale="small")
    asked = {"ubah": "skala", "nilai": "micro"}
    page = manager.post(address(**asked), confirmation(preview(manager, **asked), reason=" ")).content.decode()
    assert "Tulis alasannya" in page
    assert not BulkEdit.objects.exists()


def test_a_given_sector_goes_before_what_kbli_says(manager):
    business = make_business("Satu")
    add_activity(business, "10794")
    rules_changed()
    business.refresh_from_db()
    by_kbli = business.sector
    given = Sector.objects.exclude(pk=by_kbli.pk).first()
    bulk_edit(manager, ubah="sektor", nilai=given.code)
    refresh_all()
    business.refresh_from_db()
    assert (business.sector, business.given_sector) == (given, given)
    bulk_edit(manager, ubah="sektor", nilai="-")
    business.refresh_from_db()
    assert (business.sector, business.given_sector) == (by_kbli, None)


def test_the_scope_of_the_count_follows_the_scale(manager):
    business = make_business("Satu", scale="micro")
    bulk_edit(manager, ubah="skala", nilai="large")
    business.refresh_from_db()
    assert not business.in_scope


def test_a_kelurahan_is_given_where_a_business_has_one_place(manager, own):
    single, several, nowhere = make_business("Satu"), make_business("Dua"), make_business("Tiga")
    Place.objects.create(act=several.act, business=several, address="Jalan Contoh kedua")
    nowhere.places.all().delete()
    merged = Place.objects.create(
        act=single.act, business=single, address="Jalan lama", merged_into=single.places.get()
    )
    page = preview(manager, ubah="kelurahan", nilai=own.code)
    assert counts(page) == {
        "Akan berubah, mendapat nilai baru": 1,
        "Sudah begitu, nilainya sudah sama": 0,
        "Dilewati, punya beberapa tempat usaha": 1,
        "Dilewati, belum punya tempat usaha": 1,
    }
    edit = bulk_edit(manager, ubah="kelurahan", nilai=own.code)
    place = single.places.get(merged_into=None)
    assert (place.subdistrict, place.act, place.confirmed) == (own, edit.act, {"subdistrict": edit.act_id})
    assert set(several.places.values_list("subdistrict", flat=True)) == {None}
    merged.refresh_from_db()
    assert merged.subdistrict is None


def test_what_another_person_vouched_for_needs_a_tick_and_ones_own_does_not(cast, manager):
    others, mine = make_business("Satu", scale="small"), make_business("Dua", scale="small")
    vouch(others, "scale", cast["district_officer"])
    vouch(mine, "scale", cast["data_manager"])
    bulk_edit(manager, ubah="skala", nilai="micro")
    others.refresh_from_db()
    mine.refresh_from_db()
    assert (others.scale, mine.scale) == ("small", "micro")
    page = preview(manager, ubah="skala", nilai="micro", juga="on")
    assert "Di antaranya 1 usaha yang nilainya sudah dipastikan orang lain" in page
    bulk_edit(manager, ubah="skala", nilai="micro", juga="on")
    others.refresh_from_db()
    assert others.scale == "micro"


def test_an_officer_changes_nothing_of_another_kecamatan(officer, own, foreign):
    mine = make_business("Satu", subdistrict=own, scale="small")
    theirs, nowhere = make_business("Dua", subdistrict=foreign, scale="small"), make_business("Tiga", scale="small")
    edit = bulk_edit(officer, ubah="skala", nilai="micro", pilih=[mine.pk, theirs.pk, nowhere.pk])
    assert edit.counts["total"] == 1
    for business, scale in [(mine, "micro"), (theirs, "small"), (nowhere, "small")]:
        business.refresh_from_db()
        assert business.scale == scale


def test_an_officer_moves_nothing_to_another_kecamatan(officer, own, foreign):
    make_business("Satu", subdistrict=own)
    page = preview(officer, ubah="kelurahan", nilai=foreign.code)
    assert "Pilih kelurahan dari daftar" in page
    assert "Pratinjau:" not in page


def test_merged_businesses_stay_as_they_are(manager):
    living = make_business("Satu", scale="small")
    tombstone = make_business("Dua", scale="small", merged_into=living)
    bulk_edit(manager, ubah="skala", nilai="micro", pilih=[living.pk, tombstone.pk])
    tombstone.refresh_from_db()
    assert tombstone.scale == "small"


def test_what_changed_since_the_preview_is_shown_again_and_nothing_is_written(cast, manager):
    first, second = make_business("Satu", scale="small"), make_business("Dua", scale="small")
    asked = {"ubah": "skala", "nilai": "micro"}
    sent = confirmation(preview(manager, **asked))
    vouch(first, "scale", cast["district_officer"])
    page = manager.post(address(**asked), sent).content.decode()
    assert "Data berubah sejak pratinjau" in page
    assert "Ubah 1 usaha" in page
    assert "Contoh perbaikan" in page
    second.refresh_from_db()
    assert second.scale == "small"
    assert manager.post(address(**asked), confirmation(page)).status_code == 302
    second.refresh_from_db()
    assert second.scale == "micro"


def test_a_form_sent_twice_edits_once(manager):
    make_business("Satu", scale="small")
    asked = {"ubah": "skala", "nilai": "micro"}
    sent = confirmation(preview(manager, **asked))
    first, second = (manager.post(address(**asked), sent) for _ in range(2))
    assert first.url == second.url
    assert BulkEdit.objects.count() == 1


def test_a_later_import_proposes_and_does_not_overwrite(manager, tmp_path):
    row = rows_of("proyek_2024_28", 1)[0]
    bring_in(workbook(tmp_path / "pertama.xlsx", [row]))
    business = Business.objects.get()
    told = business.legal_form
    bulk_edit(manager, ubah="bentuk", nilai="Koperasi Rekaan")
    bring_in(workbook(tmp_path / "lagi.xlsx", [row]))
    business.refresh_from_db()
    assert business.legal_form == "Koperasi Rekaan"
    assert Proposal.objects.open().get(field="legal_form").new == told


def test_a_number_that_was_searched_for_is_not_written_down(manager):
    business = make_business("Satu", scale="small")
    number = business.identifiers.get().value
    edit = bulk_edit(manager, q=number, ubah="skala", nilai="micro")
    assert edit.asked == [["Cari", "(nomor)"]]


def test_the_page_before_any_choice_offers_the_facts(manager):
    make_business("Satu")
    page = manager.get(PAGE).content.decode()
    assert "seluruh daftar tanpa saringan" in page
    for fact in ("sektor", "kelurahan", "skala", "bentuk", "modal", "tempat"):
        assert f"?ubah={fact}" in page
