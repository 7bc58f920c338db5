"""Telephone numbers: E.164 ("+6281…") to keep, the Indonesian way to show."""

import re

from umkm_registry.identifiers.cells import BLANKS, LOST, Parsed, digits

_BETWEEN_NUMBERS = re.compile(r"[/,;|&\n]|\b(?:dan|atau)\b", re.IGNORECASE)
# One number with words before and behind it ("WA: 0812 … (toko)"), but never digits in two places.
_ONE_NUMBER = re.compile(r"[^\d+(]*\(?(\+?)([0-9][0-9 ().\-–\xa0]*)\D*").fullmatch
_NOT_DIGITS = re.compile(r"[^0-9]")
# What follows +62: mobile numbers begin with 8, area codes with 2 to 7 or 9.
_PLAIN_MOBILE = re.compile(r"(?:\+62|62|0)(8[0-9]{8,11})").fullmatch
_MOBILE = re.compile(r"8[0-9]{8,11}").fullmatch
_LANDLINE = re.compile(r"[2-79][0-9]{6,10}").fullmatch
_LANDLINE_WITHOUT_ZERO = re.compile(r"[2-79][0-9]{8,10}").fullmatch
_FOREIGN = re.compile(r"[1-9][0-9]{7,14}").fullmatch
# Their area code has two digits, all others have three.
_SHORT_AREA_CODES = ("21", "22", "24", "31", "61")


def parse(cell) -> Parsed:
    """The first number in `cell`, in E.164. Notes as in `parse_all`."""
    numbers, note = parse_all(cell)
    return Parsed(numbers[0] if numbers else None, note)


def parse_all(cell) -> tuple[list[str], str | None]:
    """All numbers in `cell` in E.164, each once, in their order; several stand apart by / , ; or a line break.

    In front of the digits only +62 is added, for a 0, 62 or 0062 that is taken away. Notes: phone_inactive
    ("NONAKTIF_08…": OSS closed the account, no number is given), phone_invalid (some part could not be read).
    """
    if type(cell) is not str:
        text = digits(cell)
        return _readable([text]) if text and text != LOST else ([], "phone_invalid" if text else None)
    if plain := _PLAIN_MOBILE(cell):
        return ["+62" + plain[1]], None
    text = cell.strip().lstrip("'`’")
    if text in BLANKS:
        return [], None
    if text.upper().startswith("NONAKTIF"):
        return [], "phone_inactive"
    return _readable(_BETWEEN_NUMBERS.split(text))


def _readable(parts: list[str]) -> tuple[list[str], str | None]:
    numbers, note = [], None
    for part in parts:
        if not part.strip(" 0-.+\xa0"):
            continue
        number = _e164(part)
        if number is None:
            note = "phone_invalid"
        elif number not in numbers:
            numbers.append(number)
    return numbers, note


def _e164(part: str) -> str | None:
    match = _ONE_NUMBER(part)
    if not match:
        return None
    number = _NOT_DIGITS.sub("", match[2])
    if match[1] and not number.startswith("62"):
        # "+812…" may be Japan or an Indonesian number whose 62 was forgotten: not for us to choose.
        return "+" + number if _FOREIGN(number) and not _MOBILE(number) else None
    national = _national(number)
    return None if national is None else "+62" + national


def _national(number: str) -> str | None:
    """The digits behind +62, None when no Indonesian number looks like this."""
    number = number.removeprefix("00") if number.startswith("0062") else number
    if number.startswith("62") and len(number) > 9:
        number = number[2:].removeprefix("0")
    elif number.startswith("0"):
        number = number[1:]
    elif not (_MOBILE(number) or _LANDLINE_WITHOUT_ZERO(number)):
        return None
    return number if _MOBILE(number) or _LANDLINE(number) else None


def mask(number: str) -> str:
    """'08******1234', of a number in E.164."""
    if number.startswith("+62"):
        return f"0{number[3:4]}******{number[-4:]}"
    return f"{number[:2]}******{number[-4:]}"


def shown(number: str) -> str:
    """'0812-3456-7890' or '0542-763391' of a number in E.164; foreign ones as they are."""
    if not number.startswith("+62"):
        return number
    national = number[3:]
    if national.startswith("8"):
        return "-".join(part for part in (f"0{national[:3]}", national[3:7], national[7:]) if part)
    length = 2 if national.startswith(_SHORT_AREA_CODES) else 3
    return f"0{national[:length]}-{national[length:]}"
