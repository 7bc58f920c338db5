"""Every export an office can have in hand is recognised by its words, however people edited it."""

from types import SimpleNamespace

import pytest

from permits.oss.layouts import (
    LAYOUTS,
    explain,
    explain_sheets,
    find_header,
    find_sheet,
    is_data_row,
    recognise,
    recognise_by_content,
    row_kind,
)

HEADERS = {
    "izin_2022_16": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; Kd Resiko; Kbli; Day of Tgl Izin; Uraian Jenis Perizinan;
        Nama Dokumen; Uraian Kewenangan; Uraian Status Respon; Kewenangan""",
    "izin_2024_18": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; Id Proyek; Kd Resiko; Kbli; Day of Tgl Izin;
        Uraian Jenis Perizinan; Nama Dokumen; Uraian Kewenangan; Uraian Status Respon; Kewenangan; kl_sektor""",
    "izin_2026_20": """No.; Id Permohonan Izin; Nama Perusahaan; Nib; Day of Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Propinsi; Kab Kota; kecamatan; kelurahan; Id Proyek; Kd Resiko; Kbli;
        Day of Tgl Izin; Uraian Jenis Perizinan; Nama Dokumen; Uraian Kewenangan; Status Perizinan; Kewenangan;
        kl_sektor""",
    "proyek_2022_31": """No.; Id Proyek; Nib; Npwp Perusahaan; Nama Perusahaan; Uraian Status Penanaman Modal;
        Uraian Jenis Perusahaan; Uraian Risiko Proyek; Uraian Skala Usaha; Alamat Usaha; kecamatan_usaha;
        kelurahan_usaha; longitude; latitude; Kbli; Judul Kbli; KL/Sektor Pembina; Nama User; Nomor Identitas User;
        Email; Nomor Telp; Jumlah Investasi; Jumlah Investasi; Mesin Peralatan; Mesin Peralatan Impor;
        Pembelian Pematangan Tanah; Bangunan Gedung; Modal Kerja; Lain Lain; Jumlah Investasi; TKI""",
    "proyek_2023_33": """no; id_proyek; nib; nama_perusahaan; tgl_terbit_oss; uraian_status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_risiko_proyek; nama_proyek; uraian_skala_usaha; alamat_usaha;
        kab_kot_kantor_pusat; kecamatan_usaha; kelurahan_usaha; longitude; latitude; kbli; judul_kbli;
        kl_sektor_pembina; nama_user; nomor_identitas_user; email; nomor_telp; luas_tanah; satuan_tanah;
        mesin_peralatan; mesin_peralatan_impor; pembelian_pematangan_tanah; bangunan_gedung; modal_kerja; lain_lain;
        jumlah_investasi; tki""",
    "proyek_2024_28": """No.; Id Proyek; Uraian_Jenis_Proyek; Nib; Nama Perusahaan; Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Uraian Jenis Perusahaan; Uraian Risiko Proyek; nama_proyek; Uraian Skala Usaha;
        Alamat Usaha; Kab Kota Usaha; kecamatan_usaha; kelurahan_usaha; longitude; latitude;
        Day of Tanggal Pengajuan Proyek; Kbli; Judul Kbli; KL/Sektor Pembina; Nama User; Email; Nomor Telp;
        luas_tanah; satuan_tanah; Jumlah Investasi; TKI""",
    "proyek_2026_23": """No.; Id Proyek; Uraian_Jenis_Proyek; Nib; Nama Perusahaan; Tanggal Terbit Oss;
        Uraian Status Penanaman Modal; Uraian Jenis Perusahaan; Uraian Risiko Proyek; nama_proyek; Uraian Skala Usaha;
        Alamat Usaha; Kab Kota Usaha; kecamatan_usaha; kelurahan_usaha; Day of Tanggal Pengajuan Proyek; Kbli;
        Judul Kbli; KL/Sektor Pembina; luas_tanah; satuan_tanah; Jumlah Investasi; TKI""",
    "nib_2022_11": """No.; Nib; Day of Tanggal Terbit Oss; Nama Perusahaan; Status Penanaman Modal;
        Uraian Jenis Perusahaan; Alamat Perusahaan; Kab Kota; email; nomor_telp; """,
    "nib_2025_12plus": """nib; Day of tanggal_terbit_oss; nama_perusahaan; status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_skala_usaha; Alamat Perusahaan; kelurahan; kecamatan; kab_kota; email;
        nomor_telp""",
    "nib_2026_12": """No.; nib; Day of tanggal_terbit_oss; nama_perusahaan; status_penanaman_modal;
        uraian_jenis_perusahaan; uraian_skala_usaha; Alamat Perusahaan; kelurahan; kecamatan; kab_kota; """,
    "oss1_nswi_nib_2018_2021": """no; nama_perusahaan; jenis_perusahaan; status_pm; nib; tanggal_nib; status_nib;
        alamat_perusahaan; lokasi_perusahaan; kelurahan_perusahaan; kecamatan_perusahaan; kota_perusahaan; no_telp;
        email_perusahaan""",
    "oss1_nswi_nib_proyek_2018_2021": """no; nama_perusahaan; jenis_perusahaan; status_pm; nib; tanggal_nib;
        status_nib; alamat_proyek; lokasi_proyek; kelurahan_proyek; kecamatan_proyek; kota_proyek; id_proyek;
        tgl_id_proyek; kbli; uraian_usaha; is_kawasan_industri; investasi; tenaga_kerja""",
    "oss1_iumk_list_2018_2021": """nib; day_of_tanggal_terbit; status_nib; nama_usaha; sektor; kbli; kegiatan_usaha;
        telp; modal_usaha; jml_tenaga_kerja""",
    "sidt_2026_49": """id_data_badan_usaha; nik_pengusaha; nama_pengusaha; nib; jenis_kelamin; is_disabilitas;
        tanggal_lahir; pendidikan_formal; kontak_hp; prov_pengusaha; kab_pengusaha; kec_pengusaha; kel_pengusaha;
        alamat_pengusaha; rt_pengusaha; rw_pengusaha; nama_usaha; kegiatan_utama; produk_utama; kategori_kbli;
        kode_kbli; status_badan_usaha; skala_usaha; modal_pendirian; bulan_mulai_operasi; tahun_mulai_operasi;
        omzet_tahunan; asset; prov_usaha; kab_usaha; kec_usaha; kel_usaha; alamat_usaha; rt_usaha; rw_usaha;
        foto_usaha; alamat_latitude; alamat_longitude; tk_dibayar_laki; tk_dibayar_perempuan;
        tk_dibayar_disabil_laki; tk_dibayar_disabil_perempuan; tk_not_dibayar_laki; tk_not_dibayar_perempuan;
        tk_not_dibayar_disabil_laki; tk_not_dibayar_disabil_perempua; pulled_at; updated_at; source_page""",
}
HEADERS = {name: [" ".join(header.split()) for header in text.split(";")] for name, text in HEADERS.items()}
# As one office's project file had it: line breaks, other words, 26 columns.
EDITED_PROJECTS = """No.;Id Proyek;Jenis\nProyek;NIB;Nama Perusahaan;Tanggal\nTerbit Oss;Status\nPenanaman\nModal;
Uraian Jenis Perusahaan;Risiko\nProyek;Nama Proyek;Skala\nUsaha;Alamat Usaha;Kabupaten;Kecamatan;Kelurahan;
Tanggal\nPengajuan\nProyek;Kbli;Judul Kbli;KL/Sektor Pembina;Nama User;Email;Nomor Telp;Luas\nTanah;Satuan\nTanah;
Jumlah\nInvestasi;TKI""".replace(";\n", ";").split(";")
GRAINS = {"izin": "permit", "proyek": "project", "nib": "nib", "sidt": "sidt"}


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
