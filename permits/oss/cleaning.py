"""From the cells of an export to rows for the staging table, with everything noticed on the way."""

import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from permits.oss.cells import DATES, KEYS, Reader, member, remembering, tellers, telling
from permits.oss.context import OTHER_TYPE, fold_document, read_context
from permits.oss.coordinates import coordinates
from permits.oss.dates import DateColumn
from permits.oss.findings import Findings
from permits.oss.reading import Export
from permits.oss.staging import CleanRow
from permits.oss.statuses import permit_status
from umkm_registry.identifiers.nik import niks_look_damaged
from umkm_registry.regions.names import fold_name

# KBLI 2025 took effect on this day; the codes of 2020 stay in use beside it for half a year.
KBLI_2025_FROM = "2025-12-18"

# Capitals may be longer than small letters: "ß" becomes "SS".
LONGEST_ADDRESS = 500
_NOT_PLACE = re.compile(r"[\W_]+")


class NoRows(ValidationError):
    """The export has its header, and nothing under it."""


class Cleaner:
    """Cleans the rows of one export. `rows`, `rejected` and `skipped` count what has been read so far."""

    def __init__(self, export: Export, findings: Findings):
        self.export, self.findings = export, findings
        findings.titles = export.titles
        self.context = read_context()
        self.rows = self.rejected = self.skipped = 0
        self._columns = export.columns
        self._tellers = tellers(self._columns, export.grain)
        self._city = self._tellers.pop("city", None)
        self._dates = {name: DateColumn(export.layout.date_order(name)) for name in DATES if name in self._columns}
        self._region = remembering(self._read_region)
        self._kind = remembering(self._read_kind)
        self._point = remembering(self._read_point)
        self._address = remembering(fold_address)

    def clean(self, rows: Iterable[tuple[int, list]]) -> Iterator[CleanRow]:
        """The rows to take; the others are counted, and noted in the findings with their line.

        Reads the columns whole before it returns; the rows are cleaned as they are asked for.
        """
        self._look_at_columns()
        for name, column in self._dates.items():
            self._tellers[name] = remembering(telling(name, in_iso(column)))
        self._in_places = [(name, self._columns[name], tell) for name, tell in self._tellers.items()]
        return self._cleaned(rows)

    def _cleaned(self, rows: Iterable[tuple[int, list]]) -> Iterator[CleanRow]:
        for line, cells in rows:
            self.rows += 1
            if self._elsewhere(cells):
                self.skipped += 1
                self._note("outside_city", "city", line)
                continue
            row = self._clean_row(line, cells)
            if row is None:
                self.rejected += 1
            else:
                yield row
        if not self.rows:
            raise NoRows(
                "Di bawah judul kolom tidak ada satu baris data pun. Unduh ulang dari OSS, dan periksa apakah "
                "penyaringnya (tanggal, wilayah) memang menghasilkan data."
            )

    def _look_at_columns(self) -> None:
        """First pass: what only a whole column can tell. Day and month order, and NIKs that lost their last digit."""
        seen: dict[str, set] = {name: set() for name in (*self._dates, "nik") if name in self._columns}
        rows = 0
        if seen:
            takers = [(cells.add, self._columns[name]) for name, cells in seen.items()]
            for _, cells in self.export.rows():
                rows += 1
                for take, place in takers:
                    take(cells[place])
        for name, column in self._dates.items():
            for cell in seen[name]:
                column.see(cell)
            if column.note:
                self.findings.add(column.note, self.findings.title(name), rows=rows)
        if "nik" in seen and niks_look_damaged(seen["nik"]):
            self.findings.add("nik_damaged", self.findings.title("nik"), rows=rows)
            del self._tellers["nik"]

    def _note(self, code: str, name: str, line: int) -> None:
        self.findings.add(code, self.findings.title(name), line)

    def _elsewhere(self, cells: list) -> bool:
        """Whether the row says that it belongs to another city; a row that says nothing is taken as ours."""
        if self._city is None:
            return False
        city = self._city(cells[self._columns["city"]])[0]
        return city is not None and city not in self.context.cities

    def _clean_row(self, line: int, cells: list) -> CleanRow | None:
        told, members, sealed = {}, [], []
        for name, place, tell in self._in_places:
            cell = cells[place]
            if cell is None:
                continue
            value, text, secret, note = tell(cell)
            if note:
                self._note(note, name, line)
            if value is not None:
                told[name] = value
                members.append(text)
                if secret:
                    sealed.append(secret)
        key = self._key(line, cells, told)
        if key is None:
            return None
        members += self._place(line, told), self._position(line, cells), self._codes(line, told)
        return CleanRow(
            line, key, told.get("nib", ""), f"{{{','.join(filter(None, members))}}}", f"{{{','.join(sealed)}}}"
        )

    def _key(self, line: int, cells: list, told: dict) -> str | None:
        """The key of the row's grain; None when the row cannot be taken."""
        grain = self.export.grain
        if "nib" not in told and grain != "sidt":
            self._note_missing("nib_invalid", "nib", line, cells)
            return None
        if "name" not in told:
            self._note("name_missing", "name", line)
            return None
        if grain == "iumk":
            return f"{told['nib']} {told.get('kbli', '')}"
        key = told.get(KEYS[grain])
        if key is None:
            self._note_missing("key_missing", KEYS[grain], line, cells)
        return key

    def _note_missing(self, code: str, name: str, line: int, cells: list) -> None:
        """Note that a row has no `name`, unless the reader of the cell has said so already."""
        cell = cells[self._columns[name]]
        if cell is None or not self._tellers[name](cell)[-1]:
            self._note(code, name, line)

    def _place(self, line: int, told: dict) -> str:
        """Kelurahan, or the words for an unknown one; and address and kelurahan folded, which together tell one place
        of a business from another. An empty cell says nothing of any of them."""
        members, known = self._region((told.get("subdistrict"), told.get("district")))
        if not known and "subdistrict" in self._columns:
            self._note("subdistrict_unknown", "subdistrict", line)
        if "address" not in told:
            return members
        address = self._address(told["address"])
        return f"{members},{address}" if members else address

    def _read_region(self, words: tuple[str | None, str | None]) -> tuple[str, bool]:
        """The members for kelurahan and kecamatan as they are written, and whether the kelurahan is known."""
        named, district = words
        code = self.context.subdistricts.get(fold_name(named)) if named else None
        told = {"subdistrict": code, "place_region": code or fold_name(named or "")}
        if code is None and "subdistrict" in self._columns:
            told |= {"subdistrict_text": named, "district_text": district}
        return ",".join(member(name, text) for name, text in told.items() if text), code is not None

    def _position(self, line: int, cells: list) -> str:
        if "latitude" not in self._columns or "longitude" not in self._columns:
            return ""
        members, note = self._point((cells[self._columns["latitude"]], cells[self._columns["longitude"]]))
        if note:
            self._note(note, "latitude", line)
        return members

    def _read_point(self, where: tuple) -> tuple[str, str | None]:
        """The members for a position, and a note."""
        latitude, longitude, note = coordinates(*where, self.context.box)
        return f'"latitude":"{latitude}","longitude":"{longitude}"' if latitude else "", note

    def _codes(self, line: int, told: dict) -> str:
        """Codes that depend on more than one cell: version of the KBLI, type and status of a permit."""
        members = ""
        if "kbli" in told:
            version = self._kbli_version(told)
            members = f'"kbli_version":"{version}"'
            if (version, told["kbli"]) not in self.context.kbli:
                self._note("kbli_unknown", "kbli", line)
        if self.export.grain != "permit":
            return members
        kind, notes = self._kind((told.get("document"), told.get("permit_kind"), told.get("status")))
        for note, name in notes:
            self._note(note, name, line)
        return f"{members},{kind}" if members else kind

    def _read_kind(self, words: tuple[str | None, str | None, str | None]) -> tuple[str, list[tuple[str, str]]]:
        """The members for type and status of a permit out of its words, and notes with the columns they concern."""
        document, kind, words = words
        types = self.context.permit_types
        known = next(
            (types[name] for text in (document, kind) if text and (name := fold_document(text)) in types), None
        )
        status, note = permit_status(words)
        told = {"permit_type": known or OTHER_TYPE, "status": status, "status_text": words}
        notes = [] if known else [("type_unknown", "document")]
        notes += [(note, "status")] if note else []
        return ",".join(member(name, text) for name, text in told.items() if text), notes

    def _kbli_version(self, told: dict) -> str:
        """The version of the layout; 2025 for a new row whose code only that version has."""
        version, code = self.export.layout.kbli_version, told["kbli"]
        day = told.get("submitted_on") or told.get("permit_on") or ""
        if day >= KBLI_2025_FROM and (version, code) not in self.context.kbli and ("2025", code) in self.context.kbli:
            return "2025"
        return version


def fold_address(address: str) -> str:
    """The member for an address as it is compared with others: letters and digits alone, in capitals."""
    return member("place_address", _NOT_PLACE.sub("", address).upper()[:LONGEST_ADDRESS])


def in_iso(column: DateColumn) -> Reader:
    """A reader of the days of `column` as text: '2026-11-24'."""

    def read(cell):
        day, note = column.parse(cell)
        return day and day.isoformat(), note

    return read
