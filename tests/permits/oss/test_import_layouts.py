"""Every known export goes through the import, whatever people did to its sheets and columns."""

import json

import pytest
from django.core.management import call_command

from permits.models import Permit
from permits.oss import samples
from permits.oss.committing import ImportRefused
from permits.oss.layouts import LAYOUTS
from tests.permits.oss.exports import bring_in, codes, findings, grid, preview, rows_of, save, workbook
from tests.spreadsheet_files import ods, xls, xlsb
from umkm_registry.businesses.models import Activity, Business, Identifier, Place
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
ROWS = 12
PROMOTED = [name for name, layout in LAYOUTS.items() if layout.grain in ("nib", "project", "permit")]
PREVIEWED = {"oss1_iumk_list_2018_2021": "IUMK", "sidt_2026_49": "SIDT"}


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


def made(path, layout: str, rows: int = ROWS):
    samples.write(path, *samples.make(layout, rows, 2, quirks=False))
    return path


def projects() -> list[list]:
    """Header and rows of a project export."""
    rows = rows_of("proyek_2024_28", ROWS)
    return [list(rows[0]), *(list(row.values()) for row in rows)]


def whole(batch) -> bool:
    """Whether every row of the project export is in the register, and none was remarked upon."""
    numbers = {row["Id Proyek"][2:] for row in rows_of("proyek_2024_28", ROWS)}
    there = set(Activity.objects.exclude(kbli=None).values_list("project_digits", flat=True))
    return there == numbers and batch.rows == ROWS and codes(batch) == {}


@pytest.mark.parametrize("layout", PROMOTED)
def test_every_layout_of_oss_is_recognised_and_ends_in_the_register(tmp_path, layout):
    batch = bring_in(made(tmp_path / "data.xlsx", layout))
    assert (batch.layout, batch.grain, batch.state) == (layout, LAYOUTS[layout].grain, "committed")
    assert (batch.rows, batch.rejected, batch.skipped, batch.repeated) == (ROWS, 0, 0, 0)
    nibs = {line.firm.nib for line in samples.lines(layout, ROWS, 2, quirks=False)}
    assert set(Identifier.objects.filter(kind="nib").values_list("value", flat=True)) == nibs
    assert batch.counts["new"]["businesses"] == Business.objects.count() == len(nibs)
    assert batch.counts["new"]["places"] == Place.objects.count() >= len(nibs)
    assert batch.counts["new"]["activities"] == Activity.objects.count() == ROWS * (batch.grain == "project")
    permits = len(nibs) + ROWS * (batch.grain == "permit")
    assert batch.counts["new"]["permits"] == Permit.objects.count() == permits


@pytest.mark.parametrize("layout", PREVIEWED)
def test_lists_of_iumk_and_pulls_of_sidt_are_previewed_and_not_saved(tmp_path, layout):
    batch = preview(made(tmp_path / "data.xlsx", layout))
    assert (batch.layout, batch.state, batch.rows, batch.rejected) == (layout, "reviewable", ROWS, 0)
    assert batch.staged.count() == ROWS
    with pytest.raises(ImportRefused, match=f"Berkas {PREVIEWED[layout]} baru dapat dilihat"):
        save(batch)
    batch.refresh_from_db()
    assert batch.state == "reviewable"
    assert not Business.objects.exists()


@pytest.mark.parametrize("layout", PREVIEWED)
def test_the_command_says_that_it_cannot_save_them_and_fails(tmp_path, capsys, layout):
    path = made(tmp_path / "data.xlsx", layout)
    with pytest.raises(SystemExit) as ended:
        call_command("import_oss", path, commit=True, json=True)
    assert ended.value.code == 1
    assert "belum dapat disimpan ke data UMKM" in json.loads(capsys.readouterr().out)["error"]


def test_a_csv_with_semicolons_and_a_byte_order_mark_is_read(tmp_path):
    samples.write(tmp_path / "data.csv", projects()[0], projects()[1:])
    assert whole(bring_in(tmp_path / "data.csv"))


def test_a_workbook_of_excel_97_is_read(tmp_path):
    assert whole(bring_in(xls(tmp_path / "data.xls", {"Sheet 1": projects()})))


def test_a_binary_workbook_is_read(tmp_path):
    assert whole(bring_in(xlsb(tmp_path / "data.xlsb", "Sheet 1", projects())))


def test_an_opendocument_workbook_is_read(tmp_path):
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = ["".join(cell.format(text) for text in row) for row in projects()]
    table = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    assert whole(bring_in(ods(tmp_path / "data.ods", f'<table:table table:name="Sheet 1">{table}</table:table>')))


def test_title_rows_and_a_decoy_sheet_in_front_and_a_total_below_change_nothing(tmp_path):
    header, *rows = projects()
    titles = [["DAFTAR PROYEK"], ["KOTA BALIKPAPAN"], []]
    total = ["", "JUMLAH", *[""] * 24, "1.000.000"]
    signature = [["", "", "Balikpapan, 3 Maret 2026"], ["", "", "Kepala Bidang"]]
    sheets = {
        "Pivot": [["Kecamatan", "Jumlah"], ["Contoh", 12]],
        "Sheet 1": [*titles, header, *rows, total, *signature],
    }
    batch = bring_in(grid(tmp_path / "data.xlsx", sheets))
    assert whole(batch)
    assert (batch.sheet, batch.header_row) == ("Sheet 1", 4)


def test_a_header_over_two_rows_and_a_row_of_column_numbers_are_one_header(tmp_path):
    header, *rows = projects()
    place = header.index("luas_tanah")
    upper = [*header[:place], "Tanah", "", *header[place + 2 :]]
    lower = [*[""] * place, "luas_tanah", "satuan_tanah", *[""] * (len(header) - place - 2)]
    numbers = [f"({number})" for number in range(1, len(header) + 1)]
    batch = bring_in(grid(tmp_path / "data.xlsx", {"Data": [upper, lower, numbers, *rows]}))
    assert whole(batch)
    assert batch.header_row == 3
    assert Activity.objects.filter(land_area__isnull=False).count() == ROWS


def test_a_deleted_header_is_made_good_by_what_the_columns_hold(tmp_path):
    batch = bring_in(grid(tmp_path / "data.xlsx", {"Sheet 1": projects()[1:]}))
    assert whole(batch)
    assert (batch.layout, batch.header_row) == ("proyek_2024_28", 0)


def test_columns_may_stand_in_any_order_and_empty_ones_between_them(tmp_path):
    rows = [{"": "", **dict(reversed(row.items())), " ": ""} for row in rows_of("proyek_2024_28", ROWS)]
    assert whole(bring_in(workbook(tmp_path / "data.xlsx", rows)))


def test_line_breaks_and_capitals_in_headers_do_not_matter(tmp_path):
    rows = rows_of("proyek_2024_28", ROWS)
    rows = [{header.replace(" ", "\n").upper(): cell for header, cell in row.items()} for row in rows]
    assert whole(bring_in(workbook(tmp_path / "data.xlsx", rows)))


def test_an_unknown_column_is_ignored_and_told(tmp_path):
    rows = [{**row, "Catatan Petugas": "ok"} for row in rows_of("proyek_2024_28", ROWS)]
    batch = bring_in(workbook(tmp_path / "data.xlsx", rows))
    assert findings(batch) == {("column_unknown", "Catatan Petugas"): ("note", 1, [])}
    assert Activity.objects.count() == ROWS


def test_of_three_columns_with_one_name_the_last_is_the_investment(tmp_path):
    header, *rows = map(list, projects())
    place = header.index("Jumlah Investasi")
    header[place:place] = ["Jumlah Investasi", "Jumlah Investasi"]
    for number, row in enumerate(rows):
        row[place:] = ["111", "222", str(1000 + number), *row[place + 1 :]]
    batch = bring_in(grid(tmp_path / "data.xlsx", {"Sheet 1": [header, *rows]}))
    assert sorted(Activity.objects.values_list("investment", flat=True)) == [1000 + number for number in range(ROWS)]
    assert batch.rejected == 0


def test_missing_columns_leave_their_facts_unknown(tmp_path):
    needed = ("Id Proyek", "Nib", "Nama Perusahaan", "Kbli")
    rows = [{header: row[header] for header in needed} for row in rows_of("proyek_2024_28", ROWS)]
    batch = bring_in(workbook(tmp_path / "data.xlsx", rows))
    assert codes(batch) == {}
    assert whole(batch)
    assert not Place.objects.exclude(address="", subdistrict=None, region_text="").exists()
    assert not Activity.objects.exclude(investment=None, submitted_on=None, risk="").exists()


def test_a_formula_counts_as_the_value_excel_kept_of_it(tmp_path):
    rows = [{header: ('=""', cell) for header, cell in row.items()} for row in rows_of("proyek_2024_28", ROWS)]
    assert whole(bring_in(workbook(tmp_path / "data.xlsx", rows)))
