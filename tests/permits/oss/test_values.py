"""Single cells of an export: what is understood, what is cleaned away, and what is refused rather than guessed."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permits.oss import values

BLANK = [None, "", " ", "\xa0", "-", " - ", "NULL", "#N/A", "0#ERROR!", "<br>", "\u200b", float("nan")]


@pytest.mark.parametrize(
    "clean", [values.text, values.money, values.land_area, values.count, values.scale, values.risk, values.capital]
)
@pytest.mark.parametrize("cell", BLANK)
def test_an_empty_cell_is_none_and_no_fault(clean, cell):
    assert clean(cell) == (None, None)


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("WARUNG CONTOH", "WARUNG CONTOH"),
        ("  WARUNG \xa0 CONTOH\u3000 ", "WARUNG CONTOH"),
        ("Jl. Contoh\nRT. 5\r\nNo. 3", "Jl. Contoh RT. 5 No. 3"),
        ("Jl. Contoh_x000D_\nRT. 5", "Jl. Contoh RT. 5"),
        ("Tata Ruang <br>/ Badan Pertanahan", "Tata Ruang / Badan Pertanahan"),
        ("<p class='x'>Toko <b>Contoh</b></p>", "Toko Contoh"),
        ("A &amp; B&nbsp;&#39;C&#39;", "A & B 'C'"),
        ("ANI&REGINA", "ANI&REGINA"),
        ("a < b > c", "a < b > c"),
        ("Wa\x07rung\x00", "Warung"),
        ("Waru\u200bng \u202eContoh\ufeff", "Warung Contoh"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("a\ud800b", "ab"),
        (12.0, "12"),
        (12, "12"),
        (12.5, "12.5"),
        (2e20, "2e+20"),
        (date(2024, 8, 21), "2024-08-21"),
        ("Nan", "Nan"),
    ],
)
def test_a_text_becomes_one_clean_line(cell, line):
    assert values.text(cell) == (line, None)


def test_a_very_long_text_is_cut_with_a_note():
    assert values.text("a" * 2000) == ("a" * 2000, None)
    assert values.text("a" * 50_000) == ("a" * 2000, "text_too_long")
    assert values.text("Jalan Contoh", 6) == ("Jalan", "text_too_long")


@given(st.text())
def test_a_cleaned_text_can_be_stored_and_is_clean(cell):
    line = values.text(cell)[0]
    if line is not None:
        assert not {unicodedata.category(letter) for letter in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert line == " ".join(line.split())
        assert line.encode()


@given(st.text("0123456789 \n\xa0RTNo.<br>", max_size=60))
def test_cleaning_a_text_keeps_every_digit(cell):
    line = values.text(cell)[0] or ""
    assert [letter for letter in line if letter.isdigit()] == [letter for letter in cell if letter.isdigit()]


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        (1500000, 1500000),
        (1500000.0, 1500000),
        (1500000.6, 1500001),
        (0, 0),
        ("1500000", 1500000),
        ("1.500.000", 1500000),
        ("1,500,000", 1500000),
        ("1,500", 1500),
        ("1.500", 1500),
        ("Rp 1.500.000,00", 1500000),
        ("Rp. 1.500.000,-", 1500000),
        ("rp1.500.000", 1500000),
        ("1500000.00", 1500000),
        ("1.500.000,75", 1500001),
        ("1,5 jt", 1500000),
        ("1.5 juta", 1500000),
        ("1,5jt.", 1500000),
        ("15 JUTA", 15000000),
        ("500 rb", 500000),
        ("500ribu", 500000),
        ("2 miliar", 2000000000),
        ("2,25 milyar", 2250000000),
        ("1 500 000", 1500000),
        ("9223372036854775807", 9223372036854775807),
    ],
)
def test_money_is_whole_rupiah(cell, rupiah):
    assert values.money(cell) == (rupiah, None)


@pytest.mark.parametrize(
    "cell",
    [
        *("1,5E+09", "-5000", -5000, "1.250 jt", "1,250 juta", "5-10 juta", "banyak", "1.5", "1.50.000", "2 M", "jt"),
        *(9223372036854775808, "9" * 20, "9" * 19, 1e30, float("inf"), True, "Rp", date(2024, 8, 21), "1" * 5000, "٣"),
    ],
)
def test_money_that_is_not_understood_is_refused_with_a_note(cell):
    assert values.money(cell) == (None, "number_invalid")


@given(st.integers(0, 2**63 - 1))
def test_every_amount_comes_back_however_its_thousands_are_grouped(amount):
    for written in (str(amount), f"{amount:,}", f"{amount:,}".replace(",", "."), f"Rp {amount:,}".replace(",", ".")):
        assert values.money(written) == (amount, None)
    assert values.money(amount) == (amount, None)


@pytest.mark.parametrize(
    ("cell", "area"),
    [
        ("3,7", "3.7"),
        ("10.000", "10000"),
        ("9.999.999,99", "9999999.99"),
        ("21,049", "21.049"),
        ("19.970", "19970"),
        ("1,234.5", "1234.5"),
        ("3.7", "3.7"),
        ("60", "60"),
        ("100,00", "100"),
        ("0", "0"),
        (60.0, "60"),
        (3.7, "3.7"),
        (100, "100"),
        (0.00001, "0.00001"),
    ],
)
def test_a_land_area_has_a_decimal_comma(cell, area):
    assert values.land_area(cell) == (area, None)


@pytest.mark.parametrize("cell", ["luas", "-5", -5.0, "1.2.3", "1,2,3", "10 m2", float("inf"), True, "9" * 5000])
def test_a_land_area_that_is_not_understood_is_refused_with_a_note(cell):
    assert values.land_area(cell) == (None, "number_invalid")


@given(st.decimals(0, 10**9, places=2))
def test_every_land_area_comes_back_from_its_indonesian_spelling(area):
    written = f"{area:,}".translate(str.maketrans(",.", ".,"))
    assert float(values.land_area(written)[0]) == float(area)


@pytest.mark.parametrize(
    ("cell", "people"),
    [(2, 2), (2.0, 2), ("2", 2), ("2.0", 2), ("2,00", 2), ("1.000", 1000), ("2 orang", 2), ("12 Orang", 12), (0, 0)],
)
def test_a_count_is_a_whole_number(cell, people):
    assert values.count(cell) == (people, None)


@pytest.mark.parametrize("cell", [-1, "-1", 2.5, "2,5", "dua", 1e12, "9" * 20, True, "1-5"])
def test_a_count_that_is_not_understood_is_refused_with_a_note(cell):
    assert values.count(cell) == (None, "number_invalid")


@pytest.mark.parametrize(
    ("clean", "cell", "code"),
    [
        (values.scale, "Usaha Mikro", "micro"),
        (values.scale, "USAHA  KECIL ", "small"),
        (values.scale, "usaha\nmenengah", "medium"),
        (values.scale, "Besar", "large"),
        (values.risk, "Rendah", "low"),
        (values.risk, "Menengah Rendah", "medium_low"),
        (values.risk, "MENENGAH_TINGGI", "medium_high"),
        (values.risk, "Tinggi", "high"),
        (values.risk, "R", "low"),
        (values.risk, "MR", "medium_low"),
        (values.risk, "MT", "medium_high"),
        (values.risk, "T", "high"),
        (values.capital, "PMDN", "pmdn"),
        (values.capital, "pma", "pma"),
        (values.project_kind, "Utama", "main"),
        (values.project_kind, "Pendukung", "supporting"),
    ],
)
def test_the_fixed_words_of_oss_have_codes(clean, cell, code):
    assert clean(cell) == (code, None)


@pytest.mark.parametrize(
    ("clean", "cell"),
    [
        (values.scale, "Raksasa"),
        (values.scale, 1.0),
        (values.risk, "M"),
        (values.capital, "PMX"),
        (values.project_kind, "Usaha Mikro"),
    ],
)
def test_an_unknown_word_is_refused_with_a_note(clean, cell):
    assert clean(cell) == (None, "value_unknown")


@pytest.mark.parametrize(
    ("address", "rt"),
    [
        ("JL. CONTOH RT.003", "003"),
        ("JL. CONTOH RT 011 NO. 5", "011"),
        ("RT. 05", "005"),
        ("JL. CONTOH NO. 90 RT066", "066"),
        ("jl. contoh rt.41/rw.02", "041"),
        ("RT/RW 003/004", "003"),
        ("JL. CONTOH RT-7", "007"),
        ("JL. PASAR RT 12 DAN RT 13", "012"),
        ("PORT 12", None),
        ("JL. CONTOH RT 000", None),
        ("JL. CONTOH RT 1234", None),
        ("JL. CONTOH", None),
        (None, None),
    ],
)
def test_the_rt_is_found_in_an_address(address, rt):
    assert values.rt(address) == rt


@given(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40) | st.dates())
def test_no_cell_breaks_the_cleaning(cell):
    for clean in (values.text, values.money, values.land_area, values.count, values.scale, values.risk):
        value, note = clean(cell)
        assert value is None or note in (None, "text_too_long")
