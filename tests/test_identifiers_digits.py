"""No digit of an identifier changes on its way in, whatever the cell holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umkm_registry.identifiers import kbli, nib, nik, npwp, oss_number


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
