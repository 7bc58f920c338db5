"""Made-up spreadsheet files, written part by part so that each can be wrong in one way."""

import struct
import zipfile
from pathlib import Path

import xlwt

TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = (
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# Cell styles by number: 0 plain, 1 date, 2 date and time, 3 time of day, 4 duration.
FORMATS = '<numFmts count="1"><numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts>'
STYLES = FORMATS + "<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 22, 20, 170)) + "</cellXfs>"


def text(where: str, value: str) -> str:
    """A cell with its text inside."""
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(where: str, value, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{where}" s="{style}"><v>{value}</v></c>'


def row(line: int, *cells: str) -> str:
    """A row of cells."""
    return f'<row r="{line}">{"".join(cells)}</row>'


def xlsx(path: Path, sheets: dict, *, shared=None, date1904="0", dialect=TRANSITIONAL, hidden=(), after="") -> Path:
    """A workbook of {sheet name: rows as XML, in one string or many}.

    `shared` are the shared texts; () says there are some and leaves the part out. `after` follows the rows.
    """
    main, link = dialect
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", workbook_part(list(sheets), hidden, date1904, dialect))
        targets = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
        targets += [("styles", "styles", "styles.xml")]
        targets += [("shared", "sharedStrings", "sharedStrings.xml")] if shared is not None else []
        write_links(archive, "xl/_rels/workbook.xml.rels", link, targets)
        write_links(archive, "_rels/.rels", link, [("book", "officeDocument", "xl/workbook.xml")])
        archive.writestr("xl/styles.xml", f'{DECLARATION}<styleSheet xmlns="{main}">{STYLES}</styleSheet>')
        if shared:
            items = "".join(f"<si><t>{item}</t></si>" for item in shared)
            archive.writestr("xl/sharedStrings.xml", f'{DECLARATION}<sst xmlns="{main}">{items}</sst>')
        for number_, rows in enumerate(sheets.values(), 1):
            with archive.open(f"xl/worksheets/sheet{number_}.xml", "w", force_zip64=True) as part:
                part.write(f'{DECLARATION}<worksheet xmlns="{main}"><sheetData>'.encode())
                for piece in [rows] if isinstance(rows, str) else rows:
                    part.write(piece.encode())
                part.write(f"</sheetData>{after}</worksheet>".encode())
    return path


def workbook_part(names: list[str], hidden, date1904: str, dialect: tuple[str, str]) -> str:
    """The list of sheets and the first day of the calendar."""
    main, link = dialect
    states = {name: ' state="hidden"' if name in hidden else "" for name in names}
    listed = "".join(f'<sheet name="{n}" sheetId="{i}"{states[n]} r:id="s{i}"/>' for i, n in enumerate(names, 1))
    return (
        f'{DECLARATION}<workbook xmlns="{main}" xmlns:r="{link}"><workbookPr date1904="{date1904}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )


def write_links(archive: zipfile.ZipFile, path: str, link: str, targets: list) -> None:
    """The relations of one part: (id, last word of the type, target)."""
    relations = "".join(f'<Relationship Id="{i}" Type="{link}/{kind}" Target="{to}"/>' for i, kind, to in targets)
    archive.writestr(path, f'{DECLARATION}<Relationships xmlns="{PACKAGE}">{relations}</Relationships>')


def replace_part(path: Path, part: str, content: str) -> Path:
    """Put another content into one part of a zip."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, old in parts.items():
            archive.writestr(name, content if name == part else old)
    return path


def spoil_checksum(path: Path, part: str) -> Path:
    """Change the checksum of one part in both places where a zip keeps it."""
    data = bytearray(path.read_bytes())
    at = data.find(part.encode())
    while at >= 0:
        if data[at - 30 : at - 26] == b"PK\x03\x04":
            data[at - 16] ^= 1
        elif data[at - 46 : at - 42] == b"PK\x01\x02":
            data[at - 30] ^= 1
        at = data.find(part.encode(), at + 1)
    path.write_bytes(data)
    return path


def xls(path: Path, sheets: dict[str, list[list]], *, hidden=(), date1904=False) -> Path:
    """A workbook of Excel 97 of {sheet name: rows of cells}; a tuple is (value, number format)."""
    book = xlwt.Workbook()
    book.dates_1904 = date1904
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden)
        for line, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                value, form = cell if isinstance(cell, tuple) else (cell, "General")
                if value is not None:
                    sheet.write(line, column, value, xlwt.easyxf(num_format_str=form))
    book.save(str(path))
    return path


ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "fo")
)


def ods(path: Path, tables: str, *, manifest: str = "") -> Path:
    """An OpenDocument workbook of `<table:table>` elements."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", f"{DECLARATION}<manifest>{manifest}</manifest>")
        archive.writestr(
            "content.xml",
            f'{DECLARATION}<office:document-content {ODS_NAMES} office:version="1.3"><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def binary_record(kind: int, content: bytes = b"") -> bytes:
    """A record of .xlsb: kind and length in seven-bit groups, then the content."""
    head = b""
    for value in (kind, len(content)):
        while value >= 0x80:
            head += bytes([value & 0x7F | 0x80])
            value >>= 7
        head += bytes([value])
    return head + content


def wide(value: str) -> bytes:
    """A text as .xlsb writes it."""
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")


def xlsb(path: Path, name: str, rows: list[list]) -> Path:
    """A binary workbook of one sheet; the cells are str, float or bool, None being left out."""
    cells = bytearray()
    for line, row_ in enumerate(rows):
        cells += binary_record(0, struct.pack("<IIHBBBI", line, 0, 300, 0, 0, 0, 0))
        for column, value in enumerate(row_):
            place = struct.pack("<II", column, 0)
            if isinstance(value, bool):
                cells += binary_record(4, place + bytes([value]))
            elif isinstance(value, float):
                cells += binary_record(5, place + struct.pack("<d", value))
            elif value is not None:
                cells += binary_record(6, place + wide(value))
    width = max(map(len, rows))
    sheet = binary_record(0x81) + binary_record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    sheet += binary_record(0x91) + cells + binary_record(0x92) + binary_record(0x82)
    listed = binary_record(0x9C, struct.pack("<II", 0, 1) + wide("s1") + wide(name))
    book = binary_record(0x83) + binary_record(0x99, struct.pack("<II", 0, 0) + wide(""))
    book += binary_record(0x8F) + listed + binary_record(0x90) + binary_record(0x84)
    _, link = TRANSITIONAL
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        write_links(archive, "_rels/.rels", link, [("book", "officeDocument", "xl/workbook.bin")])
        write_links(archive, "xl/_rels/workbook.bin.rels", link, [("s1", "worksheet", "worksheets/sheet1.bin")])
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return path
