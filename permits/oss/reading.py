"""Opening an OSS export: which sheet, which layout, and its data rows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from permits.oss.layouts import Recognised, explain_sheets, find_sheet, is_data_row
from umkm_registry.spreadsheets import open_spreadsheet

# A CSV is one sheet, called as the file is.
LONGEST_NAME = 100


class LayoutUnknown(ValidationError):
    """No sheet of the file is an export of OSS; the message says what was found and what is needed."""


class Export:
    """An open export. Its rows can be read several times while it is open."""

    def __init__(self, book, sheet, header_row: int, recognised: Recognised):
        self._book, self._sheet, self._recognised = book, sheet, recognised
        self.header_row = header_row
        self.sheet = sheet.name[:LONGEST_NAME]
        self.rows_expected = max(0, sheet.rows - 1)  # notes and totals of the office are not told apart yet
        self.layout = recognised.layout
        self.grain = recognised.grain
        self.columns = recognised.columns
        self.unknown = recognised.unknown
        # Canonical column → its header as the person sees it in the file.
        header = next((cells for line, cells in sheet.head if line == header_row), [])
        self.titles = {
            name: " ".join(str(header[place] or name).split()) if place < len(header) else name
            for name, place in self.columns.items()
        }

    def rows(self) -> Iterator[tuple[int, list]]:
        """(line, cells) of every data row; totals, group titles and signatures are left out."""
        for line, cells in self._book.rows(self._sheet.name, self.header_row + 1):
            if is_data_row(cells, self.columns):
                yield line, cells


@contextmanager
def open_export(path, file_name: str, while_waiting: Callable[[], None] = lambda: None) -> Iterator[Export]:
    """The OSS export in a file. Raises SpreadsheetRefused or LayoutUnknown, both in words for the person.

    `while_waiting` is called every half second of waiting; what it raises ends the reading.
    """
    with open_spreadsheet(path, file_name, while_waiting) as book:
        found = find_sheet(book.sheets)
        if found is None:
            raise LayoutUnknown(explain_sheets(book.sheets))
        yield Export(book, found.sheet, found.line, found.recognised)
