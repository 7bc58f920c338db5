"""Which process works on a batch, known by a lock that PostgreSQL frees when the process dies."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection

from permits.oss.models import ImportBatch

LOCK_SPACE = 6471


class BatchBusy(ValidationError):
    """Another process works on this batch now."""


@contextmanager
def working_on(batch: ImportBatch):
    """Hold `batch` for this process; refused while another one holds it."""
    if not _ask("SELECT pg_try_advisory_lock(%s, %s)", batch):
        raise BatchBusy("Impor ini sedang dikerjakan. Tunggu sampai selesai, lalu muat ulang halaman.")
    try:
        yield
    finally:
        _ask("SELECT pg_advisory_unlock(%s, %s)", batch)


def _ask(sql: str, batch: ImportBatch) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, [LOCK_SPACE, batch.pk])
        return cursor.fetchone()[0]


def recover() -> list[ImportBatch]:
    """Batches that a killed process left behind: an unfinished commit becomes reviewable again (its transaction
    left no trace), an unfinished preparation waits to be read anew. Returns those to be read."""
    for batch in ImportBatch.objects.filter(state__in=["reading", "checking", "comparing", "committing"]):
        if not _ask("SELECT pg_try_advisory_lock(%s, %s)", batch):
            continue
        state = "reviewable" if batch.state == "committing" else "uploaded"
        ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(state=state)
        _ask("SELECT pg_advisory_unlock(%s, %s)", batch)
    return list(ImportBatch.objects.filter(state="uploaded"))
