"""The rows of the list of businesses as cells of HTML, ready made: two hundred of them stand on a page."""

from django.utils.html import format_html

from umkm_registry.businesses.columns import USUAL, Column
from umkm_registry.businesses.models import Business
from umkm_registry.businesses.templatetags.register_look import leading, operating_status
from umkm_registry.templatetags.indonesian import ribuan


def look_of(column: Column, columns: tuple[Column, ...]) -> str:
    """The classes of a column among `columns`.

    What a person chose stays in sight on every screen; of the usual columns some leave narrow ones.
    """
    if {shown.name for shown in columns} == USUAL:
        return column.look
    return column.look.replace("from-xl", "").strip() or "cell-line"


def row_of(business: Business, columns: tuple[Column, ...]) -> dict:
    """`business` and `cells`, a <td> for each of `columns` but the first one, the name."""
    return {"business": business, "cells": [_cell(business, column, columns) for column in columns[1:]]}


def _cell(business: Business, column: Column, columns: tuple[Column, ...]) -> str:
    look = look_of(column, columns)
    if column.name == "keaktifan":
        return format_html('<td class="cell-tag">{}</td>', operating_status(leading(business.shown_places)))
    if column.name == "izin":
        return format_html('<td class="{}">{}</td>', look, ribuan(business.counted_permits))
    text = column.value(business)
    if column.name == "skala":
        text = text.removeprefix("Usaha ")  # the head says so, and on one line twice as many rows are seen
    if column.name == "pemilik":
        return format_html('<td class="{0}"><div class="clip" title="{1}">{1}</div></td>', look, text)
    if column.look:
        return format_html('<td class="{}">{}</td>', look, text or "–")
    # On a phone a column of choice is a line with its title in front, and none where nothing is known.
    return format_html('<td class="{}" data-label="{}">{}</td>', look if text else "", column.title, text or "–")
