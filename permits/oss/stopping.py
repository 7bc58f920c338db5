"""Stopping the work on an import: whoever does it lets go within two seconds, and nothing of it stays behind."""

import time

from django.db import connection
from django.utils import timezone

from permits.oss.committing import ImportRefused
from permits.oss.models import ImportBatch
from permits.oss.ownership import LOCK_SPACE

PATIENCE_SECONDS = 5
LOOK_AGAIN_SECONDS = 0.1

# The process that holds a batch, and an end to the statement it runs. What ran for a moment only is left alone: that
# may be the process putting its batch back in order.
HOLDER = """
SELECT l.pid, CASE WHEN a.state <> 'idle' AND clock_timestamp() - a.query_start > interval '100 ms'
                   THEN pg_cancel_backend(l.pid) END
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND (l.classid, l.objid, l.objsubid) = (%s, %s, 2) AND l.granted
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def stop(batch: ImportBatch, actor) -> ImportBatch:
    """Stop what is done with `batch`, and return it as it then stands.

    A preparation ends for good, its rows and its file are cleared away. A commit or an undo that waits or runs is taken
    back, and the import stands where it stood before. Refused when nobody works on it.
    """
    if batch.state in ImportBatch.PREPARING:
        _move(batch, ImportBatch.PREPARING, "cancelled", decided_by=actor, decided_at=timezone.now())
        if _let_go(batch):
            clear_away(batch)
    elif batch.state in ImportBatch.COMMITTING:
        _take_back(batch, ImportBatch.COMMITTING, "reviewable")
    elif batch.state in ImportBatch.UNDOING:
        _take_back(batch, ImportBatch.UNDOING, "committed")
    else:
        raise ImportRefused(_nothing_to_stop(batch))
    batch.refresh_from_db()
    return batch


def clear_away(batch: ImportBatch) -> None:
    """Remove file, rows, findings and differences of a stopped import; who does it last finds nothing any more."""
    for rows in (batch.staged, batch.findings, batch.differences):
        rows.all().delete()
    if batch.file:
        batch.file.delete(save=False)
    ImportBatch.objects.filter(pk=batch.pk).update(file="", counts={}, purged_at=timezone.now())


def _take_back(batch: ImportBatch, states: list[str], before: str) -> None:
    waiting, working = states
    if ImportBatch.objects.filter(pk=batch.pk, state=waiting).update(state=before):
        return
    _let_go(batch)
    # Its holder has put this right already, unless it died.
    _move(batch, [working, before], before)


def _move(batch: ImportBatch, states: list[str], state: str, **facts) -> None:
    if ImportBatch.objects.filter(pk=batch.pk, state__in=states).update(state=state, **facts):
        return
    batch.refresh_from_db()
    raise ImportRefused(_nothing_to_stop(batch))


def _nothing_to_stop(batch: ImportBatch) -> str:
    return f"Impor ini {batch.get_state_display().lower()}, jadi tidak ada yang dihentikan."


def _let_go(batch: ImportBatch) -> bool:
    """Interrupt whoever holds `batch` until nobody does; False when it is held even after five seconds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(HOLDER, [LOCK_SPACE, batch.pk])
            if cursor.fetchone() is None:
                return True
        time.sleep(LOOK_AGAIN_SECONDS)
    return False
