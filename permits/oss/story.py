"""The story of one import, for ever: who did what with it and when, newest first."""

from dataclasses import dataclass
from datetime import datetime

from permits.oss.models import ImportBatch
from permits.oss.wording import size_words
from umkm_registry.templatetags.indonesian import ribuan


@dataclass(frozen=True)
class Event:
    """One sentence of the story; `who` is empty where a shell or the system did it."""

    icon: str
    text: str
    at: datetime | None
    who: str = ""
    key: bool = False


def events(batch: ImportBatch) -> list[Event]:
    """Two queries at most besides the batch."""
    size = size_words(batch.file_bytes)
    uploaded = Event(
        "arrow-up-tray", f"Diunggah: {batch.file_name}, {size}.", batch.uploaded_at, name_of(batch.uploaded_by)
    )
    return [*_ended(batch), *_undone(batch), *_saved(batch), uploaded]


def _saved(batch: ImportBatch) -> list[Event]:
    if not batch.act:
        return []
    rows = ribuan(batch.rows - batch.rejected - batch.skipped - batch.repeated)
    return [Event("check", f"Disimpan ke data UMKM: {rows} baris.", batch.act.at, name_of(batch.act.actor), True)]


def _undone(batch: ImportBatch) -> list[Event]:
    if not batch.act:
        return []
    return [
        Event("arrow-uturn-left", f"Dibatalkan. {_because(act.reason)}", act.at, name_of(act.actor), True)
        for act in batch.act.undone_by.select_related("actor").order_by("-at")
    ]


def _ended(batch: ImportBatch) -> list[Event]:
    """What ended it otherwise, and what is left of it."""
    told = []
    if batch.purged_at and batch.state != "cancelled":
        words = "Berkas dan isi barisnya dihapus; jumlah dan sidiknya disimpan."
        told.append(Event("archive-box-x-mark", words, batch.purged_at))
    decided = (batch.decided_at, name_of(batch.decided_by), True)
    if batch.state == "refused":
        told.append(Event("no-symbol", f"Ditolak. {_because(batch.reason)}", *decided))
    if batch.state == "cancelled":
        told.append(Event("stop-circle", "Dihentikan sebelum selesai diperiksa.", *decided))
    if batch.state == "failed":
        told.append(Event("x-circle", f"Tidak dapat dipakai. {batch.error}", batch.phase_at, key=True))
    return told


def _because(reason: str) -> str:
    return f"Alasan: {reason}" if reason else "Alasannya tidak dicatat."


def name_of(user) -> str:
    """The person's full name, or their user name; empty for nobody."""
    return (user.get_full_name() or user.username) if user else ""
