"""What a person saved in a form outlives the next import, which proposes instead."""

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
