"""Files of reference tables: read like every other spreadsheet, in the fenced child, and kept small."""

import tempfile
from datetime import date

import tablib
from django.core.exceptions import ValidationError
from import_export.formats.base_formats import Format
from import_export.forms import ImportForm

from umkm_registry.spreadsheets import open_spreadsheet

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 5_000


class FileRefused(ValidationError):
    """A file no reference table can be taken from; the message says what to do."""


class Sheet(Format):
    """The first sheet of an .xlsx, .xls, .xlsb, .ods or .csv file; its first row names the columns. All is text."""

    def __init__(self, encoding: str | None = None):
        """The reader finds out the encoding by itself."""

    def get_title(self):
        return "Excel, OpenDocument, atau CSV"

    def get_extension(self):
        return "xlsx"

    def can_import(self):
        return True

    def create_dataset(self, in_stream: bytes, **kwargs) -> tablib.Dataset:
        """Raises SpreadsheetRefused or FileRefused."""
        with tempfile.NamedTemporaryFile() as file:
            file.write(in_stream)
            file.flush()
            with open_spreadsheet(file.name) as book:
                sheet = book.sheets[0]
                if sheet.rows > MAX_ROWS + 1:
                    raise FileRefused("Berkas ini berisi lebih dari 5.000 baris. Bagi menjadi beberapa berkas.")
                rows = [[_text(cell) for cell in cells] for _, cells in book.rows(sheet.name)]
        return tablib.Dataset(*rows[1:], headers=rows[0])


def _text(cell) -> str:
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell).strip()


class ReferenceImportForm(ImportForm):
    def clean_import_file(self):
        file = self.cleaned_data["import_file"]
        if file.size > MAX_BYTES:
            raise FileRefused("Berkas ini lebih besar dari 5 MB. Sisakan hanya kolom dan baris tabel ini.")
        return file
