"""Recognising an export whose header row was deleted, by what stands in its columns."""

import re
from collections.abc import Iterable, Sequence

from permits.oss.layouts.recognising import Recognised
from permits.oss.layouts.table import LAYOUTS, Layout
from umkm_registry.identifiers.cells import BLANKS

_ENOUGH = 0.8

# Canonical column → what its cells look like as text, a number cell written without fraction.
_LOOKS = {
    "project_digits": re.compile(r"(?:R-)?[0-9]{21}").fullmatch,
    "application_digits": re.compile(r"(?:I-)?[0-9]{21}").fullmatch,
    "nib": re.compile(r"[0-9]{12,13}").fullmatch,
    "kbli": re.compile(r"[0-9]{4,5}").fullmatch,
    "nik": re.compile(r"[0-9]{16}").fullmatch,
    "capital": re.compile(r"PMDN|PMA").fullmatch,
    "scale": re.compile(r"Usaha (?:Mikro|Kecil|Menengah|Besar)", re.IGNORECASE).fullmatch,
}


def recognise_by_content(rows: Iterable[tuple[int, Sequence]]) -> Recognised | None:
    """The layout whose number of columns is that of `rows` and whose numbers stand where these do.

    None when no layout fits, or two fit equally well: then the person has to put the header back.
    """
    table = [cells for _, cells in rows if any(map(_text, cells))]
    if not table:
        return None
    fits = [(fit, layout) for layout in LAYOUTS.values() if (fit := _fit(layout, table))]
    best = max((fit for fit, _ in fits), default=0)
    layouts = [layout for fit, layout in fits if fit == best]
    if len(layouts) != 1:
        return None
    return Recognised(layouts[0].name, layouts[0].grain, layouts[0].columns, [], 1.0)


def _fit(layout: Layout, table: list[Sequence]) -> int:
    """How many telling columns of `layout` hold what they should; 0 as soon as one does not."""
    width = max(map(len, table))
    filled = max(place + 1 for cells in table for place, cell in enumerate(cells) if _text(cell))
    named = max(layout.columns.values()) + 1
    if not (width in (len(layout.headers), named) or filled == named):
        return 0
    columns = layout.columns
    matching = 0
    for name in _LOOKS.keys() & columns.keys():
        texts = [text for cells in table if columns[name] < len(cells) and (text := _text(cells[columns[name]]))]
        if sum(bool(_LOOKS[name](text)) for text in texts) < _ENOUGH * len(texts) or (name == "nib" and not texts):
            return 0
        matching += bool(texts)
    return matching


def _text(cell) -> str:
    text = f"{cell:.0f}" if isinstance(cell, float) else "" if cell is None else str(cell).strip()
    return "" if text in BLANKS else text
