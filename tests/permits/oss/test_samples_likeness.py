"""Generated exports look like genuine ones, in the proportions and with the faults that those have."""

import re
from collections import Counter
from datetime import date, datetime

import pytest

from permits.oss import samples
from tests.permits.oss.made_exports import ROWS, column, firms, share, table


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


@pytest.mark.parametrize("layout", samples.LAYOUTS)
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
