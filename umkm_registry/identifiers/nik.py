"""NIK, the number of a person: 16 digits PPKKCC DDMMYY SSSS. Damage is detected, never repaired."""

import re
from collections.abc import Iterable
from datetime import date
from math import sqrt

from umkm_registry.identifiers.cells import EMPTY, LOST, Parsed, digits, looks_rounded

_STRUCTURE = re.compile(r"(?:1[1-9]|[2-9][0-9])(?!00)[0-9]{2}(?!00)[0-9]{2}[0-9]{10}").fullmatch
_IN_TEXT = re.compile(r"(?<![0-9])(?:[0-9][ .\-]?){15}[0-9](?![0-9])")
_SEPARATORS = str.maketrans("", "", " .-")
_WOMEN_ADD = 40
# Among undamaged numbers about one in ten ends in 0. More than one in five is "far more".
_SUSPICIOUS_SHARE = 0.2
_FEWEST_TO_JUDGE = 3


def parse(cell) -> Parsed:
    """16 digits of a person who can exist. Notes: nik_damaged (rounded by a spreadsheet: scientific notation,
    a number cell of 16 digits above 2^53, or a serial of 0000, which no person has), nik_invalid."""
    text = digits(cell)
    if not text:
        return EMPTY
    if text == LOST:
        return Parsed(None, "nik_damaged")
    if not is_valid(text):
        damaged = is_valid(text[:-1] + "1") and text.endswith("0000")
        return Parsed(None, "nik_damaged" if damaged else "nik_invalid")
    return Parsed(None, "nik_damaged") if looks_rounded(text) else Parsed(text)


def is_valid(nik: str) -> bool:
    """Whether the structure holds: province, city, district, a day that exists (plus 40 for women), a serial."""
    return bool(_STRUCTURE(nik)) and nik[12:] != "0000" and _day_exists(nik)


def _day_exists(nik: str) -> bool:
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    try:
        # 1900 had no 29 February, 2000 had one: the century with more days decides.
        date(2000 + year, month, day - _WOMEN_ADD if day > _WOMEN_ADD else day)
    except ValueError:
        return False
    return True


def birth_date(nik: str, today: date) -> date:
    """The birth date in a valid NIK: of the two possible centuries the later one that is not in the future."""
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    day -= _WOMEN_ADD if day > _WOMEN_ADD else 0
    born = date(2000 + year, month, day)
    return born if born <= today else date(1900 + year, month, day)


def sex(nik: str) -> str:
    """'female' or 'male', from the day in a valid NIK."""
    return "female" if int(nik[6:8]) > _WOMEN_ADD else "male"


def region_code(nik: str) -> str:
    """The six digits of the district that first issued the number. People move: never a reason to refuse."""
    return nik[:6]


def mask(nik: str) -> str:
    """'************1234'"""
    return "*" * (len(nik) - 4) + nik[-4:]


def nik_in_text(text: str) -> tuple[str, list[str]]:
    """`text` with every valid NIK inside it masked, and those NIKs in order. Addresses carry them."""
    found = []

    def hide(match: re.Match) -> str:
        nik = match[0].translate(_SEPARATORS)
        if not is_valid(nik):
            return match[0]
        found.append(nik)
        return mask(nik)

    return _IN_TEXT.sub(hide, text), found


def niks_look_damaged(cells: Iterable) -> bool:
    """Whether a column of NIKs went through a spreadsheet that turned their 16th digit into 0.

    Looks at the distinct 16-digit values, valid or not. True when a fifth of them ends in 0 and chance does not
    explain it (four standard deviations above one in ten). Then no NIK of the column may be used.
    """
    numbers = {text for text in map(digits, cells) if len(text) == 16}
    ending_in_zero = sum(text[-1] == "0" for text in numbers)
    total = len(numbers)
    by_chance = total * 0.1 + 4 * sqrt(total * 0.09)
    return total >= _FEWEST_TO_JUDGE and ending_in_zero > max(by_chance, total * _SUSPICIOUS_SHARE)
