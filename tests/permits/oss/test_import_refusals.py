"""A file that cannot be used ends in words that say what to do, and touches nothing."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command

from permits.oss.models import ImportBatch, StagedRow
from tests.permits.oss.exports import bring_in, dump, findings, grid, preview, rows_of, workbook
from tests.spreadsheet_files import row, text, xlsx
from umkm_registry.businesses.models import Activity
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
WEB_PAGE = b"<html><body><table><tr><td>nib</td><td>nama_perusahaan</td></tr></table></body></html>"
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


def good(path) -> bytes:
    return workbook(path, rows_of("proyek_2024_28", 10)).read_bytes()


def bomb(path) -> bytes:
    """A workbook whose sheet grows from kilobytes to 300 MB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(1024 * 1024))
    return content.getvalue()


def locked(path) -> bytes:
    """What Excel wraps an encrypted workbook in."""
    names = "Root Entry\0EncryptionInfo\0EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(1024)


def too_many(path) -> bytes:
    return b"nib;nama_perusahaan\n" + b"0203240000017;CONTOH\n" * 500_001


def headers_only(path) -> bytes:
    return grid(path, {"Sheet 1": [list(rows_of("proyek_2024_28", 1)[0])]}).read_bytes()


def about_something_else(path) -> bytes:
    return grid(path, {"Menu": [["Menu", "Harga"], ["Soto", 15000], ["Amplang", 20000]]}).read_bytes()


def without_the_number(path) -> bytes:
    rows = rows_of("proyek_2024_28", 5)
    for each in rows:
        del each["Id Proyek"]
    return workbook(path, rows).read_bytes()


# How the file is made, its name, and words that its refusal must hold.
FILES = {
    "a pdf": (lambda path: PDF, "data.xlsx", ["bukan lembar kerja", "Unggah berkas Excel"]),
    "random bytes": (lambda path: bytes(range(256)) * 9, "data.xls", ["bukan lembar kerja"]),
    "an empty file": (lambda path: b"", "data.xlsx", ["kosong", "Unduh"]),
    "a locked workbook": (locked, "data.xlsx", ["kata sandi", "hapus kata sandinya"]),
    "a broken download": (lambda path: good(path)[:-500], "data.xlsx", ["rusak atau terpotong", "Unduh ulang"]),
    "a zip bomb": (bomb, "data.xlsx", ["mengembang", "buku kerja baru"]),
    "a web page called xls": (lambda path: WEB_PAGE, "data.xls", ["halaman web", "Simpan Sebagai"]),
    "too many rows": (too_many, "data.csv", ["lebih dari 500.000 baris", "Bagi"]),
    "the file Excel keeps beside an open one": (
        lambda path: b"\x05Admin" + b" " * 159,
        "~$data.xlsx",
        ["kunci sementara", "Tutup dulu"],
    ),
    "a header without rows": (headers_only, "data.xlsx", ["tidak ada satu baris data pun", "Unduh ulang"]),
    "a sheet about something else": (about_something_else, "data.xlsx", ["Judul kolom tidak ditemukan", "Nib"]),
    "a project export without its number": (
        without_the_number,
        "data.xlsx",
        ["Kolom yang ditemukan", "Nama Perusahaan", "masih kurang: Id Proyek", "Unduh ulang"],
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_it_is_refused_in_words_and_the_register_is_as_before(tmp_path, capsys, kind):
    bring_in(workbook(tmp_path / "before.xlsx", rows_of("proyek_2024_28", 5, seed=9)))
    before = dump()
    make, name, words = FILES[kind]
    path = tmp_path / name
    path.write_bytes(make(tmp_path / "made.xlsx"))
    with pytest.raises(SystemExit) as ended:
        call_command("import_oss", path, json=True, commit=True)
    assert ended.value.code == 1
    told = json.loads(capsys.readouterr().out)
    assert told.keys() == {"error"}
    assert [word for word in words if word not in told["error"]] == []
    batch = ImportBatch.objects.get(file_name=name)
    assert (batch.state, batch.error) == ("failed", told["error"])
    assert not StagedRow.objects.filter(batch=batch).exists()
    assert dump() == before


@pytest.mark.parametrize("there", [False, True])
def test_a_file_that_is_not_there_or_a_folder_is_refused_before_anything_is_kept(tmp_path, capsys, there):
    path = tmp_path / "data.xlsx"
    if there:
        path.mkdir()
    with pytest.raises(SystemExit) as ended:
        call_command("import_oss", path, json=True)
    assert ended.value.code == 1
    assert json.loads(capsys.readouterr().out) == {
        "error": "Berkas data.xlsx tidak dapat dibuka. Periksa nama, folder, dan izin bacanya."
    }
    assert not ImportBatch.objects.exists()


def test_a_million_empty_rows_after_two_real_ones_read_as_two(tmp_path):
    header, *rows = [list(rows_of("proyek_2024_28", 2)[0]), *(each.values() for each in rows_of("proyek_2024_28", 2))]
    lines = [row(1, *(text(f"{column(n)}1", cell) for n, cell in enumerate(header)))]
    for line, cells in enumerate(rows, start=2):
        lines.append(row(line, *(text(f"{column(n)}{line}", cell) for n, cell in enumerate(cells))))
    phantoms = (f'<row r="{line}" s="1" customFormat="1"><c r="A{line}" s="1"/></row>' for line in range(4, 1_048_577))
    batch = bring_in(xlsx(tmp_path / "data.xlsx", {"Sheet 1": [*lines, *phantoms]}))
    assert (batch.rows, batch.rejected) == (2, 0)
    assert Activity.objects.count() == 2


def column(number: int) -> str:
    """0 → 'A', 26 → 'AA'."""
    return chr(65 + number) if number < 26 else "A" + chr(65 + number - 26)


def test_a_csv_with_a_very_long_name_is_read(tmp_path):
    cells = [list(rows_of("proyek_2024_28", 3)[0]), *(each.values() for each in rows_of("proyek_2024_28", 3))]
    path = tmp_path / f"{'proyek ' * 30}.csv"
    path.write_text("\n".join(";".join(line) for line in cells), encoding="utf-8")
    batch = bring_in(path)
    assert batch.rows == 3
    assert batch.sheet == ("proyek " * 30)[:100]
    assert batch.file_name == ("proyek " * 30)[:150] + ".csv"
    assert batch.file_name in batch.act.label


def test_headers_of_any_length_and_with_odd_characters_are_told(tmp_path):
    odd = {"Catatan " * 40: "a", "Kolom\x01\ud7ff\U0001f600\n<b>": "b", "Catatan " * 40 + "x": "c"}
    batch = preview(workbook(tmp_path / "data.xlsx", [each | odd for each in rows_of("proyek_2024_28", 3)]))
    noted = findings(batch)
    assert {code for code, _ in noted} == {"column_unknown"}
    assert len(noted) == 2
