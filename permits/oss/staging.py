"""Putting cleaned rows into the staging table by COPY, in chunks, so that progress shows and memory stays flat."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import NamedTuple

from django.db import connection, transaction
from psycopg.copy import QueuedLibpqWriter

from permits.oss.models import ImportBatch
from permits.oss.ownership import advance

CHUNK_ROWS = 10_000
COPY = "COPY oss_stagedrow (batch_id, outcome, line, key, nib, values, sealed) FROM STDIN"


class CleanRow(NamedTuple):
    """A row ready for the staging table; `values` and `sealed` are JSON text."""

    line: int
    key: str
    nib: str
    values: str
    sealed: str


def stage(batch: ImportBatch, rows: Iterable[CleanRow], progress: Callable[[], dict]) -> None:
    """Replace the staged rows of `batch` by `rows`; what `progress()` says is kept on the batch after every chunk.

    Every chunk is a transaction of its own: a worker that is killed leaves rows that its successor replaces.
    Rows go out in a thread of their own while the next ones are cleaned, so a slow server never holds cleaning up.
    """
    batch.staged.all().delete()
    rows = iter(rows)
    while _copy(batch, islice(rows, CHUNK_ROWS)):
        advance(batch, batch.state, **progress())


@transaction.atomic
def _copy(batch: ImportBatch, rows: Iterable[CleanRow]) -> int:
    with connection.cursor() as cursor:
        driver = cursor.cursor
        with driver.copy(COPY, writer=QueuedLibpqWriter(driver)) as copy:
            for row in rows:
                copy.write_row((batch.pk, "taken", *row))
        return cursor.rowcount
