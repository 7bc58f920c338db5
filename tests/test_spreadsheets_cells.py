"""What the cells of each kind of file become."""

import math
from datetime import date, datetime

import pytest
import xlsxwriter

from tests.spreadsheet_files import STRICT, number, ods, row, text, xls, xlsb, xlsx
from umkm_registry.spreadsheets import open_spreadsheet


def rows_of(path, sheet=None, start=1, filename=None):
    """All rows of one sheet, the first by default."""
    with open_spreadsheet(path, filename) as book:
        return list(book.rows(sheet or book.sheets[0].name, start))


def cells_of(path):
    """The cells of the first row."""
    return rows_of(path)[0][1]


def test_cells_of_excel_are_plain_python(tmp_path):
    cells = [
        text("A1", "0812"),
        number("B1", 5),
        number("C1", "5.5"),
        number("D1", 45000, style=1),
        number("E1", "45000.5", style=2),
        '<c r="F1" t="b"><v>1</v></c>',
        '<c r="H1" t="d"><v>2024-02-03</v></c>',
    ]
    assert cells_of(xlsx(tmp_path / "a.xlsx", {"Sheet 1": row(1, *cells)})) == [
        "0812", 5, 5.5, date(2023, 3, 15), datetime(2023, 3, 15, 12), True, None, date(2024, 2, 3),
    ]  # fmt: skip


def test_a_number_without_decimals_is_int_and_a_date_without_time_is_no_datetime(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, number("A1", "2108248456889"), number("B1", 45000, style=2))})
    assert [type(cell) for cell in cells_of(path)] == [int, date]


def test_a_serial_without_a_date_format_stays_a_number(tmp_path):
    assert cells_of(xlsx(tmp_path / "a.xlsx", {"S": row(1, number("A1", 45000))})) == [45000]


def test_dates_of_the_1904_system_are_right(tmp_path):
    cells = number("A1", 43538, style=1), number("B1", "43538.25", style=2)
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, *cells)}, date1904="1")
    assert cells_of(path) == [date(2023, 3, 15), datetime(2023, 3, 15, 6)]


def test_times_of_day_and_durations_are_text(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, number("A1", 0.5, style=3), number("B1", 1.5, style=4))})
    assert cells_of(path) == ["12:00:00", "36:00:00"]


def test_a_formula_has_the_value_excel_kept_and_none_when_it_kept_none(tmp_path):
    cells = '<c r="A1" t="str"><f>B1</f><v>hasil</v></c>', '<c r="B1"><f>1+1</f></c>', number("C1", 1)
    assert cells_of(xlsx(tmp_path / "a.xlsx", {"S": row(1, *cells)})) == ["hasil", None, 1]


def test_an_error_cell_is_none(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, '<c r="A1" t="e"><v>#N/A</v></c>', text("B1", "#N/A"))})
    assert cells_of(path) == [None, "#N/A"]


def test_not_a_number_and_infinity_are_text(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, number("A1", "NaN"), number("B1", "1e400"))})
    assert cells_of(path) == ["nan", "inf"]


def test_numbers_too_long_to_be_exact_stay_floats(tmp_path):
    cells = cells_of(xlsx(tmp_path / "a.xlsx", {"S": row(1, number("A1", "6471010101900001000"))}))
    assert type(cells[0]) is float
    assert math.isclose(cells[0], 6.471010101900001e18)


def test_control_characters_spaces_and_line_breaks_are_kept(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", " a_x0001_b&#10;c\u00a0"))})
    assert cells_of(path) == [" a\x01b\nc\u00a0"]


def test_a_text_of_forty_thousand_characters_is_whole(tmp_path):
    assert cells_of(xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", "x" * 40_000))})) == ["x" * 40_000]


def test_an_empty_shared_text_shifts_no_other(tmp_path):
    cells = "".join(f'<c r="{column}1" t="s"><v>{place}</v></c>' for place, column in enumerate("ABC"))
    assert cells_of(xlsx(tmp_path / "a.xlsx", {"S": row(1, cells)}, shared=["satu", "", "tiga"])) == [
        "satu", None, "tiga",
    ]  # fmt: skip


def test_a_workbook_of_the_strict_dialect_is_read(tmp_path):
    cells = '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" s="1" t="d"><v>2024-02-03</v></c>'
    path = xlsx(tmp_path / "a.xlsx", {"S": row(1, *cells)}, shared=["nib"], dialect=STRICT)
    assert cells_of(path) == ["nib", date(2024, 2, 3)]


def test_rows_begin_at_column_a_and_keep_their_numbers(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": row(3, text("C3", "nib")) + row(7, text("A7", "1"), text("D7", "2"))})
    assert rows_of(path) == [(3, [None, None, "nib", None]), (7, ["1", None, None, "2"])]


def test_rows_of_spaces_only_are_blank(tmp_path):
    path = xlsx(
        tmp_path / "a.xlsx", {"S": row(1, text("A1", "nib")) + row(2, text("A2", " \u00a0")) + row(3, number("A3", 0))}
    )
    assert rows_of(path) == [(1, ["nib"]), (3, [0])]


def test_reading_can_start_at_any_line_and_be_repeated(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"S": "".join(row(n, number(f"A{n}", n)) for n in range(2, 3001, 2))})
    with open_spreadsheet(path) as book:
        for start, first in ((1, 2), (2, 2), (1001, 1002), (1002, 1002), (2999, 3000)):
            assert next(book.rows("S", start)) == (first, [first])
        assert list(book.rows("S", 3001)) == []
        both = zip(book.rows("S"), book.rows("S", 1000), strict=False)
        assert sum(later[0] - earlier[0] for earlier, later in both) == 998 * 1001


def test_sheets_tell_what_they_hold(tmp_path):
    sheets = {
        "Pivot": row(1, text("A1", "umpan")),
        "Sheet 1": "".join(row(n, number(f"A{n}", n)) for n in range(1, 101)),
        "Kosong": "",
    }
    with open_spreadsheet(xlsx(tmp_path / "a.xlsx", sheets, hidden=["Pivot"])) as book:
        assert [(s.name, s.hidden, s.rows) for s in book.sheets] == [
            ("Pivot", True, 1), ("Sheet 1", False, 100), ("Kosong", False, 0),
        ]  # fmt: skip
        assert book.sheets[1].head == [(n, [n]) for n in range(1, 61)]
        assert book.sheets[2].head == []


def test_a_sheet_that_is_not_there_is_a_key_error(tmp_path):
    with open_spreadsheet(xlsx(tmp_path / "a.xlsx", {"S": row(1, text("A1", "x"))})) as book, pytest.raises(KeyError):
        book.rows("Lain")


def test_charts_are_no_sheets(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as made:
        chart = made.add_chart({"type": "column"})
        made.add_chartsheet("Grafik").set_chart(chart)
        made.add_worksheet("Data").write_row(0, 0, ["nib", 1])
        chart.add_series({"values": "=Data!$B$1:$B$1"})
    with open_spreadsheet(tmp_path / "a.xlsx") as book:
        assert [sheet.name for sheet in book.sheets] == ["Data"]


@pytest.mark.parametrize("date1904", [False, True])
def test_a_workbook_of_excel_97_is_read(tmp_path, date1904):
    rows = [["nib", None, "tanggal"], ["0123", 12, (date(2024, 2, 3), "dd/mm/yyyy")], [True, 1.5]]
    path = xls(tmp_path / "a.xls", {"Sheet 1": rows, "Lain": [["x"]]}, hidden=["Lain"], date1904=date1904)
    with open_spreadsheet(path) as book:
        assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Sheet 1", False), ("Lain", True)]
        assert list(book.rows("Sheet 1")) == [
            (1, ["nib", None, "tanggal"]), (2, ["0123", 12, date(2024, 2, 3)]), (3, [True, 1.5, None]),
        ]  # fmt: skip


def test_a_binary_workbook_is_read(tmp_path):
    path = xlsb(tmp_path / "a.xlsb", "Sheet 1", [["nib", "nama"], ["0123", 12.0, True], [None, "Warung Contoh"]])
    with open_spreadsheet(path) as book:
        assert list(book.rows("Sheet 1")) == [
            (1, ["nib", "nama", None]), (2, ["0123", 12, True]), (3, [None, "Warung Contoh", None]),
        ]  # fmt: skip


def test_an_opendocument_workbook_is_read_and_its_million_empty_rows_are_not(tmp_path):
    cells = (
        '<table:table-cell office:value-type="string"><text:p>0123</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="12"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-02-03"/>'
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>'
    )
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048575">{empty}</table:table-row>'
    table = f'<table:table table:name="L"><table:table-row>{cells}</table:table-row>{rest}</table:table>'
    assert rows_of(ods(tmp_path / "a.ods", table)) == [(1, ["0123", 12, date(2024, 2, 3), True])]


@pytest.mark.parametrize("name", ["data.xls", "data.csv", "data.ods", "data", "~$data.xlsx"])
def test_the_content_tells_the_kind_and_not_the_name(tmp_path, name):
    path = xlsx(tmp_path / name, {"S": row(1, text("A1", "nib"))})
    assert rows_of(path) == [(1, ["nib"])]


def test_an_old_workbook_may_carry_the_name_of_a_new_one(tmp_path):
    assert rows_of(xls(tmp_path / "a.xlsx", {"S": [["nib"]]})) == [(1, ["nib"])]
