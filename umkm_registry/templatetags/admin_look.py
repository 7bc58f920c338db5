"""What the import and export pages of the back office show otherwise than their library wrote it."""

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_STYLE = re.compile(r' (?:style)="[^"]*"')


@register.filter
def without_styles(html) -> SafeString:
    """Marked-up text (<ins>, <del>) without its `style` attributes, which the content policy forbids.

    Only text that is marked safe already stays markup; anything else is escaped as usual.
    """
    return mark_safe(_STYLE.sub("", html)) if isinstance(html, SafeString) else html  # noqa: S308


@register.filter
def column_words(label: str) -> str:
    """'City (Kota)' → 'Kota': the library puts the code's name of a column before the one in the file."""
    _, bracket, words = label.partition(" (")
    return words.removesuffix(")") if bracket else label


@register.filter
def missing_columns(error) -> str:
    """The library's sentence about columns a file lacks, which it puts together before it can be translated."""
    before, found, columns = str(error).partition("are not present in the file headers: ")
    return f"Kolom berikut harus ada di berkas tetapi tidak ditemukan: {columns}" if found else before
