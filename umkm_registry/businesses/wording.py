"""Values of the register's rows as a person reads them."""

from datetime import date
from decimal import Decimal

from umkm_registry.templatetags.indonesian import tanggal


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
    return "" if value is None else str(value)
