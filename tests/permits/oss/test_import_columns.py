"""What only a whole column or a whole file can tell: the order of dates, damaged NIKs, repeated rows and files."""

from datetime import date, datetime

import pytest

from permits.models import Permit
from permits.oss.reporting import repeated_notice
from tests.cast import make_cast
from tests.permits.oss.exports import bring_in, codes, dump, findings, preview, rows_of, save, workbook
from umkm_registry.businesses.models import Activity, Business
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
COLUMN = "Day of Tanggal Pengajuan Proyek"


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def projects(**columns) -> list[dict]:
    """Faultless projects, each named column (its first word is enough) filled with these cells instead."""
    count = max((len(cells) for cells in columns.values()), default=8)
    rows = [row | {"Kbli": "56102"} for row in rows_of("proyek_2024_28", count)]
    for column, cells in columns.items():
        header = next(header for header in rows[0] if header.startswith(column))
        rows = [row | {header: cell} for row, cell in zip(rows, cells, strict=True)]
    return rows


def told(rows: list[dict], field: str = "submitted_on") -> list:
    """What the register says of each row."""
    known = dict(Activity.objects.values_list("project_digits", field))
    return [known[row["Id Proyek"][2:]] for row in rows]


def test_one_day_above_twelve_proves_day_first_for_the_whole_column(path):
    rows = projects(Day=["03/04/2024", "25/04/2024", "07/12/2024"])
    batch = bring_in(workbook(path, rows))
    assert codes(batch) == {}
    assert told(rows) == [date(2024, 4, 3), date(2024, 4, 25), date(2024, 12, 7)]


def test_one_day_above_twelve_in_the_middle_proves_month_first(path):
    rows = projects(Day=["03/04/2024", "04/25/2024", "07/12/2024"])
    batch = bring_in(workbook(path, rows))
    assert codes(batch) == {}
    assert told(rows) == [date(2024, 3, 4), date(2024, 4, 25), date(2024, 7, 12)]


def test_each_column_has_an_order_of_its_own(path):
    rows = projects(Day=["04/25/2024", "03/04/2024"], Tanggal=["25/04/2024", "03/04/2024"])
    bring_in(workbook(path, rows))
    assert told(rows) == [date(2024, 4, 25), date(2024, 3, 4)]
    issued = Permit.objects.filter(permit_type="nib").values_list("issued_on", flat=True)
    assert set(issued) <= {date(2024, 4, 25), date(2024, 4, 3)}


def test_where_nothing_proves_an_order_that_of_the_layout_is_taken_and_told(path):
    rows = projects(Day=["03/04/2024", "07/12/2024"])
    batch = bring_in(workbook(path, rows))
    assert findings(batch) == {("date_order_assumed", COLUMN): ("note", 2, [])}
    assert told(rows) == [date(2024, 4, 3), date(2024, 12, 7)]


def test_an_export_of_nibs_without_proof_is_read_month_first(path):
    rows = [row | {"Day of tanggal_terbit_oss": "03/04/2024"} for row in rows_of("nib_2026_12", 3)]
    batch = bring_in(workbook(path, rows))
    assert codes(batch) == {"date_order_assumed": 3}
    assert set(Permit.objects.values_list("issued_on", flat=True)) == {date(2024, 3, 4)}


def test_proof_of_both_orders_refuses_the_column_and_no_row(path):
    rows = projects(Day=["25/04/2024", "04/25/2024", "03/04/2024"])
    batch = bring_in(workbook(path, rows))
    assert findings(batch) == {("date_order_conflict", COLUMN): ("warning", 3, [])}
    assert told(rows) == [None] * 3


def test_dates_that_excel_turned_around_are_not_taken(path):
    """Opened as month first, 03/04 became the 4th of March, and what could be no such date stayed text."""
    turned = [datetime(2024, month, 4) for month in range(1, 7)]
    rows = projects(Day=[*turned, *(f"{day}/04/2024" for day in range(20, 26))])
    batch = bring_in(workbook(path, rows))
    assert findings(batch) == {("date_cells_swapped", COLUMN): ("warning", 12, [])}
    assert told(rows) == [None] * 6 + [date(2024, 4, day) for day in range(20, 26)]


def test_dates_in_words_real_dates_and_day_numbers_stand_side_by_side(path):
    cells = ["18 November 2025", datetime(2025, 11, 19), 45981, "2025-11-21", "22/11/2025"]
    rows = projects(Day=cells)
    batch = bring_in(workbook(path, rows))
    assert codes(batch) == {}
    assert told(rows) == [date(2025, 11, day) for day in range(18, 23)]


def niks(last: str) -> list[str]:
    return [f"647101{day:02}018590{day:02}"[:15] + last for day in range(1, 21)]


def test_a_column_of_niks_that_end_in_zero_is_not_taken(path):
    rows = [row | {"NIK": nik} for row, nik in zip(projects(Day=["2 Mei 2024"] * 20), niks("0"), strict=True)]
    batch = preview(workbook(path, rows))
    assert findings(batch) == {("nik_damaged", "NIK"): ("warning", 20, [])}
    assert not batch.staged.filter(values__has_key="nik_hash").exists()


def test_a_sound_column_of_niks_is_kept_sealed(path):
    rows = [row | {"NIK": nik} for row, nik in zip(projects(Day=["2 Mei 2024"] * 20), niks("7"), strict=True)]
    batch = preview(workbook(path, rows))
    assert codes(batch) == {}
    assert batch.staged.filter(values__nik_mask__startswith="************", sealed__has_key="nik").count() == 20


def test_a_repeated_row_counts_once_and_of_contradicting_rows_the_last(path):
    rows = projects()
    other = rows[3] | {"nama_proyek": "Nama Kemudian"}
    batch = bring_in(workbook(path, [*rows, rows[0], rows[0], other]))
    assert findings(batch) == {("row_repeated", ""): ("note", 2, [2, 10]), ("row_conflicting", ""): ("warning", 1, [5])}
    assert (batch.rows, batch.repeated, batch.staged.filter(outcome="taken").count()) == (11, 3, 8)
    assert Activity.objects.get(project_digits=rows[3]["Id Proyek"][2:]).name == "Nama Kemudian"
    assert Activity.objects.count() == 8


def test_the_same_file_again_changes_no_row_and_says_when_and_by_whom_it_came(path):
    manager = make_cast()["data_manager"]
    workbook(path, rows_of("proyek_2024_28", 30))
    first = bring_in(path, manager)
    before = dump()
    path = path.rename(path.with_name("nama lain.xlsx"))
    again = preview(path)
    assert findings(again)["file_repeated", ""] == ("note", 30, [])
    assert not any(again.counts["new"].values())
    assert not any(again.counts["changed"].values())
    assert again.counts["unchanged"] == first.counts["new"]
    save(again)
    assert dump() == before
    (notice,) = repeated_notice(again)
    assert f"oleh Rekawati Umpama (impor {first.pk})" in notice


def test_another_file_with_the_same_rows_changes_no_row_either(path):
    rows = rows_of("proyek_2024_28", 30)
    bring_in(workbook(path, rows))
    before = dump()
    bring_in(workbook(path, [row | {"luas_tanah": f"{row['luas_tanah']}"} for row in reversed(rows)]))
    assert dump() == before


def test_an_area_with_more_decimals_than_the_register_keeps_is_rounded_once(path):
    rows = projects(luas=["3,7", "0,125", "10.000", "9.999.999,99", "1,005", "0,004"])
    bring_in(workbook(path, rows))
    assert list(map(str, told(rows, "land_area"))) == ["3.70", "0.13", "10000.00", "9999999.99", "1.01", "0.00"]
    before = dump()
    assert not any(bring_in(workbook(path, rows[::-1])).counts["changed"].values())
    assert dump() == before


def test_rows_of_another_city_are_skipped_whatever_is_wrong_with_them(path):
    rows = projects()
    rows[2] |= {"Kab Kota Usaha": "Kota Samarinda", "Nib": "rusak"}
    batch = bring_in(workbook(path, rows))
    assert findings(batch) == {("outside_city", "Kab Kota Usaha"): ("skipped", 1, [4])}
    assert (batch.rows, batch.skipped, batch.rejected) == (8, 1, 0)
    assert Activity.objects.count() == 7


def test_the_city_may_be_written_in_any_way_or_not_at_all(path):
    names = ["Kota Balikpapan", "KOTA BALIKPAPAN", "Balikpapan", "kota  balikpapan", "", "-", None]
    batch = bring_in(workbook(path, projects(Kab=names)))
    assert (batch.skipped, batch.rows) == (0, 7)


def test_a_file_wholly_of_another_city_is_refused_with_all_counts_given(path):
    batch = preview(workbook(path, projects(Kab=["Kota Samarinda"] * 5)))
    assert (batch.state, batch.reason) == ("refused", "Semua baris berasal dari kota lain.")
    assert (batch.rows, batch.skipped, batch.rejected, batch.repeated) == (5, 5, 0, 0)
    assert not any(batch.counts["new"].values())
    assert not Business.objects.exists()
