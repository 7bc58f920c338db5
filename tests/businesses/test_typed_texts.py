"""What a person types into a text everybody may read tells no NIK, telephone number or e-mail address."""

import pytest

from tests.asking import logged_in
from tests.businesses.editing_by_hand import edit
from umkm_registry.businesses.models import Business, Place

REFUSED = "Hapus NIK, nomor telepon, atau alamat surel dari isian ini"
NUMBERS = ["6471050101900007", "6471 0501 0190 0007", "0812-0000-4321", "rekawati@surel.example"]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_address_with_a_number_in_it_is_not_saved(cast, register, number):
    place = register["own"].places.get()
    address = f"/usaha/{register['own'].pk}/tempat/{place.pk}/ubah/"
    page = edit(logged_in(cast["district_officer"]), address, address=f"Jalan Contoh 5 {number}")
    assert REFUSED in page
    assert Place.objects.get(pk=place.pk).address == place.address


@pytest.mark.parametrize("question", ["name", "owner_name", "product", "legal_form"])
def test_no_text_of_a_business_takes_a_number(cast, register, question):
    own = register["own"]
    page = edit(logged_in(cast["data_manager"]), f"/usaha/{own.pk}/ubah/", **{question: f"Contoh {NUMBERS[0]}"})
    assert REFUSED in page
    assert Business.objects.get(pk=own.pk).act_id == own.act_id


def test_a_reason_of_a_report_takes_no_number(cast, register):
    own = register["own"]
    address = f"/usaha/{own.pk}/tempat/{own.places.get().pk}/tutup/"
    told = {"on": "2026-11-01", "reason": f"Pemilik menelepon dari {NUMBERS[2]}"}
    assert REFUSED in logged_in(cast["district_officer"]).post(address, told).content.decode()
    assert Place.objects.get(business=own).closed_on is None


def test_the_own_questions_for_telephone_and_address_take_them(cast, register):
    own = register["own"]
    edit(logged_in(cast["district_officer"]), f"/usaha/{own.pk}/tempat/{own.places.get().pk}/ubah/", phone=NUMBERS[2])
    assert Place.objects.get(business=own).phone_mask == "08******4321"
