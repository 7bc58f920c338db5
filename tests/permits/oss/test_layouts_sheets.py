"""The sheet and the header of an export are found among titles, decoys and deleted headers."""

from types import SimpleNamespace

import pytest

from permits.oss.layouts import explain_sheets, find_header, find_sheet, recognise_by_content
from tests.permits.oss.office_headers import EDITED_PROJECTS, HEADERS


def titled(*rows, first=1):
    return list(enumerate(rows, first))


def sheet(name, *rows, hidden=False, size=None):
    return SimpleNamespace(name=name, hidden=hidden, rows=size or len(rows), head=titled(*rows))


def nib_row(number, nib, scale="Usaha Mikro"):
    return [str(number), nib, "11/24/2026", "WARUNG CONTOH", "PMDN", "Perorangan", scale, "JL. CONTOH NO. 1",
            "Damai", "Balikpapan Kota", "Kota Balikpapan", ""]  # fmt: skip


def permit_row(number):
    return [str(number), f"I-{202402011021469935000 + number}", "WARUNG CONTOH", f"0102242{number:06d}", "01/02/24",
            "PMDN", "Kalimantan Timur", "Kota Balikpapan", f"R-{202402011012468819000 + number}", "R", "56102",
            "01/02/24", "Persyaratan Dasar", "SPPL", "Bupati/Walikota", "Terbit Otomatis", "Wali Kota Balikpapan",
            "Kementerian Contoh"]  # fmt: skip


def test_a_header_under_three_title_rows_is_found():
    rows = titled(["DATA PROYEK OSS"], ["KOTA BALIKPAPAN"], ["Tahun 2026", None], EDITED_PROJECTS)
    line, found = find_header(rows)
    assert (line, found.grain) == (4, "project")


def test_the_first_data_row_is_not_taken_for_a_part_of_the_header():
    assert find_header(titled(HEADERS["nib_2026_12"], nib_row(1, "2411260000001")))[0] == 1


def test_a_header_over_two_merged_rows_is_joined():
    upper = ["No.", "Nib", "Nama Perusahaan", "Tanggal", "", "Usaha", "", "", "Kbli", ""]
    lower = [
        "",
        "",
        "",
        "Terbit Oss",
        "Pengajuan Proyek",
        "Id Proyek",
        "Kecamatan",
        "Kelurahan",
        "",
        "Jumlah Investasi",
    ]
    line, found = find_header(titled(["DAFTAR PROYEK"], upper, lower, ["1", "2411260000001"]))
    assert line == 3
    assert found.columns == {
        "nib": 1, "name": 2, "issued_on": 3, "submitted_on": 4, "project_digits": 5, "district": 6, "subdistrict": 7,
        "kbli": 8, "investment": 9,
    }  # fmt: skip


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)"], ["1", "2", "3"], [1.0, 2.0, 3.0]])
def test_a_row_of_column_numbers_belongs_to_the_header(numbers):
    rows = titled(["No.", "Nib", "Nama Perusahaan"], numbers, ["1", "2411260000001", "WARUNG CONTOH"])
    assert find_header(rows)[0] == 2


def test_a_sheet_without_a_header_has_none():
    assert find_header(titled(nib_row(1, "2411260000001"), nib_row(2, "2411260000002"))) is None
    assert find_header([]) is None


def test_a_deleted_header_is_replaced_by_what_the_columns_hold():
    permits = recognise_by_content(titled(*[permit_row(number) for number in range(1, 30)]))
    assert (permits.layout_name, permits.columns["document"]) == ("izin_2024_18", 13)
    nibs = recognise_by_content(titled(*[nib_row(number, f"2411260{number:06d}") for number in range(1, 30)]))
    assert nibs.layout_name == "nib_2026_12"


def test_a_deleted_header_is_replaced_where_nibs_are_numbers_and_the_empty_column_is_gone():
    rows = [nib_row(number, float(211260000000 + number))[:-1] for number in range(1, 30)]
    assert recognise_by_content(titled(*rows)).layout_name == "nib_2026_12"


def test_without_a_header_another_number_of_columns_or_other_contents_are_refused():
    rows = [permit_row(number) for number in range(1, 30)]
    assert recognise_by_content(titled(*[[*row, "tambahan"] for row in rows])) is None
    assert recognise_by_content(titled(*[row[1:] for row in rows])) is None
    assert recognise_by_content(titled(*[row[1:] + row[:1] for row in rows])) is None
    assert recognise_by_content([]) is None


def test_sheet_1_is_read_although_decoys_stand_in_front():
    pivot = sheet("Sheet2", ["Row Labels", "Count of nib"], ["Balikpapan Kota", 12.0])
    older = sheet("Salinan", HEADERS["nib_2026_12"], nib_row(1, "2411260000001"), size=90000)
    genuine = sheet("Sheet 1", HEADERS["nib_2026_12"], nib_row(1, "2411260000001"))
    found = find_sheet([pivot, older, genuine])
    assert found.sheet is genuine
    assert (found.line, found.recognised.layout_name, found.others) == (1, "nib_2026_12", ["Salinan"])


def test_without_sheet_1_the_largest_visible_sheet_with_a_nib_column_is_read():
    small = sheet("Rekap", ["Nib", "Nama Perusahaan"], ["2411260000001", "WARUNG CONTOH"])
    large = sheet("Data", HEADERS["nib_2026_12"], nib_row(1, "2411260000001"), size=5000)
    hidden = sheet("Lama", HEADERS["nib_2026_12"], nib_row(1, "2411260000001"), size=9000, hidden=True)
    found = find_sheet([small, hidden, large])
    assert found.sheet is large
    assert found.others == ["Rekap", "Lama"]
    assert find_sheet([hidden]).sheet is hidden


def test_an_empty_sheet_1_gives_way_to_the_sheet_with_rows():
    empty = sheet("Sheet 1", HEADERS["nib_2026_12"])
    full = sheet("Data", HEADERS["nib_2026_12"], nib_row(1, "2411260000001"))
    assert find_sheet([empty, full]).sheet is full


def test_a_sheet_without_a_header_is_read_from_its_first_line():
    found = find_sheet([sheet("Sheet 1", *[permit_row(number) for number in range(1, 5)])])
    assert (found.line, found.recognised.layout_name) == (0, "izin_2024_18")


def test_a_workbook_without_an_export_is_refused_with_the_nearest_header():
    decoy = sheet("Catatan", ["Daftar telepon"])
    nearly = sheet("Data", ["JUDUL"], [cell for cell in HEADERS["proyek_2024_28"] if cell != "Id Proyek"])
    assert find_sheet([decoy, nearly]) is None
    assert "Untuk ekspor Proyek masih kurang: Id Proyek." in explain_sheets([decoy, nearly])
    assert "Judul kolom tidak ditemukan" in explain_sheets([])
