"""How far the work on an import is, from its row: rows done, how fast, how long still, who else is in line."""

from dataclasses import dataclass
from datetime import datetime

from permits.oss.models import ImportBatch
from permits.oss.wording import seconds_words
from umkm_registry.templatetags.indonesian import ribuan

SENTENCES = {
    "uploaded": "Menunggu giliran dibaca",
    "reading": "Membuka berkas",
    "checking": "{rows} baris dibaca, sedang diperiksa",
    "comparing": "{rows} baris dibandingkan dengan data UMKM",
    "to_commit": "Menunggu giliran disimpan",
    "committing": "Menyimpan {rows} baris ke data UMKM",
    "to_undo": "Menunggu giliran dibatalkan",
    "undoing": "Membatalkan {rows} baris",
}
LEARN_FROM = 20  # latest commits, for how long one takes


@dataclass(frozen=True)
class Progress:
    """`done` of `rows` where rows are counted (else `done` is None), and two sentences about it."""

    title: str
    note: str
    rows: int
    done: int | None = None

    @property
    def percent(self) -> int:
        return min(100, (self.done or 0) * 100 // max(1, self.rows))


def progress(batch: ImportBatch, now: datetime) -> Progress | None:
    """What the progress panel shows; None when nobody works on the import."""
    if batch.state not in ImportBatch.WORKING:
        return None
    elapsed = (now - batch.phase_at).total_seconds() if batch.phase_at else 0
    if batch.state == "reading" and batch.rows_done:
        total = max(batch.rows, batch.rows_done)
        title = f"{ribuan(batch.rows_done)} dari {ribuan(total)} baris dibaca"
        return Progress(title, _speed(batch.rows_done, total, elapsed), total, batch.rows_done)
    title = SENTENCES[batch.state].format(rows=ribuan(batch.rows))
    if batch.state in ImportBatch.WAITING:
        return Progress(title, "Impor lain sedang dikerjakan, atau pekerjaan segera dimulai.", batch.rows)
    return Progress(title, _duration(batch, elapsed), batch.rows)


def _speed(done: int, total: int, elapsed: float) -> str:
    if elapsed < 1:
        return ""
    speed = done / elapsed
    left = round((total - done) / speed)
    return f"{ribuan(speed)} baris per detik. Sisa sekitar {seconds_words(max(1, left)).replace(',0', '')}."


def _duration(batch: ImportBatch, elapsed: float) -> str:
    said = f"Sudah {seconds_words(max(0, elapsed))}."
    if batch.state == "committing" and (usual := _usual_seconds(batch.rows)):
        said += f" Biasanya sekitar {seconds_words(usual)}."
    return said


def _usual_seconds(rows: int) -> float:
    """How long saving so many rows took lately; 0 when nothing was saved yet."""
    latest = ImportBatch.objects.filter(seconds__has_key="commit", rows__gt=0).order_by("-id")[:LEARN_FROM]
    known = [(batch.rows, batch.seconds["commit"]) for batch in latest]
    return sum(seconds for _, seconds in known) / sum(rows for rows, _ in known) * rows if known else 0


def line(user) -> list[ImportBatch]:
    """The imports that are worked on or wait for it, in their order."""
    waiting = ImportBatch.objects.visible_to(user).filter(state__in=ImportBatch.WORKING)
    return sorted(
        waiting.select_related("uploaded_by"), key=lambda batch: (batch.state in ImportBatch.WAITING, batch.pk)
    )
