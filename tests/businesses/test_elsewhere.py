"""An exact number known in another kecamatan: name, kecamatan and which number, noted, and nothing more."""

import pytest
from django.utils import timezone

from tests.asking import logged_in, text
from tests.businesses.personal_samples import NIK, PHONE, give_person, sealed, waiting_request
from tests.register_samples import make_business
from umkm_registry.businesses.models import Look, Owner, Place

FIND = "/usaha/cari/"


@pytest.fixture
def abroad(register):
    """A business in another kecamatan, of an owner with a NIK and a telephone, who has nothing else."""
    subdistrict = register["foreign"].places.get().subdistrict
    business = make_business("Soto Seberang", "Hasan Fiktif", subdistrict)
    give_person(business)
    return business


def found(user, asked: str):
    return logged_in(user).post(FIND, {"q": asked}, follow=True)


def matches(response) -> list[tuple[str, str]]:
    elsewhere = response.context["elsewhere"]
    return [(match.business.name, match.known_by) for match in elsewhere.matches] if elsewhere else []


@pytest.mark.parametrize(
    ("asked", "known_by"), [(NIK, "NIK pemilik"), (PHONE, "Telepon pemilik"), ("0542-763391", "Telepon tempat usaha")]
)
def test_an_exact_number_names_the_foreign_business_its_kecamatan_and_the_fact(cast, abroad, asked, known_by):
    response = found(cast["district_officer"], asked)
    assert matches(response) == [("Soto Seberang", known_by)]
    page = response.content.decode()
    assert abroad.places.get().subdistrict.district.name in page
    for hidden in ("Hasan Fiktif", abroad.places.get().address, f'{abroad.get_absolute_url()}"'):
        assert hidden not in page
    look = Look.objects.get()
    assert (look.user, look.way, look.business) == (cast["district_officer"], "search", abroad)
    assert look.fact == ("nik" if asked == NIK else "phone")


def test_the_same_match_shown_again_is_one_look_for_an_hour(cast, abroad):
    for _ in range(3):
        found(cast["district_officer"], NIK)
    assert Look.objects.count() == 1
    found(cast["district_officer"], PHONE)
    assert Look.objects.count() == 2


@pytest.mark.parametrize("role", ["data_manager", "subdistrict_officer", "bank_officer", "external_companion"])
def test_nobody_but_an_officer_who_may_ask_for_a_business_sees_foreign_matches(cast, abroad, role):
    assert matches(found(cast[role], PHONE)) == []
    assert not Look.objects.exists()


def test_a_part_of_a_number_and_words_find_nothing_elsewhere(cast, abroad):
    for asked in (NIK[:15], PHONE[:-1], "Soto Seberang"):
        assert matches(found(cast["district_officer"], asked)) == []
    assert not Look.objects.exists()


def test_a_place_elsewhere_of_a_business_one_sees_is_named_too(cast, register, abroad):
    place = register["foreign"].places.get()
    Place.objects.filter(pk=place.pk).update(business=register["own"], **sealed("phone", "+6281200009999"))
    assert matches(found(cast["district_officer"], "081200009999")) == [("Amplang Ombak Tujuh", "Telepon tempat usaha")]


def test_of_an_agents_number_ten_businesses_are_shown_and_the_rest_is_counted(cast, register):
    subdistrict = register["foreign"].places.get().subdistrict
    for number in range(12):
        business = make_business(f"Warung {number:02d}", "Bambang Contoh", subdistrict)
        Owner.objects.filter(pk=business.owner_id).update(**sealed("phone", PHONE))
    response = found(cast["district_officer"], PHONE)
    assert len(matches(response)) == 10
    assert "Masih ada 2 usaha lain" in response.content.decode()
    assert Look.objects.count() == 10


def test_whoever_looked_at_too_much_is_told_so_in_place_of_the_matches(cast, abroad, settings):
    settings.LOOKS_AN_HOUR = 0
    response = found(cast["district_officer"], NIK)
    assert "Hasil di kecamatan lain tidak ditampilkan" in response.content.decode()
    assert matches(response) == []


def test_what_is_not_claimed_yet_leads_to_the_queue_and_what_was_asked_for_to_the_request(cast, register, abroad):
    officer = cast["district_officer"]
    assert f"/usaha/{abroad.pk}/minta-alih/" in found(officer, NIK).content.decode()
    waiting_request(officer, abroad, officer.grants.get().district.subdistrict_set.first())
    assert "Sudah diminta" in found(officer, NIK).content.decode()
    Place.objects.filter(business=abroad).update(subdistrict=None)
    Owner.objects.filter(pk=register["nowhere"].owner_id).update(**sealed("phone", "+6281200007777"))
    page = found(officer, "081200007777").content.decode()
    assert "Belum ada kelurahan" in page
    assert "Klaim lokasi" in page


def test_a_list_without_a_number_asks_nothing_of_other_kecamatan(cast, abroad):
    assert "Tercatat di luar wilayah" not in text(logged_in(cast["district_officer"]), "/usaha/?q=soto")
    assert not Look.objects.filter(at__lte=timezone.now()).exists()
