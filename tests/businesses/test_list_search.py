"""Searching the list by address and by numbers that are kept sealed, and who may."""

import pytest
from django.test import Client

from tests.register_samples import make_business
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.businesses.searching import search
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import fingerprint

PHONE, NIK = "+6281200004321", "6471050101900007"


def names(user, asked: str) -> list[str]:
    client = Client()
    client.force_login(user)
    return [business.name for business in client.get("/usaha/", {"q": asked}).context["pager"].rows]


@pytest.fixture
def known(cast):
    """One business whose owner's numbers are known, and one whose place has the telephone."""
    own = cast["district_officer"].grants.get().district
    elsewhere = Subdistrict.objects.exclude(district=own).first()
    first = make_business("Amplang Ombak", subdistrict=own.subdistrict_set.first())
    second = make_business("Soto Karang", "Misalia", elsewhere)
    Owner.objects.filter(pk=first.owner_id).update(nik_hash=fingerprint(NIK), phone_hash=fingerprint(PHONE))
    Place.objects.filter(business=second).update(phone_hash=fingerprint(PHONE), address="Gang Melati Rekaan")
    return first, second


@pytest.mark.parametrize("asked", ["081200004321", "0812-0000-4321", "+62 812 0000 4321"])
def test_a_telephone_number_finds_its_owners_and_places_however_it_is_written(cast, known, asked):
    assert names(cast["data_manager"], asked) == ["Amplang Ombak", "Soto Karang"]


def test_a_part_of_a_telephone_number_or_nik_finds_nothing(cast, known):
    assert names(cast["data_manager"], "08120000432") == names(cast["data_manager"], NIK[:15]) == []


def test_a_nik_finds_the_businesses_of_its_owner(cast, known):
    assert names(cast["data_manager"], NIK) == names(cast["data_manager"], "6471 0501 0190 0007") == ["Amplang Ombak"]


def test_an_address_finds_its_business_also_together_with_a_name(cast, known):
    manager = cast["data_manager"]
    assert names(manager, "melati") == names(manager, "soto gang melati") == ["Soto Karang"]
    assert names(manager, "amplang melati") == []


def test_no_number_or_address_elsewhere_is_found_by_an_officer_of_a_kecamatan(cast, known):
    officer = cast["district_officer"]
    first, second = known
    assert names(officer, PHONE) == ["Amplang Ombak"]
    Place.objects.create(
        act=first.act,
        business=first,
        subdistrict=second.places.get().subdistrict,
        address="Gang Seberang",
        phone_hash=fingerprint("+6281200009999"),
    )
    assert names(officer, "seberang") == names(officer, "081200009999") == []
    assert names(cast["data_manager"], "seberang") == names(cast["data_manager"], "081200009999") == ["Amplang Ombak"]


def test_who_may_not_see_identifiers_finds_nobody_by_nik(cast, known):
    user = cast["bank_officer"]
    assert not user.has_perm("businesses.view_identifier")
    first, _ = known
    everywhere = Business.objects.all()
    assert list(search(everywhere, NIK, user)) == []
    assert list(search(everywhere, PHONE, user)) == [first]
