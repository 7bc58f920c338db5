"""Two people edit one business: the second sees both versions and chooses, and nothing is lost in silence."""

import pytest

from tests.asking import logged_in
from tests.businesses.editing_by_hand import edit, fields_of, opened, sent
from umkm_registry.history.models import Act

ASKED = "Data ini diubah orang lain sementara Anda mengisi"


@pytest.fixture
def business(register):
    return register["own"]


@pytest.fixture
def first(cast):
    return logged_in(cast["data_manager"])


@pytest.fixture
def second(cast):
    return logged_in(cast["district_officer"])


@pytest.fixture
def overtaken(business, first, second):
    """What the second one sees after both gave the business a name, and the first one a product too."""
    address = f"/usaha/{business.pk}/ubah/"
    fields = opened(second, address)
    edit(first, address, name="Amplang Delapan", product="Stik ikan")
    return address, sent(second, address, fields | {"name": "Amplang Sembilan", "legal_form": "CV"})


def now(business) -> tuple:
    business.refresh_from_db()
    return business.name, business.product, business.legal_form


def test_the_second_sees_both_versions_and_nothing_of_the_first_is_lost(business, overtaken):
    _, page = overtaken
    for words in [ASKED, "<b>Amplang Delapan</b>", "<b>Amplang Sembilan</b>", "<b>Stik ikan</b>", "<b>CV</b>"]:
        assert words in page
    assert now(business) == ("Amplang Delapan", "Stik ikan", "Perorangan")


def test_what_only_one_of_them_changed_is_suggested_what_both_did_is_asked(overtaken):
    fields = fields_of(overtaken[1])
    assert (fields["pilih_product"], fields["pilih_legal_form"]) == ("saved", "typed")
    assert "pilih_name" not in fields


@pytest.mark.parametrize(("choice", "name"), [("saved", "Amplang Delapan"), ("typed", "Amplang Sembilan")])
def test_what_is_chosen_holds(cast, business, second, overtaken, choice, name):
    address, page = overtaken
    assert "Perubahan disimpan." in sent(second, address, fields_of(page) | {"pilih_name": choice})
    assert now(business) == (name, "Stik ikan", "CV")
    assert business.act.actor == cast["district_officer"]
    assert (business.confirmed["name"] == business.act_id) == (choice == "typed")


def test_without_a_choice_the_question_stays(business, second, overtaken):
    address, page = overtaken
    assert ASKED in sent(second, address, fields_of(page))
    assert now(business)[0] == "Amplang Delapan"


def test_whoever_is_overtaken_while_choosing_is_asked_again(business, first, second, overtaken):
    address, page = overtaken
    edit(first, address, name="Amplang Sepuluh")
    again = sent(second, address, fields_of(page) | {"pilih_name": "typed"})
    assert "<b>Amplang Sepuluh</b>" in again
    assert now(business)[0] == "Amplang Sepuluh"


def test_the_same_answer_of_both_is_no_question(business, first, second):
    address = f"/usaha/{business.pk}/ubah/"
    fields = opened(second, address)
    edit(first, address, name="Amplang Delapan")
    assert "Tidak ada yang berubah." in sent(second, address, fields | {"name": "Amplang Delapan"})
    assert Act.objects.filter(actor__isnull=False).count() == 1


def test_a_form_without_a_sound_token_overwrites_nothing_unasked(business, second):
    address = f"/usaha/{business.pk}/ubah/"
    fields = opened(second, address) | {"name": "Amplang Sembilan", "asal": "palsu"}
    assert ASKED in sent(second, address, fields)
    assert now(business)[0] == "Amplang Ombak Tujuh"


def test_two_phones_are_told_apart_by_their_masks(business, first, second):
    address = f"/usaha/{business.pk}/tempat/{business.places.get().pk}/ubah/"
    fields = opened(second, address)
    edit(first, address, phone="0812 0000 1111")
    page = sent(second, address, fields | {"phone": "0812 0000 2222"})
    assert "<b>08******1111</b>" in page
    assert "<b>08******2222</b>" in page
    sent(second, address, fields_of(page) | {"pilih_phone": "typed"})
    assert business.places.get().phone_mask == "08******2222"
