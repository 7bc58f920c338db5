"""A big .xlsx cut into an equal workbook of many small sheets, without the rows that hold nothing. No Django.

calamine holds a whole sheet: 500,000 rows take more memory than the child has, and a million formatted but
empty rows take half a minute. Cut at row boundaries, it holds one piece, and pieces without a value are
never parsed.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from posixpath import join, normpath, split
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from umkm_registry.spreadsheets.limits import MIB, PIECE_BYTES, Unreadable

SHEET_DATA = re.compile(rb"<((?:\w+:)?)sheetData\s*(/?)>")
READ_BYTES = 4 * MIB
MAX_HEAD_BYTES = 8 * MIB  # of what stands before the first row
SHARED_PARTS = ("sharedStrings", "styles")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

# (name, hidden, path in the zip)
SheetPart = tuple[str, bool, str]


@contextmanager
def cut_workbook(path: str):
    """(new workbook as an open file, [(name, hidden, names of its pieces)]) of the .xlsx at `path`.

    Reads every part it keeps to its end, so their checksums are checked on the way.
    """
    with zipfile.ZipFile(path) as source, io.BytesIO() as target:
        sheets, shared, date_system = contents(source)
        cut, count = [], 0
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, hidden, part in sheets:
                first = count + 1
                for piece in row_pieces(source, part):
                    count += 1
                    archive.writestr(f"xl/worksheets/sheet{count}.xml", piece)
                cut.append((name, hidden, [str(number) for number in range(first, count + 1)]))
            for kind, part in shared.items():
                copy_part(source, part, archive, f"xl/{kind}.xml")
            write_index(archive, count, shared, date_system)
        target.seek(0)
        yield target, cut


def contents(source: zipfile.ZipFile) -> tuple[list[SheetPart], dict[str, str], str]:
    """The worksheets, the paths of the shared parts that are there, and the attribute `date1904`."""
    [workbook] = (part for kind, part in links(source, "").values() if kind == "officeDocument")
    linked = links(source, workbook)
    root = ElementTree.fromstring(source.read(workbook))  # noqa: S314 - inside the fence
    sheets = []
    for sheet in elements(root, "sheet"):
        kind, part = linked[next((value for key, value in sheet.items() if key.endswith("}id")), None)]
        if kind == "worksheet":
            sheets.append((sheet.get("name"), sheet.get("state", "visible") != "visible", part))
    names = set(source.namelist())
    shared = {kind: part for kind, part in linked.values() if kind in SHARED_PARTS and part in names}
    dates = [item.get("date1904") for item in elements(root, "workbookPr") if item.get("date1904")]
    return sheets, shared, dates[0] if dates else "0"


def links(source: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """What `part` points to: id → (last word of the type, path in the zip)."""
    folder, name = split(part)
    root = ElementTree.fromstring(source.read(join(folder, "_rels", name + ".rels")))  # noqa: S314 - inside the fence
    return {
        link.get("Id"): (
            link.get("Type").rpartition("/")[2],
            normpath(join("/", folder, link.get("Target"))).lstrip("/"),
        )
        for link in root
    }


def elements(root, name: str) -> Iterator:
    """The elements of this local name: strict and transitional workbooks differ in their namespaces."""
    return (item for item in root.iter() if item.tag.rpartition("}")[2] == name)


def row_pieces(source: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Worksheets of about PIECE_BYTES that together hold the rows of this one; none for rows without values."""
    with source.open(name) as part:
        head, prefix, buffer = opening(part)
        end_tag = b"</" + prefix + b"sheetData"
        tail = end_tag + b"></" + prefix + b"worksheet>"
        while (end := buffer.find(end_tag)) < 0:
            cut = last_numbered_row(buffer, prefix) if len(buffer) >= PIECE_BYTES else 0
            if holds_values(rows := bytes(buffer[:cut])):
                yield head + rows + tail
            del buffer[:cut]
            if not (block := part.read(READ_BYTES)):
                raise Unreadable("damaged")
            buffer += block
        if holds_values(rows := bytes(buffer[:end])):
            yield head + rows + tail
        while part.read(READ_BYTES):
            pass  # the checksum is compared at the end of the part


def opening(part) -> tuple[bytes, bytes, bytearray]:
    """What stands before the first row, the namespace prefix of the tags, and what was read beyond."""
    buffer = bytearray()
    while not (found := SHEET_DATA.search(buffer)):
        block = part.read(READ_BYTES)
        if not block or len(buffer) > MAX_HEAD_BYTES:
            raise Unreadable("damaged")
        buffer += block
    prefix = found[1]
    if found[2]:  # <sheetData/> has no rows
        return b"", prefix, bytearray(b"</" + prefix + b"sheetData>")
    return bytes(buffer[: found.end()]), prefix, buffer[found.end() :]


def last_numbered_row(buffer: bytearray, prefix: bytes) -> int:
    """Where the last row that states its number begins; 0 where none does, and then nothing is cut."""
    numbered = re.compile(rb"<" + prefix + rb'row\s[^>]*\br="\d+"')
    at = len(buffer)
    while (at := buffer.rfind(b"<" + prefix + b"row ", 0, at)) > 0:
        if numbered.match(buffer, at):
            return at
    return 0


def holds_values(rows: bytes) -> bool:
    """Whether any cell has a value or text: their end tags are `</v>` and `</t>`, with or without a prefix."""
    return b"v>" in rows or b"t>" in rows


def copy_part(source: zipfile.ZipFile, part: str, archive: zipfile.ZipFile, name: str) -> None:
    """Copy one part block by block."""
    with source.open(part) as original, archive.open(name, "w") as copy:
        while block := original.read(READ_BYTES):
            copy.write(block)


def write_index(archive: zipfile.ZipFile, count: int, shared: dict[str, str], date_system: str) -> None:
    """The parts that tell calamine which sheets there are: named 1 to `count`."""
    numbers = range(1, count + 1)
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="s{n}"/>' for n in numbers)
    pieces = [link(f"s{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    archive.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><workbookPr date1904={quoteattr(date_system)}/>'
        f"<sheets>{sheets}</sheets></workbook>",
    )
    write_links(archive, "xl/_rels/workbook.xml.rels", pieces + [link(kind, kind, f"{kind}.xml") for kind in shared])
    write_links(archive, "_rels/.rels", [link("workbook", "officeDocument", "xl/workbook.xml")])


def link(name: str, kind: str, target: str) -> str:
    """One relation of a part to another."""
    return f'<Relationship Id="{name}" Type="{LINK}/{kind}" Target="{target}"/>'


def write_links(archive: zipfile.ZipFile, path: str, relations: list[str]) -> None:
    """The relations of one part."""
    archive.writestr(path, f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>')
