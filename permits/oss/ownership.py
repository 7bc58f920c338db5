"""Which process works on a batch, known by a lock that PostgreSQL frees when the process dies."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from permits.oss.models import ImportBatch

LOCK_SPACE = 6471
STOPPED = "Impor ini dihentikan. Unggah berkasnya lagi bila masih diperlukan."


class BatchBusy(ValidationError):
    """Another process works on this batch now."""


class ImportStopped(ValidationError):
    """A person stopped the import while it was being prepared; whoever works on it lays it down."""


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


def advance(batch: ImportBatch, state: str, **facts) -> None:
    """Keep `facts` of a batch that is being prepared, and bring it to `state`. ImportStopped when it was stopped."""
    facts |= {"state": state}
    if state != batch.state:
        facts["phase_at"] = timezone.now()
    if not _going_on(batch).update(**facts):
        raise ImportStopped(STOPPED)
    for name, value in facts.items():
        setattr(batch, name, value)


def keep_on(batch: ImportBatch) -> None:
    """ImportStopped when the preparation of `batch` was stopped.

    Not asked within a transaction, where the connection may be in the middle of a COPY: that is cancelled by itself.
    """
    if not connection.in_atomic_block and not _going_on(batch).exists():
        raise ImportStopped(STOPPED)


def _going_on(batch: ImportBatch):
    return ImportBatch.objects.filter(pk=batch.pk, state__in=ImportBatch.PREPARING)


# Only looked at: whoever tried to take the lock, if for a moment, would send the rightful worker away.
HELD = """
SELECT objid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def abandoned() -> list[ImportBatch]:
    """Batches that somebody should be working on and nobody does: waiting for a job, or left by a dead process.

    Whoever holds such a batch next may begin anew: a dead process's transaction ended with its connection.
    """
    batches = list(ImportBatch.objects.filter(state__in=ImportBatch.WORKING))
    with connection.cursor() as cursor:
        cursor.execute(HELD, [LOCK_SPACE])
        held = {pk for (pk,) in cursor.fetchall()}
    # A holder may have finished since its batch was read.
    return [
        batch
        for batch in batches
        if batch.pk not in held and ImportBatch.objects.filter(pk=batch.pk, state=batch.state).exists()
    ]
