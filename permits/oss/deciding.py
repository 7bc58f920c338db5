"""What a person asks of an import: take the file in, save it, refuse it, undo it. A worker carries it out."""

import uuid
from datetime import date, datetime, timedelta

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from permits.oss.committing import ImportRefused
from permits.oss.comparing import PROMOTED_GRAINS
from permits.oss.jobs import defer, preview_undo, queue
from permits.oss.models import ImportBatch
from permits.oss.receiving import receive
from umkm_registry.templatetags.indonesian import jam, tanggal

FRESH = timedelta(minutes=5)


def take_in(file: File, actor, key: uuid.UUID, full_on: date | None = None) -> ImportBatch:
    """Keep an uploaded file and have it prepared. The same `key` again gives the same batch, and nothing more."""
    known = ImportBatch.objects.filter(upload_key=key).first()
    if known:
        return known
    try:
        with transaction.atomic():
            batch = receive(file, file.name, actor, upload_key=key, full_on=full_on)
            queue(batch)
    except IntegrityError:  # the other click was quicker
        return ImportBatch.objects.get(upload_key=key)
    return batch


def request_commit(batch: ImportBatch, actor) -> None:
    """Have `batch` saved to the register. Asking again changes nothing; refused when it is decided otherwise."""
    if batch.grain not in PROMOTED_GRAINS:
        raise ImportRefused(
            f"Berkas {batch.get_grain_display()} baru dapat dilihat, belum dapat disimpan ke data UMKM."
        )
    _decide(batch, "reviewable", ["to_commit", "committing", "committed"], actor, error="")


def refuse(batch: ImportBatch, actor, reason: str) -> None:
    """Refuse `batch`: nothing of it comes into the register. Refused itself when it is decided already."""
    _decide(batch, "reviewable", ["refused"], actor, reason=reason, error="")


def request_undo(batch: ImportBatch, actor, reason: str) -> None:
    """Have a committed import undone. Asking again changes nothing."""
    _decide(batch, "committed", ["to_undo", "undoing", "undone"], actor, reason=reason, error="", undo_preview={})


def undo_preview(batch: ImportBatch, now: datetime) -> dict:
    """What undoing `batch` would do, with its moment as `at`; empty while a worker works it out.

    Asked for anew when it is older than five minutes: the register goes on changing.
    """
    preview = batch.undo_preview
    at, asked_at = (preview.get(name) and parse_datetime(preview[name]) for name in ("at", "asked_at"))
    if at and now - at < FRESH:
        return preview | {"at": at}
    if batch.state == "committed" and not (asked_at and now - asked_at < FRESH):
        with transaction.atomic():
            ImportBatch.objects.filter(pk=batch.pk).update(undo_preview={"asked_at": now.isoformat()})
            defer(preview_undo, batch)
    return {}


@transaction.atomic
def _decide(batch: ImportBatch, before: str, course: list[str], actor, **facts) -> None:
    """Send `batch` on the `course` of states that this decision leads through, if it still stands at `before`."""
    facts |= {"decided_by": actor, "decided_at": timezone.now(), "taken_over": 0}
    if ImportBatch.objects.filter(pk=batch.pk, state=before).update(state=course[0], **facts):
        batch.refresh_from_db()
        queue(batch)
        return
    batch.refresh_from_db()
    if batch.state not in course or batch.decided_by != actor:  # else the second click of one person
        raise ImportRefused(_settled(batch))


def _settled(batch: ImportBatch) -> str:
    """Why nothing can be decided any more: what stands, by whom, since when."""
    said = f"Impor ini {batch.get_state_display().lower()}"
    if batch.decided_by:
        who = batch.decided_by.get_full_name() or batch.decided_by.username
        said += f" ({who}, {tanggal(batch.decided_at)}, {jam(batch.decided_at)})"
    return f"{said}. Keputusan Anda tidak dipakai."
