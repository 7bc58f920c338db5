"""Editing a business and its places by hand: what is saved, vouched for, refused and kept from others."""

import pytest

from tests.asking import logged_in, text
from tests.businesses.editing_by_hand import edit, opened, sent
from umkm_registry.businesses.models import Business, Place
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import unseal

CONTACTS = [
    ("phone", "Hapus telepon 08******3321", "0812 0000 3321"),
    ("email", "Hapus surel r***@contoh.id", "Rekawati@contoh.id"),
]


@pytest.fixture
def business(register):
    return register["own"]


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


def acts() -> int:
    return Act.objects.filter(door="form", actor__isnull=False).count()


def at(business, place=None) -> str:
    return f"/usaha/{business.pk}/tempat/{place.pk}/ubah/" if place else f"/usaha/{business.pk}/ubah/"


def test_what_is_changed_is_saved_and_vouched_for_and_nothing_else(cast, manager, business):
    page = edit(manager, at(business), name="Amplang Ombak Delapan", product="Amplang, stik ikan")
    assert "Perubahan disimpan." in page
    business.refresh_from_db()
    assert (business.name, business.product) == ("Amplang Ombak Delapan", "Amplang, stik ikan")
    act = business.act
    assert (act.door, act.actor, act.label) == ("form", cast["data_manager"], "Data usaha diubah")
    assert business.confirmed == {"name": act.pk, "product": act.pk}
    assert business.versions.get().name == "Amplang Ombak Tujuh"
    assert business.owner.confirmed == {}
    assert acts() == 1


def test_the_name_of_the_owner_is_changed_in_the_same_act(manager, business):
    edit(manager, at(business), owner_name="Rekawati Andaian", scale="small")
    business.refresh_from_db()
    assert (business.owner.name, business.owner.act) == ("Rekawati Andaian", business.act)
    assert business.owner.confirmed == {"name": business.act_id}
    assert business.confirmed == {"scale": business.act_id}


def test_a_form_sent_as_it_stood_makes_no_act(manager, business):
    Business.objects.filter(pk=business.pk).update(name="Amplang  Ombak\nTujuh")
    Place.objects.update(latitude="-1.240000", longitude="116.850000")
    assert "Tidak ada yang berubah." in edit(manager, at(business))
    assert "Tidak ada yang berubah." in edit(manager, at(business, business.places.get()))
    assert acts() == 0
    assert not business.versions.filter(confirmed__has_key="name").exists()


def test_what_is_not_known_is_said_so_in_every_choice(manager, business):
    assert text(manager, at(business)).count(">Tidak diketahui</option>") == 2
    assert text(manager, at(business, business.places.get())).count(">Tidak diketahui</option>") == 1


def test_a_second_click_on_save_makes_no_second_act(manager, business):
    fields = opened(manager, at(business)) | {"name": "Amplang Ombak Delapan"}
    sent(manager, at(business), fields)
    assert "Tidak ada yang berubah." in sent(manager, at(business), fields)
    assert acts() == 1


def test_a_scale_outside_the_rules_takes_the_business_out_of_the_count_at_once(manager, business):
    edit(manager, at(business), scale="large")
    business.refresh_from_db()
    assert not business.in_scope


@pytest.mark.parametrize(
    ("answers", "word"),
    [
        ({"name": " "}, "Isi nama usaha."),
        ({"owner_name": ""}, "Isi nama pemilik usaha."),
        ({"started_on": "2030-01-01"}, "Mulai usaha tidak boleh sesudah hari ini."),
        ({"started_on": "kemarin"}, "Tulis tanggal yang ada"),
    ],
)
def test_what_cannot_be_is_refused_in_words(manager, business, answers, word):
    assert word in edit(manager, at(business), **answers)
    assert acts() == 0


def test_a_phone_is_read_sealed_and_shown_masked_only(officer, business):
    place = business.places.get()
    page = edit(officer, at(business, place), phone="+62 812-0000-3321", contact_name="Misalia")
    place.refresh_from_db()
    assert (unseal(place.phone_sealed), place.phone_mask) == ("+6281200003321", "08******3321")
    assert place.confirmed == {"phone": place.act_id, "contact_name": place.act_id}
    assert "0000-3321" not in page + text(officer, at(business, place))
    assert "Tercatat 08******3321. Biarkan kosong" in text(officer, at(business, place))
    edit(officer, at(business, place), contact_name="Rekawati")
    place.refresh_from_db()
    assert place.phone_mask == "08******3321"


@pytest.mark.parametrize(("name", "shown", "typed"), CONTACTS)
def test_a_contact_of_a_place_is_replaced_and_removed_and_each_is_vouched_for(officer, business, name, shown, typed):
    place = business.places.get()
    assert "Hapus" not in text(officer, at(business, place))
    edit(officer, at(business, place), **{name: typed})
    assert f"{shown}</span>" in text(officer, at(business, place))
    edit(officer, at(business, place), **{f"{name}_removed": "on"})
    place.refresh_from_db()
    assert [getattr(place, f"{name}_{column}") for column in ("mask", "hash", "sealed")] == ["", "", ""]
    assert place.confirmed == {name: place.act_id}
    assert "dikosongkan, sebelumnya" in text(officer, f"/usaha/{business.pk}/")


@pytest.mark.parametrize(("name", "shown", "typed"), CONTACTS)
def test_the_contacts_of_the_owner_are_changed_with_the_business(manager, business, name, shown, typed):
    edit(manager, at(business), **{f"owner_{name}": typed})
    business.owner.refresh_from_db()
    assert getattr(business.owner, f"{name}_mask") in shown
    assert business.owner.confirmed == {name: business.owner.act_id}
    edit(manager, at(business), **{f"owner_{name}_removed": "on"})
    business.owner.refresh_from_db()
    assert getattr(business.owner, f"{name}_hash") == ""


def test_a_contact_both_typed_and_removed_is_asked_about(officer, business):
    place = business.places.get()
    edit(officer, at(business, place), phone="0812 0000 3321")
    page = edit(officer, at(business, place), phone="0812 0000 3322", phone_removed="on")
    assert "Isi yang baru atau centang Hapus, jangan keduanya." in page
    place.refresh_from_db()
    assert place.phone_mask == "08******3321"


@pytest.mark.parametrize("typed", ["bukan surel", "a@contoh.id, b@contoh.id", "@contoh.id"])
def test_an_address_that_is_none_is_refused(officer, business, typed):
    assert "Tulis satu alamat surel yang lengkap" in edit(officer, at(business, business.places.get()), email=typed)
    assert acts() == 0


@pytest.mark.parametrize("typed", ["0812", "0812 0000 3321 / 0812 0000 3322", "tidak ada"])
def test_a_phone_that_is_none_is_refused(officer, business, typed):
    place = business.places.get()
    assert "Tulis satu nomor telepon yang lengkap" in edit(officer, at(business, place), phone=typed)
    assert acts() == 0


def test_half_a_position_is_refused(officer, business):
    page = edit(officer, at(business, business.places.get()), latitude="-1.24")
    assert "Isi lintang dan bujur, atau kosongkan keduanya." in page


def test_an_officer_moves_a_place_within_the_own_kecamatan_only(cast, officer, business):
    place = business.places.get()
    own = cast["district_officer"].grants.get().district
    foreign = Subdistrict.objects.exclude(district=own).first()
    within = own.subdistrict_set.exclude(pk=place.subdistrict_id).first()
    assert "Pilih kelurahan di wilayah Anda." in edit(officer, at(business, place), subdistrict=foreign.pk)
    assert "Pilih kelurahan." in edit(officer, at(business, place), subdistrict="")
    edit(officer, at(business, place), subdistrict=within.pk)
    place.refresh_from_db()
    assert (place.subdistrict, place.confirmed) == (within, {"subdistrict": place.act_id})


def test_an_officer_does_not_rename_an_owner_with_businesses_elsewhere(officer, business):
    page = edit(officer, at(business), owner_name="Orang Lain")
    assert "Tidak ada yang berubah." in page
    business.owner.refresh_from_db()
    assert business.owner.name == "Rekawati"
    assert "Minta pengelola data" in text(officer, at(business))


def test_a_place_of_another_kecamatan_is_not_there_to_be_edited(officer, register, business):
    foreign = register["foreign"].places.get()
    Place.objects.filter(pk=foreign.pk).update(business=business)
    assert officer.get(at(business, foreign)).status_code == 404
    assert officer.post(at(business, foreign), {"address": "Jalan Lain"}).status_code == 404


def test_a_merged_business_is_not_edited(manager, register):
    merged = register["nowhere"]
    Business.objects.filter(pk=merged.pk).update(merged_into=register["own"])
    assert manager.get(at(merged)).status_code == 404


def test_a_place_is_added_once_however_often_it_is_sent(officer, business):
    place, address = business.places.get(), f"/usaha/{business.pk}/tempat/tambah/"
    answers = {"kind": "stall", "address": "Pasar Rekaan Blok C", "subdistrict": place.subdistrict_id}
    fields = opened(officer, address) | answers
    assert "Tempat usaha ditambahkan." in sent(officer, address, fields)
    assert "Tempat usaha ini sudah tercatat." in sent(officer, address, fields | {"address": "pasar rekaan  BLOK c"})
    added = business.places.exclude(pk=place.pk).get()
    assert (added.kind, added.source_key, added.act.label) == ("stall", None, "Tempat usaha ditambahkan")
    assert added.confirmed == dict.fromkeys(["kind", "address", "subdistrict"], added.act_id)
    assert "Isi alamat tempat usaha." in edit(officer, address, address="")
