"""Telephone numbers and e-mail addresses: the forms people write them in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_registry.identifiers import email, phone


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("081202937947", "+6281202937947"),
        ("+62 812-0293-7947", "+6281202937947"),
        ("+6281202937947", "+6281202937947"),
        ("6281202937947", "+6281202937947"),
        ("006281202937947", "+6281202937947"),
        ("+62 (0)812 0293 7947", "+6281202937947"),
        ("6208120293794", "+628120293794"),
        ("81202937947", "+6281202937947"),
        (81202937947.0, "+6281202937947"),
        (6281202937947.0, "+6281202937947"),
        ("'081202937947", "+6281202937947"),
        ("WA: 0812 0293 7947 (toko)", "+6281202937947"),
        ("(0742) 21234", "+6274221234"),
        ("0542-763391", "+62542763391"),
        ("0542 7633912", "+625427633912"),
        (542763391.0, "+62542763391"),
        ("021 5551234", "+62215551234"),
        ("+65 9123 4567", "+6591234567"),
    ],
)
def test_a_telephone_number_becomes_e164(cell, value):
    assert phone.parse(cell) == (value, None)


@pytest.mark.parametrize("cell", ["0", "-", "", "000000", 0.0, None, "+62"[:1]])
def test_a_cell_without_a_number_is_empty(cell):
    assert phone.parse_all(cell) == ([], None)


@pytest.mark.parametrize(
    "cell",
    [
        "763391",
        "12345",
        "0812",
        "08120293794712345",
        "0812 02937947 ext 12",
        "0081202937947",
        "+81202937947",
        "1234567890",
        "8,12E+10",
        8.12e20,
        "081202937947 0813",
    ],
)
def test_what_is_no_telephone_number_is_refused_with_a_note(cell):
    assert phone.parse(cell) == (None, "phone_invalid")


def test_an_account_that_oss_closed_has_no_telephone():
    assert phone.parse("NONAKTIF_081202937947") == (None, "phone_inactive")


@pytest.mark.parametrize(
    ("cell", "numbers", "note"),
    [
        ("081202937947 / 0542-763391", ["+6281202937947", "+62542763391"], None),
        ("081202937947,081311112222;0542763391", ["+6281202937947", "+6281311112222", "+62542763391"], None),
        ("081202937947\n081311112222", ["+6281202937947", "+6281311112222"], None),
        ("081202937947 dan 081311112222", ["+6281202937947", "+6281311112222"], None),
        ("081202937947/+6281202937947", ["+6281202937947"], None),
        ("081202937947/-", ["+6281202937947"], None),
        ("0542-763391/2", ["+62542763391"], "phone_invalid"),
        ("12 / 081202937947", ["+6281202937947"], "phone_invalid"),
    ],
)
def test_several_numbers_in_one_cell_are_told_apart(cell, numbers, note):
    assert phone.parse_all(cell) == (numbers, note)
    assert phone.parse(cell) == (numbers[0], note)


@given(st.text("0123456789+ ()-.", max_size=22) | st.integers(0, 10**16))
def test_no_digit_of_a_telephone_number_changes_behind_its_prefix(cell):
    value = phone.parse(cell).value
    if value is None:
        return
    seen = "".join(letter for letter in str(cell) if letter.isdecimal())
    if value.startswith("+62"):
        assert seen in {prefix + value[3:] for prefix in ("", "0", "62", "620", "0062", "00620")}
    else:
        assert "+" + seen == value


def test_a_masked_telephone_number_shows_two_digits_in_front_and_four_behind():
    assert phone.mask("+6281202931234") == "08******1234"
    assert phone.mask("+62542763391") == "05******3391"
    assert phone.mask("+6591234567") == "+6******4567"


def test_a_telephone_number_is_shown_the_indonesian_way():
    assert phone.shown("+6281202937947") == "0812-0293-7947"
    assert phone.shown("+62542763391") == "0542-763391"
    assert phone.shown("+62215551234") == "021-5551234"
    assert phone.shown("+6591234567") == "+6591234567"


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("Rina@Contoh.test", "rina@contoh.test", None),
        (" rina.sari+toko@mail.contoh.test ", "rina.sari+toko@mail.contoh.test", None),
        ("rina@contoh.test; sari@contoh.test", "rina@contoh.test", None),
        ("-", None, None),
        ("rina@contoh", None, "email_invalid"),
        ("rina contoh.test", None, "email_invalid"),
        ("@contoh.test", None, "email_invalid"),
        ("a" * 250 + "@contoh.test", None, "email_invalid"),
    ],
)
def test_an_e_mail_address_is_kept_in_small_letters(cell, value, note):
    assert email.parse(cell) == (value, note)


def test_a_masked_e_mail_address_shows_its_first_letter_and_its_domain():
    assert email.mask("rina@contoh.test") == "r***@contoh.test"
