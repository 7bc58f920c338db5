"""What a person saved in a form outlives the next import, which proposes instead."""

from permits.oss.undoing import undo
from tests.businesses.editing_by_hand import edit
from tests.permits.oss.exports import bring_in, rows_of, workbook
from umkm_registry.businesses.models import Business


def test_a_value_saved_by_a_person_survives_a_following_import(manager, tmp_path):
    row = rows_of("proyek_2024_28", 1)[0]
    bring_in(workbook(tmp_path / "pertama.xlsx", [row]))
    business = Business.objects.get()
    name, place = business.name, business.places.get()
    edit(manager, f"/usaha/{business.pk}/ubah/", name="Nama Menurut Petugas", owner_name="Rekawati Andaian")
    edit(manager, f"/usaha/{business.pk}/tempat/{place.pk}/ubah/", phone="0812 0000 3321", address="Jalan Petugas 1")
    bring_in(workbook(tmp_path / "kedua.xlsx", [row | {"Kbli": "56102"}]))
    business.refresh_from_db()
    assert (business.name, business.owner.name) == ("Nama Menurut Petugas", "Rekawati Andaian")
    place = business.places.get()
    assert (place.address, place.phone_mask) == ("Jalan Petugas 1", "08******3321")
    offered = set(business.proposals.open().values_list("field", "new"))
    assert ("name", name) in offered


def test_a_contact_a_person_removed_is_proposed_and_not_put_back(manager, tmp_path):
    row = rows_of("proyek_2024_28", 1)[0]
    bring_in(workbook(tmp_path / "pertama.xlsx", [row]))
    place = Business.objects.get().places.get()
    known = {noun: getattr(place, f"{noun}_mask") for noun in ("phone", "email")}
    assert all(known.values())
    edit(manager, f"/usaha/{place.business_id}/tempat/{place.pk}/ubah/", phone_removed="on", email_removed="on")
    bring_in(workbook(tmp_path / "kedua.xlsx", [row | {"Kbli": "56102"}]))
    place.refresh_from_db()
    assert (place.phone_mask, place.email_hash) == ("", "")
    offered = dict(place.business.proposals.open().values_list("field", "new"))
    assert {noun: offered[noun] for noun in known} == known


def test_a_place_reported_closed_stays_so_and_outlives_the_undoing_of_its_import(manager, tmp_path):
    first = bring_in(workbook(tmp_path / "pertama.xlsx", rows_of("proyek_2024_28", 1)))
    place = Business.objects.get().places.get()
    told = {"on": "2026-11-12", "reason": "Pemilik datang ke kecamatan"}
    edit(manager, f"/usaha/{place.business_id}/tempat/{place.pk}/tutup/", **told)
    bring_in(workbook(tmp_path / "kedua.xlsx", [rows_of("proyek_2024_28", 1)[0] | {"Kbli": "56102"}]))
    undo(first)
    place.refresh_from_db()
    assert place.is_reported_closed
