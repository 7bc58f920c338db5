"""From the cells of an export to rows for the staging table, with everything noticed on the way."""

import json
import re
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError

from permits.oss.cells import DATES, Reader, readers
from permits.oss.context import OTHER_TYPE, fold_document, read_context
from permits.oss.coordinates import coordinates
from permits.oss.dates import DateColumn
from permits.oss.findings import Findings
from permits.oss.reading import Export
from permits.oss.staging import CleanRow
from permits.oss.statuses import permit_status
from umkm_registry.identifiers.nik import niks_look_damaged
from umkm_registry.regions.names import fold_name

KEYS = {"nib": "nib", "project": "project_digits", "permit": "application_digits", "sidt": "sidt_id"}
SEALED = ("phone", "email", "nik")
# KBLI 2025 took effect on this day; the codes of 2020 stay in use beside it for half a year.
KBLI_2025_FROM = "2025-12-18"

# Capitals may be longer than small letters: "ß" becomes "SS".
LONGEST_ADDRESS = 500
_NOT_PLACE = re.compile(r"[\W_]+")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


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
        self._readers: list[tuple[str, int, Reader]] = [
            (name, self._columns[name], read) for name, read in readers(self._columns, export.grain).items()
        ]
        self._city = self._take("city")
        self._dates = {name: DateColumn(export.layout.date_order(name)) for name in DATES if name in self._columns}

    def clean(self, rows: Iterable[tuple[int, list]]) -> Iterator[CleanRow]:
        """The rows to take; the others are counted, and noted in the findings with their line.

        Reads the columns whole before it returns; the rows are cleaned as they are asked for.
        """
        self._look_at_columns()
        return self._cleaned(rows)

    def _cleaned(self, rows: Iterable[tuple[int, list]]) -> Iterator[CleanRow]:
        for line, cells in rows:
            self.rows += 1
            if self._elsewhere(cells):
                self.skipped += 1
                self.findings.add("outside_city", self.findings.title("city"), line)
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
        niks: set = set()
        nik = self._columns.get("nik")
        dates = [(column, self._columns[name]) for name, column in self._dates.items()]
        rows = 0
        if dates or nik is not None:
            for _, cells in self.export.rows():
                rows += 1
                for column, place in dates:
                    column.see(cells[place])
                if nik is not None:
                    niks.add(cells[nik])
        for name, column in self._dates.items():
            if column.note:
                self.findings.add(column.note, self.findings.title(name), rows=rows)
        if nik is not None and niks_look_damaged(niks):
            self.findings.add("nik_damaged", self.findings.title("nik"), rows=rows)
            self._take("nik")

    def _take(self, name: str) -> tuple[int, Reader] | None:
        """Take the reader of `name` out of the row loop; None when the export has no such column."""
        for reader in self._readers:
            if reader[0] == name:
                self._readers.remove(reader)
                return reader[1:]
        return None

    def _elsewhere(self, cells: list) -> bool:
        """Whether the row says that it belongs to another city; a row that says nothing is taken as ours."""
        if self._city is None:
            return False
        place, read = self._city
        city = read(cells[place])[0]
        return city is not None and city not in self.context.cities

    def _clean_row(self, line: int, cells: list) -> CleanRow | None:
        values, sealed = {}, {}
        for name, place, read in self._readers:
            cell = cells[place]
            if cell is None or cell == "":
                continue
            value, note = read(cell)
            if note:
                self.findings.add(note, self.findings.title(name), line)
            if value is None:
                continue
            if type(value) is tuple:
                self._keep_sealed(name, value, values, sealed)
            else:
                values[name] = value
        for name, column in self._dates.items():
            day, note = column.parse(cells[self._columns[name]])
            if note:
                self.findings.add(note, self.findings.title(name), line)
            if day:
                values[name] = day.isoformat()
        key = self._key(line, cells, values)
        if key is None:
            return None
        self._place(line, cells, values)
        self._codes(line, values)
        return CleanRow(line, key, values.get("nib", ""), _encode(values), _encode(sealed) if sealed else "{}")

    @staticmethod
    def _keep_sealed(name: str, value: tuple, values: dict, sealed: dict) -> None:
        if name in SEALED:
            values[f"{name}_hash"], values[f"{name}_mask"], sealed[name] = value
        else:
            values[name], sealed[name] = value

    def _key(self, line: int, cells: list, values: dict) -> str | None:
        """The key of the row's grain; None when the row cannot be taken."""
        grain = self.export.grain
        if "nib" not in values and grain != "sidt":
            self._note_missing("nib_invalid", "nib", line, cells)
            return None
        if "name" not in values:
            self.findings.add("name_missing", self.findings.title("name"), line)
            return None
        if grain == "iumk":
            return f"{values['nib']} {values.get('kbli', '')}"
        key = values.get(KEYS[grain])
        if key is None:
            self._note_missing("key_missing", KEYS[grain], line, cells)
        return key

    def _note_missing(self, code: str, name: str, line: int, cells: list) -> None:
        """Note that a row has no `name`, unless the reader of the cell has said so already."""
        cell = cells[self._columns[name]]
        if cell in (None, "") or not any(read(cell)[1] for column, _, read in self._readers if column == name):
            self.findings.add(code, self.findings.title(name), line)

    def _place(self, line: int, cells: list, values: dict) -> None:
        """Kelurahan, or the words for an unknown one; position; and address and kelurahan folded, which together tell
        one place of a business from another. An empty cell says nothing of any of them."""
        named = values.pop("subdistrict", None)
        district = values.pop("district", None)
        code = self.context.subdistricts.get(fold_name(named)) if named else None
        told = {"subdistrict": code, "place_region": code or fold_name(named or "")}
        if code is None and "subdistrict" in self._columns:
            told |= {"subdistrict_text": named, "district_text": district}
            self.findings.add("subdistrict_unknown", self.findings.title("subdistrict"), line)
        told["place_address"] = _NOT_PLACE.sub("", values.get("address", "")).upper()[:LONGEST_ADDRESS]
        values.update((name, text) for name, text in told.items() if text)
        if "latitude" in self._columns and "longitude" in self._columns:
            self._position(line, cells, values)

    def _position(self, line: int, cells: list, values: dict) -> None:
        where = cells[self._columns["latitude"]], cells[self._columns["longitude"]]
        latitude, longitude, note = coordinates(*where, self.context.box)
        if note:
            self.findings.add(note, self.findings.title("latitude"), line)
        if latitude is not None:
            values["latitude"], values["longitude"] = latitude, longitude

    def _codes(self, line: int, values: dict) -> None:
        """Codes that depend on more than one cell: KBLI version, type and status of a permit, whose contact it is."""
        if "user_name" in values:
            values["contact_name"] = values.pop("user_name")
        if "kbli" in values:
            values["kbli_version"] = self._kbli_version(values)
        if self.export.grain != "permit":
            return
        document, kind = values.get("document"), values.pop("permit_kind", None)
        types = self.context.permit_types
        known = next(
            (types[name] for text in (document, kind) if text and (name := fold_document(text)) in types), None
        )
        if known is None:
            self.findings.add("type_unknown", self.findings.title("document"), line)
        values["permit_type"] = known or OTHER_TYPE
        words = values.pop("status", None)
        if words:
            values["status_text"] = words
        values["status"], note = permit_status(words)
        if note:
            self.findings.add(note, self.findings.title("status"), line)

    def _kbli_version(self, values: dict) -> str:
        """The version of the layout; 2025 for a new row whose code only that version has."""
        version, code = self.export.layout.kbli_version, values["kbli"]
        day = values.get("submitted_on") or values.get("permit_on") or ""
        if day >= KBLI_2025_FROM and (version, code) not in self.context.kbli and ("2025", code) in self.context.kbli:
            return "2025"
        return version
