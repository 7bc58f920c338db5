"""Generated exports look like those of OSS, in the proportions that genuine ones have, and speak of one city."""

import ast
import csv
import re
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from permits.oss import samples
from permits.oss.samples.firms import Firms

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
ROWS = 6000


@cache
def table(layout: str, rows: int, seed: int) -> tuple[list[str], list[tuple[str, ...]]]:
    headers, made = samples.make(layout, rows, seed)
    return headers, list(made)


@cache
def firms(count: int, seed: int = 1) -> list:
    return [Firms(seed).firm(index) for index in range(count)]


def column(layout: str, header: str, rows: int = ROWS, seed: int = 1) -> list[str]:
    headers, made = table(layout, rows, seed)
    place = headers.index(header)
    return [row[place] for row in made]


def share(values, test) -> float:
    values = list(values)
    return sum(map(bool, map(test, values))) / len(values)


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


def test_numbers_are_unique_and_have_their_digits():
    city = firms(3000, seed=3)
    nibs = [firm.nib for firm in city]
    projects = [project.number for firm in city for project in firm.projects]
    permits = [permit.number for firm in city for permit in firm.applications]
    niks = {firm.person.nik for firm in city}
    assert len(set(nibs)) == 3000
    assert len(set(projects)) == len(projects)
    assert len(set(permits)) == len(permits)
    assert len(niks) == 3000 - 15  # one owner in 200 has a second NIB
    assert all(re.fullmatch(r"\d{13}", nib) for nib in nibs)
    assert all(re.fullmatch(r"R-\d{21}", number) for number in projects)
    assert all(re.fullmatch(r"I-\d{21}", number) for number in permits)
    assert all(re.fullmatch(r"6471\d{8}9\d{3}", nik) for nik in niks)


def test_numbers_begin_with_their_day_except_the_old_nibs():
    headers, made = table("proyek_2024_28", ROWS, 1)
    nib, issued, number = (headers.index(name) for name in ("Nib", "Tanggal Terbit Oss", "Id Proyek"))
    dated = [row for row in made if row[nib][:6] == row[issued][:2] + row[issued][3:5] + row[issued][8:]]
    assert 0.95 < len(dated) / len(made) < 0.985
    assert {row[nib][0] for row in made if row not in dated} == set("8901")
    assert all(datetime.strptime(row[number][2:16], "%Y%m%d%H%M%S") for row in made)


def test_a_nib_has_about_three_projects_and_some_lie_in_another_kelurahan():
    city = firms(3000)
    assert 2.6 < sum(len(firm.projects) for firm in city) / len(city) < 3.4
    spread = [firm for firm in city if len({each.place.known_kelurahan for each in firm.projects}) > 1]
    assert 0.1 < len(spread) / len(city) < 0.5
    assert any(len({each.scale for each in firm.projects}) > 1 for firm in city)
    assert len({each.place.known_kelurahan for firm in city for each in firm.projects}) == 34


def test_names_look_like_those_in_genuine_exports():
    city = firms(3000)
    assert 0.41 < share(city, lambda firm: len(firm.person.name.split()) == 1) < 0.49
    assert 0.77 < share(city, lambda firm: firm.name.isupper()) < 0.85
    assert 0.85 < share(city, lambda firm: firm.name.split() == firm.person.name.split()) < 0.93
    assert 0.88 < share(city, lambda firm: firm.form == "Perorangan") < 0.92


def test_contacts_look_like_those_in_genuine_exports():
    phones = column("proyek_2024_28", "Nomor Telp")
    emails = column("proyek_2024_28", "Email")
    assert 0.18 < share(emails, lambda email: email == "-") < 0.28
    assert 0.2 < share(phones, lambda phone: phone == "") < 0.3
    forms = [r"\+62\d+", r"62\d+", r"0\d+", r"8\d+", r"\d{3}-\d+-\d+", r"NONAKTIF_.+", r"\(0542\) \d+"]
    assert [form for form in forms if not any(re.fullmatch(form, phone) for phone in phones)] == []
    shared = Counter(email for email in emails if "@" in email).most_common(1)[0]
    assert shared[0] == "oss@pendamping.example"
    assert shared[1] > 0.1 * ROWS


def test_an_agent_enters_one_phone_for_many_firms():
    city = firms(3000)
    digits = Counter(firm.phone[-11:] for firm in city if len(firm.phone) >= 11)
    assert digits.most_common(1)[0][1] > 30


@pytest.mark.parametrize("layout", COLUMNS)
def test_no_contact_leads_to_anybody(layout):
    cells = [cell for row in samples.make(layout, 400)[1] for cell in row]
    domains = {cell.partition("@")[2] for cell in cells if "@" in cell}
    assert domains <= {"surel.example", "pendamping.example"}
    mobiles = [re.fullmatch(r"(?:\+62|62|0)?(8\d{2})\d{8}", cell) for cell in cells]
    assert {mobile[1] for mobile in mobiles if mobile} <= {"844", "845"}


def test_addresses_carry_the_faults_of_genuine_ones():
    addresses = column("proyek_2024_28", "Alamat Usaha")
    for form in (r" RT \d", r" RT\. \d", r" RT\.\d", r" RT\d", r" RT\D*0\d\d$", "<br>RT", "\nRT", "\xa0N", "  $"):
        assert any(re.search(form, address) for address in addresses), form
    assert 1 <= sum("NIK 6471" in address for address in addresses) <= 0.006 * ROWS
    assert any("<br>" in ministry for ministry in column("izin_2024_18", "kl_sektor"))


def test_kelurahan_are_spelled_in_several_ways_and_some_are_missing_or_unknown():
    names = column("proyek_2024_28", "kelurahan_usaha")
    for name in (
        "Sungai Nangka",
        "Sungainangka",
        "Sumberejo",
        "Margomulyo",
        "Kel. Damai",
        "DAMAI BARU",
        "Gn. Samarinda",
    ):
        assert name in names, name
    assert 0.002 < share(names, lambda name: name == "") < 0.01
    assert 0.001 < share(names, lambda name: name in ("Rekaan Jaya", "Umpama Baru", "Balikpapan", "-")) < 0.006


def test_a_few_positions_are_swapped_or_without_a_point():
    headers, made = table("proyek_2023_33", ROWS, 1)
    pairs = [(row[headers.index("latitude")], row[headers.index("longitude")]) for row in made]
    good = share(pairs, lambda pair: re.fullmatch(r"-1\.\d+", pair[0]) and re.fullmatch(r"11[67]\.\d+", pair[1]))
    assert 0.85 < good < 0.96
    assert any(pair[0].startswith("11") for pair in pairs)
    assert any(re.fullmatch(r"-1\d{7}", pair[0]) for pair in pairs)


@pytest.mark.parametrize(
    ("layout", "header", "form"),
    [
        ("izin_2022_16", "Day of Tgl Izin", "%d/%m/%Y"),
        ("izin_2024_18", "Day of Tgl Izin", "%d/%m/%y"),
        ("izin_2026_20", "Day of Tanggal Terbit Oss", "%d/%m/%y"),
        ("proyek_2024_28", "Tanggal Terbit Oss", "%d/%m/%Y"),
        ("nib_2022_11", "Day of Tanggal Terbit Oss", "%d/%m/%Y"),
        ("nib_2025_12plus", "Day of tanggal_terbit_oss", "%m/%d/%Y"),
        ("nib_2026_12", "Day of tanggal_terbit_oss", "%m/%d/%Y"),
    ],
)
def test_each_layout_writes_days_in_its_own_order(layout, header, form):
    days = [datetime.strptime(text, form).date() for text in column(layout, header, rows=300)]
    assert min(days) >= date(2018, 11, 1)
    assert max(days) <= date(2026, 11, 24)


def test_days_of_submission_are_written_in_words():
    days = column("proyek_2026_23", "Day of Tanggal Pengajuan Proyek", rows=800)
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    assert {day.split()[1] for day in days} == set(months.split())
    assert all(re.fullmatch(r"[1-9]\d? \w+ 20\d\d", day) for day in days)


def test_money_has_points_or_none_and_land_a_decimal_comma():
    assert any(re.fullmatch(r"\d{1,3}(\.\d{3})+", text) for text in column("proyek_2024_28", "Jumlah Investasi"))
    assert all(re.fullmatch(r"\d+", text) for text in column("proyek_2022_31", "Modal Kerja"))
    land = column("proyek_2024_28", "luas_tanah")
    assert any(re.fullmatch(r"\d+,\d+", text) for text in land)
    assert "10.000" in land


def test_permits_are_mostly_sppl_and_most_nibs_have_one():
    documents = Counter(column("izin_2024_18", "Nama Dokumen"))
    assert 0.68 < documents["SPPL"] / ROWS < 0.84
    assert 0.05 < sum(documents[name] for name in documents if "SPP-IRT" in name) / ROWS < 0.15
    rows_of_nibs = Counter(column("izin_2024_18", "Nib")).values()
    assert 0.88 < share(rows_of_nibs, lambda rows: rows == 1) < 0.94
    assert max(rows_of_nibs) > 8
    assert 0 < share(column("izin_2024_18", "Kd Resiko"), lambda code: code == "") < 0.03


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


def test_the_command_writes_a_workbook_like_a_download(tmp_path, capsys):
    path = tmp_path / "proyek.xlsx"
    call_command("make_sample_export", str(path), "--layout", "proyek_2024_28", "--rows", "120")
    assert "120 baris" in capsys.readouterr().out
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Sheet 1"]
    headers, made = samples.make("proyek_2024_28", 120)
    rows = [tuple("" if cell is None else cell for cell in row) for row in book["Sheet 1"].values]
    assert rows == [tuple(headers), *made]
    assert book["Sheet 1"]["A2"].data_type == "s"


def test_the_command_writes_csv_with_semicolons_and_a_byte_order_mark(tmp_path):
    path = tmp_path / "nib.csv"
    call_command("make_sample_export", str(path), "--layout", "nib_2026_12", "--rows", "50", "--seed", "4")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNo.;nib;")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file, delimiter=";")]
    headers, made = samples.make("nib_2026_12", 50, seed=4)
    assert rows == [tuple(headers), *made]


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(CommandError, match=r"berakhir dengan \.xlsx atau \.csv"):
        call_command("make_sample_export", str(tmp_path / "x.ods"), "--layout", "nib_2026_12")


def test_the_sample_maker_shares_nothing_with_the_reader():
    folder = Path(samples.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                ours = name.split(".")[0] in ("permits", "umkm_registry", "curation", "django")
                assert not ours or name.startswith("permits.oss.samples"), f"{path.name}: {name}"
