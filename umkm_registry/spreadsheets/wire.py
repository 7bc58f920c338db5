"""How rows travel from the child to the parent: chunks of columns, packed with marshal. No Django.

A chunk is `(lines, columns, dated)`: the row numbers, one sequence a column, and which columns hold dates
(marshal has no dates: they travel as tuples). marshal is trusted here because the bytes come from our own
child over a pipe nobody else holds.
"""

import datetime
import marshal
import math
import struct
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from umkm_registry.spreadsheets.limits import CHUNK_BYTES, MAX_FRAME_BYTES, Unreadable

LENGTH = struct.Struct(">I")  # before each frame of the child
REQUEST = struct.Struct(">II")  # of the parent: sheet number, chunk number

# Above this a float no longer tells neighbouring whole numbers apart.
EXACT_BELOW = 2**53


def pack(lines: Sequence[int], rows: Sequence[Sequence]) -> Iterator[tuple[int, bytes]]:
    """(first line, chunk) of these rows as calamine or csv gave them; more than one where cells are huge.

    Rows may be of unequal length; the short ones are filled up to the longest.
    """
    columns, dated = [], []
    for number, column in enumerate(zip_longest(*rows, fillvalue="")):
        kinds = set(map(type, column))
        if kinds == {str}:
            columns.append([cell or None for cell in column] if "" in column else column)
            continue
        cells = [plain_cell(cell) for cell in column]
        columns.append(cells)
        if tuple in map(type, cells):
            dated.append(number)
    chunk = marshal.dumps((lines, columns, dated))
    if len(chunk) <= CHUNK_BYTES:
        yield lines[0], chunk
    elif len(lines) > 1:
        half = len(lines) // 2
        yield from pack(lines[:half], rows[:half])
        yield from pack(lines[half:], rows[half:])
    elif len(chunk) <= MAX_FRAME_BYTES:
        yield lines[0], chunk
    else:
        raise Unreadable("memory")


def unpack(chunk: bytes) -> Iterator[tuple[int, list]]:
    """(line, cells) of a packed chunk; every row as long as the longest of the chunk."""
    lines, columns, dated = marshal.loads(chunk)  # noqa: S302 - see the module's docstring
    for number in dated:
        columns[number] = [date_cell(cell) if type(cell) is tuple else cell for cell in columns[number]]
    return zip(lines, map(list, zip(*columns, strict=True)), strict=True)


def plain_cell(cell):
    """A cell as marshal can carry it. Whole floats become int, NaN and infinity text, times of day text."""
    match cell:
        case str():
            return cell or None
        case bool() | int() | None:
            return cell
        case float():
            if not math.isfinite(cell):
                return str(cell)
            return int(cell) if abs(cell) < EXACT_BELOW and cell.is_integer() else cell
        case datetime.datetime():
            return (*cell.timetuple()[:6], cell.microsecond)
        case datetime.date():
            return (cell.year, cell.month, cell.day)
        case datetime.timedelta():
            minutes, seconds = divmod(round(cell.total_seconds()), 60)
            return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    return str(cell)  # a time of day


def date_cell(parts: tuple) -> datetime.date | datetime.datetime:
    """The date or moment that `plain_cell` took apart."""
    return datetime.date(*parts) if len(parts) == 3 else datetime.datetime(*parts)
