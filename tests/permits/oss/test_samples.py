"""Generated exports have the columns of those of OSS, and those made with one seed speak of one city."""

import ast
from pathlib import Path

import pytest

from permits.oss import samples
from tests.permits.oss.made_exports import column

COLUMNS = {
    "izin_2022_16": 16,
    "izin_2024_18": 18,
    "izin_2026_20": 20,
    "proyek_2022_31": 31,
    "proyek_2023_33": 33,
    "proyek_2024_28": 28,
    "proyek_2026_23": 23,
    "nib_2022_11": 11,
    "nib_2025_12plus": 12,
    "nib_2026_12": 12,
    "oss1_nswi_nib_2018_2021": 14,
    "oss1_nswi_nib_proyek_2018_2021": 19,
    "oss1_iumk_list_2018_2021": 10,
    "sidt_2026_49": 49,
}


@pytest.mark.parametrize("layout", COLUMNS)
def test_every_layout_has_its_columns_and_only_text(layout):
    headers, made = samples.make(layout, 50)
    made = list(made)
    assert len(headers) == COLUMNS[layout]
    assert len(made) == 50
    assert {len(row) for row in made} == {len(headers)}
    assert {type(cell) for row in made for cell in row} == {str}


def test_no_other_layouts_are_made():
    assert set(samples.LAYOUTS) == set(COLUMNS)


def test_headers_stand_as_the_offices_receive_them():
    headers, _ = samples.make("nib_2022_11", 1)
    assert headers == [
        *("No.", "Nib", "Day of Tanggal Terbit Oss", "Nama Perusahaan", "Status Penanaman Modal"),
        *("Uraian Jenis Perusahaan", "Alamat Perusahaan", "Kab Kota", "email", "nomor_telp", ""),
    ]
    assert samples.make("proyek_2022_31", 1)[0].count("Jumlah Investasi") == 3


@pytest.mark.parametrize("layout", ["izin_2026_20", "proyek_2024_28", "nib_2022_11", "sidt_2026_49"])
def test_the_same_seed_gives_the_same_rows_and_another_seed_others(layout):
    first = list(samples.make(layout, 300, seed=7)[1])
    assert first == list(samples.make(layout, 300, seed=7)[1])
    assert first != list(samples.make(layout, 300, seed=8)[1])
    assert first[:100] == list(samples.make(layout, 100, seed=7)[1])


@pytest.mark.parametrize(
    "layout", ["proyek_2022_31", "proyek_2024_28", "proyek_2026_23", "izin_2024_18", "izin_2026_20"]
)
def test_exports_with_one_seed_speak_of_the_same_firms(layout):
    known = set(column("nib_2022_11", "Nib", rows=1000))
    told = set(column(layout, "Nib", rows=900))
    assert len(told - known) <= 0.03 * len(told)


def test_a_nib_has_one_name_in_every_export():
    def names(layout, nib, name):
        headers, made = samples.make(layout, 500)
        return {row[headers.index(nib)]: row[headers.index(name)] for row in made}

    offices = names("nib_2026_12", "nib", "nama_perusahaan")
    projects = names("proyek_2024_28", "Nib", "Nama Perusahaan")
    permits = names("izin_2024_18", "Nib", "Nama Perusahaan")
    shared = offices.keys() & projects.keys() & permits.keys()
    assert len(shared) > 100
    assert all(offices[nib] == projects[nib] == permits[nib] for nib in shared)


def test_a_permit_names_a_project_of_the_project_export():
    projects = set(column("proyek_2024_28", "Id Proyek", rows=4000))
    assert set(column("izin_2024_18", "Id Proyek", rows=800)) <= projects


def test_without_quirks_every_cell_is_filled_and_plain():
    headers, made = samples.make("proyek_2023_33", 2000, quirks=False)
    made = list(made)
    assert all(cell == cell.strip() and "\n" not in cell and "<br>" not in cell for row in made for cell in row)
    ministry = headers.index("kl_sektor_pembina")  # one KBLI has none, in genuine files too
    assert all(cell for row in made for place, cell in enumerate(row) if place != ministry)
    with_quirks = {row[headers.index("nib")] for row in samples.make("proyek_2023_33", 2000)[1]}
    assert {row[headers.index("nib")] for row in made} == with_quirks


def test_old_layouts_list_only_nibs_from_before_oss_rba():
    days = column("oss1_nswi_nib_2018_2021", "tanggal_nib", rows=300)
    assert {day[-4:] for day in days} == {"2018", "2019", "2020", "2021"}
    pairs = list(zip(*[column("oss1_iumk_list_2018_2021", name, rows=900) for name in ("nib", "kbli")], strict=True))
    assert len(set(pairs)) == len(pairs)


def test_the_sample_maker_shares_nothing_with_the_reader():
    folder = Path(samples.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                ours = name.split(".")[0] in ("permits", "umkm_registry", "curation", "django")
                assert not ours or name.startswith("permits.oss.samples"), f"{path.name}: {name}"
