"""Searching the list: what stands first, sealed numbers and who may ask, and what never stands in an address."""

from urllib.parse import unquote

import pytest
from django.test import Client

from tests.asking import logged_in
from tests.register_samples import make_business
from umkm_registry.businesses.models import Business, Identifier, Owner, Place
from umkm_registry.businesses.sealed_numbers import take_out
from umkm_registry.businesses.searching import with_number
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import fingerprint

LIST, FIND = "/usaha/", "/usaha/cari/"
PHONE, NIK = "+6281200004321", "6471050101900007"


def names(user, asked: str, **more) -> list[str]:
    """What the search form finds, by the way it goes: one step to an address, then the list."""
    response = logged_in(user).post(FIND, {"q": asked, **more}, follow=True)
    assert [status for _, status in response.redirect_chain] == [302]
    return [business.name for business in response.context["pager"].rows]


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


@pytest.mark.parametrize("asked", ["081200004321", "0812-0000-4321", "+62 812 0000 4321", "(0812) 0000.4321"])
def test_a_telephone_number_finds_its_owners_and_places_however_it_is_written(cast, known, asked):
    assert names(cast["data_manager"], asked) == ["Amplang Ombak", "Soto Karang"]


def test_a_part_of_a_telephone_number_or_nik_finds_nothing(cast, known):
    assert names(cast["data_manager"], "08120000432") == names(cast["data_manager"], NIK[:15]) == []


def test_a_nik_finds_the_businesses_of_its_owner(cast, known):
    assert names(cast["data_manager"], NIK) == names(cast["data_manager"], "6471 0501 0190 0007") == ["Amplang Ombak"]


def test_words_beside_a_number_are_searched_for_as_well(cast, known):
    assert names(cast["data_manager"], f"amplang {PHONE}") == ["Amplang Ombak"]
    assert names(cast["data_manager"], f"soto {NIK}") == []


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
    assert list(with_number(everywhere, take_out(NIK)[1], user)) == []
    assert list(with_number(everywhere, take_out(PHONE)[1], user)) == [first]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (NIK, "NIK ************0007"),
        ("6471-0501-0190-0007", "NIK ************0007"),
        (NIK[:15], "NIK ************0000"),
        ("081200004321", "Telepon 08******4321"),
        ("soto 0812 0000 4321", "Telepon 08******4321"),
        ("0542-763391", "Telepon 05******3391"),
    ],
)
@pytest.mark.parametrize("way", ["post", "get"])
def test_a_personal_number_never_stands_in_an_address_and_its_chip_shows_the_mask(cast, known, asked, shown, way):
    manager = logged_in(cast["data_manager"])
    answer = getattr(manager, way)(FIND if way == "post" else LIST, {"q": asked})
    assert answer.status_code == 302
    digits = "".join(filter(str.isdigit, asked))
    assert not any(digits[at : at + 6] in unquote(answer.url) for at in range(len(digits) - 5))
    response = manager.get(answer.url)
    assert [chip["value"] for chip in response.context["chips"]] == [shown]
    assert digits not in "".join(filter(lambda c: c.isdigit() or c.isspace(), response.content.decode()))


def test_filters_order_and_columns_stay_while_a_number_is_searched_for(cast, known):
    answer = logged_in(cast["data_manager"]).post(
        FIND, {"q": PHONE, "skala": ["micro", "small"], "urut": "-izin", "kolom": ["nama", "nib"], "kbli": ""}
    )
    assert answer.url.startswith("/usaha/?skala=micro&skala=small&urut=-izin&kolom=nama&kolom=nib&nomor=telepon")


def test_words_take_the_place_of_the_number_that_was_searched_for(cast, known):
    manager = logged_in(cast["data_manager"])
    token = take_out(PHONE)[1].token
    assert manager.post(FIND, {"q": "", "nomor": token}).url.startswith("/usaha/?nomor=telepon")
    assert manager.post(FIND, {"q": "soto", "nomor": token}).url == "/usaha/?q=soto"


def test_a_nib_that_looks_like_a_telephone_number_stays_a_nib(cast):
    business = make_business("Amplang Ombak")
    Identifier.objects.filter(business=business).update(value="0812200000127")
    answer = logged_in(cast["data_manager"]).post(FIND, {"q": "0812200000127"})
    assert answer.url == "/usaha/?q=0812200000127"


def test_a_number_that_cannot_be_read_back_is_said_and_ignored(cast, known):
    response = logged_in(cast["data_manager"]).get(f"{LIST}?nomor=tebakan")
    assert "Sebagian saringan tidak dikenal" in response.content.decode()
    assert len(response.context["pager"].rows) == 2


def test_whoever_logs_in_again_on_the_way_comes_to_the_list(cast, known):
    client = Client()
    away = client.post(FIND, {"q": "soto"})
    assert away.url == "/masuk/?next=/usaha/cari/"
    assert logged_in(cast["data_manager"]).get(FIND).url == LIST


def test_exact_names_come_first_then_beginnings_then_words_then_likeness(cast):
    manager = cast["data_manager"]
    for name in ["Kedai Sotong", "Warung Soto", "Soto Banjar", "Soto"]:
        make_business(name)
    make_business("Andalan", "Soto Rekaan")
    assert names(manager, "soto") == ["Soto", "Soto Banjar", "Andalan", "Kedai Sotong", "Warung Soto"]
    assert names(manager, "soto", urut="-nama") == ["Warung Soto", "Soto Banjar", "Soto", "Kedai Sotong", "Andalan"]
    make_business("Amplang Ombak Tujuh")
    make_business("Amplang Karang")
    assert names(manager, "amplang karang") == ["Amplang Karang", "Amplang Ombak Tujuh"]
    assert names(manager, "amplng ombak")[0] == "Amplang Ombak Tujuh"


def test_one_or_two_letters_are_the_beginning_of_a_word_of_the_name(cast):
    for name in ["Soto Banjar", "Warung Soto", "Bakso", "Toko So Good"]:
        make_business(name, "Sosial Rekaan")
    manager = cast["data_manager"]
    assert names(manager, "so") == ["Soto Banjar", "Toko So Good", "Warung Soto"]
    assert names(manager, "so wa") == ["Warung Soto"]
    assert names(manager, "&") == names(manager, "&&&") == []
    assert names(manager, "so banjar") == ["Soto Banjar"]


def test_names_like_the_words_are_left_out_where_enough_contain_them(cast):
    for number in range(5):
        make_business(f"Amplang {number}")
    make_business("Amplank")
    assert "Amplank" not in names(cast["data_manager"], "amplang")
    Business.objects.filter(name="Amplang 4").update(name="Penatu")
    assert names(cast["data_manager"], "amplang")[-1] == "Amplank"


def test_ranked_hits_stand_on_pages_in_one_order_there_and_back(cast):
    manager = logged_in(cast["data_manager"])
    for number in range(30):
        make_business(f"Soto {number:02d}")
        make_business(f"Warung Soto {number:02d}")
    first = manager.get(f"{LIST}?q=soto").context["pager"]
    second = manager.get(LIST + first.next_url).context["pager"]
    third = manager.get(LIST + second.next_url).context["pager"]
    found = [row.name for pager in (first, second, third) for row in pager.rows]
    assert found == [f"{word} {number:02d}" for word in ("Soto", "Warung Soto") for number in range(30)]
    back = manager.get(LIST + third.previous_url).context["pager"]
    assert [row.name for row in back.rows] == [row.name for row in second.rows]
