"""What is written into exported files: every value as text, none as a formula."""

import csv
import io

import pytest
from openpyxl import load_workbook

from umkm_registry.businesses.exporting import write_csv, write_xlsx

TITLES = ["Nama usaha", "NIB"]
ARMED = ["=1+1", "+62", "-5", "@SUM(A1)", "\tx", "\rx"]


def spreadsheet(rows):
    file = io.BytesIO()
    count = write_xlsx(file, TITLES, rows, [["Jumlah baris", "1"]])
    return count, load_workbook(file)


def text_file(rows):
    file = io.BytesIO()
    return write_csv(file, TITLES, rows), file.getvalue()


def test_a_spreadsheet_keeps_leading_zeros_and_says_what_it_holds():
    count, book = spreadsheet(iter([["Warung Contoh", "0012345678901"]]))
    assert count == 1
    assert list(book["Usaha"].values) == [tuple(TITLES), ("Warung Contoh", "0012345678901")]
    assert list(book["Keterangan"].values) == [("Jumlah baris", "1")]


@pytest.mark.parametrize("value", [*ARMED, "#N/A"])
def test_no_cell_of_a_spreadsheet_is_a_formula_or_an_error(value):
    _, book = spreadsheet([[value, "1"]])
    assert book["Usaha"]["A2"].data_type == "s"


def test_a_spreadsheet_leaves_out_characters_it_cannot_hold():
    _, book = spreadsheet([["War\x00ung", "1"]])
    assert book["Usaha"]["A2"].value == "Warung"


def test_a_csv_file_opens_in_an_indonesian_spreadsheet():
    count, content = text_file(iter([["Warung; Contoh", "0012345678901"]]))
    assert count == 1
    assert content.startswith(b"\xef\xbb\xbfNama usaha;NIB\r\n")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert found == [TITLES, ["Warung; Contoh", "0012345678901"]]


@pytest.mark.parametrize("value", ARMED)
def test_no_value_of_a_csv_file_begins_as_a_formula(value):
    _, content = text_file([[value, "1"]])
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert found[1] == ["'" + value, "1"]
