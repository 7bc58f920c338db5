"""The list of acts: who changed what from what to what, when and through which door, as far as one may see it."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import logged_in, text
from tests.businesses.bulk_samples import past_bulk_edit
from tests.businesses.editing_by_hand import edit
from tests.history.put_backs import last_act
from tests.import_samples import make_import
from tests.register_samples import make_business
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.models import Act
from umkm_registry.people.models import UserChange

PLANTED = "6471010101900001"


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def changed(business, actor=None, door="form", **values) -> Act:
    act = Act.objects.create(door=door, actor=actor, label="Contoh perubahan")
    Business.objects.filter(pk=business.pk).update(act=act, **values)
    return act


def test_a_change_is_told_as_a_sentence(manager, register):
    edit(manager, f"/usaha/{register['own'].pk}/ubah/", name="Amplang Baru")
    page = words(text(manager, "/riwayat/"))
    assert "Nama usaha diubah dari Amplang Ombak Tujuh menjadi Amplang Baru , pada usaha Amplang Baru ." in page
    assert "Rekawati Umpama, lewat formulir" in page


def test_a_choice_and_a_kelurahan_are_told_by_their_names(manager, register):
    own, elsewhere = register["own"], register["foreign"].places.get().subdistrict
    before = own.places.get().subdistrict
    act = changed(own, scale="small")
    Place.objects.filter(business=own).update(subdistrict=elsewhere, act=act)
    page = words(text(manager, f"/riwayat/tindakan/{act.pk}/?data=tempat-usaha"))
    assert f"Kelurahan: {before} {elsewhere}" in page
    page = words(text(manager, f"/riwayat/tindakan/{act.pk}/?data=usaha"))
    assert "Skala: Usaha Mikro Usaha Kecil" in page


def test_many_rows_of_one_act_are_one_line_with_their_number(manager, cast):
    act = Act.objects.create(door="bulk", actor=cast["data_manager"], label="Banyak sekaligus")
    for number in range(5):
        business = make_business(f"Contoh {number}")
        Business.objects.filter(pk=business.pk).update(product="Kerupuk", act=act)
    page = text(manager, "/riwayat/?lewat=bulk")
    assert page.count("Banyak sekaligus") == 1
    assert "Seluruhnya 5 usaha ." in words(page)


def test_the_page_of_an_act_leafs_through_all_its_rows(manager, cast, monkeypatch):
    monkeypatch.setattr("umkm_registry.history.act_page.ROWS_A_PAGE", 2)
    act = Act.objects.create(door="bulk", actor=cast["data_manager"], label="Banyak sekaligus")
    made = [make_business(f"Contoh {number}") for number in range(5)]
    Business.objects.filter(pk__in=[business.pk for business in made]).update(product="Kerupuk", act=act)
    address, seen = f"/riwayat/tindakan/{act.pk}/", []
    while address:
        page = text(manager, address)
        seen += re.findall(r"Usaha (Contoh \d)</a>", page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        address = f"/riwayat/tindakan/{act.pk}/" + found.group(1).replace("&amp;", "&") if found else ""
    assert seen == [f"Contoh {number}" for number in range(5)]


def test_an_officer_reads_only_what_touches_the_own_kecamatan(officer, register):
    own, foreign = changed(register["own"], product="Kerupuk"), changed(register["foreign"], product="Kerupuk")
    page = text(officer, "/riwayat/")
    assert own.get_absolute_url() in page
    assert foreign.get_absolute_url() not in page
    assert officer.get(foreign.get_absolute_url()).status_code == 404


def test_of_an_act_across_the_city_an_officer_reads_the_own_rows(officer, register):
    act = changed(register["foreign"], product="Kerupuk")
    Business.objects.filter(pk=register["own"].pk).update(product="Kerupuk", act=act)
    for page in (text(officer, act.get_absolute_url()), text(officer, "/riwayat/")):
        assert "Amplang Ombak Tujuh" in page
        assert "Karang Rekaan" not in page


def test_filters_ask_for_person_door_day_kind_and_kecamatan(manager, cast, register):
    mine = changed(register["own"], cast["data_manager"], product="Kerupuk")
    theirs = changed(register["foreign"], cast["district_officer"], door="bulk", product="Kerupuk")
    Place.objects.filter(business=register["foreign"]).update(act=theirs, contact_name="Contohan")
    district = register["foreign"].places.get().subdistrict.district

    def shown(query):
        page = text(manager, f"/riwayat/?{query}")
        return [act for act in (mine, theirs) if act.get_absolute_url() in page]

    assert shown("oleh=rekawati") == [mine]
    assert shown("lewat=bulk") == [theirs]
    assert shown("data=tempat-usaha") == [theirs]
    assert shown(f"kecamatan={district.code}") == [theirs]
    assert shown("dari=2099-01-01") == []
    assert shown("sampai=2099-01-01") == [mine, theirs]
    assert shown("data=usaha") == [mine, theirs]


def test_an_unknown_filter_is_told_and_left_aside(manager, register):
    changed(register["own"], product="Kerupuk")
    page = text(manager, "/riwayat/?data=tidak-ada&dari=kemarin")
    assert "Sebagian saringan tidak dikenal" in page
    assert "Contoh perubahan" in page


def test_an_officer_is_offered_only_the_own_kecamatan(officer, register):
    page = text(officer, "/riwayat/")
    assert register["own"].places.get().subdistrict.district.name in page
    assert register["foreign"].places.get().subdistrict.district.name not in page


def test_imports_and_bulk_edits_lead_to_their_own_pages(manager, cast, register):
    edited = past_bulk_edit(cast["data_manager"], register["own"])
    batch, act = make_import(cast["data_manager"]), changed(register["own"], door="import", product="Kerupuk")
    type(batch).objects.filter(pk=batch.pk).update(state="committed", act=act)
    page = text(manager, edited.act.get_absolute_url())
    assert f'href="{edited.get_absolute_url()}batalkan/"' in page
    assert "/kembalikan/" not in page
    page = text(manager, act.get_absolute_url())
    assert f'href="/impor/{batch.pk}/"' in page
    assert f'href="/impor/{batch.pk}/batalkan/"' in page


def test_numbers_of_people_stay_masked_wherever_they_were_written(manager, register):
    own = register["own"]
    act = Act.objects.create(door="form", label="Alamat diubah", reason=f"NIK {PLANTED}, telepon 081234567890")
    Place.objects.filter(business=own).update(address=f"Jalan Contoh {PLANTED} hubungi 0812-3456-7890", act=act)
    Owner.objects.filter(pk=own.owner_id).update(nik_mask="************0001", nik_hash="1:x", act=act)
    for address in ("/riwayat/", act.get_absolute_url(), f"/riwayat/tempat-usaha/{own.places.get().pk}/"):
        page = text(manager, address)
        assert PLANTED not in page
        assert "081234567890" not in page
        assert "0812-3456-7890" not in page
        assert "************0001" in page


def test_queries_do_not_grow_with_acts_or_rows(manager, register):
    def queries(address):
        with CaptureQueriesContext(connection) as caught:
            text(manager, address)
        return len(caught)

    act = changed(register["own"], product="Kerupuk")
    few = [queries("/riwayat/"), queries(act.get_absolute_url())]  # at the beginning rows of every table are there
    for number in range(12):
        business = make_business(f"Contoh {number}")
        changed(business, product="Kerupuk")
        Business.objects.filter(pk=business.pk).update(act=act)
    many = [queries("/riwayat/"), queries(act.get_absolute_url())]
    assert many[0] <= few[0]
    assert many[1] <= few[1]


def test_the_list_turns_its_pages(manager, register):
    for number in range(30):
        Act.objects.create(door="system", label=f"Tindakan contoh {number}")
    first = text(manager, "/riwayat/?lewat=system")
    assert "Tindakan contoh 29" in first
    assert "Tindakan contoh 2<" not in first
    onward = re.search(r'href="(\?[^"]+)" rel="next"', first).group(1).replace("&amp;", "&")
    assert "Tindakan contoh 2<" in text(manager, f"/riwayat/{onward}")


def exported(client, query="") -> str:
    response = client.post(f"/riwayat/ekspor/?{query}")
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_what_is_shown_leaves_as_a_file_and_is_noted(manager, cast, register):
    act = changed(register["own"], cast["data_manager"], product="=1+1")
    Act.objects.filter(pk=act.pk).update(label="=HYPERLINK(1)")
    changed(register["foreign"], door="bulk", product="Kerupuk")
    file = exported(manager, "lewat=form&oleh=rekawati")
    assert ";'=HYPERLINK(1);" in file
    assert "Produk kosong → =1+1, usaha Amplang Ombak Tujuh" in file
    assert "Karang Rekaan" not in file
    assert last_act().label == "Ekspor riwayat: 1 tindakan"


def test_a_file_holds_no_more_than_its_maker_sees(officer, register):
    changed(register["own"], product="Kerupuk")
    changed(register["foreign"], product="Kerupuk")
    file = exported(officer)
    assert "Ombak Tujuh" in file
    assert "Karang Rekaan" not in file


def test_a_file_that_would_be_too_long_is_refused_in_words(manager, register, monkeypatch):
    monkeypatch.setattr("umkm_registry.history.act_files.MOST_ACTS", 1)
    answer = manager.post("/riwayat/ekspor/", follow=True).content.decode()
    assert "Persempit dulu dengan saringan" in answer


def test_a_change_of_a_user_is_told_with_its_sentence(manager, cast):
    person, act = cast["leadership"], Act.objects.create(door="form", label="Peran diberikan")
    UserChange.objects.create(act=act, user=person, words="Peran Pimpinan diberikan.")
    for address in ("/riwayat/", act.get_absolute_url()):
        assert "Andaiani Rekaan: Peran Pimpinan diberikan." in text(manager, address)
    assert "Peran Pimpinan diberikan." not in text(logged_in(cast["leadership"]), "/riwayat/")


def test_nothing_done_yet_is_said(cast):
    Act.objects.all().delete()
    assert "Belum ada tindakan" in text(logged_in(cast["auditor"]), "/riwayat/")


def test_the_last_act_stands_on_top(manager, register):
    edit(manager, f"/usaha/{register['own'].pk}/ubah/", name="Amplang Baru")
    page = text(manager, "/riwayat/")
    assert page.index(last_act().get_absolute_url()) < page.index(register["own"].act.get_absolute_url())
