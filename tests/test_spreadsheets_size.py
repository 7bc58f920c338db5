"""Big sheets, sheets that look big, and where it ends."""

import struct
from itertools import chain
from pathlib import Path

import psutil
import pytest

from tests.spreadsheet_files import STRICT, TRANSITIONAL, number, replace_part, row, spoil_checksum, text, xls, xlsx
from umkm_registry.spreadsheets import SpreadsheetRefused, child, limits, open_spreadsheet, pieces, workbooks
from umkm_registry.spreadsheets.limits import Unreadable

EXCEL_ROWS = 1_048_576


def refusal(path: Path) -> SpreadsheetRefused:
    """The refusal of this file."""
    with pytest.raises(SpreadsheetRefused) as refused, open_spreadsheet(path):
        pass
    return refused.value


@pytest.mark.parametrize(("rows", "accepted"), [(limits.MAX_ROWS, True), (limits.MAX_ROWS + 1, False)])
def test_five_hundred_thousand_rows_are_read_and_one_more_is_refused(tmp_path, rows, accepted):
    path = tmp_path / "data.csv"
    path.write_text("1;2\n\n" * rows)
    if accepted:
        with open_spreadsheet(path) as book:
            assert book.sheets[0].rows == rows
            assert list(book.rows("data", 2 * rows - 3)) == [(2 * rows - 3, ["1", "2"]), (2 * rows - 1, ["1", "2"])]
    else:
        assert refusal(path).messages == [
            "Berkas ini berisi lebih dari 500.000 baris. Bagi menjadi beberapa berkas yang lebih kecil."
        ]


def test_a_million_formatted_empty_rows_after_two_real_ones_read_as_two_and_quickly(tmp_path):
    real = [row(n, *(text(f"{column}{n}", "x") for column in "ABCDEFG")) for n in (1, 2)]
    empty = '<row r="{0}">' + "".join(f'<c r="{column}{{0}}" s="1"/>' for column in "ABCDEFG") + "</row>"
    rest = ("".join(map(empty.format, range(n, min(n + 1024, EXCEL_ROWS + 1)))) for n in range(3, EXCEL_ROWS, 1024))
    path = xlsx(tmp_path / "a.xlsx", {"S": chain(real, rest)})
    assert workbooks.largest_part(str(path)) > limits.WHOLE_SHEET_BYTES
    with open_spreadsheet(path) as book:
        assert (book.sheets[0].rows, len(list(book.rows("S")))) == (2, 2)
        times = psutil.Process(book._child.process.pid).cpu_times()
        assert times.user + times.system < 5  # calamine alone takes about ten


def test_one_stray_cell_in_the_last_row_costs_no_rows(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", "nib")) + row(EXCEL_ROWS, text("B1048576", "x"))})
    with open_spreadsheet(path) as book:
        assert list(book.rows("S")) == [(1, ["nib", None]), (EXCEL_ROWS, [None, "x"])]


def test_a_stray_cell_in_the_last_row_and_column_ends_the_child_with_a_refusal(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", "nib")) + row(EXCEL_ROWS, text("XFD1048576", "x"))})
    refused = refusal(path)
    assert refused.code == "memory"
    assert "Hapus baris dan kolom kosong" in refused.messages[0]


def test_a_crafted_excel_97_file_ends_the_child_with_a_refusal(tmp_path):
    path = xls(tmp_path / "a.xls", {"S": [[1.234567], [None, 1.234567]]})
    second, far = struct.pack("<HHHH", 0x203, 14, 1, 1), struct.pack("<HHHH", 0x203, 14, 65535, 65535)
    assert second in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(second, far))
    assert refusal(path).code == "memory"


def test_more_columns_than_a_register_has_are_refused(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" + ";".join("x" * 2001) + "\n")
    assert refusal(path).messages == [
        "Baris 2 memakai lebih dari 2.000 kolom. Hapus isi yang tersesat di kanan data, simpan, lalu unggah lagi."
    ]


def test_empty_cells_far_to_the_right_are_no_columns(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("a;b" + ";" * 5000 + "\n")
    with open_spreadsheet(path) as book:
        assert book.sheets[0].head == [(1, ["a", "b"])]


def test_more_sheets_than_anyone_looks_through_are_refused(tmp_path):
    sheets = {f"L{n}": row(1, number("A1", n)) for n in range(limits.MAX_SHEETS + 1)}
    assert refusal(xlsx(tmp_path / "a.xlsx", sheets)).code == "too_many_sheets"


def test_rows_of_huge_cells_reach_the_parent_in_small_chunks(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(("x" * 100_000 + ";b\n") * 200)
    with open_spreadsheet(path) as book:
        *_, first_lines = book._contents[0]
        assert len(first_lines) >= 200 * 100_000 // limits.CHUNK_BYTES
        assert [line for line, _ in book.rows("a")] == list(range(1, 201))


def whole_and_cut(path: Path, monkeypatch) -> tuple[list, list]:
    """The sheets of a workbook as read in one go, and as read in pieces."""
    monkeypatch.setattr(workbooks, "WHOLE_SHEET_BYTES", 10**9)
    whole = [(name, hidden, list(rows)) for name, hidden, rows in workbooks.workbook_sheets(str(path), "xlsx")]
    monkeypatch.setattr(workbooks, "WHOLE_SHEET_BYTES", 0)
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1000)
    monkeypatch.setattr(pieces, "READ_BYTES", 700)
    return whole, [(name, hidden, list(rows)) for name, hidden, rows in workbooks.workbook_sheets(str(path), "xlsx")]


def filled(sheets: list) -> list:
    """The sheets without their empty rows and the empty cells at the ends of rows."""
    return [
        (name, hidden, [(line, tuple(cells)) for line, cells in rows if any(cell != "" for cell in cells)])
        for name, hidden, rows in sheets
    ]


@pytest.mark.parametrize("dialect", [TRANSITIONAL, STRICT])
def test_a_workbook_read_in_pieces_is_the_same_workbook(tmp_path, monkeypatch, dialect):
    rows = [
        row(n, f'<c r="A{n}" t="s"><v>{n % 2}</v></c>', text(f"B{n}", f"Warung {n}"), number(f"C{n}", n, style=1))
        for n in range(1, 400)
        if n % 7
    ]
    sheets = {"Umpan": row(1, text("A1", "x")), "Sheet 1": rows, "Kosong": "", "Lain": rows[100:]}
    options = {"shared": ["satu", "dua"], "date1904": "true", "hidden": ["Umpan"], "dialect": dialect}
    path = xlsx(
        tmp_path / "a.xlsx", sheets, after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>', **options
    )
    whole, cut = whole_and_cut(path, monkeypatch)
    assert filled(cut) == filled(whole)
    assert [len(rows) for *_, rows in filled(cut)] == [1, 342, 0, 242]


def test_pieces_are_many_and_none_holds_only_empty_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1000)
    monkeypatch.setattr(pieces, "READ_BYTES", 700)
    rows = [row(n, text(f"A{n}", "x")) if n < 100 or n > 900 else f'<row r="{n}" s="1"/>' for n in range(1, 1001)]
    with pieces.cut_workbook(str(xlsx(tmp_path / "a.xlsx", {"S": rows}))) as (_, [(_, _, names)]):
        assert 5 < len(names) < 20


@pytest.mark.parametrize(
    "sheet", ['<row><c t="str"><v>a</v></c></row>' * 500, "<row/>" * 500 + row(501, text("A501", "x"))]
)
def test_rows_that_do_not_state_their_number_keep_their_place(tmp_path, monkeypatch, sheet):
    whole, cut = whole_and_cut(xlsx(tmp_path / "a.xlsx", {"S": sheet}), monkeypatch)
    assert filled(cut) == filled(whole)


def test_a_prefix_on_every_tag_is_no_obstacle(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE_BYTES", 1000)
    monkeypatch.setattr(pieces, "READ_BYTES", 700)
    main, _ = TRANSITIONAL
    rows = "".join(f'<x:row r="{n}"><x:c r="A{n}"><x:v>{n}</x:v></x:c></x:row>' for n in range(1, 301))
    path = xlsx(tmp_path / "a.xlsx", {"S": ""})
    part = f'<x:worksheet xmlns:x="{main}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    replace_part(path, "xl/worksheets/sheet1.xml", part)
    whole, cut = whole_and_cut(path, monkeypatch)
    assert filled(cut) == filled(whole)
    assert len(cut[0][2]) == 300


def test_a_bad_checksum_is_found_in_pieces_too(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "WHOLE_SHEET_BYTES", 0)
    rows = [row(n, text(f"A{n}", "x")) for n in range(1, 100)]
    path = spoil_checksum(xlsx(tmp_path / "a.xlsx", {"S": rows}, after="<x/>" * 9999), "xl/worksheets/sheet1.xml")
    with pytest.raises(Unreadable, match="damaged"):
        child.packed_sheets(str(path), "a")


def test_broken_xml_is_refused_in_pieces_too(tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "WHOLE_SHEET_BYTES", 0)
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", "x")) + '<row r="2"><c r="A2"><v>1</c></row>'})
    with pytest.raises(Unreadable, match="damaged"):
        child.packed_sheets(str(path), "a")
