"""Filling an empty register with a whole made-up city, to try it and to measure it."""

from collections.abc import Callable
from contextlib import contextmanager
from itertools import batched

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import connection, transaction

from permits.oss.samples.firms import Firms
from permits.oss.samples.projects import TRADES
from permits.oss.seeded_rows import COLUMNS, RowMaker
from permits.oss.statements import run
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.models import Business, Kbli
from umkm_registry.businesses.sectors import refresh_sectors
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict

# Enough for COPY to be quick, few enough to stay below 100 MB.
CHUNK_FIRMS = 2000

# SQL to drop and to make each part, in an order in which they can be dropped.
PARTS = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY(%(tables)s::regclass[])
UNION ALL
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index i
WHERE indrelid = ANY(%(tables)s::regclass[])
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""


class SeedRefused(ValidationError):
    """The city cannot be made here; the message says why and what to do."""


@transaction.atomic
def seed_city(businesses: int, seed: int = 1, progress: Callable[[int], None] = lambda done: None) -> dict[str, int]:
    """Write a made-up city of `businesses` firms as one act; returns rows by table.

    The firms are those of the generated exports of the same seed, so importing such an export finds them. Refused
    when the register holds businesses already or the reference tables are empty. `progress` hears of firms done.
    About a minute for 100,000 businesses, memory stays flat.
    """
    _refuse_unless_ready()
    act = Act.objects.create(door="system", label=f"Kota rekaan: {businesses} usaha, benih {seed}")
    _know_every_trade()
    firms, maker, written = Firms(seed, quirks=False), RowMaker(act.pk), dict.fromkeys(COLUMNS, 0)
    with _checked_at_the_end():
        for indexes in batched(range(businesses), CHUNK_FIRMS):
            _write(maker, [firms.firm(index) for index in indexes], written)
            progress(indexes[-1] + 1)
        run({}, *connection.ops.sequence_reset_sql(no_style(), list(COLUMNS)), "ANALYZE")
    # Business by business, through the indexes that are back now.
    refresh_business_summaries()
    refresh_permit_summaries()
    run({}, "ANALYZE")
    return {str(model._meta.verbose_name): rows for model, rows in written.items()}


def _refuse_unless_ready() -> None:
    """Also keeps everybody else from writing businesses until this transaction ends."""
    # No table can be altered while checks of its rows wait for the commit.
    run({}, "LOCK TABLE businesses_business IN EXCLUSIVE MODE", "SET CONSTRAINTS ALL IMMEDIATE")
    if Business.objects.exists():
        raise SeedRefused("Data UMKM sudah berisi usaha. Kota rekaan hanya dibuat di basis data yang masih kosong.")
    if not Subdistrict.objects.exists():
        raise SeedRefused("Tabel acuan masih kosong. Jalankan load_reference_data lebih dulu.")


@contextmanager
def _checked_at_the_end():
    """Take foreign keys and the indexes behind no constraint away, and bring them back over the written rows.

    Row by row they cost more than all the rest. Nobody else can read the register until the transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(PARTS, {"tables": [model._meta.db_table for model in COLUMNS]})
        away, back = zip(*cursor.fetchall(), strict=True)
    run({}, *away)
    yield
    run({}, *back)


def _know_every_trade() -> None:
    trades = [Kbli(version="2020", code=trade["kbli"], title=trade["title"]) for trade in TRADES]
    Kbli.objects.bulk_create(trades, ignore_conflicts=True)
    refresh_sectors()


def _write(maker: RowMaker, firms: list, written: dict) -> None:
    rows = {model: [] for model in COLUMNS}
    for firm in firms:
        for model, row in maker.rows(firm):
            rows[model].append(row)
    with connection.cursor() as cursor:
        for model, columns in COLUMNS.items():
            with cursor.copy(f"COPY {model._meta.db_table} ({', '.join(columns.split())}) FROM STDIN") as copy:
                for row in rows[model]:
                    copy.write_row(row)
            written[model] += len(rows[model])
