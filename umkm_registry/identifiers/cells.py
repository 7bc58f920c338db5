"""How a number is read out of a cell that a person or a spreadsheet program has had in hand."""

import re
from typing import NamedTuple

# Spreadsheets keep 15 digits. From here on a number cell may differ from what was typed into it.
EXACT_BELOW = 2**53
# What `digits` answers for a number that was rounded: it can match no pattern of digits.
LOST = "E"
# Written for "nothing", by people, exports and spreadsheet errors. Compared exactly: somebody may be called Nan.
BLANKS = frozenset(
    [
        *("", "-", "--", "---", "–", "—", ".", "NULL", "null", "Null", "(null)", "None", "nan", "NaN", "N/A", "n/a"),
        *("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "0#ERROR!"),
        *("tidak ada", "Tidak ada", "Tidak Ada", "TIDAK ADA"),
    ]
)

_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")
_LABEL = re.compile(r"(?:no(?:mor)?\b\W*)?(?:nib|nik|ktp|npwp|kbli)\b[\W_]*", re.IGNORECASE)
# A program that writes numbers as text adds ".0"; a spreadsheet with two decimals shown adds ",00".
_NO_FRACTION = re.compile(r"(?<=[0-9])[.,]0{1,2}$")
_BETWEEN_DIGITS = str.maketrans("", "", " .,-'’`\u2010\u2011\u2012\u2013\u2014\u200b\u200e\u200f\u2060\ufeff\t\r\n\xa0")


class Parsed(NamedTuple):
    """A value as the register keeps it, or None; and the code of what there is to say about it, or None."""

    value: str | None
    note: str | None = None


EMPTY = Parsed(None)


def digits(cell) -> str:
    """The digits of the number in `cell`: '' when empty, zero or a word for nothing; LOST when rounded.

    Separators, a label in front ("NIB: …") and an empty fraction (".0", ",00") are left out. Whatever else
    stands in the cell stays in the answer, so the caller's pattern refuses it.
    """
    kind = type(cell)
    if kind is str:
        return _digits_of_text(cell)
    if kind is float:
        if cell != cell:
            return ""
        if not -EXACT_BELOW < cell < EXACT_BELOW:
            return LOST
        return repr(cell) if cell % 1 else _digits_of_int(int(cell))
    if kind is int:
        return _digits_of_int(cell)
    return "" if cell is None else str(cell)


def _digits_of_int(number: int) -> str:
    if not -EXACT_BELOW < number < EXACT_BELOW:
        return LOST
    return str(number) if number else ""


def _digits_of_text(text: str) -> str:
    if not (text.isdigit() and text.isascii()):
        text = text.strip()
        if text in BLANKS:
            return ""
        if text[0].isalpha():
            text = _LABEL.sub("", text, count=1)
        if _SCIENTIFIC.fullmatch(text):
            return LOST
        text = _NO_FRACTION.sub("", text).translate(_BETWEEN_DIGITS)
    return text if text.strip("0") else ""


def looks_rounded(number: str, kept: int = 6) -> bool:
    """Whether only the first `kept` digits of `number` survived: spreadsheets show 6 of a wide one ("2,10825E+12")."""
    return len(number.rstrip("0")) <= kept
