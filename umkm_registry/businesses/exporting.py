"""Writes the rows of the list of businesses as a spreadsheet or as CSV, so that no cell can act as a formula."""

import csv
import io

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

CHUNK = 1000
FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")


def rows_of(businesses, columns):
    """Yield a list of texts per business of a `for_list()` queryset, in its order, without holding them all."""
    for business in businesses.iterator(chunk_size=CHUNK):
        yield [column.value(business) for column in columns]


def write_xlsx(file, titles, rows, notes) -> int:
    """Write sheets "Usaha" and "Keterangan" into a binary file; answer the number of rows, without the titles.

    Every cell is text, so numbers keep their leading zeros. `notes` are pairs of texts that say what the file holds.
    """
    book = Workbook(write_only=True)
    count = _fill(book.create_sheet("Usaha"), [titles], rows)
    _fill(book.create_sheet("Keterangan"), [], notes)
    book.save(file)
    return count


def write_csv(file, titles, rows) -> int:
    """Write semicolon-separated UTF-8 with a byte order mark into a binary file; answer the number of rows.

    A text that a spreadsheet would calculate gets an apostrophe in front. Numbers stay plain digits: a spreadsheet
    that opens the file may drop their leading zeros, which only the .xlsx format prevents.
    """
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(titles)
    count = 0
    for row in rows:
        writer.writerow([_disarmed(value) for value in row])
        count += 1
    text.detach()  # flushes, and leaves the file open to its owner
    return count


def _fill(sheet, heads, rows) -> int:
    for row in heads:
        sheet.append([_text_cell(sheet, value) for value in row])
    count = 0
    for row in rows:
        sheet.append([_text_cell(sheet, value) for value in row])
        count += 1
    return count


def _text_cell(sheet, value: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # openpyxl takes a leading "=" for a formula and "#N/A" for an error
    return cell


def _disarmed(value: str) -> str:
    return f"'{value}" if value.startswith(FORMULA_BEGINNINGS) else value
