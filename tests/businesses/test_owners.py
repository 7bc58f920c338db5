"""The page of one owner: what it shows, to whom, and where a merged owner leads."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import logged_in, text
from tests.register_samples import make_business
from umkm_registry.businesses.models import Identifier, Owner
from umkm_registry.businesses.models.places import Place
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict


@pytest.fixture
def own(cast):
    """A kelurahan of the district officer's kecamatan."""
    return cast["district_officer"].grants.get().district.subdistrict_set.first()


@pytest.fixture
def foreign(own):
    return Subdistrict.objects.exclude(district=own.district).first()


def test_name_kind_masks_numbers_and_businesses_are_shown(cast, own):
    business = make_business("Amplang Ombak Tujuh", "Rekawati", own)
    owner = business.owner
    Identifier.objects.create(act=owner.act, owner=owner, kind="npwp", value="NPWP-REKAAN-7", source="form")
    page = text(logged_in(cast["data_manager"]), f"/pemilik/{owner.pk}/")
    for fact in ["Rekawati", "Perorangan", "************1234", "08******3321", "NPWP-REKAAN-7", own.district.name]:
        assert fact in page
    assert f'href="/usaha/{business.pk}/">Amplang Ombak Tujuh</a>' in page
    assert business.identifiers.get().value in page


def test_each_value_says_where_it_comes_from(cast, own):
    owner = make_business("Amplang Ombak Tujuh", "Rekawati", own).owner
    act = Act.objects.create(door="import", label="Impor 12, NIB OSS: nib.xlsx")
    confirmed = {"phone": Act.objects.create(door="form", actor=cast["data_manager"], label="Data usaha diubah").pk}
    Owner.objects.filter(pk=owner.pk).update(act=act, email_mask="r***@contoh.id", confirmed=confirmed)
    page = text(logged_in(cast["data_manager"]), f"/pemilik/{owner.pk}/")
    assert re.search(r"r\*{3}@contoh\.id</span><span class=\"source\">Impor 12, NIB OSS, \d", page)
    assert re.search(r"(?s)08\*{6}3321.{0,900}dipastikan Rekawati Umpama, \d", page)


def test_businesses_elsewhere_are_a_number_and_nothing_more(cast, own, foreign):
    here = make_business("Amplang Ombak Tujuh", "Rekawati", own)
    there = make_business("Soto Karang Rekaan", here.owner, foreign)
    page = text(logged_in(cast["district_officer"]), f"/pemilik/{here.owner_id}/")
    assert "1 usaha lain di luar wilayah Anda" in page
    for fact in ["Soto Karang Rekaan", there.identifiers.get().value, foreign.district.name, "2 usaha"]:
        assert fact not in page
    assert "di luar wilayah Anda" not in text(logged_in(cast["data_manager"]), f"/pemilik/{here.owner_id}/")


def test_of_a_business_in_two_kecamatan_only_the_own_one_is_named(cast, own, foreign):
    business = make_business("Amplang Ombak Tujuh", subdistrict=own)
    Place.objects.create(act=business.act, business=business, address="Pasar Rekaan", subdistrict=foreign)
    assert foreign.district.name not in text(logged_in(cast["district_officer"]), f"/pemilik/{business.owner_id}/")


def test_an_owner_with_no_business_in_sight_is_not_found(cast, foreign):
    owner = make_business("Soto Karang Rekaan", subdistrict=foreign).owner
    assert logged_in(cast["district_officer"]).get(f"/pemilik/{owner.pk}/").status_code == 404


def test_merged_businesses_are_left_out(cast, own):
    kept = make_business("Dipertahankan", subdistrict=own)
    make_business("Digabungkan", kept.owner, own, merged_into=kept)
    page = text(logged_in(cast["data_manager"]), f"/pemilik/{kept.owner_id}/")
    assert "Digabungkan" not in page
    assert "usaha lain di luar wilayah" not in page


@pytest.mark.parametrize("role", ["data_manager", "district_officer"])
def test_a_merged_owner_leads_to_the_one_that_is_left(cast, own, role):
    kept = make_business("Dipertahankan", subdistrict=own).owner
    between = Owner.objects.create(act=kept.act, kind="person", name="Antara", merged_into=kept)
    merged = Owner.objects.create(act=kept.act, kind="person", name="Digabung", merged_into=between)
    assert logged_in(cast[role]).get(f"/pemilik/{merged.pk}/").url == f"/pemilik/{kept.pk}/"


def test_a_merged_owner_does_not_tell_of_one_out_of_sight(cast, foreign):
    kept = make_business("Dipertahankan", subdistrict=foreign).owner
    merged = Owner.objects.create(act=kept.act, kind="person", name="Digabung", merged_into=kept)
    assert logged_in(cast["district_officer"]).get(f"/pemilik/{merged.pk}/").status_code == 404


def test_numbers_and_nik_need_the_permission_to_see_them(cast, own, monkeypatch):
    business, user = make_business("Amplang Ombak Tujuh", subdistrict=own), cast["leadership"]
    monkeypatch.setattr(
        type(user), "has_perm", lambda self, permission, obj=None: permission == "businesses.view_owner"
    )
    page = text(logged_in(user), f"/pemilik/{business.owner_id}/")
    for fact in ["************1234", business.identifiers.get().value, "Nomor pelaku usaha"]:
        assert fact not in page


def test_the_business_leads_to_its_owner(cast, own):
    business = make_business("Amplang Ombak Tujuh", subdistrict=own)
    page = text(logged_in(cast["district_officer"]), f"/usaha/{business.pk}/")
    assert f'href="/pemilik/{business.owner_id}/"' in page


def test_an_owner_without_business_says_when_there_will_be_one(cast, own):
    act = make_business("Lain", subdistrict=own).act
    alone = Owner.objects.create(act=act, kind="body", name="Koperasi Umpama")
    page = text(logged_in(cast["data_manager"]), f"/pemilik/{alone.pk}/")
    assert "Belum ada usaha tercatat" in page
    assert "NIK" not in page


def test_queries_do_not_grow_with_the_businesses(cast, own):
    owner, client = make_business("Usaha 0", subdistrict=own).owner, logged_in(cast["district_officer"])

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as heard:
            text(client, f"/pemilik/{owner.pk}/")
        return len(heard)

    few = queries()
    for number in range(1, 6):
        make_business(f"Usaha {number}", owner, own)
    assert queries() == few
