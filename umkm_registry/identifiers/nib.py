"""NIB, the number of a business in OSS: 13 digits, kept as text because 23 in 100 begin with 0."""

import re
from datetime import date

from umkm_registry.identifiers.cells import EMPTY, LOST, Parsed, digits, looks_rounded

_WHOLE = re.compile(r"[0-9]{13}").fullmatch
_ZERO_LOST = re.compile(r"[0-9]{12}").fullmatch
# OSS-RBA puts the date of issue in front since its start in 2021; older numbers are built otherwise.
_FIRST_DATED_YEAR = 2021


def parse(cell) -> Parsed:
    """13 digits. Notes: nib_padded (12 digits, a leading zero was lost in a number cell and is put back),
    nib_scientific ("1,23E+12": lost for good), nib_invalid."""
    text = digits(cell)
    if not text:
        return EMPTY
    if text == LOST:
        return Parsed(None, "nib_scientific")
    if _WHOLE(text):
        value, note = text, None
    elif _ZERO_LOST(text):
        value, note = "0" + text, "nib_padded"
    else:
        return Parsed(None, "nib_invalid")
    return Parsed(None, "nib_scientific") if looks_rounded(text) else Parsed(value, note)


def date_in(nib: str) -> date | None:
    """The date of issue that the first six digits (ddmmyy) tell, None for an older kind of number."""
    year = 2000 + int(nib[4:6])
    if year < _FIRST_DATED_YEAR:
        return None
    try:
        return date(year, int(nib[2:4]), int(nib[:2]))
    except ValueError:
        return None


def disagrees(nib: str, issued_on: date) -> bool:
    """Whether the number tells another date of issue than the export does: a warning, never a refusal."""
    told = date_in(nib)
    return told is not None and told != issued_on
