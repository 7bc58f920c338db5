"""Values of rows, and the people who gave them, as a person reads them."""

from datetime import date
from decimal import Decimal

from umkm_registry.history.models import Act
from umkm_registry.identifiers.in_text import hide
from umkm_registry.templatetags.indonesian import jam, tanggal

NUMBERS_OF_PAPER = ("value", "number", "project_digits", "application_digits")
NIK_DIGITS = 16


def value_words(row, field: str) -> str:
    """'micro' → 'Usaha Mikro', 2026-11-24 → '24 November 2026'; empty when nothing stands there.

    Contacts and NIK stand in their `_mask` columns; the sealed ones have no words.
    """
    value = getattr(row, field)
    choices = dict(row._meta.get_field(field).flatchoices)
    if value in choices:
        return str(choices[value])
    if isinstance(value, date):
        return tanggal(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if isinstance(value, str):
        return value if field.endswith("_mask") or _is_of_paper(field, value) else masked(value)
    return "" if value is None else str(value)


def masked(text: str) -> str:
    """`text` with the mask of every NIK, telephone and e-mail address that somebody wrote into it."""
    return hide(text)


def _is_of_paper(field: str, value: str) -> bool:
    """Whether this is the number of a document: some look like telephones, and a tax number may be a NIK."""
    return field in NUMBERS_OF_PAPER and not (value.isdigit() and len(value) == NIK_DIGITS)


def who(act: Act) -> str:
    """The full name of who acted, or the user name; where no person did, what did."""
    return (act.actor.get_full_name() or act.actor.username) if act.actor else "sistem"


def since(act: Act) -> str:
    """'diubah sejak itu oleh Nur Khayalia, 24 November 2026, 09.12 (Profil usaha diubah)'"""
    by = f" oleh {who(act)}" if act.actor else ""
    return f"diubah sejak itu{by}, {tanggal(act.at)}, {jam(act.at)} ({masked(act.label)})"
