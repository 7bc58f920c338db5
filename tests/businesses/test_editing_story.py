"""The profile tells in sentences who changed what, and where each value comes from."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.asking import logged_in, text
from tests.businesses.editing_by_hand import edit
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.models import Act


@pytest.fixture
def business(register):
    return register["own"]


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def told(client, address: str) -> str:
    """The words of the page, without marks and with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text(client, address))).split())


def test_a_change_is_told_with_the_old_and_the_new_value_and_who_made_it(manager, business):
    edit(manager, f"/usaha/{business.pk}/ubah/", scale="small", product="Stik ikan")
    page = told(manager, f"/usaha/{business.pk}/")
    assert "Skala diubah dari Usaha Mikro menjadi Usaha Kecil." in page
    assert "Produk diisi Stik ikan." in page
    assert page.index("Data usaha diubah") < page.index("Didaftarkan untuk contoh.")
    assert re.search(r"\d \w+ 20\d\d, \d\d\.\d\d, Rekawati Umpama, formulir", page)


def test_contacts_are_told_by_their_masks_only(manager, business):
    address = f"/usaha/{business.pk}/tempat/{business.places.get().pk}/ubah/"
    edit(manager, address, phone="0812 0000 1111")
    edit(manager, address, phone="0812 0000 2222")
    page = told(manager, f"/usaha/{business.pk}/")
    assert "Telepon diubah dari 08******1111 menjadi 08******2222." in page
    assert business.places.get().phone_hash not in page
    assert "ersegel" not in page


def test_each_value_says_where_it_comes_from(manager, business):
    act = Act.objects.create(door="import", label="Impor 12, Proyek OSS: proyek.xlsx")
    Business.objects.filter(pk=business.pk).update(act=act, legal_form="CV")
    edit(manager, f"/usaha/{business.pk}/ubah/", scale="small")
    page = told(manager, f"/usaha/{business.pk}/")
    assert re.search(r"Bentuk ?CV ?Impor 12, Proyek OSS, \d", page)
    assert re.search(r"Skala ?Usaha Kecil ?dipastikan Rekawati Umpama, \d", page)


def test_values_of_the_owner_and_of_each_place_say_it_too(manager, business):
    act = Act.objects.create(door="import", label="Impor 12, Proyek OSS: proyek.xlsx")
    Owner.objects.filter(pk=business.owner_id).update(act=act, phone_mask="08******7777")
    Place.objects.filter(business=business).update(act=act, kind="shop")
    edit(manager, f"/usaha/{business.pk}/ubah/", owner_email="rekawati@contoh.id")
    address = f"/usaha/{business.pk}/tempat/{business.places.get().pk}/ubah/"
    edit(manager, address, contact_name="Misalia", latitude="-1.24", longitude="116.9")
    page = told(manager, f"/usaha/{business.pk}/")
    for words in [
        r"Telepon ?08\*{6}7777 ?Impor 12, Proyek OSS, \d",
        r"Surel ?r\*{3}@contoh.id ?Lihat ?dipastikan Rekawati Umpama, \d",
        r"Jenis tempat ?Toko ?Impor 12, Proyek OSS, \d",
        r"Kontak ?Misalia ?dipastikan Rekawati Umpama, \d",
        r"alamat: formulir, \d",
        r"posisi: dipastikan Rekawati Umpama, \d",
    ]:
        assert re.search(words, page), words


def test_of_several_places_a_change_says_which(manager, business):
    place = business.places.get()
    edit(manager, f"/usaha/{business.pk}/tempat/{place.pk}/ubah/", contact_name="Misalia")
    assert "Nama kontak diisi Misalia." in told(manager, f"/usaha/{business.pk}/")
    Place.objects.create(act=business.act, business=business, address="Pasar Rekaan", subdistrict=place.subdistrict)
    assert f"Nama kontak diisi Misalia, di {place.address}." in told(manager, f"/usaha/{business.pk}/")


def test_twenty_entries_are_shown_and_a_link_to_all(manager, business):
    for number in range(22):
        act = Act.objects.create(door="form", label=f"Langkah {number:02d}")
        Business.objects.filter(pk=business.pk).update(act=act, product=f"Produk {number}")
    page = told(manager, f"/usaha/{business.pk}/")
    assert page.count(", formulir") == 20
    assert "Semua riwayat, 3 lagi" in page
    assert told(manager, f"/usaha/{business.pk}/?riwayat=semua").count(", formulir") == 23


def test_reading_the_story_takes_no_more_questions_the_longer_it_is(manager, business):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            text(manager, f"/usaha/{business.pk}/")
        return len(queries)

    before = asked()
    for name in ("Satu", "Dua", "Tiga"):
        edit(manager, f"/usaha/{business.pk}/ubah/", name=name, owner_name=f"Rekawati {name}")
    assert asked() == before


def test_an_officer_does_not_read_of_places_elsewhere(cast, register, business):
    foreign = register["foreign"].places.get()
    foreign.business = business
    foreign.save()
    edit(logged_in(cast["data_manager"]), f"/usaha/{business.pk}/tempat/{foreign.pk}/ubah/", contact_name="Misalia")
    assert "Misalia" not in told(logged_in(cast["district_officer"]), f"/usaha/{business.pk}/")
    assert "Misalia" in told(logged_in(cast["data_manager"]), f"/usaha/{business.pk}/")
