"""Sheets and rows out of Excel and OpenDocument workbooks, through calamine. No Django."""

import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain, islice
from xml.etree.ElementTree import ParseError

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from umkm_registry.spreadsheets.limits import MAX_SHEETS, WHOLE_SHEET_BYTES, Unreadable
from umkm_registry.spreadsheets.pieces import cut_workbook

# What calamine, zipfile and ElementTree raise about a broken file; KeyError is a part that is not there.
DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
    ParseError,
)

# (name, hidden, rows), rows being (line, cells) as calamine gives them, "" for an empty cell.
RawSheet = tuple[str, bool, Iterator[tuple[int, list]]]


def workbook_sheets(path: str, kind: str) -> Iterator[RawSheet]:
    """The worksheets of a workbook, one parsed at a time; charts and macro sheets are left out.

    Consume it inside `damage_refused`: what is wrong may show only at the last row. The checksums of a zip
    are checked meanwhile, because calamine leaves the end of a part unread and its checksum with it.
    """
    if kind == "xlsx" and largest_part(path) > WHOLE_SHEET_BYTES:
        yield from piecewise(path)
    else:
        with checksums_checked(path, kind), open(path, "rb") as file:
            yield from whole(CalamineWorkbook.from_filelike(file))


@contextmanager
def damage_refused():
    """Refuse a damaged or locked workbook, whichever library notices."""
    try:
        yield
    except PasswordError as error:
        raise Unreadable("password") from error
    except DAMAGE as error:
        raise Unreadable("damaged") from error


def whole(workbook: CalamineWorkbook) -> Iterator[RawSheet]:
    """Each worksheet parsed in one go."""
    for number, sheet in enumerate(workbook.sheets_metadata):
        if sheet.typ == SheetTypeEnum.WorkSheet:
            hidden = sheet.visible != SheetVisibleEnum.Visible
            yield sheet.name, hidden, numbered_rows(workbook.get_sheet_by_index(number))


def piecewise(path: str) -> Iterator[RawSheet]:
    """Each worksheet parsed piece by piece, so that the memory holds one piece."""
    with cut_workbook(path) as (archive, sheets):
        workbook = CalamineWorkbook.from_filelike(archive)
    for name, hidden, pieces in sheets:
        rows = (numbered_rows(workbook.get_sheet_by_name(piece)) for piece in pieces)
        yield name, hidden, chain.from_iterable(rows)


def numbered_rows(sheet) -> Iterator[tuple[int, list]]:
    """(line, cells) from column A on, whichever cell the sheet starts at."""
    if sheet.start is None:
        return
    first, indent = sheet.start
    empty = [""] * indent
    for line, row in enumerate(islice(sheet.iter_rows(), first, None), first + 1):
        yield line, empty + row if indent else row


def largest_part(path: str) -> int:
    """Bytes of the biggest worksheet, unzipped."""
    with zipfile.ZipFile(path) as archive:
        sizes = [part.file_size for part in archive.infolist() if "worksheets/" in part.filename.lower()]
    return max(sizes, default=0)


@contextmanager
def checksums_checked(path: str, kind: str):
    """Meanwhile unzip the whole file on the other core and compare its checksums. An .xls has none."""
    if kind == "xls":
        yield
        return
    with ThreadPoolExecutor(1) as pool:
        bad_part = pool.submit(first_bad_part, path)
        yield
        if bad_part.result():
            raise Unreadable("damaged")


def first_bad_part(path: str) -> str | None:
    """The first part of the zip that its checksum does not fit."""
    with zipfile.ZipFile(path) as archive:
        return archive.testzip()


def refuse_many_sheets(count: int) -> None:
    """Refuse a book with more sheets than anyone looks through."""
    if count > MAX_SHEETS:
        raise Unreadable("too_many_sheets", limit=MAX_SHEETS)
