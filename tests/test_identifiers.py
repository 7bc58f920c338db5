"""NIB, KBLI and OSS numbers, and what all identifiers do alike: what is understood, and what is refused."""

from datetime import date, datetime

import pytest

from umkm_registry.identifiers import email, kbli, nib, nik, npwp, oss_number, phone
from umkm_registry.identifiers.notes import NOTES

MODULES = [nib, nik, npwp, kbli, oss_number, phone, email]


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("cell", [None, "", "  ", "-", "\xa0", "NULL", "#N/A", "0#ERROR!", 0, 0.0, "0", float("nan")])
def test_a_cell_that_says_nothing_gives_nothing_and_no_note(module, cell):
    assert module.parse(cell) == (None, None)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize(
    "cell", [True, "abc", "??", float("inf"), 10**400, -5, 12.5, date(2024, 8, 21), "٣" * 13, "²" * 13]
)
def test_a_cell_that_is_no_number_is_refused_with_a_note(module, cell):
    value, note = module.parse(cell)
    assert value is None
    assert note in NOTES


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("0102242332146", "0102242332146", None),
        ("2108248456889", "2108248456889", None),
        (2108248456889.0, "2108248456889", None),
        (2108248456889, "2108248456889", None),
        ("2108248456889.0", "2108248456889", None),
        ("'0102242332146", "0102242332146", None),
        (" 0102 2423 32146\xa0", "0102242332146", None),
        ("NIB: 0102242332146", "0102242332146", None),
        ("No. NIB 0102242332146", "0102242332146", None),
        ("2.108.248.456.889,00", "2108248456889", None),
        (206226695252.0, "0206226695252", "nib_padded"),
        (206226695252, "0206226695252", "nib_padded"),
        ("206226695252", "0206226695252", "nib_padded"),
        ("206226695252.0", "0206226695252", "nib_padded"),
        ("1,23E+12", None, "nib_scientific"),
        ("1.23e12", None, "nib_scientific"),
        ("2.108248456889E+12", None, "nib_scientific"),
        (1.23e12, None, "nib_scientific"),
        ("2108250000000", None, "nib_scientific"),
        ("12345678901", None, "nib_invalid"),
        ("02108248456889", None, "nib_invalid"),
        ("0102242332146 / 0602242495205", None, "nib_invalid"),
        (2108248456889.5, None, "nib_invalid"),
    ],
)
def test_a_nib_is_13_digits_and_only_one_lost_zero_is_put_back(cell, value, note):
    assert nib.parse(cell) == (value, note)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("2108248456889", date(2024, 8, 21)),
        ("0102242332146", date(2024, 2, 1)),
        ("9120408454351", None),
        ("0220300889168", None),
        ("8120001234567", None),
    ],
)
def test_a_nib_tells_its_date_of_issue_since_2021(number, told):
    assert nib.date_in(number) == told


def test_a_nib_disagrees_only_when_it_tells_another_date():
    assert nib.disagrees("2108248456889", date(2024, 8, 22))
    assert not nib.disagrees("2108248456889", date(2024, 8, 21))
    assert not nib.disagrees("9120408454351", date(2019, 4, 5))


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("56102", "56102", None),
        (56102.0, "56102", None),
        ("01262", "01262", None),
        (1262.0, "01262", "kbli_padded"),
        ("1262", "01262", "kbli_padded"),
        ("1262.0", "01262", "kbli_padded"),
        ("56102 - Rumah/Warung Makan", "56102", None),
        ("KBLI 56102", "56102", None),
        ("4711", None, "kbli_invalid"),
        ("00123", None, "kbli_invalid"),
        ("561", None, "kbli_invalid"),
        ("561021", None, "kbli_invalid"),
        ("56102, 47112", None, "kbli_invalid"),
        ("Rumah Makan", None, "kbli_invalid"),
    ],
)
def test_a_kbli_is_5_digits_and_only_one_lost_zero_is_put_back(cell, value, note):
    assert kbli.parse(cell) == (value, note)


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("R-202408211308176866960", "202408211308176866960", None),
        ("I-202402011021469935632", "202402011021469935632", None),
        ("r - 202408211308176866960 ", "202408211308176866960", None),
        ("202408211308176866960", "202408211308176866960", None),
        ("202206-0218-0046-2443-330", "202206021800462443330", None),
        ("R-202206-0218-0046-2443-330", "202206021800462443330", None),
        ("2,02408E+20", None, "oss_number_scientific"),
        (2.0240821130817687e20, None, "oss_number_scientific"),
        ("202408211308176000000", None, "oss_number_scientific"),
        ("R-20240821130817686696", None, "oss_number_invalid"),
        ("X-202408211308176866960", None, "oss_number_invalid"),
        ("R-2024082113081768669601", None, "oss_number_invalid"),
    ],
)
def test_an_oss_number_is_21_digits_with_or_without_letter_and_dashes(cell, value, note):
    assert oss_number.parse(cell) == (value, note)


def test_an_oss_number_tells_its_moment_and_is_shown_as_on_oss_screens():
    assert oss_number.moment_in("202206021800462443330") == datetime(2022, 6, 2, 18, 0, 46)
    assert oss_number.moment_in("999999999999999999999") is None
    assert oss_number.shown("202206021800462443330") == "202206-0218-0046-2443-330"
