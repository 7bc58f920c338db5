"""NIB, NIK, NPWP, KBLI and OSS numbers: what is understood, what is refused, and that no digit changes."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_registry.identifiers import email, kbli, nib, nik, npwp, oss_number, phone
from umkm_registry.identifiers.notes import NOTES

MODULES = [nib, nik, npwp, kbli, oss_number, phone, email]
TODAY = date(2026, 11, 24)


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


def written_digits(cell) -> str:
    """The digits a person sees in `cell`, without the empty fraction a program adds."""
    text = str(int(cell)) if isinstance(cell, float) else str(cell)
    text = text.strip()
    for fraction in (".0", ",0", ".00", ",00"):
        if len(text) > len(fraction) and text.endswith(fraction) and text[-len(fraction) - 1] in "0123456789":
            text = text[: -len(fraction)]
            break
    return "".join(letter for letter in text if letter.isdecimal())


digit_texts = st.text("0123456789", min_size=1, max_size=24)
near_numbers = st.text("0123456789 .,-–'RIEe+()/", max_size=30)
numbers = st.integers(-10, 10**22) | st.floats(0, 1e22).map(lambda x: float(int(x)))
cells = digit_texts | near_numbers | numbers | st.text(max_size=20)

ZEROS_ADDED = {
    nib: {None: 0, "nib_padded": 1},
    nik: {None: 0},
    kbli: {None: 0, "kbli_padded": 1},
    oss_number: {None: 0},
}


@pytest.mark.parametrize("module", ZEROS_ADDED)
@given(cell=cells)
def test_no_digit_changes_except_a_leading_zero_that_is_told(module, cell):
    value, note = module.parse(cell)
    if value is not None:
        assert value == "0" * ZEROS_ADDED[module][note] + written_digits(cell)


@given(cell=cells)
def test_no_digit_of_a_npwp_changes_except_the_zeros_in_front(cell):
    value, note = npwp.parse(cell)
    if value is not None:
        seen = written_digits(cell)
        added = {14: "00", 15: "0", 16: ""}[len(seen)]
        assert value == added + seen
        assert (note == "npwp_padded") == (len(seen) == 14)


@given(number=st.from_regex(r"[0-9]{7}[1-9]{6}", fullmatch=True))
def test_every_nib_survives_as_text_and_as_number(number):
    assert nib.parse(number) == (number, None)
    value, note = nib.parse(float(number))
    if value is not None:
        assert value == number
        assert note == ("nib_padded" if number.startswith("0") else None)
    else:
        assert number.startswith("00")


@given(number=st.from_regex(r"[0-9]{14}[1-9]{7}", fullmatch=True))
def test_every_oss_number_survives_its_way_to_the_screen_and_back(number):
    assert oss_number.parse(oss_number.shown(number)).value == number
    assert oss_number.parse(f"R-{number}").value == number


@given(text=st.text("0123456789 .-/ABCRT", max_size=60))
def test_masking_a_text_takes_away_only_valid_niks(text):
    masked, found = nik.nik_in_text(text)
    assert all(nik.is_valid(number) for number in found)
    for number in found:
        masked = masked.replace(nik.mask(number), number, 1)
    strip = str.maketrans("", "", " .-")
    assert masked.translate(strip) == text.translate(strip)
