"""What kind of file this is, by its content and never by its name. No Django."""

import re
import zipfile

from umkm_registry.spreadsheets.limits import (
    MAX_RATIO,
    MAX_UNZIPPED_BYTES,
    RATIO_MATTERS_BYTES,
    Unreadable,
)

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
WEB_PAGE = re.compile(rb"\s*(<!doctype html|<!--|<html|<head|<meta|<style|<table|<body|mime-version:)", re.I)
XML = re.compile(rb"\s*(<\?xml|<[\w:]+\s+xmlns)", re.I)
# The first record of an .xls (Excel 97 and 5.0), perhaps "recommend read-only", then "the rest is encrypted".
LOCKED_XLS = re.compile(
    rb"(\x09\x08\x10\x00\x00\x06\x05\x00.{12}|\x09\x08\x08\x00\x00\x05\x05\x00.{4})(\x86\x00\x00\x00)?\x2f\x00", re.S
)
# What no text file holds: control characters other than tab, line breaks, form feed and the old end-of-file.
BINARY = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def kind_of(path: str) -> str:
    """`xlsx`, `xlsb`, `ods`, `xls` or `csv`; refuses all else, and what is locked, squeezed or cut short."""
    with open(path, "rb") as file:
        start = file.read(65536)
    if start.startswith(b"PK\x03\x04"):
        return zipped_kind(path)
    if start.startswith(OLE_SIGNATURE):
        return ole_kind(path)
    if start.startswith((b"PK\x05\x06", b"PK\x07\x08", b"%PDF-")):
        raise Unreadable("not_spreadsheet")
    return text_kind(start)


def zipped_kind(path: str) -> str:
    """Which workbook this zip is, from its directory alone: nothing is unzipped before the sizes are known."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            refuse_bomb(parts)
            names = {part.filename.lower() for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                raise Unreadable("password")
            mimetype = archive.read("mimetype") if "mimetype" in names else b""
            if mimetype.strip() == ODS_MIMETYPE and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise Unreadable("password")
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        raise Unreadable("damaged") from error
    if mimetype.strip() == ODS_MIMETYPE:
        return "ods"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.endswith((".xlsx", ".xls", ".xlsb", ".ods", ".csv")) for name in names):
        raise Unreadable("zip_archive")
    raise Unreadable("not_spreadsheet")


def refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip whose parts say they grow too big. One that lies fails its checksums later."""
    whole = sum(part.file_size for part in parts)
    squeezed = sum(part.compress_size for part in parts)
    if whole > MAX_UNZIPPED_BYTES or (whole > RATIO_MATTERS_BYTES and whole > MAX_RATIO * squeezed):
        raise Unreadable("zip_bomb")


def ole_kind(path: str) -> str:
    """`xls`; the same container also holds Word files and workbooks locked with a password."""
    with open(path, "rb") as file:
        content = file.read()
    if "EncryptedPackage".encode("utf-16-le") in content or LOCKED_XLS.search(content):
        raise Unreadable("password")
    if "Workbook".encode("utf-16-le") in content or "Book".encode("utf-16-le") in content:
        return "xls"
    # The directory of the container names all it holds, and stands at the end of many files.
    if "Root Entry".encode("utf-16-le") not in content:
        raise Unreadable("damaged")
    raise Unreadable("not_spreadsheet")


def text_kind(start: bytes) -> str:
    """`csv` where the first bytes are plain text; web pages and XML say what to do instead."""
    mark = next((mark for mark in BYTE_ORDER_MARKS if start.startswith(mark)), b"")
    ascii_start = start[len(mark) :].replace(b"\x00", b"")
    if WEB_PAGE.match(ascii_start):
        raise Unreadable("html")
    if XML.match(ascii_start):
        raise Unreadable("html" if b"<html" in ascii_start.lower() else "xml")
    wide = mark in BYTE_ORDER_MARKS[1:] or looks_wide(start)
    # Single control characters do get into registers; a file full of them is no text.
    if not wide and (b"\x00" in start or len(BINARY.findall(start)) > len(start) / 20):
        raise Unreadable("not_spreadsheet")
    return "csv"


def looks_wide(start: bytes) -> bool:
    """Whether this is UTF-16 without its mark: every second byte of Latin text is then zero."""
    sample = start[: len(start) // 2 * 2][:2000]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    return bool(sample) and sample.count(0) == zeros and zeros > 0.9 * len(sample) / 2
