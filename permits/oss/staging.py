"""Putting cleaned rows into the staging table by COPY, in chunks, so that progress shows and memory stays flat."""

from collections.abc import Iterable
from itertools import batched
from typing import NamedTuple

from django.db import connection, transaction

from permits.oss.models import ImportBatch

CHUNK_ROWS = 5000


class CleanRow(NamedTuple):
    """A row ready for the staging table; `values` and `sealed` are JSON text."""

    line: int
    key: str
    nib: str
    values: str
    sealed: str


def stage(batch: ImportBatch, rows: Iterable[CleanRow], lines_read) -> None:
    """Replace the staged rows of `batch` by `rows`. `lines_read()` tells how many lines of the file are done.

    Every chunk is a transaction of its own: a worker that is killed leaves rows that its successor replaces.
    """
    batch.staged.all().delete()
    for chunk in batched(rows, CHUNK_ROWS):
        with transaction.atomic(), connection.cursor() as cursor:
            with cursor.copy(
                "COPY oss_stagedrow (batch_id, outcome, line, key, nib, values, sealed) FROM STDIN"
            ) as copy:
                for row in chunk:
                    copy.write_row((batch.pk, "taken", *row))
            ImportBatch.objects.filter(pk=batch.pk).update(rows_done=lines_read())
