"""E-mail addresses: read and masked."""

import re

from umkm_registry.identifiers.cells import BLANKS, EMPTY, Parsed

_ADDRESS = re.compile(r"[a-z0-9_+%'&!#$*/=?^{|}~-]+(?:\.[a-z0-9_+%'&!#$*/=?^{|}~-]+)*@(?:[a-z0-9-]+\.)+[a-z]{2,}")
_BETWEEN_ADDRESSES = re.compile(r"[\s,;]+")
_LONGEST = 254


def parse(cell) -> Parsed:
    """The address in small letters, the first one where several stand in the cell. Note: email_invalid."""
    text = "" if cell is None else str(cell).strip(" \t\r\n\xa0'<>,;")
    if text in BLANKS or not text.strip("-0. "):
        return EMPTY
    first = _BETWEEN_ADDRESSES.split(text.lower(), maxsplit=1)[0]
    if len(first) <= _LONGEST and _ADDRESS.fullmatch(first):
        return Parsed(first)
    return Parsed(None, "email_invalid")


def mask(address: str) -> str:
    """'r***@contoh.id'"""
    name, _, domain = address.partition("@")
    return f"{name[:1]}***@{domain}"
