"""Made-up exports whose cells a test may spoil, their way through the import, and what the register then says."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import xlsxwriter
from django.core.files import File
from django.db import connection, transaction

from permits.models import Permit
from permits.oss import samples
from permits.oss.committing import commit
from permits.oss.models import ImportBatch
from permits.oss.preparing import prepare
from permits.oss.receiving import receive
from umkm_registry.businesses.models import Activity, Business, Identifier, Owner, Place
from umkm_registry.reference_data import load_reference_data

HOLDER = "identifiers__value"
# What each table says of a row: columns of other rows by what names them, so that ids do not matter.
NAMED = {
    Owner: {"who": f"businesses__{HOLDER}"},
    Business: {"who": HOLDER, "owner": "owner__name", "sector": "sector__code"},
    Identifier: {"business": "business__name", "owner": "owner__name"},
    Place: {"business": f"business__{HOLDER}", "subdistrict": "subdistrict__code"},
    Activity: {"place": "place__source_key", "kbli": "kbli__code", "who": f"place__business__{HOLDER}"},
    Permit: {"business": f"business__{HOLDER}", "activity": "activity__project_digits"},
}


def rows_of(layout: str, count: int, seed: int = 1) -> list[dict]:
    """Faultless rows of a generated export, header → cell."""
    headers, made = samples.make(layout, count, seed, quirks=False)
    return [dict(zip(headers, cells, strict=True)) for cells in made]


def workbook(path: Path, rows: Iterable[dict], sheet: str = "Sheet 1") -> Path:
    """`rows` under the headers of the first one. Texts stay texts, numbers and dates are what Excel makes of them."""
    rows = list(rows)
    return grid(path, {sheet: [list(rows[0]), *(row.values() for row in rows)]})


def grid(path: Path, sheets: dict[str, list]) -> Path:
    """A workbook of {sheet name: rows of cells}; a cell of two is a formula and the value Excel kept of it."""
    with xlsxwriter.Workbook(path) as book:
        as_date = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for line, cells in enumerate(lines):
                for place, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(line, place, cell)
                    elif isinstance(cell, tuple):
                        sheet.write_formula(line, place, cell[0], value=cell[1])
                    elif isinstance(cell, date):
                        sheet.write_datetime(line, place, cell, as_date)
                    elif cell is not None:
                        sheet.write(line, place, cell)
    return path


def preview(path: Path, actor=None) -> ImportBatch:
    """The file as a batch that waits for a decision."""
    with path.open("rb") as file, forgetting_tables():
        return prepare(receive(File(file), path.name, actor))


def save(batch: ImportBatch, actor=None) -> ImportBatch:
    """The batch committed."""
    with forgetting_tables():
        return commit(batch, actor)


def bring_in(path: Path, actor=None) -> ImportBatch:
    """The file previewed and committed."""
    return save(preview(path, actor), actor)


@contextmanager
def forgetting_tables() -> Iterator[None]:
    """Temporary tables go with their transaction; a test is one long transaction, so they are dropped here."""
    yield
    with connection.cursor() as cursor:
        cursor.execute("DISCARD TEMP")


@contextmanager
def passing_register(blocker) -> Iterator[None]:
    """A database with reference data that is as before afterwards: for facts that several tests look at."""
    with blocker.unblock(), transaction.atomic():
        load_reference_data()
        yield
        transaction.set_rollback(True)


def findings(batch: ImportBatch) -> dict[tuple[str, str], tuple[str, int, list[int]]]:
    """(code, column) → (severity, rows, example lines)."""
    return {(each.code, each.column): (each.severity, each.rows, each.lines) for each in batch.findings.all()}


def codes(batch: ImportBatch) -> dict[str, int]:
    """Code → rows, of all columns together."""
    counted: dict[str, int] = {}
    for each in batch.findings.all():
        counted[each.code] = counted.get(each.code, 0) + each.rows
    return counted


def facts() -> dict[str, list[dict]]:
    """All that the register says, without ids, acts and ciphertexts, in an order of its own."""
    told = {}
    for model, named in NAMED.items():
        names = [field.name for field in model._meta.concrete_fields]
        plain = [name for name in names if name not in ("id", "act", *named) and not name.endswith("_sealed")]
        rows = model.objects.values_list(*plain, *named.values())
        told[model.__name__] = sorted((dict(zip([*plain, *named], row, strict=True)) for row in rows), key=repr)
    return told


def dump(tables: str = "^(businesses|permits)_") -> dict[str, list[str]]:
    """Every row of the tables as text, ids, versions and all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ %s", [tables])
        rows = {}
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{name}" t ORDER BY 1')
            rows[name] = [row for (row,) in cursor.fetchall()]
    return rows
