"""Files that cannot be used, and what their uploaders are told."""

import ast
import base64
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt
from django.core.exceptions import ValidationError
from xlwt.CompoundDoc import XlsDoc

import umkm_registry.spreadsheets
from tests.spreadsheet_files import ods, row, spoil_checksum, text, xls, xlsx
from umkm_registry.spreadsheets import SpreadsheetRefused, open_spreadsheet
from umkm_registry.spreadsheets.refusals import MESSAGES

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog, /Pages 2 0 R >>\nendobj\nxref, 0, 1\ntrailer\n%%EOF\n"
EXCEL_WEB_PAGE = (
    b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tr><td>nib</td></tr></table></body></html>'
)
XML_2003 = b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="x"><Worksheet/></Workbook>'


def refusal(path: Path, content: bytes | None = None) -> str:
    """The code with which the file is refused, its sentence being complete."""
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SpreadsheetRefused) as refused, open_spreadsheet(path):
        pass
    assert isinstance(refused.value, ValidationError)
    assert refused.value.messages[0].endswith(".")
    assert "%(" not in refused.value.messages[0]
    return refused.value.code


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


@pytest.fixture
def good(path):
    """A workbook that is read as it stands."""
    xlsx(path, {"Sheet 1": row(1, text("A1", "nib")) + row(2, text("A2", "0123"))})
    with open_spreadsheet(path) as book:
        assert book.sheets[0].rows == 2
    return path


@pytest.mark.parametrize(
    "content", [PIXEL, PDF, b"\x00\x01\x02" * 300, bytes(range(256)) * 20, b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_spreadsheet_is_refused(path, content):
    assert refusal(path, content) == "not_spreadsheet"


def test_an_empty_file_is_refused(path):
    assert refusal(path, b"") == "empty"


def test_a_file_that_is_not_there_is_our_mistake_and_no_refusal(path):
    with pytest.raises(FileNotFoundError), open_spreadsheet(path):
        pass


def test_a_file_above_one_hundred_megabytes_is_refused_unread(path):
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024 + 1)
    assert refusal(path) == "file_too_big"


def test_a_word_document_is_refused(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refusal(path) == "not_spreadsheet"


def test_a_text_of_opendocument_is_refused(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    assert refusal(path) == "not_spreadsheet"


def test_an_archive_of_workbooks_is_refused_with_advice_to_open_it(good):
    archive = good.with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as target:
        target.write(good, "izin.xlsx")
    assert refusal(archive) == "zip_archive"


@pytest.mark.parametrize(
    "start", [b"", b"\xef\xbb\xbf", b" \r\n", b"<!DOCTYPE html>", b'<?xml version="1.0"?>', b"<!-- x -->"]
)
def test_a_web_page_called_xls_is_refused_with_advice_to_save_it_anew(tmp_path, start):
    assert refusal(tmp_path / "data.xls", start + EXCEL_WEB_PAGE) == "html"
    assert "Simpan Sebagai" in MESSAGES["html"]


def test_a_web_page_in_utf_16_is_refused_too(tmp_path):
    assert refusal(tmp_path / "data.xls", EXCEL_WEB_PAGE.decode().encode("utf-16")) == "html"


def test_xml_of_excel_2003_is_refused(tmp_path):
    assert refusal(tmp_path / "data.xls", XML_2003) == "xml"


@pytest.mark.parametrize(
    ("name", "content"), [("~$izin.xlsx", b"\x05Admin" + b" " * 159), (".~lock.izin.xlsx#", b",admin,pc,;")]
)
def test_the_owner_file_of_an_open_workbook_is_refused(tmp_path, name, content):
    assert refusal(tmp_path / name, content) == "owner_file"


def test_a_workbook_encrypted_with_a_password_is_refused(tmp_path):
    path = xls(tmp_path / "data.xlsx", {"S": [["nib"]]})
    locked = "EncryptedPackage".encode("utf-16-le")
    content = path.read_bytes().replace("Workbook".encode("utf-16-le").ljust(len(locked), b"\0"), locked)
    assert refusal(path, content) == "password"


@pytest.mark.parametrize("read_only_advised", [b"", struct.pack("<HH", 0x86, 0)])
def test_a_workbook_of_excel_97_encrypted_with_a_password_is_refused(tmp_path, read_only_advised):
    book = xlwt.Workbook()
    book.add_sheet("S").write(0, 0, "nib")
    stream = book.get_biff_data()
    path = tmp_path / "data.xls"
    XlsDoc().save(str(path), stream[:20] + read_only_advised + struct.pack("<HHHHH", 0x2F, 6, 0, 1, 2) + stream[20:])
    assert refusal(path) == "password"


def test_an_opendocument_workbook_with_a_password_is_refused(tmp_path):
    assert refusal(ods(tmp_path / "a.ods", "", manifest="<manifest:encryption-data/>")) == "password"


def test_a_download_that_broke_off_is_refused(good):
    assert refusal(good, good.read_bytes()[:-200]) == "damaged"


def test_a_workbook_with_a_bad_checksum_is_refused_even_far_behind_its_last_row(path):
    rows = row(1, text("A1", "nib"))
    xlsx(path, {"Sheet 1": rows}, after="<mergeCells/>" * 50_000)
    assert refusal(spoil_checksum(path, "xl/worksheets/sheet1.xml")) == "damaged"


def test_a_bad_checksum_of_the_shared_texts_is_found(path):
    xlsx(path, {"S": row(1, '<c r="A1" t="s"><v>0</v></c>')}, shared=["nib"] * 2_000)
    assert refusal(spoil_checksum(path, "xl/sharedStrings.xml")) == "damaged"


def test_a_workbook_without_its_shared_texts_is_refused(path):
    assert refusal(xlsx(path, {"S": row(1, '<c r="A1" t="s"><v>0</v></c>')}, shared=())) == "damaged"


def test_a_reference_beyond_the_shared_texts_is_refused(path):
    assert refusal(xlsx(path, {"S": row(1, '<c r="A1" t="s"><v>7</v></c>')}, shared=["nib"])) == "damaged"


def test_broken_xml_is_refused(path):
    assert refusal(xlsx(path, {"S": '<row r="1"><c r="A1"><v>1</c></row>'})) == "damaged"


def test_an_excel_97_file_without_its_stream_is_refused(tmp_path):
    path = xls(tmp_path / "data.xls", {"S": [["nib"]]})
    assert refusal(path, path.read_bytes()[:3000]) == "damaged"


def test_a_workbook_without_rows_is_refused(path):
    assert refusal(xlsx(path, {"S": row(1, text("A1", " ")), "T": ""})) == "no_rows"


def test_a_zip_that_grows_to_gigabytes_is_refused_before_it_is_unzipped(path):
    squeezed = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
    with squeezed as archive, archive.open("xl/workbook.xml", "w") as part:
        for _ in range(120):
            part.write(bytes(1024 * 1024))
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == "zip_bomb"


def test_a_zip_that_lies_about_its_size_is_refused(path):
    xlsx(path, {"S": (row(n, text(f"A{n}", "x" * 100)) for n in range(1, 20_000))})
    with zipfile.ZipFile(path) as archive:
        true_size = struct.pack("<I", archive.getinfo("xl/worksheets/sheet1.xml").file_size)
    assert path.read_bytes().count(true_size) >= 1
    assert refusal(path, path.read_bytes().replace(true_size, struct.pack("<I", 1000))) == "damaged"


def test_every_code_the_child_may_send_has_its_sentence():
    folder = Path(umkm_registry.spreadsheets.__file__).parent
    raised = {
        constant.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Unreadable", "SpreadsheetRefused")
        for constant in ast.walk(node.args[0])
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    }
    assert raised == set(MESSAGES)
