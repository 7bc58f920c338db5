"""One act is put back as a new act: value by value, and only where nobody changed it since."""

from datetime import date

import pytest

from permits.models import Permit
from tests.asking import logged_in, text
from tests.businesses.editing_by_hand import edit
from tests.history.put_backs import act_address, decide, last_act, preview, put_back, told
from tests.register_samples import add_permit, make_business
from umkm_registry.businesses.models import Business, Identifier, Place
from umkm_registry.history.models import Act
from umkm_registry.history.own_pages import OWN_PAGES
from umkm_registry.history.putting_back import AFTER_PUTTING_BACK
from umkm_registry.history.tracking import acting
from umkm_registry.sealing import seal


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def rename(client, business, name) -> Act:
    edit(client, f"/usaha/{business.pk}/ubah/", name=name)
    return last_act()


def test_the_old_value_comes_back_as_a_new_act_with_its_reason(officer, register, cast):
    own = register["own"]
    act = rename(officer, own, "Amplang Keliru")
    made = put_back(officer, act_address(act))
    own.refresh_from_db()
    assert own.name == "Amplang Ombak Tujuh"
    assert (made.door, made.undoes, made.reason, made.actor) == ("undo", act, "Salah orang", cast["district_officer"])
    assert own.act == made


def test_who_vouched_before_vouches_again(officer, register):
    own = register["own"]
    first = rename(officer, own, "Amplang Satu")
    second = rename(officer, own, "Amplang Dua")
    put_back(officer, act_address(second))
    own.refresh_from_db()
    assert own.confirmed["name"] == first.pk
    put_back(officer, act_address(first))
    own.refresh_from_db()
    assert "name" not in own.confirmed


def test_a_put_back_can_be_put_back(officer, register):
    own = register["own"]
    act = rename(officer, own, "Amplang Keliru")
    back = put_back(officer, act_address(act))
    put_back(officer, act_address(back))
    own.refresh_from_db()
    assert own.name == "Amplang Keliru"
    assert own.confirmed["name"] == act.pk


def test_looking_at_the_preview_changes_nothing(officer, register):
    act = rename(officer, register["own"], "Amplang Keliru")
    acts = Act.objects.count()
    page = preview(officer, act_address(act))
    assert "Amplang Keliru" in told(page, "Dikembalikan")
    assert "Amplang Ombak Tujuh" in told(page, "Dikembalikan")
    register["own"].refresh_from_db()
    assert (register["own"].name, Act.objects.count()) == ("Amplang Keliru", acts)


def test_what_somebody_changed_since_stays_and_says_who(officer, manager, register):
    own = register["own"]
    act = rename(officer, own, "Amplang Keliru")
    rename(manager, own, "Amplang Rekawati")
    page = preview(officer, act_address(act))
    assert "oleh Rekawati Umpama" in told(page, "Dipertahankan")
    assert told(page, "Dikembalikan") == ""
    assert "jejak" not in page


def test_one_value_goes_back_while_another_stays(officer, manager, register):
    own = register["own"]
    edit(officer, f"/usaha/{own.pk}/ubah/", name="Amplang Keliru", product="Kerupuk")
    act = last_act()
    rename(manager, own, "Amplang Rekawati")
    assert "Nama usaha tetap: diubah sejak itu oleh Rekawati Umpama" in preview(officer, act_address(act))
    put_back(officer, act_address(act))
    own.refresh_from_db()
    assert (own.name, own.product) == ("Amplang Rekawati", "")


def test_a_second_person_with_an_old_preview_is_shown_what_is_true_now(officer, manager, register):
    own = register["own"]
    act = rename(officer, own, "Amplang Keliru")
    page = preview(officer, act_address(act))
    rename(manager, own, "Amplang Rekawati")
    answer = decide(officer, act_address(act), page).content.decode()
    assert "Data berubah sejak pratinjau ini dibuka" in answer
    assert "oleh Rekawati Umpama" in told(answer, "Dipertahankan")
    own.refresh_from_db()
    assert own.name == "Amplang Rekawati"


def test_sending_the_same_decision_twice_puts_back_once(officer, register):
    act = rename(officer, register["own"], "Amplang Keliru")
    page = preview(officer, act_address(act))
    decide(officer, act_address(act), page)
    decide(officer, act_address(act), page)
    assert act.undone_by.count() == 1


def test_without_a_reason_nothing_is_put_back(officer, register):
    act = rename(officer, register["own"], "Amplang Keliru")
    answer = decide(officer, act_address(act), preview(officer, act_address(act)), reason=" ").content.decode()
    assert "Tulis alasannya" in answer
    register["own"].refresh_from_db()
    assert register["own"].name == "Amplang Keliru"


def test_a_place_that_was_added_goes_and_comes_back_with_its_key(officer, register):
    own = register["own"]
    subdistrict = own.places.get().subdistrict
    edit(officer, f"/usaha/{own.pk}/tempat/tambah/", address="Jalan Tambahan 9", subdistrict=subdistrict.pk)
    added = Place.objects.get(address="Jalan Tambahan 9")
    removed = put_back(officer, act_address(last_act()))
    assert not Place.objects.filter(pk=added.pk).exists()
    put_back(officer, act_address(removed))
    again = Place.objects.get(pk=added.pk)
    assert (again.address, again.subdistrict, again.business) == ("Jalan Tambahan 9", subdistrict, own)


def registered(name: str) -> tuple[Act, Business]:
    business = make_business(name)
    return business.act, business


def test_a_registration_goes_as_a_whole(manager, cast):
    act, business = registered("Usaha Salah Catat")
    put_back(manager, act_address(act))
    assert not Business.objects.filter(pk=business.pk).exists()
    assert not Identifier.objects.filter(business=business.pk).exists()
    assert not Place.objects.filter(business=business.pk).exists()


def test_a_registration_in_use_stays_as_a_whole(manager, cast):
    act, business = registered("Usaha Salah Catat")
    business.act = Act.objects.create(door="form", label="Izin dicatat")
    add_permit(business, date(2026, 3, 2))
    page = preview(manager, act_address(act))
    assert "masih dipakai oleh izin" in told(page, "Tidak bisa dikembalikan")
    assert told(page, "Dikembalikan") == ""


def test_a_registration_that_was_changed_since_stays_as_a_whole(manager, cast):
    act, business = registered("Usaha Salah Catat")
    rename(manager, business, "Usaha Betul")
    page = preview(manager, act_address(act))
    assert "oleh Rekawati Umpama" in told(page, "Dipertahankan")
    assert told(page, "Dikembalikan") == ""


def test_a_value_a_rule_refuses_now_is_told_with_the_rule(manager, cast):
    business = make_business("Contoh Nomor")
    number = business.identifiers.get()
    act = Act.objects.create(door="admin", actor=cast["data_manager"], label="NIB diperbaiki")
    old = number.value
    Identifier.objects.filter(pk=number.pk).update(value="9" * 13, act=act)
    other = make_business("Pemakai Nomor")
    other.identifiers.update(value=old)
    page = preview(manager, act_address(act))
    assert "nomor ini sudah tercatat" in told(page, "Tidak bisa dikembalikan")


def test_a_merged_row_is_left_to_merging(manager, cast):
    business, other = make_business("Contoh Ganda"), make_business("Contoh Utama")
    act = rename(manager, business, "Contoh Keliru")
    Business.objects.filter(pk=business.pk).update(merged_into=other)
    page = preview(manager, act_address(act))
    assert "sudah digabung ke Contoh Utama" in told(page, "Tidak bisa dikembalikan")


def test_a_row_that_is_gone_is_told(manager, cast):
    business = make_business("Contoh Hilang")
    place = business.places.get()
    act = Act.objects.create(door="form", label="Alamat diubah", actor=cast["data_manager"])
    Place.objects.filter(pk=place.pk).update(address="Jalan Lain", act=act)
    with acting(Act.objects.create(door="system", label="Dihapus")):
        Place.objects.filter(pk=place.pk).delete()
    assert "sudah tidak ada di data" in told(preview(manager, act_address(act)), "Tidak bisa dikembalikan")


def test_a_value_sealed_with_a_lost_key_does_not_come_back(manager, cast):
    business = make_business("Contoh Kunci")
    owner = business.owner
    lost = "hilang:" + seal("081200003321").partition(":")[2]
    type(owner).objects.filter(pk=owner.pk).update(phone_sealed=lost, phone_hash="hilang:1")
    act = Act.objects.create(door="form", label="Telepon diubah", actor=cast["data_manager"])
    type(owner).objects.filter(pk=owner.pk).update(
        phone_sealed=seal("081200004432"), phone_hash="1:2", phone_mask="08******4432", act=act
    )
    page = preview(manager, act_address(act))
    assert "tersegel dengan kunci yang sudah tidak ada" in told(page, "Tidak bisa dikembalikan")


def test_what_lies_elsewhere_is_counted_and_not_touched(officer, register, cast):
    act = Act.objects.create(door="form", label="Produk dicatat", actor=cast["data_manager"])
    for business in register.values():
        Business.objects.filter(pk=business.pk).update(product="Kerupuk", act=act)
    page = preview(officer, act_address(act))
    assert "Karang Rekaan" not in page
    put_back(officer, act_address(act))
    products = {name: Business.objects.get(pk=business.pk).product for name, business in register.items()}
    assert products == {"own": "", "foreign": "Kerupuk", "nowhere": "Kerupuk"}


def test_who_follows_up_a_put_back_is_known_by_name():
    """A new summary has to be added here, and to the step that refreshes it."""
    named = {f"{step.__module__}.{step.__name__}" for step in AFTER_PUTTING_BACK}
    assert named == {"umkm_registry.businesses.summaries.refresh_put_back", "permits.summaries.refresh_put_back"}


def test_which_acts_have_pages_of_their_own_is_known_by_name():
    named = {f"{told.__module__}.{told.__name__}" for told in OWN_PAGES}
    assert named == {
        "umkm_registry.people.act_pages.user_pages",
        "umkm_registry.businesses.bulk_act_pages.bulk_edit_pages",
        "permits.oss.act_pages.import_pages",
    }


def test_summaries_follow_what_is_put_back(manager, register):
    own = register["own"]
    edit(manager, f"/usaha/{own.pk}/ubah/", scale="large")
    own.refresh_from_db()
    assert not own.in_scope
    put_back(manager, act_address(last_act()))
    own.refresh_from_db()
    assert (own.scale, own.in_scope) == ("micro", True)


def test_permits_are_counted_anew_when_one_comes_back(manager, cast):
    business = make_business("Contoh Izin")
    act = Act.objects.create(door="form", label="Izin dicatat", actor=cast["data_manager"])
    Permit.objects.filter(pk=add_permit(business, date(2026, 3, 2)).pk).update(act=act)
    made = Act.objects.create(door="form", label="Izin dihapus", actor=cast["data_manager"])
    with acting(made):
        Permit.objects.filter(business=business).delete()
    put_back(manager, act_address(made))
    business.refresh_from_db()
    assert business.counted_permits == 1


@pytest.mark.parametrize("door", ["import", "merge", "visit", "system"])
def test_doors_with_an_undo_of_their_own_are_sent_there(manager, cast, door):
    business = make_business("Contoh Pintu")
    act = Act.objects.create(door=door, label="Contoh", actor=cast["data_manager"])
    Business.objects.filter(pk=business.pk).update(product="Kerupuk", act=act)
    answer = manager.get(act_address(act), follow=True).content.decode()
    assert "tidak dikembalikan dari sini" in answer


def test_who_only_reads_is_offered_no_putting_back(register, cast, officer):
    act = rename(officer, register["own"], "Amplang Keliru")
    assert act_address(act) in text(officer, f"/riwayat/tindakan/{act.pk}/")
    assert act_address(act) not in text(logged_in(cast["auditor"]), f"/riwayat/tindakan/{act.pk}/")
