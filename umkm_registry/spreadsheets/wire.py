"""How rows travel from the child to the parent: in chunks, packed with marshal. No Django.

A chunk is `(lines, rows, dated)`: the row numbers, a list of cells a row, and which columns hold dates
(marshal has no dates: they travel as tuples). marshal is trusted here because the bytes come from our own
child over a pipe nobody else holds.
"""

import datetime
import marshal
import math
import struct
from collections.abc import Iterator
from itertools import chain, zip_longest

from umkm_registry.spreadsheets.limits import CHUNK_BYTES, MAX_FRAME_BYTES, Unreadable

LENGTH = struct.Struct(">I")  # before each frame of the child
REQUEST = struct.Struct(">II")  # of the parent: sheet number, chunk number

# Above this a float no longer tells neighbouring whole numbers apart.
EXACT_BELOW = 2**53


def pack(lines: list[int], rows: list[list]) -> Iterator[tuple[int, bytes]]:
    """(first line, chunk) of these rows as calamine or csv gave them; more than one where cells are huge."""
    dated = []
    if set(map(type, chain.from_iterable(rows))) == {str}:  # the usual export; column by column takes thrice as long
        plain = [[cell or None for cell in row] if "" in row else row for row in rows]
    else:
        columns = [plain_column(column) for column in zip_longest(*rows, fillvalue="")]
        dated = [number for number, column in enumerate(columns) if tuple in map(type, column)]
        plain = list(map(list, zip(*columns, strict=True)))
    chunk = marshal.dumps((lines, plain, dated))
    if len(chunk) > CHUNK_BYTES and len(lines) > 1:
        half = len(lines) // 2
        yield from pack(lines[:half], rows[:half])
        yield from pack(lines[half:], rows[half:])
    elif len(chunk) > MAX_FRAME_BYTES:
        raise Unreadable("memory")
    else:
        yield lines[0], chunk


def unpack(chunk: bytes) -> Iterator[tuple[int, list]]:
    """(line, cells) of a packed chunk; the rows may be of unequal length."""
    lines, rows, dated = marshal.loads(chunk)  # noqa: S302 - see the module's docstring
    for row in rows if dated else ():
        for number in dated:
            if type(row[number]) is tuple:
                row[number] = date_cell(row[number])
    return zip(lines, rows, strict=True)


def plain_column(column: tuple) -> list | tuple:
    """The cells of a column as marshal can carry them; most columns are text and stay as they are."""
    if set(map(type, column)) == {str}:
        return [cell or None for cell in column] if "" in column else column
    return [plain_cell(cell) for cell in column]


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
