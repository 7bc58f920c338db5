"""What is written into exported files: every value as text, none as a formula."""

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from umkm_registry.spreadsheets.writing import LONGEST_CELL, write_csv, write_xlsx

TITLES = ["Nama usaha", "NIB"]
ARMED = ["=1+1", "+62", "-5", "@SUM(A1)", "\tx", "\rx"]


@pytest.fixture
def spreadsheet(tmp_path):
    def write(rows, notes=(["Jumlah baris", "1"],)):
        write_xlsx(tmp_path / "usaha.xlsx", TITLES, [30, 20], iter(rows), iter(notes))
        return tmp_path / "usaha.xlsx"

    return write


@pytest.fixture
def text_file(tmp_path):
    def write(rows):
        write_csv(tmp_path / "usaha.csv", TITLES, iter(rows))
        return (tmp_path / "usaha.csv").read_bytes()

    return write


def test_two_readers_find_the_same_texts_with_their_leading_zeros(spreadsheet):
    path = spreadsheet([["Warung Contoh", "0012345678901"], ["Soto “Rekaan” & Co", ""]])
    expected = [TITLES, ["Warung Contoh", "0012345678901"], ["Soto “Rekaan” & Co", ""]]
    assert [[cell or "" for cell in row] for row in load_workbook(path)["Usaha"].values] == expected
    assert CalamineWorkbook.from_path(path).get_sheet_by_name("Usaha").to_python() == expected


def test_the_titles_stay_in_sight_and_filter(spreadsheet):
    sheet = load_workbook(spreadsheet([["Warung Contoh", "1"], ["Soto Rekaan", "2"]]))["Usaha"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width > 19


def test_a_second_sheet_says_what_the_file_holds(spreadsheet):
    book = load_workbook(spreadsheet([["Warung Contoh", "1"]]))
    assert book.sheetnames == ["Usaha", "Keterangan"]
    assert list(book["Keterangan"].values) == [("Perihal", "Isi"), ("Jumlah baris", "1")]


def test_a_spreadsheet_without_rows_still_has_its_titles(spreadsheet):
    assert next(load_workbook(spreadsheet([]))["Usaha"].values) == tuple(TITLES)


def test_the_spreadsheet_holds_nothing_but_sheets(spreadsheet):
    parts = zipfile.ZipFile(spreadsheet([["Warung Contoh", "1"]])).namelist()
    assert not [part for part in parts if "macro" in part.lower() or "external" in part.lower()]


@pytest.mark.parametrize("value", [*ARMED, "#N/A", "TRUE", "1,5"])
def test_no_cell_of_a_spreadsheet_is_anything_but_text(spreadsheet, value):
    cell = load_workbook(spreadsheet([[value, "1"]]))["Usaha"]["A2"]
    assert (cell.data_type, cell.value.strip()) == ("s", value.strip())


@pytest.mark.parametrize("value", ["War\x00ung", "War\x0bung", "War\uffffung"])
def test_a_spreadsheet_leaves_out_characters_it_cannot_hold(spreadsheet, value):
    assert load_workbook(spreadsheet([[value, "1"]]))["Usaha"]["A2"].value == "Warung"


def test_a_text_longer_than_a_cell_is_cut(spreadsheet):
    cell = load_workbook(spreadsheet([["x" * (LONGEST_CELL + 5), "1"]]))["Usaha"]["A2"]
    assert len(cell.value) == LONGEST_CELL


@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_what_stops_the_rows_comes_through(tmp_path, write):
    class StoppedError(Exception):
        pass

    def rows():
        yield ["Warung Contoh", "1"]
        raise StoppedError

    arguments = [TITLES, [30, 20], rows(), []] if write is write_xlsx else [TITLES, rows()]
    with pytest.raises(StoppedError):
        write(tmp_path / "usaha", *arguments)


def test_a_csv_file_opens_in_an_indonesian_spreadsheet(text_file):
    content = text_file([["Warung; Contoh", "0012345678901"]])
    assert content.startswith(b"\xef\xbb\xbfNama usaha;NIB\r\n")
    found = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert found == [TITLES, ["Warung; Contoh", "0012345678901"]]


@pytest.mark.parametrize("value", ARMED)
def test_no_value_of_a_csv_file_begins_as_a_formula(text_file, value):
    found = list(csv.reader(io.StringIO(text_file([[value, "1"]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert found[1] == ["'" + value, "1"]
