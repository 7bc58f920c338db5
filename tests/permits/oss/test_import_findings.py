"""What is wrong with a row is noted by cause, column and line, and costs no more than it has to."""

import pytest

from permits.oss.findings import CODES
from tests.permits.oss.exports import bring_in, facts, findings, passing_register, rows_of, workbook

pytestmark = pytest.mark.django_db
PROJECTS, PERMITS = "proyek_2024_28", "izin_2024_18"
NIK, NPWP = "Nomor Identitas User", "Npwp Perusahaan"
KNOWN = {"Kbli": "56102", "Judul Kbli": "Rumah/Warung Makan"}
SEVERITIES = ("error", "warning", "skipped", "note")

# (code, severity, the cells that a row gets instead of its own); the first of them is the column that is named.
CASES = [
    ("nib_scientific", "error", {"Nib": "1,23E+12"}),
    ("nib_scientific", "error", {"Nib": 2.10825e12}),
    ("nib_invalid", "error", {"Nib": "81203"}),
    ("nib_invalid", "error", {"Nib": ""}),
    ("name_missing", "error", {"Nama Perusahaan": " - "}),
    ("key_missing", "error", {"Id Proyek": ""}),
    ("oss_number_scientific", "error", {"Id Proyek": 202408211308176866960}),
    ("oss_number_invalid", "error", {"Id Proyek": "R-2024"}),
    ("date_invalid", "warning", {"Tanggal Terbit Oss": "31/02/2024"}),
    ("date_invalid", "warning", {"Day of Tanggal Pengajuan Proyek": "kemarin dulu"}),
    ("subdistrict_unknown", "warning", {"kelurahan_usaha": "Antah Berantah"}),
    ("subdistrict_unknown", "warning", {"kelurahan_usaha": ""}),
    ("nik_damaged", "warning", {NIK: "6,47101E+15"}),
    ("nik_damaged", "warning", {NIK: "6471014101900000"}),
    ("nik_invalid", "warning", {NIK: "6471"}),
    ("nik_in_text", "warning", {"Alamat Usaha": "Jl. Contoh 5 (NIK 6471014101909001)"}),
    ("nik_in_text", "warning", {"nama_proyek": "Warung 6471014101909001"}),
    ("nik_in_text", "warning", {"kecamatan_usaha": "6471 0141 0190 9001"}),
    ("contact_in_text", "warning", {"Alamat Usaha": "Jl. Contoh 5 HP 0812-0000-4321"}),
    ("phone_invalid", "warning", {"Nomor Telp": "telepon toko"}),
    ("phone_inactive", "note", {"Nomor Telp": "NONAKTIF_+6284412345678"}),
    ("email_invalid", "warning", {"Email": "pelaku.surel.example"}),
    ("npwp_invalid", "warning", {NPWP: "12.345"}),
    ("npwp_padded", "note", {NPWP: 12345678901000}),
    ("coordinates_outside", "warning", {"latitude": "-6.2", "longitude": "106.8"}),
    ("coordinates_invalid", "warning", {"latitude": "utara"}),
    ("coordinates_swapped", "note", {"latitude": "116.85", "longitude": "-1.25"}),
    ("coordinates_repaired", "note", {"latitude": "-1250001", "longitude": "116850001"}),
    ("number_invalid", "warning", {"Jumlah Investasi": "-5000000"}),
    ("number_invalid", "warning", {"TKI": "dua orang"}),
    ("number_invalid", "warning", {"luas_tanah": "luas"}),
    ("number_invalid", "warning", {"luas_tanah": "123456789012345"}),
    ("text_too_long", "warning", {"nama_proyek": "a" * 301}),
    ("text_too_long", "warning", {"Alamat Usaha": "Jl. Contoh " * 50}),
    ("text_too_long", "warning", {"KL/Sektor Pembina": "x" * 40_000}),
    ("value_unknown", "warning", {"Uraian Skala Usaha": "Usaha Raksasa"}),
    ("value_unknown", "warning", {"Uraian Risiko Proyek": "Sedang"}),
    ("value_unknown", "warning", {"Uraian_Jenis_Proyek": "Tambahan"}),
    ("value_unknown", "warning", {"Uraian Status Penanaman Modal": "PMXX"}),
    ("kbli_invalid", "warning", {"Kbli": "123456"}),
    ("kbli_padded", "note", {"Kbli": 1220}),
    ("kbli_unknown", "note", {"Kbli": "77777", "Judul Kbli": "Jasa Contoh"}),
    ("nib_padded", "note", {"Nib": 301234567891}),
    ("outside_city", "skipped", {"Kab Kota Usaha": "Kota Samarinda"}),
]
PERMIT_CASES = [
    ("nib_invalid", "error", {"Nib": "81203"}),
    ("name_missing", "error", {"Nama Perusahaan": ""}),
    ("key_missing", "error", {"Id Permohonan Izin": "-"}),
    ("oss_number_invalid", "error", {"Id Permohonan Izin": "I-20"}),
    ("reference_invalid", "warning", {"Id Proyek": "R-2024"}),
    ("reference_invalid", "warning", {"Id Proyek": 202408211308176866960}),
    ("type_unknown", "warning", {"Nama Dokumen": "Surat Keterangan Rekaan", "Uraian Jenis Perizinan": "Rekaan"}),
    ("status_unknown", "warning", {"Uraian Status Respon": "Entah"}),
    ("date_invalid", "warning", {"Day of Tgl Izin": "31/06/24"}),
    ("value_unknown", "warning", {"Kd Resiko": "X"}),
    ("outside_city", "skipped", {"Kab Kota": "Kab. Kutai Kartanegara"}),
]


def spoiled(rows: list[dict], cases: list[tuple]) -> list[dict]:
    """`rows`, each of the first ones with the cells of one case."""
    return [row | cells for row, (*_, cells) in zip(rows, cases, strict=False)] + rows[len(cases) :]


def expected(cases: list[tuple]) -> dict:
    """What `findings` answers when each case is noted once, at its line, under the header of its column."""
    noted = {}
    for line, (code, severity, cells) in enumerate(cases, start=2):
        _, rows, lines = noted.get((code, next(iter(cells))), (severity, 0, []))
        noted[code, next(iter(cells))] = severity, rows + 1, [*lines, line]
    return noted


def project_rows(count: int) -> list[dict]:
    """Faultless projects of as many firms, each with a number of a person and of a firm beside it."""
    first = {row["Nib"]: row for row in reversed(rows_of(PROJECTS, 5 * count))}
    numbers = [{NIK: f"6471{1 + n % 6:02}0101809{n:03}", NPWP: f"99{n:07}721000"} for n in range(count)]
    return [row | KNOWN | extra for row, extra in zip(first.values(), numbers, strict=False)]


def permit_rows(count: int) -> list[dict]:
    return [row | {"Kbli": KNOWN["Kbli"]} for row in rows_of(PERMITS, count)]


@pytest.fixture(scope="module")
def imported(django_db_setup, django_db_blocker, tmp_path_factory):
    """One import of projects and one of permits in which every case stands once; what they left, as plain data."""
    path = tmp_path_factory.mktemp("spoiled") / "data.xlsx"
    told = {}
    with passing_register(django_db_blocker):
        for grain, rows, cases in (
            ("project", project_rows(len(CASES) + 10), CASES),
            ("permit", permit_rows(len(PERMIT_CASES) + 10), PERMIT_CASES),
        ):
            batch = bring_in(workbook(path, spoiled(rows, cases)))
            told[grain] = rows, cases, batch, findings(batch), batch.staged.count()
        told["register"] = facts()
    return told


def register_row(imported, kind: str, **facts) -> dict | None:
    """The one row of the register with these facts."""
    rows = [row for row in imported["register"][kind] if facts.items() <= row.items()]
    assert len(rows) < 2
    return rows[0] if rows else None


def named(cases: list[tuple]) -> list[str]:
    return [f"{code}-{next(iter(cells))}" for code, _, cells in cases]


@pytest.mark.parametrize("grain", ["project", "permit"])
def test_every_spoiled_cell_is_noted_once_with_its_column_and_line_and_nothing_else_is(imported, grain):
    _, cases, _, noted, _ = imported[grain]
    assert noted == expected(cases)


@pytest.mark.parametrize("grain", ["project", "permit"])
def test_every_row_is_taken_rejected_or_skipped_as_its_severity_says(imported, grain):
    rows, cases, batch, _, staged = imported[grain]
    lost = [severity for _, severity, _ in cases]
    assert batch.rejected == lost.count("error")
    assert batch.skipped == lost.count("skipped")
    assert batch.rows == len(rows) == staged + batch.rejected + batch.skipped


@pytest.mark.parametrize("case", range(len(CASES)), ids=named(CASES))
def test_a_project_is_in_the_register_unless_the_note_says_that_it_is_not_taken(imported, case):
    rows, cases, *_ = imported["project"]
    _, severity, cells = cases[case]
    number = (rows[case] | cells)["Id Proyek"]
    there = register_row(imported, "Activity", project_digits=str(number)[2:]) is not None
    assert there == (severity in ("warning", "note"))


@pytest.mark.parametrize("case", range(len(PERMIT_CASES)), ids=named(PERMIT_CASES))
def test_a_permit_is_in_the_register_unless_the_note_says_that_it_is_not_taken(imported, case):
    rows, cases, *_ = imported["permit"]
    _, severity, cells = cases[case]
    number = (rows[case] | cells)["Id Permohonan Izin"]
    there = register_row(imported, "Permit", application_digits=str(number)[2:]) is not None
    assert there == (severity in ("warning", "note"))


# What a register row says where the cell was spoiled: code and column → (field of the activity, its value).
LEFT = {
    ("date_invalid", "Day of Tanggal Pengajuan Proyek"): ("submitted_on", None),
    ("number_invalid", "Jumlah Investasi"): ("investment", None),
    ("number_invalid", "TKI"): ("workers", None),
    ("number_invalid", "luas_tanah"): ("land_area", None),
    ("text_too_long", "nama_proyek"): ("name", "a" * 300),
    ("text_too_long", "KL/Sektor Pembina"): ("ministry", "x" * 150),
    ("value_unknown", "Uraian Risiko Proyek"): ("risk", ""),
    ("value_unknown", "Uraian_Jenis_Proyek"): ("kind", ""),
    ("value_unknown", "Uraian Skala Usaha"): ("scale", ""),
    ("nik_in_text", "nama_proyek"): ("name", "Warung ************9001"),
    ("kbli_invalid", "Kbli"): ("kbli", None),
    ("kbli_padded", "Kbli"): ("kbli", "01220"),
    ("kbli_unknown", "Kbli"): ("kbli", "77777"),
    ("nib_padded", "Nib"): ("who", "0301234567891"),
}


@pytest.mark.parametrize("spoilt", LEFT, ids="-".join)
def test_only_the_spoiled_cell_is_missing_or_put_right(imported, spoilt):
    rows, cases, *_ = imported["project"]
    field, value = LEFT[spoilt]
    places = [n for n, (code, _, cells) in enumerate(cases) if (code, next(iter(cells))) == spoilt]
    for place in places:
        activity = register_row(imported, "Activity", project_digits=rows[place]["Id Proyek"][2:])
        assert activity[field] == value
        faultless = {"name": rows[place]["nama_proyek"], "workers": int(rows[place]["TKI"])}
        assert {name: activity[name] for name in faultless if name != field}.items() <= faultless.items()


def test_a_place_of_an_unknown_kelurahan_keeps_the_words_and_has_none(imported):
    rows, cases, *_ = imported["project"]
    place = next(n for n, (*_, cells) in enumerate(cases) if cells.get("kelurahan_usaha") == "Antah Berantah")
    key = register_row(imported, "Activity", project_digits=rows[place]["Id Proyek"][2:])["place"]
    told = register_row(imported, "Place", source_key=key)
    assert told["subdistrict"] is None
    assert told["region_text"] == f"Antah Berantah, {rows[place]['kecamatan_usaha']}"


def test_swapped_and_repaired_coordinates_lie_in_the_city_and_others_are_left_out(imported):
    rows, cases, *_ = imported["project"]
    for place, (code, _, _) in enumerate(cases):
        if not code.startswith("coordinates"):
            continue
        key = register_row(imported, "Activity", project_digits=rows[place]["Id Proyek"][2:])["place"]
        told = register_row(imported, "Place", source_key=key)
        position = {
            "coordinates_swapped": ("-1.250000", "116.850000"),
            "coordinates_repaired": ("-1.250001", "116.850001"),
        }
        assert (str(told["latitude"]), str(told["longitude"])) == position.get(code, ("None", "None"))


def test_a_permit_of_an_unknown_type_or_status_waits_under_other(imported):
    rows, cases, *_ = imported["permit"]
    told = {
        code: register_row(imported, "Permit", application_digits=rows[place]["Id Permohonan Izin"][2:])
        for place, (code, _, _) in enumerate(cases)
    }
    assert told["type_unknown"]["permit_type"] == "lainnya"
    assert told["type_unknown"]["document"] == "Surat Keterangan Rekaan"
    assert (told["status_unknown"]["status"], told["status_unknown"]["status_text"]) == ("pending", "Entah")
    assert (told["reference_invalid"]["project_digits"], told["reference_invalid"]["activity"]) == ("", None)


def test_every_code_has_words_and_a_severity_and_is_seen_in_these_tests():
    whole_column = {"date_order_assumed", "date_order_conflict", "date_cells_swapped"}
    whole_file = {"row_repeated", "row_conflicting", "file_repeated", "column_unknown"}
    seen = {code for code, *_ in CASES + PERMIT_CASES} | whole_column | whole_file
    assert seen == set(CODES)
    for code, severity, _ in CASES + PERMIT_CASES:
        assert CODES[code][0] == severity
    for severity, cause, advice in CODES.values():
        assert severity in SEVERITIES
        assert cause[0].isupper()
        assert not cause.endswith(".")
        assert advice.endswith(".")
