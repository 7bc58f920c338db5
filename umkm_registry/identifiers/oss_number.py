"""The numbers OSS gives to projects (R-) and permit applications (I-): 21 digits that begin with a moment."""

import re
from datetime import datetime

from umkm_registry.identifiers.cells import EMPTY, LOST, Parsed, digits, looks_rounded

# The register compares digits only: screens show 202206-0218-0046-2443-330, exports R-202206021800462443330.
_WHOLE = re.compile(r"[RI]?([0-9]{21})", re.IGNORECASE).fullmatch
_GROUPS = (6, 10, 14, 18, 21)
_DIGITS_KEPT_BY_SPREADSHEETS = 15


def parse(cell) -> Parsed:
    """21 digits. Notes: oss_number_scientific (a number cell rounded them: lost for good), oss_number_invalid."""
    if type(cell) is str and len(cell) == 23 and cell[1] == "-" and (match := _WHOLE(cell[0] + cell[2:])):
        text = match[1]
    else:
        text = digits(cell)
        if not text:
            return EMPTY
        match = _WHOLE(text.replace("_", ""))
        if not match:
            return Parsed(None, "oss_number_scientific" if text == LOST else "oss_number_invalid")
        text = match[1]
    if looks_rounded(text, _DIGITS_KEPT_BY_SPREADSHEETS):
        return Parsed(None, "oss_number_scientific")
    return Parsed(text)


def moment_in(number: str) -> datetime | None:
    """The local moment (yyyymmddHHMMSS) in front, without a time zone; None when it is none."""
    try:
        return datetime.strptime(number[:14], "%Y%m%d%H%M%S")
    except ValueError:
        return None


def shown(number: str) -> str:
    """'202206-0218-0046-2443-330', as OSS screens show it."""
    return "-".join(number[start:end] for start, end in zip((0, *_GROUPS), _GROUPS, strict=False))
