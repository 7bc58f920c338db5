"""Folding the name of a place so that two spellings of one name become one text."""

import re

_PREFIX = re.compile(r"^\s*(kecamatan|kelurahan|desa|kec|kel)\b[\s.:]*", re.IGNORECASE)
_GUNUNG = re.compile(r"\bgn\b\.?", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def fold_name(text: str) -> str:
    """'Kel. Gn. Samarinda ' → 'gunungsamarinda'. Folded names are compared whole, never by prefix or likeness:
    Damai, Damai Baru and Damai Bahagia are three kelurahan."""
    text = _GUNUNG.sub("gunung", _PREFIX.sub("", text))
    return _NOT_LETTERS.sub("", text.lower())
