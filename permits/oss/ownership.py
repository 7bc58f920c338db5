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


# Where a batch goes back to when the process that worked on it died. Commit and undo leave no trace of themselves:
# their transaction ended with the connection.
AFTER_DEATH = {
    "reading": "uploaded",
    "checking": "uploaded",
    "comparing": "uploaded",
    "committing": "reviewable",
    "undoing": "committed",
}


def recover() -> list[ImportBatch]:
    """Bring batches that a killed process left behind back to where they can go on. Returns those to be read."""
    for batch in ImportBatch.objects.filter(state__in=AFTER_DEATH):
        if not _ask("SELECT pg_try_advisory_lock(%s, %s)", batch):
            continue
        ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(state=AFTER_DEATH[batch.state])
        _ask("SELECT pg_advisory_unlock(%s, %s)", batch)
    return list(ImportBatch.objects.filter(state="uploaded"))
