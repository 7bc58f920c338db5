"""Writes rows of texts as a spreadsheet or as CSV, so that no cell can act as a formula and every number stays text."""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from rustpy_xlsxwriter import FastExcel, Format

FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767  # characters, as Excel has it

Rows = Iterable[list[str]]


def write_xlsx(path: Path, titles: list[str], widths: list[int], rows: Rows, notes: Rows) -> None:
    """Write sheet "Usaha" (titles, which stay in sight and filter, then `rows`) and sheet "Keterangan" to `path`.

    Titles differ from each other. `notes` are pairs of texts that say what the file holds. The rows are written as
    they come, none is held. No file is left behind when `rows` raises.
    """
    bold = Format().set_bold()
    book = FastExcel(path).freeze(row=1, sheet="Usaha").format(bold_headers=True)
    book.sheet(
        "Usaha", _records(titles, rows), column_widths=widths, autofilter=True, header_format=bold, ignore_errors=titles
    )
    wide = [bold, Format().set_text_wrap().set_align("top")]
    book.sheet("Keterangan", _records(["Perihal", "Isi"], notes), column_widths=[24, 90], column_formats=wide)
    book.save()


def write_csv(path: Path, titles: list[str], rows: Rows) -> None:
    """Write semicolon-separated UTF-8 with a byte order mark, as an Indonesian spreadsheet opens it, to `path`.

    A text that a spreadsheet would calculate gets an apostrophe in front. Numbers stay plain digits: a spreadsheet
    that opens the file may drop their leading zeros, which only the .xlsx format prevents.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(titles)
        writer.writerows([_disarmed(value) for value in row] for row in rows)


def _records(titles: list[str], rows: Rows) -> Iterator[dict[str, str]]:
    """What the writer takes: it learns the titles from the first row, so an empty sheet gets an empty one."""
    rows = iter(rows)
    first = next(rows, [""] * len(titles))
    for row in chain([first], rows):
        yield dict(zip(titles, map(_cell, row), strict=True))


def _cell(value: str) -> str:
    return UNPRINTABLE.sub("", value)[:LONGEST_CELL]


def _disarmed(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_BEGINNINGS) else value
