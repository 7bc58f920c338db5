"""Records are told from totals, titles and signatures, however damaged they are."""

import pytest

from permits.oss.layouts import is_data_row, row_kind

COLUMNS = {"nib": 1, "issued_on": 2, "name": 3, "capital": 4, "legal_form": 5, "scale": 6, "address": 7}
WHOLE = ["1", "2411260000001", "11/24/2026", "WARUNG CONTOH", "PMDN", "Perorangan", "Usaha Mikro", "JL. CONTOH"]


def damaged(**changes):
    cells = list(WHOLE)
    for name, value in changes.items():
        cells[COLUMNS[name]] = value
    return cells


@pytest.mark.parametrize(
    "cells",
    [
        WHOLE,
        damaged(nib=411260000001.0),
        damaged(nib="4,1126E+11"),
        damaged(nib=""),
        damaged(nib=None),
        damaged(nib="#N/A"),
        damaged(nib="12345"),
        damaged(nib="", name="-"),
        damaged(nib="", name="TOTAL MAKMUR"),
        [None, "2411260000001"],
        [None, "NIB 2411 2600 00001", None, None],
        [None, "1,23E+12"],
        ["2", None, None, "WARUNG CONTOH", "PMDN", "Perorangan"],
    ],
)
def test_a_record_stays_a_record_however_damaged(cells):
    assert is_data_row(cells, COLUMNS)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([], "blank"),
        ([None, "", " ", "-", "\xa0"], "blank"),
        (["(1)", "(2)", "(3)", "(4)"], "numbering"),
        (["No.", "nib", "Day of tanggal_terbit_oss", "nama_perusahaan", "status_penanaman_modal"], "header"),
        (["JUMLAH", None, None, None, None, None, None, "11.063"], "total"),
        (["TOTAL", 11063.0, 5.0, 73000.0, 12.0, 1.0, 1.0, 1.0], "total"),
        (["Jumlah Kec. Balikpapan Kota", "12", "", "1.500.000", "3", "4"], "total"),
        (["KECAMATAN BALIKPAPAN BARAT"], "other"),
        ([None, None, None, "A. USAHA MIKRO"], "other"),
        ([None, "Mengetahui,", None, None, None, "Balikpapan, 24 November 2026"], "other"),
        ([None, None, None, None, None, "Kepala Dinas,"], "other"),
        ([None, "NIP. 19700101 199503 1 001", None, None, None, "NIP. 19750101 200003 2 002"], "other"),
        (["101", "", "", ""], "other"),
    ],
)
def test_totals_titles_and_signatures_are_no_records(cells, kind):
    assert row_kind(cells, COLUMNS) == kind
    assert not is_data_row(cells, COLUMNS)


def test_in_a_narrow_list_a_name_alone_is_a_record():
    assert is_data_row([None, "WARUNG CONTOH"], {"nib": 0, "name": 1})
