"""Where in a workbook the export is: the sheet, and the line of its header."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from permits.oss.layouts.content import recognise_by_content
from permits.oss.layouts.headers import canonical, fold_header
from permits.oss.layouts.recognising import Recognised, columns_of, explain, recognise
from permits.oss.layouts.rows import is_numbering

_LINES_TO_LOOK_AT = 40
# OSS writes it with a space; "Sheet1" is what a spreadsheet program calls any new sheet.
_GENUINE_NAME = "Sheet 1"


class FoundSheet(NamedTuple):
    """The sheet to read; `line` is the last line of its header (0: it has none, data begin at once).

    `others` are the names of further sheets that look like exports too: their rows are not read, so say it.
    """

    sheet: object
    line: int
    recognised: Recognised
    others: list[str]


def find_header(rows: Iterable[tuple[int, Sequence]]) -> tuple[int, Recognised] | None:
    """The last line of the header among the first `rows` (line, cells), and what it is; None when there is none.

    Title rows may stand above. A header over two rows (merged cells) is joined, a row (1) (2) (3) under it is part
    of it.
    """
    rows = list(rows)[:_LINES_TO_LOOK_AT]
    candidates = [(line, found) for line, cells in rows if (found := recognise(cells))]
    for (_, upper), (line, lower) in pairwise(rows):
        if found := recognise(_joined(upper, lower)):
            candidates.append((line, found))
    if not candidates:
        return None
    # `max` keeps the first of equals, so a single row wins over its union with a title or the first data row.
    line, found = max(candidates, key=lambda one: len(one[1].columns))
    below = next((cells for below, cells in rows if below > line), ())
    if is_numbering(below):
        line = next(below for below, _ in rows if below > line)
    return line, found


def _joined(upper: Sequence, lower: Sequence) -> list[str]:
    """One header out of two rows; a merged upper cell stands over every lower one up to the next upper cell."""
    header, over = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        over = above if fold_header(above) else over
        spellings = [f"{above or ''} {below or ''}", below, f"{over} {below}", above]
        header.append(next((text for text in spellings if canonical(text)), below if fold_header(below) else above))
    return header


def find_sheet(sheets: Iterable) -> FoundSheet | None:
    """The sheet that holds the export: `Sheet 1`, else the largest one with a NIB column, visible ones first.

    `sheets` have `name`, `hidden`, `rows` (their number) and `head` (the first rows as (line, cells)).
    Pivot tables, cover sheets and empty sheets have no header that is recognised and are passed over.
    """
    found = []
    for sheet in sheets:
        header = find_header(sheet.head) or _without_header(sheet.head)
        if header:
            found.append((sheet, *header))
    if not found:
        return None
    found.sort(key=_preference)
    sheet, line, recognised = found[0]
    return FoundSheet(sheet, line, recognised, [other.name for other, *_ in found[1:]])


def explain_sheets(sheets: Iterable) -> str:
    """In Indonesian, why `find_sheet` found nothing: what the nearest thing to a header has and what it lacks."""
    rows = [cells for sheet in sheets for _, cells in list(sheet.head)[:_LINES_TO_LOOK_AT]]
    return explain(max(rows, key=lambda cells: len(columns_of(cells)[0]), default=()))


def _preference(found: tuple) -> tuple:
    sheet, line, _ = found
    return sheet.hidden, sheet.rows <= line, sheet.name != _GENUINE_NAME, -sheet.rows


def _without_header(head: Sequence) -> tuple[int, Recognised] | None:
    recognised = recognise_by_content(head)
    return (0, recognised) if recognised else None
