"""Opening a spreadsheet: what it holds, and its rows as plain Python."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from umkm_registry.spreadsheets.fence import Child, now_and_then, turn
from umkm_registry.spreadsheets.limits import HEAD_ROWS, MAX_FILE_BYTES, MIB
from umkm_registry.spreadsheets.refusals import SpreadsheetRefused
from umkm_registry.spreadsheets.wire import unpack

OWNER_FILE_MARKS = ("~$", ".~lock.")
OWNER_FILE_BYTES = 1024


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether it is hidden, its count of non-blank rows, and the first 60 of them."""

    name: str
    hidden: bool
    rows: int
    head: list[tuple[int, list]]


class Book:
    """An open spreadsheet. Usable only inside the `with` that opened it, in the thread that opened it."""

    def __init__(self, child: Child):
        self._child = child
        self._contents = child.contents()
        self.sheets = [
            Sheet(name, hidden, rows, list(islice(self._rows(number, 1), HEAD_ROWS)))
            for number, (name, hidden, rows, *_) in enumerate(self._contents)
        ]

    def rows(self, name: str, start: int = 1) -> Iterator[tuple[int, list]]:
        """(line, cells) of the sheet `name` from row `start` on, blank rows left out.

        `line` counts from 1 as Excel does. Every row has as many cells as the widest of its sheet: str,
        int, float, bool, date, datetime, or None where empty. Numbers without decimals are int; error
        cells and formulas never calculated are None; times of day and durations are text, as are NaN and
        infinity. In a CSV all is str. Texts are as they stand: control characters and spaces are kept.
        KeyError where no sheet has this name. About 0.4 s a 100,000 rows of 28 columns; holds 500 rows.
        """
        for number, sheet in enumerate(self.sheets):
            if sheet.name == name:
                return self._rows(number, start)
        raise KeyError(name)

    def _rows(self, sheet: int, start: int) -> Iterator[tuple[int, list]]:
        *_, width, first_lines = self._contents[sheet]
        for chunk in range(max(0, bisect_right(first_lines, start) - 1), len(first_lines)):
            for line, cells in unpack(self._child.chunk(sheet, chunk)):
                if line < start:
                    continue
                if len(cells) < width:
                    cells.extend([None] * (width - len(cells)))
                yield line, cells


@contextmanager
def open_spreadsheet(
    path, filename: str | None = None, while_waiting: Callable[[], None] = lambda: None
) -> Iterator[Book]:
    """The Book in the file at `path`, read by a child process that ends with the `with` block.

    `filename` is the name it was uploaded under, where `path` has another. The kind of file is told by its
    content. Refuses (SpreadsheetRefused, `code` as in refusals.MESSAGES) what is no spreadsheet, locked,
    damaged, or too big; waits while another file is being read. All of the file is parsed before the block
    is entered: 73,000 rows of 28 columns take about 3 s, and the child then holds them packed. `while_waiting` is
    called every half second while the child is waited for or asked for rows; what it raises ends the reading.
    """
    path = Path(path).resolve()
    filename = Path(filename or path.name).name
    refuse_at_sight(path.stat().st_size, filename)
    while_waiting = now_and_then(while_waiting)
    with turn(while_waiting) as lock:
        child = Child(path, filename, lock, while_waiting)
        try:
            yield Book(child)
        finally:
            child.end()


def refuse_at_sight(size: int, filename: str) -> None:
    """Refuse what its size and name tell already."""
    if size == 0:
        raise SpreadsheetRefused("empty")
    if size > MAX_FILE_BYTES:
        raise SpreadsheetRefused("file_too_big", limit=MAX_FILE_BYTES // MIB)
    if filename.startswith(OWNER_FILE_MARKS) and size <= OWNER_FILE_BYTES:
        raise SpreadsheetRefused("owner_file")
