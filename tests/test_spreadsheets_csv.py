"""Text files with delimiters, as the programs of different years saved them."""

import pytest

from umkm_registry.spreadsheets import SpreadsheetRefused, open_spreadsheet

TEXT = "nib;nama;alamat\n0123;Kafé Contoh;Jl. Contoh 1\n0456;Toko “Dua”;Jl. Contoh 2\n"
ROWS = [
    (1, ["nib", "nama", "alamat"]),
    (2, ["0123", "Kafé Contoh", "Jl. Contoh 1"]),
    (3, ["0456", "Toko “Dua”", "Jl. Contoh 2"]),
]


def rows_of(path, content: bytes | str, encoding="utf-8"):
    """The rows of a file with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    with open_spreadsheet(path) as book:
        return list(book.rows(book.sheets[0].name))


@pytest.fixture
def csv(tmp_path):
    return tmp_path / "data.csv"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_bytes_tell_the_encoding(csv, encoding):
    assert rows_of(csv, TEXT, encoding) == ROWS


def test_an_accent_far_down_is_still_windows_1252(csv):
    rows = rows_of(csv, "a;b\n" * 40_000 + "Kafé;x\n", "cp1252")
    assert rows[-1] == (40_001, ["Kafé", "x"])


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_recognised(csv, delimiter):
    assert rows_of(csv, TEXT.replace(";", delimiter)) == ROWS


def test_decimal_commas_and_commas_in_addresses_do_not_win_over_semicolons(csv):
    lines = "0123;3,7;Jl. A, RT 1, Damai, Kota\n0456;10;Jl. B\n0789;2,5;Jl. C, RT 2\n"
    assert rows_of(csv, "nib;luas;alamat\n" + lines * 20)[1] == (2, ["0123", "3,7", "Jl. A, RT 1, Damai, Kota"])


def test_title_rows_do_not_hide_the_delimiter(csv):
    content = "Daftar usaha, Kota Contoh\n\nper 1 Januari\n" + "nib;nama;skala\n1;A;Mikro\n"
    assert rows_of(csv, content) == [
        (1, ["Daftar usaha, Kota Contoh", None, None]),
        (3, ["per 1 Januari", None, None]),
        (4, ["nib", "nama", "skala"]),
        (5, ["1", "A", "Mikro"]),
    ]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"'])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_first_line_that_names_the_delimiter_is_obeyed_and_is_no_row(csv, first, encoding):
    assert rows_of(csv, f"{first}\r\n" + "a,b,c;d\r\n" * 2, encoding) == [(1, ["a,b,c", "d"]), (2, ["a,b,c", "d"])]


def test_sep_may_name_the_tab(csv):
    assert rows_of(csv, "sep=\t\na;b\tc\n") == [(1, ["a;b", "c"])]


def test_quoted_cells_may_hold_line_breaks_delimiters_and_quotes(csv):
    content = 'nib;alamat\r\n1;"Jl. Contoh 1;\r\nRT ""05"""\r\n2;x\r\n'
    assert rows_of(csv, content) == [(1, ["nib", "alamat"]), (2, ["1", 'Jl. Contoh 1;\r\nRT "05"']), (3, ["2", "x"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(csv, end):
    assert rows_of(csv, TEXT.replace("\n", end)) == ROWS


def test_short_rows_are_filled_up_and_blank_ones_counted_but_left_out(csv):
    content = "a;b;c\n\n1\n;;\n  ; \n1;2;3;4\n"
    assert rows_of(csv, content) == [
        (1, ["a", "b", "c", None]),
        (3, ["1", None, None, None]),
        (6, ["1", "2", "3", "4"]),
    ]


def test_all_cells_are_text_and_stay_as_they_stand(csv):
    assert rows_of(csv, "0012; 5,5 ;TRUE;\x01a\n1;2;3;4\n")[0] == (1, ["0012", " 5,5 ", "TRUE", "\x01a"])


def test_a_cell_of_forty_thousand_characters_is_whole(csv):
    assert rows_of(csv, "a;b\n1;" + "x" * 40_000 + "\n")[1] == (2, ["1", "x" * 40_000])


def test_the_sheet_is_named_after_the_uploaded_file(csv):
    csv.write_text(TEXT, "utf-8")
    with open_spreadsheet(csv, "izin 2025.csv") as book:
        assert [(s.name, s.hidden, s.rows, len(s.head)) for s in book.sheets] == [("izin 2025", False, 3, 3)]
        assert list(book.rows("izin 2025")) == ROWS


def test_a_csv_may_carry_the_name_of_a_workbook(tmp_path):
    assert rows_of(tmp_path / "data.xlsx", TEXT) == ROWS


@pytest.mark.parametrize(
    "content",
    ['a;b\n1;"tanpa penutup\n' + "2;x\n" * 20, 'a;b\n1;"TOKO "MAJU" JAYA"\n2;x\n', 'a;b\n1;"' + "x;y\n" * 90_000],
)
def test_quotes_that_do_not_pair_are_refused_and_the_line_named(csv, content):
    with pytest.raises(SpreadsheetRefused) as refused:
        rows_of(csv, content)
    assert refused.value.code == "quotes"
    assert "baris teks" in refused.value.messages[0]


@pytest.mark.parametrize(
    "content", ["Nota ini bukan tabel.\nTidak ada kolom di sini.\n", "nib\n0123\n0456\n", "QUJD" * 500]
)
def test_text_without_columns_is_refused(csv, content):
    with pytest.raises(SpreadsheetRefused) as refused:
        rows_of(csv, content)
    assert refused.value.code == "no_columns"
