"""The queue of places without a kelurahan: who sees what of it, claiming, coming second, taking back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from permits.oss.models import Proposal
from tests.asking import logged_in, text
from tests.permits.oss.exports import bring_in, rows_of, workbook
from tests.register_samples import make_business
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.businesses.guessing import guesses, subdistricts_by_name
from umkm_registry.businesses.models import Place
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict, SubdistrictAlias

QUEUE = "/usaha/tanpa-kelurahan/"


@pytest.fixture
def officer(cast):
    """The district officer's browser."""
    return logged_in(cast["district_officer"])


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


@pytest.fixture
def own(cast):
    """A kelurahan of the district officer's kecamatan."""
    return cast["district_officer"].grants.get().district.subdistrict_set.first()


@pytest.fixture
def foreign(own):
    return Subdistrict.objects.exclude(district=own.district).first()


def unknown(name: str, region_text: str = "", **facts) -> Place:
    """The place of a new business, whose region the source wrote as `region_text`."""
    place = make_business(name).places.get()
    Place.objects.filter(pk=place.pk).update(region_text=region_text, **facts)
    place.refresh_from_db()
    return place


def claim(client, subdistrict: Subdistrict, *places: Place) -> str:
    """The page after claiming."""
    asked = {"tempat": [place.pk for place in places], "kelurahan": subdistrict.code}
    return client.post(QUEUE, asked, follow=True).content.decode()


def give_back(client, page: str) -> str:
    """The page after pressing the button of the message in `page`."""
    address = re.search(rf'action="({QUEUE}\d+/kembalikan/)"', page).group(1)
    return client.post(address, follow=True).content.decode()


def test_an_officer_sees_name_address_and_region_and_nothing_else(cast, officer):
    facts = {"contact_name": "Kontak Rahasia", "phone_mask": "08******9999", "email_mask": "r***@contoh.test"}
    place = unknown("Penatu Teluk Andaian", "Kel. Antah Berantah", **facts)
    page = text(officer, QUEUE)
    for fact in ["Penatu Teluk Andaian", place.address, "Kel. Antah Berantah"]:
        assert fact in page
    owner, number = place.business.owner, place.business.identifiers.get().value
    for fact in [
        "Kontak Rahasia",
        "08******",
        "r***@",
        owner.name,
        owner.nik_mask,
        number,
        f"/usaha/{place.business_id}/",
    ]:
        assert fact not in page


def test_who_sees_the_whole_city_gets_to_the_business(manager):
    place = unknown("Penatu Teluk Andaian")
    assert f'href="/usaha/{place.business_id}/">Penatu Teluk Andaian' in text(manager, QUEUE)


def test_places_with_a_kelurahan_and_merged_ones_do_not_wait(officer, foreign):
    make_business("Sudah Jelas", subdistrict=foreign)
    kept = unknown("Dipertahankan")
    make_business("Usaha Gabungan", merged_into=kept.business)
    second = Place.objects.create(act=kept.act, business=kept.business, address="Alamat gabungan", merged_into=kept)
    page = text(officer, QUEUE)
    assert "Dipertahankan" in page
    for gone in ["Sudah Jelas", "Usaha Gabungan", second.address]:
        assert gone not in page


def test_words_are_searched_in_name_address_and_region(officer):
    unknown("Penatu Rekaan", "Kel. Antah Berantah")
    unknown("Soto Umpama", "Kel. Entah Mana")
    found = text(officer, f"{QUEUE}?q=rekaan+antah")
    assert "Penatu Rekaan" in found
    assert "Soto Umpama" not in found
    assert "Tidak ada tempat usaha yang memuat “bukan ini”" in text(officer, f"{QUEUE}?q=bukan+ini")


def test_a_claim_is_one_act_and_vouched_for(cast, officer, own):
    places = [unknown("Satu"), unknown("Dua")]
    assert f"2 tempat usaha diklaim untuk Kelurahan {own.name}." in claim(officer, own, *places)
    act = Act.objects.get(actor=cast["district_officer"])
    for place in Place.objects.filter(pk__in=[place.pk for place in places]):
        assert (place.subdistrict, place.act, place.confirmed) == (own, act, {"subdistrict": act.pk})


def test_a_guess_is_one_click(officer, own):
    place = unknown("Penatu Rekaan", f"Kel. {own.name}, dekat pasar")
    assert f'value="{place.pk}:{own.code}"' in text(officer, QUEUE)
    officer.post(QUEUE, {"klaim": f"{place.pk}:{own.code}"})
    place.refresh_from_db()
    assert place.subdistrict == own


def test_a_guess_elsewhere_is_told_but_not_offered(officer, foreign):
    place = unknown("Penatu Rekaan", f"Kelurahan {foreign.name}, X")
    page = text(officer, QUEUE)
    assert f"mungkin {foreign.name} ({foreign.district.name})" in page
    assert f'value="{place.pk}:{foreign.code}"' not in page


@pytest.mark.parametrize("way", ["ticked", "single"])
def test_nobody_claims_for_another_kecamatan(officer, foreign, way):
    place = unknown("Penatu Rekaan")
    ticked = {"tempat": [place.pk], "kelurahan": foreign.code}
    asked = ticked if way == "ticked" else {"klaim": f"{place.pk}:{foreign.code}"}
    page = officer.post(QUEUE, asked, follow=True).content.decode()
    assert "Pilih kelurahan yang termasuk wilayah Anda" in page
    place.refresh_from_db()
    assert (place.subdistrict, place.confirmed) == (None, {})


def test_the_data_manager_claims_for_any(manager, own, foreign):
    places = [unknown("Satu"), unknown("Dua")]
    for place, subdistrict in zip(places, [own, foreign], strict=True):
        claim(manager, subdistrict, place)
        place.refresh_from_db()
        assert place.subdistrict == subdistrict


@pytest.mark.parametrize("role", ["head_of_division", "curation_officer", "bank_officer", "leadership", "stranger"])
def test_others_have_no_business_here(cast, own, role):
    place = unknown("Penatu Rekaan")
    client = logged_in(cast[role])
    assert client.get(QUEUE).status_code == 403
    assert client.post(QUEUE, {"tempat": [place.pk], "kelurahan": own.code}).status_code == 403
    place.refresh_from_db()
    assert place.subdistrict is None


def test_the_second_is_told_who_was_first_and_the_rest_is_claimed(cast, manager, officer, own, foreign):
    first, second = unknown("Satu"), unknown("Dua")
    claim(manager, foreign, first)
    page = claim(officer, own, first, second)
    assert f"1 tempat usaha diklaim untuk Kelurahan {own.name}." in page
    assert "Sudah diklaim lebih dulu oleh Rekawati Umpama" in page
    for place, subdistrict in [(first, foreign), (second, own)]:
        place.refresh_from_db()
        assert place.subdistrict == subdistrict


def test_a_known_place_that_never_waited_tells_nothing_and_stays(officer, own, foreign):
    place = make_business("Rahasia Kecamatan Lain", subdistrict=foreign).places.get()
    page = claim(officer, own, place)
    assert "1 tempat usaha sudah tidak ada di antrean ini." in page
    assert "Rahasia" not in page
    place.refresh_from_db()
    assert place.subdistrict == foreign


@pytest.mark.parametrize("asked", [{}, {"tempat": "abc"}, {"klaim": "x:y"}, {"klaim": ":"}])
def test_nothing_ticked_changes_nothing(officer, own, asked):
    place = unknown("Penatu Rekaan")
    page = officer.post(QUEUE, {"kelurahan": own.code, **asked}, follow=True).content.decode()
    assert "Belum ada yang diklaim." in page
    place.refresh_from_db()
    assert place.subdistrict is None


def test_a_claim_is_taken_back_from_its_message(officer, own):
    place = unknown("Penatu Rekaan", confirmed={"address": 7})
    page = give_back(officer, claim(officer, own, place))
    assert "1 tempat usaha kembali ke antrean." in page
    place.refresh_from_db()
    assert (place.subdistrict, place.confirmed) == (None, {"address": 7})
    assert place.act.undoes.label == "Kelurahan tempat usaha diklaim"


def test_what_was_changed_since_is_not_taken_back(officer, own):
    changed, other = unknown("Satu"), unknown("Dua")
    page = claim(officer, own, changed, other)
    later = Act.objects.create(door="form", label="Alamat diperbaiki")
    Place.objects.filter(pk=changed.pk).update(address="Alamat Baru Rekaan", act=later)
    said = give_back(officer, page)
    assert "1 tempat usaha kembali ke antrean. 1 tetap karena sudah diubah sesudah diklaim." in said
    changed.refresh_from_db()
    assert (changed.subdistrict, changed.address) == (own, "Alamat Baru Rekaan")


def test_one_officer_does_not_take_back_the_claim_of_another(cast, manager, officer, own):
    place = unknown("Penatu Rekaan")
    claim(manager, own, place)
    place.refresh_from_db()
    assert officer.post(f"{QUEUE}{place.act_id}/kembalikan/").status_code == 404
    place.refresh_from_db()
    assert place.subdistrict == own


def test_only_a_claim_is_taken_back_here(manager):
    act = make_business("Penatu Rekaan").act
    assert manager.post(f"{QUEUE}{act.pk}/kembalikan/").status_code == 404


def test_a_later_import_keeps_the_claimed_kelurahan_and_proposes_its_own(manager, own, foreign, tmp_path):
    row = rows_of("proyek_2024_28", 1)[0] | {"kelurahan_usaha": "Antah Berantah"}
    bring_in(workbook(tmp_path / "pertama.xlsx", [row]))
    place = Place.objects.get(subdistrict__isnull=True)
    assert "Antah Berantah" in place.region_text
    claim(manager, own, place)
    bring_in(workbook(tmp_path / "lagi.xlsx", [row | {"Kbli": "56102"}]))
    place.refresh_from_db()
    assert place.subdistrict == own
    known = row | {"kelurahan_usaha": foreign.name, "kecamatan_usaha": foreign.district.name}
    bring_in(workbook(tmp_path / "berikut.xlsx", [known]))
    place.refresh_from_db()
    assert place.subdistrict == own
    assert Proposal.objects.open().get(row_id=place.pk, field="subdistrict").new == foreign.name


def test_the_navigation_counts_what_waits_and_marks_one_page(officer, own):
    unknown("Satu")
    place = unknown("Dua")
    page = text(officer, QUEUE)
    assert re.search(r'(?s)tanpa-kelurahan/" aria-current="page">.*?2<span class="visually-hidden"> menunggu', page)
    assert page.count('aria-current="page"') == 2  # beside the page, and at its foot on a phone
    claim(officer, own, place)
    assert re.search(r'(?s)tanpa-kelurahan/">.*?1<span class="visually-hidden"> menunggu', text(officer, "/"))


def test_nobody_waiting_says_so(officer):
    assert "Semua tempat usaha sudah punya kelurahan" in text(officer, QUEUE)


def test_the_queue_is_paged_and_queries_do_not_grow(manager):
    def queries() -> int:
        with CaptureQueriesContext(connection) as heard:
            text(manager, QUEUE)
        return len(heard)

    unknown("Usaha 0", "Kel. A")
    few = queries()
    for number in range(1, 27):
        unknown(f"Usaha {number}", "Kel. A")
    assert queries() == few
    address = re.search(r'href="(\?[^"]*sesudah=[^"]+)"', text(manager, QUEUE)).group(1).replace("&amp;", "&")
    assert text(manager, QUEUE + address).count('name="tempat"') == 2


def test_the_region_itself_is_guessed_before_what_an_address_names(cast):
    target = Subdistrict.objects.get(name="Sepinggan Baru")
    SubdistrictAlias.objects.create(subdistrict=target, text="Kampung Rekaan")
    names = subdistricts_by_name()
    found = guesses("kampung rekaan, Balikpapan", "Jl. Manggar Baru 3, Kel. Gn. Samarinda, Damai", names)
    assert [each.name for each in found] == ["Sepinggan Baru", "Manggar Baru", "Gunung Samarinda", "Damai"]


def test_a_longer_name_is_not_the_shorter_one(cast):
    assert [each.name for each in guesses("", "Kelurahan Damai Bahagia", subdistricts_by_name())] == ["Damai Bahagia"]
    assert guesses("Damaiku", "Manggarai", subdistricts_by_name()) == []


def test_an_officer_of_two_kecamatan_claims_for_both(cast, officer, foreign):
    user = User.objects.get(username="district_officer")
    RoleGrant.objects.create(user=user, role="district_officer", district=foreign.district)
    place = unknown("Penatu Rekaan")
    claim(officer, foreign, place)
    place.refresh_from_db()
    assert place.subdistrict == foreign
