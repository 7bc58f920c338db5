"""NIK and NPWP: what is understood, what is refused, and what of them is shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_registry.identifiers import nik, npwp

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("6471054507850003", "6471054507850003", None),
        ("6471.0545.0785.0003", "6471054507850003", None),
        (6471054507850003, "6471054507850003", None),
        (6471054507850003.0, "6471054507850003", None),
        ("6471052902000011", "6471052902000011", None),
        ("6,47105E+15", None, "nik_damaged"),
        (9471054507850003.0, None, "nik_damaged"),
        ("6471054507850000", None, "nik_damaged"),
        (6471054507850000.0, None, "nik_damaged"),
        ("6471054513850003", None, "nik_invalid"),
        ("6471053002850003", None, "nik_invalid"),
        ("6471057202850003", None, "nik_invalid"),
        ("6471050007850003", None, "nik_invalid"),
        ("0471054507850003", None, "nik_invalid"),
        ("6400054507850003", None, "nik_invalid"),
        ("6471004507850003", None, "nik_invalid"),
        ("647105450785003", None, "nik_invalid"),
        ("64710545078500031", None, "nik_invalid"),
    ],
)
def test_a_nik_is_a_place_a_birth_date_and_a_serial(cell, value, note):
    assert nik.parse(cell) == (value, note)


@pytest.mark.parametrize(
    ("number", "born", "sex"),
    [
        ("6471054507850003", date(1985, 7, 5), "female"),
        ("6471050507850003", date(1985, 7, 5), "male"),
        ("6471056902000003", date(2000, 2, 29), "female"),
        ("6471052411260003", date(2026, 11, 24), "male"),
        ("6471052511260003", date(1926, 11, 25), "male"),
    ],
)
def test_a_nik_tells_birth_date_and_sex(number, born, sex):
    assert nik.birth_date(number, TODAY) == born
    assert nik.sex(number) == sex
    assert nik.region_code(number) == "647105"


def test_a_masked_nik_shows_its_last_four_digits():
    assert nik.mask("6471054507851234") == "************1234"


@pytest.mark.parametrize(
    ("text", "masked", "found"),
    [
        ("JL. MELATI RT 5", "JL. MELATI RT 5", []),
        ("NIK 6471054507850003 JL. MELATI", "NIK ************0003 JL. MELATI", ["6471054507850003"]),
        ("RT 05 6471 0545 0785 0003", "RT 05 ************0003", ["6471054507850003"]),
        ("123-6471054507850003-05", "123-************0003-05", ["6471054507850003"]),
        ("64710545078500031", "64710545078500031", []),
        ("6471056713850003", "6471056713850003", []),
        ("081234567890", "081234567890", []),
        (
            "6471054507850003/6471050507850004",
            "************0003/************0004",
            ["6471054507850003", "6471050507850004"],
        ),
    ],
)
def test_a_nik_inside_a_text_is_masked_and_handed_out(text, masked, found):
    assert nik.nik_in_text(text) == (masked, found)


def test_a_column_where_far_more_than_a_tenth_ends_in_zero_looks_damaged():
    typed_into_excel = [f"6471054507{serial:05d}0" for serial in range(1, 200)]
    half_of_them = [f"6471054507{serial:05d}{0 if serial % 2 else 7}" for serial in range(1, 200)]
    assert nik.niks_look_damaged(typed_into_excel)
    assert nik.niks_look_damaged(float(number) for number in typed_into_excel)
    assert nik.niks_look_damaged(half_of_them)


def test_a_column_where_a_tenth_ends_in_zero_looks_whole():
    whole = [f"6471054507{serial:06d}" for serial in range(1, 2000)]
    assert not nik.niks_look_damaged(whole)
    assert not nik.niks_look_damaged(["6471054507850010"] * 50)
    assert not nik.niks_look_damaged([])
    assert not nik.niks_look_damaged([None, "-", "081234567890"])


@pytest.mark.parametrize(
    ("cell", "value", "note"),
    [
        ("09.254.294.3-407.000", "0092542943407000", None),
        ("092542943407000", "0092542943407000", None),
        ("0092542943407000", "0092542943407000", None),
        ("0092 5429 4340 7000", "0092542943407000", None),
        (92542943407001.0, "0092542943407001", "npwp_padded"),
        (792542943407001.0, "0792542943407001", None),
        ("00.000.000.0-000.000", None, None),
        ("6471054507850003", "6471054507850003", "npwp_is_nik"),
        ("6471056713850003", None, "npwp_invalid"),
        ("9254294340", None, "npwp_invalid"),
        ("9,25E+14", None, "npwp_invalid"),
    ],
)
def test_a_npwp_is_16_digits_that_begin_with_zero(cell, value, note):
    assert npwp.parse(cell) == (value, note)


def test_a_npwp_is_shown_in_fours_and_masked_like_a_nik():
    assert npwp.shown("0092542943407000") == "0092 5429 4340 7000"
    assert npwp.mask("0092542943407000") == "************7000"


@given(text=st.text("0123456789 .-/ABCRT", max_size=60))
def test_masking_a_text_takes_away_only_valid_niks(text):
    masked, found = nik.nik_in_text(text)
    assert all(nik.is_valid(number) for number in found)
    for number in found:
        masked = masked.replace(nik.mask(number), number, 1)
    strip = str.maketrans("", "", " .-")
    assert masked.translate(strip) == text.translate(strip)
