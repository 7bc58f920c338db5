"""KBLI, the code of a line of business: 5 digits, and only together with its version (2017, 2020, 2025) a meaning."""

import re

from umkm_registry.identifiers.cells import EMPTY, Parsed, digits

VERSIONS = ("2017", "2020", "2025")

# There is no division 00 and none 04 in any version, so a class of four digits ("4711") is no lost zero.
_WHOLE = re.compile(r"(?!00|04)[0-9]{5}").fullmatch
_ZERO_LOST = re.compile(r"[1-35-9][0-9]{3}").fullmatch
_CODE_AND_TITLE = re.compile(r"\s*([0-9]{4,5})\s*[-–—:.|]\s*\D*").fullmatch


def parse(cell) -> Parsed:
    """5 digits; "56102 - Rumah Makan" gives its code. Notes: kbli_padded (4 digits: the leading zero was lost in a
    number cell and is put back), kbli_invalid."""
    text = digits(cell)
    if not text:
        return EMPTY
    if not text.isdigit() and isinstance(cell, str) and (titled := _CODE_AND_TITLE(cell)):
        text = titled[1]
    if _WHOLE(text):
        return Parsed(text)
    if _ZERO_LOST(text):
        return Parsed("0" + text, "kbli_padded")
    return Parsed(None, "kbli_invalid")
