"""Writing a generated export to a file: .xlsx like a download of OSS, or .csv like the one people save it as."""

import csv
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

SHEET = "Sheet 1"


def write(path: Path, headers: list[str], rows: Iterable[tuple[str, ...]]) -> int:
    """Write the rows and say how many. ValueError for an ending other than .xlsx and .csv."""
    writers = {".xlsx": _write_xlsx, ".csv": _write_csv}
    if path.suffix.lower() not in writers:
        raise ValueError("Nama berkas harus berakhir dengan .xlsx atau .csv.")
    return writers[path.suffix.lower()](path, headers, rows)


def _write_xlsx(path: Path, headers: list[str], rows: Iterable[tuple[str, ...]]) -> int:
    """One sheet, the headers in row 1, every cell text; constant memory."""
    number = 0
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(SHEET)
        for column, header in enumerate(headers):
            sheet.write_string(0, column, header)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, column, cell)
    return number


def _write_csv(path: Path, headers: list[str], rows: Iterable[tuple[str, ...]]) -> int:
    """Semicolons, and a byte order mark so that spreadsheet programs read it as UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(headers)
        return sum(bool(writer.writerow(row)) for row in rows)
