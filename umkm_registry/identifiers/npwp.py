"""NPWP, the tax number: kept as 16 digits; an old one of 15 gets the 0 in front that the tax office gave it."""

import re

from umkm_registry.identifiers import nik
from umkm_registry.identifiers.cells import EMPTY, Parsed, digits

_OLD = re.compile(r"[0-9]{15}").fullmatch
_NEW = re.compile(r"0[0-9]{15}").fullmatch
_ZERO_LOST = re.compile(r"[0-9]{14}").fullmatch


def parse(cell) -> Parsed:
    """16 digits that begin with 0. Notes: npwp_padded (14 digits: a number cell lost the 0 of an old number),
    npwp_is_nik (16 digits of a person: the value is a NIK and must be sealed like one), npwp_invalid."""
    text = digits(cell).replace("/", "")
    if not text.strip("0"):
        return EMPTY
    if _OLD(text):
        return Parsed("0" + text)
    if _NEW(text):
        return Parsed(text)
    if _ZERO_LOST(text):
        return Parsed("00" + text, "npwp_padded")
    if nik.is_valid(text):
        return Parsed(text, "npwp_is_nik")
    return Parsed(None, "npwp_invalid")


def mask(npwp: str) -> str:
    """'************1234'"""
    return nik.mask(npwp)


def shown(npwp: str) -> str:
    """'0092 5429 4340 7000', in fours as the tax office prints it."""
    return " ".join(npwp[start : start + 4] for start in range(0, len(npwp), 4))
