"""Which rows under a header are records, and which are totals, group titles, repeated headers or signatures."""

import re
from collections.abc import Mapping, Sequence

from permits.oss.layouts.headers import canonical
from umkm_registry.identifiers.cells import BLANKS

_KEYS = ("nib", "project_digits", "application_digits", "sidt_id")
# A number that can be the rest of a damaged key; the NIP under a signature is none.
_KEY_LIKE = re.compile(
    r"(?!\s*NIP).*?(?:[0-9][ .,'-]{0,2}){8}|[0-9][.,]?[0-9]*E\+?[0-9]", re.IGNORECASE | re.DOTALL
).match
_SMALLEST_KEY = 10**7
_TOTAL = re.compile(r"\W*(?:grand\s+|sub\s*)?(?:jumlah|total)\b", re.IGNORECASE).match
_AMOUNT = re.compile(r"(?:Rp)?[0-9.,\s%()-]+", re.IGNORECASE).fullmatch
_NUMBERED = re.compile(r"\(?\s*([0-9]{1,2})(?:\.0)?\s*\)?").fullmatch
# A record names a business and says two more things of it (less where the sheet has fewer columns); titles and
# signatures are one or two cells.
_CELLS_WITH_NAME = 3
_CELLS_WITHOUT_NAME = 4


def is_data_row(cells: Sequence, columns: Mapping[str, int]) -> bool:
    """Whether a row is a record, though perhaps a damaged one that must be rejected by name and not passed over.

    `columns` is canonical name → position. Any row with the remains of a number in a key column is a record, and so
    is one without that tells enough else. Report the lines for which this is False: a person can then look.
    """
    for name in _KEYS:
        place = columns.get(name)
        if place is not None and place < len(cells) and _key_like(cells[place]):
            return True
    return row_kind(cells, columns) == "data"


def row_kind(cells: Sequence, columns: Mapping[str, int]) -> str:
    """'blank', 'numbering' ((1) (2) (3)), 'header' (repeated), 'total', 'data', or 'other' (titles, signatures)."""
    filled = [cell for cell in cells if not _blank(cell)]
    if not filled:
        return "blank"
    if is_numbering(cells):
        return "numbering"
    known = {name: cells[place] for name, place in columns.items() if place < len(cells) and not _blank(cells[place])}
    repeated = sum(isinstance(cell, str) and canonical(cell) == name for name, cell in known.items())
    if repeated >= 2 and repeated * 2 >= len(known):
        return "header"
    labels = [cell for cell in filled if isinstance(cell, str) and not _AMOUNT(cell.strip())]
    if len(labels) == 1 and _TOTAL(labels[0]):
        return "total"
    if len(known) >= (min(_CELLS_WITH_NAME, len(columns) - 1) if "name" in known else _CELLS_WITHOUT_NAME):
        return "data"
    return "other"


def is_numbering(cells: Sequence) -> bool:
    """Whether the cells count columns: 1 2 3 or (1) (2) (3), from 1 without a gap, at least three."""
    numbers = []
    for cell in cells:
        if _blank(cell):
            continue
        match = _NUMBERED(str(cell).strip())
        if not match:
            return False
        numbers.append(int(match[1]))
    return len(numbers) >= 3 and numbers == list(range(1, len(numbers) + 1))


def _key_like(cell) -> bool:
    if isinstance(cell, str):
        return bool(_KEY_LIKE(cell))
    return isinstance(cell, int | float) and abs(cell) >= _SMALLEST_KEY


def _blank(cell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip() in BLANKS)
