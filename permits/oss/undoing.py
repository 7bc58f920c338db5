"""Undoing a committed import, however long ago: one transaction, one act, out of history and source layer alone."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import pghistory
from django.db import connection, transaction
from django.utils import timezone

from permits.models import Permit
from permits.oss.committing import LEARN_KBLI, NEW_IDENTIFIERS, ImportRefused
from permits.oss.forgetting import forget
from permits.oss.leftovers import note_leftovers
from permits.oss.models import ImportBatch
from permits.oss.ownership import working_on
from permits.oss.promoted import TARGETS
from permits.oss.proposals import propose
from permits.oss.removing import IDENTIFIERS, LEARNED_KBLI, ORDER, removal
from permits.oss.restoring import restore, written
from permits.oss.snapshots import refresh_gone
from permits.oss.sourcing import source_as_it_is
from permits.oss.statements import run
from permits.oss.summarising import SUMMARISE_NEW
from permits.oss.wanting import LINK_PERMITS, want_register
from permits.oss.withdrawing import note_what_is_told, withdraw, withdraw_contacts
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.bulk_changes import begin_bulk_change
from umkm_registry.history.models import Act


@dataclass
class UndoReport:
    """How many register rows went back to what they were, stay as they are, or could not go back."""

    reversed: int = 0
    kept: int = 0
    failed: int = 0


def undo(batch: ImportBatch, actor=None, reason: str = "") -> UndoReport:
    """Undo a committed import. Refused when it is not committed, or when another process works on it."""
    with working_on(batch):
        waiting = ImportBatch.objects.filter(pk=batch.pk, state__in=["committed", *ImportBatch.UNDOING])
        if not waiting.update(state="undoing", phase_at=timezone.now()):
            batch.refresh_from_db()
            raise ImportRefused(
                f"Impor ini {batch.get_state_display().lower()}, jadi tidak dapat dibatalkan. Muat ulang halaman impor."
            )
        try:
            with transaction.atomic():
                return _undo(batch, actor, reason)
        except BaseException:
            ImportBatch.objects.filter(pk=batch.pk, state="undoing").update(state="committed")
            raise


@transaction.atomic
def preview_undo(batch: ImportBatch, look: Callable[[], None] = lambda: None) -> UndoReport:
    """What `undo` would report now; everything is rolled back, after `look` has read what the undo left."""
    report = _undo(batch, None, "")
    look()
    transaction.set_rollback(True)
    return report


def _undo(batch: ImportBatch, actor, reason: str) -> UndoReport:
    begin_bulk_change()
    act = _act(batch, actor, reason)
    names = {"batch": batch.pk, "made": batch.act_id, "act": act.pk, "ever_issued": Permit.EVER_ISSUED}
    others_wrote = note_what_is_told(names)
    forget(batch)
    source_as_it_is()
    run(names, LEARN_KBLI)
    want_register()
    for target in TARGETS:
        run(names, written(target), f"ANALYZE written_{target.kind}")
    businesses = _businesses()
    run(names, *(target.update() for target in TARGETS))
    # Older evidence may come to light of rows that an earlier undo took away.
    run(names, SUMMARISE_NEW, *(target.insert() for target in TARGETS), NEW_IDENTIFIERS)
    with pghistory.context(act=act.pk):
        removed = _remove(names)
    run(names, *(restore(target) for target in TARGETS))
    if others_wrote:
        run(names, *(withdraw(target) for target in TARGETS))
        withdraw_contacts(names)
    run(names, LINK_PERMITS)
    ImportBatch.objects.filter(pk=batch.pk).update(state="undone")
    refresh_gone(batch.grain)
    propose(batch)
    refresh_business_summaries(businesses)
    refresh_permit_summaries(businesses)
    report = UndoReport(reversed=removed + _restored(act), **note_leftovers(batch, act.pk))
    ImportBatch.objects.filter(pk=batch.pk).update(undo_counts=asdict(report))
    return report


def _act(batch: ImportBatch, actor, reason: str) -> Act:
    label = f"Pembatalan impor {batch.pk}: {batch.file_name}"[: Act._meta.get_field("label").max_length]
    return Act.objects.create(door="undo", actor=actor, undoes_id=batch.act_id, reason=reason, label=label)


def _businesses() -> str:
    """SQL of the businesses that the undo can touch; their owners are in `undone_owner`."""
    run(
        {},
        """
        CREATE TEMP TABLE undone_business ON COMMIT DROP AS
        SELECT id FROM want_business UNION SELECT id FROM written_businesses
        UNION SELECT p.business_id FROM written_places w JOIN businesses_place p ON p.id = w.id
        UNION SELECT p.business_id FROM written_permits w JOIN permits_permit p ON p.id = w.id
        UNION SELECT i.business_id FROM businesses_identifier i JOIN touched ON touched.nib = i.value
              WHERE i.kind = 'nib' AND i.business_id IS NOT NULL
        """,
        """
        CREATE TEMP TABLE undone_owner ON COMMIT DROP AS
        SELECT owner_id FROM businesses_business WHERE id IN (SELECT id FROM undone_business)
        UNION SELECT id FROM written_owners
        """,
        "ANALYZE undone_business, undone_owner",
    )
    return "SELECT id FROM undone_business"


def _remove(names: dict) -> int:
    """Delete what the import made; returns how many rows went."""
    removed = 0
    for target in ORDER:
        if target.kind == "businesses":
            removed += run(names, IDENTIFIERS)[0]
        removed += run(names, *removal(target))[-1]
    run(names, LEARNED_KBLI)
    return removed


def _restored(act: Act) -> int:
    """How many rows now stand as this act left them."""
    restored = 0
    with connection.cursor() as cursor:
        for target in TARGETS:
            cursor.execute(f"SELECT count(*) FROM {target.table} WHERE act_id = %s", [act.pk])
            restored += cursor.fetchone()[0]
    return restored
