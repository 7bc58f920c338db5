"""Every export an office can have in hand is recognised by its words, however people edited it."""

import pytest

from permits.oss.layouts import LAYOUTS, explain, recognise
from tests.permits.oss.office_headers import EDITED_PROJECTS, HEADERS

GRAINS = {"izin": "permit", "proyek": "project", "nib": "nib", "sidt": "sidt"}


def test_the_table_holds_the_fourteen_layouts_and_their_headers():
    assert {name: list(layout.headers) for name, layout in LAYOUTS.items()} == HEADERS


@pytest.mark.parametrize("name", HEADERS)
def test_every_layout_is_recognised_by_its_own_header(name):
    found = recognise(HEADERS[name])
    assert (found.layout_name, found.score) == (name, 1)
    assert found.unknown == []


@pytest.mark.parametrize("name", HEADERS)
def test_every_layout_is_recognised_after_people_edited_its_header(name):
    edited = (
        ["Catatan"] + [header.upper().replace(" ", "\n").replace("_", "  ") for header in HEADERS[name]] + ["", None]
    )
    found = recognise(list(reversed(edited)))
    assert found.layout_name == name
    assert found.unknown == ["Catatan"]


@pytest.mark.parametrize("name", HEADERS)
def test_every_named_column_has_a_place_of_its_own(name):
    columns = recognise(HEADERS[name]).columns
    named = [header for header in dict.fromkeys(HEADERS[name]) if header.lower().strip(".") not in ("", "no")]
    assert len(columns) == len(named)


def test_layouts_say_what_a_row_is_and_how_dates_and_codes_are_meant():
    for name, layout in LAYOUTS.items():
        kind = name.split("_")[0]
        assert layout.grain == GRAINS.get(kind, layout.grain)
        assert layout.kbli_version == ("2017" if kind == "oss1" else "2020")
    assert {name: layout.grain for name, layout in LAYOUTS.items() if name.startswith("oss1")} == {
        "oss1_nswi_nib_2018_2021": "nib",
        "oss1_nswi_nib_proyek_2018_2021": "project",
        "oss1_iumk_list_2018_2021": "iumk",
    }
    american = {name for name, layout in LAYOUTS.items() if layout.date_order("issued_on") == "mdy"}
    assert american == {"nib_2025_12plus", "nib_2026_12"}
    assert LAYOUTS["nib_2026_12"].date_order("submitted_on") == "dmy"


def test_columns_have_the_names_the_register_uses():
    columns = recognise(HEADERS["izin_2026_20"]).columns
    assert columns == {
        "application_digits": 1, "name": 2, "nib": 3, "issued_on": 4, "capital": 5, "province": 6, "city": 7,
        "district": 8, "subdistrict": 9, "project_digits": 10, "risk": 11, "kbli": 12, "permit_on": 13,
        "permit_kind": 14, "document": 15, "authority_level": 16, "status": 17, "authority": 18, "ministry": 19,
    }  # fmt: skip


def test_of_three_equal_columns_the_last_is_the_total_investment():
    assert recognise(HEADERS["proyek_2022_31"]).columns["investment"] == 29


def test_of_other_equal_columns_the_first_counts_and_the_second_is_told():
    found = recognise(["Nib", "Nama Perusahaan", "Kelurahan", "kelurahan"])
    assert found.columns["subdistrict"] == 2
    assert found.unknown == ["kelurahan"]


def test_a_project_file_with_line_breaks_and_kabupaten_is_recognised():
    found = recognise(EDITED_PROJECTS)
    assert (found.layout_name, found.grain, found.unknown) == ("proyek_2024_28", "project", [])
    assert found.columns["city"] == 12
    assert found.columns["submitted_on"] == 15


def test_a_nib_list_with_one_added_column_stays_a_nib_list():
    found = recognise([*HEADERS["nib_2026_12"], "Kbli"])
    assert (found.layout_name, found.columns["kbli"]) == ("nib_2026_12", 12)


@pytest.mark.parametrize("missing", ["Id Proyek", "Nib", "Nama Perusahaan"])
def test_a_project_export_without_a_needed_column_is_refused_with_its_name(missing):
    header = [cell for cell in HEADERS["proyek_2024_28"] if cell != missing]
    assert recognise(header) is None
    assert f"Untuk ekspor Proyek masih kurang: {missing}." in explain(header)


def test_a_permit_export_without_its_application_number_is_no_project_export():
    header = [cell for cell in HEADERS["izin_2024_18"] if cell != "Id Permohonan Izin"]
    found = recognise(header)
    assert found is None
    assert "Untuk ekspor Izin masih kurang: Id Permohonan Izin." in explain(header)


def test_a_sheet_about_something_else_is_refused_with_words():
    assert recognise(["Nama Pegawai", "Golongan", "Jabatan"]) is None
    assert "Judul kolom tidak ditemukan" in explain(["Nama Pegawai", "Golongan", "Jabatan"])
    assert "masih kurang: Nib." in explain(["Nama Perusahaan", "Kecamatan"])
