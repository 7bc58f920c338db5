"""The fenced child: reads one file within its limits, then hands out its rows chunk by chunk. No Django.

Run as `python -m umkm_registry.spreadsheets.child PATH NAME`, a pipe on each standard stream. It may be
killed or abort at any moment: nothing but the answer to its parent is lost.
"""

import ctypes
import gc
import marshal
import resource
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import PurePath

from umkm_registry.spreadsheets.delimited import delimited_rows
from umkm_registry.spreadsheets.kinds import kind_of
from umkm_registry.spreadsheets.limits import (
    CHILD_CPU_SECONDS,
    CHILD_LOG_BYTES,
    CHILD_MEMORY_BYTES,
    CHUNK_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    Unreadable,
)
from umkm_registry.spreadsheets.wire import LENGTH, REQUEST, pack
from umkm_registry.spreadsheets.workbooks import RawSheet, damage_refused, refuse_many_sheets, workbook_sheets

PR_SET_PDEATHSIG = 1


class PackedSheet:
    """A sheet as it waits to be fetched: packed chunks, and the line each begins at."""

    def __init__(self, name: str, hidden: bool):
        self.name, self.hidden = name, hidden
        self.rows = self.width = 0
        self.first_lines: list[int] = []
        self.chunks: list[bytes] = []

    def add(self, lines: list[int], rows: list[list]) -> None:
        """Pack these rows behind the others."""
        self.rows += len(rows)
        self.width = max(self.width, *map(len, rows))
        for first_line, chunk in pack(lines, rows):
            self.first_lines.append(first_line)
            self.chunks.append(chunk)

    def summary(self) -> tuple:
        """What the parent is told before it asks for rows."""
        return self.name, self.hidden, self.rows, self.width, self.first_lines


def main(path: str, name: str) -> None:
    """Read the file, tell what is in it or why it is refused, then answer requests for chunks."""
    set_limits()
    try:
        sheets = packed_sheets(path, name)
    except (Unreadable, MemoryError) as error:
        refusal = error if isinstance(error, Unreadable) else Unreadable("memory")
        send(marshal.dumps(("refused", refusal.code, refusal.facts)))
        return
    send(marshal.dumps(("book", [sheet.summary() for sheet in sheets])))
    while request := sys.stdin.buffer.read(REQUEST.size):
        sheet, chunk = REQUEST.unpack(request)
        send(sheets[sheet].chunks[chunk])


def set_limits() -> None:
    """Bound memory, processor time and files; leave no core; die with the parent."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY_BYTES, CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU_SECONDS, CHILD_CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_FSIZE, (CHILD_LOG_BYTES, CHILD_LOG_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()  # rows hold no cycles, and counting millions of cells again and again is slow
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
    if select.select([sys.stdin], [], [], 0)[0]:
        sys.exit("the parent is gone already")


def packed_sheets(path: str, name: str) -> list[PackedSheet]:
    """All sheets of the file; refuses a file without rows."""
    kind = kind_of(path)
    raw = [(PurePath(name).stem, False, delimited_rows(path))] if kind == "csv" else workbook_sheets(path, kind)
    sheets: list[PackedSheet] = []
    with damage_refused():
        for number, sheet in enumerate(raw, 1):
            refuse_many_sheets(number)
            sheets.append(packed_sheet(sheet, room=MAX_ROWS - sum(other.rows for other in sheets)))
    if not any(sheet.rows for sheet in sheets):
        raise Unreadable("no_rows")
    return sheets


def packed_sheet(raw: RawSheet, room: int) -> PackedSheet:
    """The non-blank rows of one sheet; refuses more than `room`."""
    name, hidden, numbered = raw
    sheet = PackedSheet(name, hidden)
    lines, rows = [], []
    for line, row in filled_rows(numbered):
        lines.append(line)
        rows.append(row)
        if len(rows) == CHUNK_ROWS:
            sheet.add(lines, rows)
            lines, rows = [], []
        if sheet.rows + len(rows) > room:
            raise Unreadable("too_many_rows", limit=MAX_ROWS)
    if rows:
        sheet.add(lines, rows)
    return sheet


def filled_rows(numbered: Iterator[tuple[int, list]]) -> Iterator[tuple[int, list]]:
    """The rows that hold more than empty cells and spaces; refuses more columns than a register has."""
    for line, row in numbered:
        if is_blank(row):
            continue
        if len(row) > MAX_COLUMNS:
            while row[-1] == "":
                row.pop()
            if len(row) > MAX_COLUMNS:
                raise Unreadable("too_many_columns", limit=MAX_COLUMNS, line=line)
        yield line, row


def is_blank(row: list) -> bool:
    """Whether no cell holds anything; stops at the first that does."""
    for cell in row:  # noqa: SIM110 - called for every row, and all() with a generator takes twice as long
        if cell != "" and not (isinstance(cell, str) and cell.isspace()):
            return False
    return True


def send(payload: bytes) -> None:
    """One frame to the parent."""
    sys.stdout.buffer.write(LENGTH.pack(len(payload)))
    sys.stdout.buffer.write(payload)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
