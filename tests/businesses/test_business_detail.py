"""The page of one business: what it shows, to whom, and what stays masked."""

import pytest
from django.test import Client

from tests.register_samples import add_activity, make_business
from umkm_registry.businesses.models import Place
from umkm_registry.regions.models import Subdistrict


def page(user, business, expected: int = 200) -> str:
    client = Client()
    client.force_login(user)
    response = client.get(f"/usaha/{business.pk}/")
    assert response.status_code == expected
    return response.content.decode()


@pytest.fixture
def sepinggan(cast):
    return Subdistrict.objects.get(name="Sepinggan")


def test_profile_owner_place_activity_and_number_are_shown(cast, sepinggan):
    business = make_business("Amplang Ombak Tujuh", "Rekawati", sepinggan, product="Amplang")
    add_activity(business, "10794")
    text = page(cast["data_manager"], business)
    for fact in ["Amplang Ombak Tujuh", "Rekawati", "Sepinggan", "10794", "85.000.000", "Usaha Mikro"]:
        assert fact in text
    assert business.identifiers.get().value in text


def test_nik_and_telephone_are_masked(cast, sepinggan):
    text = page(cast["data_manager"], make_business("A", subdistrict=sepinggan))
    assert "************1234" in text
    assert "08******3321" in text


def test_bank_officers_see_no_business_outside_their_team(cast, sepinggan):
    page(cast["bank_officer"], make_business("A", subdistrict=sepinggan), expected=404)


def test_nik_and_numbers_are_not_shown_to_who_may_not_see_identifiers(cast, sepinggan, monkeypatch):
    user = cast["leadership"]
    monkeypatch.setattr(
        type(user), "has_perm", lambda self, permission, obj=None: permission == "businesses.view_business"
    )
    text = page(user, make_business("A", subdistrict=sepinggan))
    assert "************1234" not in text
    assert ">Nomor<" not in text


def test_a_business_of_another_kecamatan_is_not_found(cast):
    own = cast["district_officer"].grants.get().district
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    page(cast["district_officer"], make_business("A", subdistrict=elsewhere), expected=404)


def test_of_a_business_in_two_kecamatan_an_officer_sees_the_own_place_and_that_there_are_more(cast):
    own = cast["district_officer"].grants.get().district
    business = make_business("A", subdistrict=own.subdistrict_set.first())
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    Place.objects.create(act=business.act, business=business, address="Pasar Rekaan", subdistrict=elsewhere)
    text = page(cast["district_officer"], business)
    assert "Pasar Rekaan" not in text
    assert "1 tempat lain di luar wilayah Anda" in text
    assert "Pasar Rekaan" in page(cast["data_manager"], business)


def test_a_merged_business_leads_to_the_one_it_was_merged_into(cast):
    kept = make_business("Dipertahankan")
    between = make_business("Antara", merged_into=kept)
    merged = make_business("Digabung", merged_into=between)
    client = Client()
    client.force_login(cast["data_manager"])
    assert client.get(f"/usaha/{merged.pk}/").url == f"/usaha/{kept.pk}/"


def test_other_businesses_of_the_owner_are_linked(cast):
    first, second = make_business("Pertama"), make_business("Kedua")
    second.owner = first.owner
    second.save()
    assert f'href="/usaha/{second.pk}/">Kedua</a>' in page(cast["data_manager"], first)


def test_html_in_a_name_is_text(cast):
    business = make_business("<b>Tebal</b>", "<script>rekaan</script>")
    text = page(cast["data_manager"], business)
    assert "<b>Tebal" not in text
    assert "<script>rekaan" not in text
