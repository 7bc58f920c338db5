"""How an import is shown: the badge of its state, the six steps it goes through."""

from dataclasses import dataclass

from permits.oss.models import ImportBatch
from permits.oss.wording import seconds_words

# State → tone and micro icon of its badge.
BADGES = {
    "uploaded": ("busy", "clock"),
    "reading": ("busy", "arrow-path"),
    "checking": ("busy", "arrow-path"),
    "comparing": ("busy", "arrow-path"),
    "reviewable": ("caution", "ellipsis-horizontal-circle"),
    "to_commit": ("busy", "clock"),
    "committing": ("busy", "arrow-path"),
    "committed": ("good", "check-circle"),
    "refused": ("quiet", "no-symbol"),
    "failed": ("bad", "x-circle"),
    "cancelled": ("quiet", "stop-circle"),
    "to_undo": ("busy", "clock"),
    "undoing": ("busy", "arrow-path"),
    "undone": ("quiet", "arrow-uturn-left"),
}
# Step, the state in which it is the present one, and its key in `seconds`.
STEPS = [
    ("Unggah", "", ""),
    ("Baca", "reading", "read"),
    ("Periksa", "checking", "check"),
    ("Bandingkan", "comparing", "compare"),
    ("Tinjau", "reviewable", ""),
    ("Simpan", "committing", "commit"),
]
REVIEW, SAVE = 4, 5


@dataclass(frozen=True)
class Step:
    """`css` is a class of `.steps`: done, now, 'now failed', or nothing for what is still to come."""

    name: str
    css: str
    note: str = ""


def badge(batch: ImportBatch) -> dict:
    """Context of `components/status.html`."""
    tone, icon = BADGES[batch.state]
    return {"tone": tone, "icon": icon, "label": batch.get_state_display()}


def title(batch: ImportBatch) -> str:
    """'Proyek OSS per 31 Oktober 2026'; the name of the file as long as nothing is known of its content."""
    return f"{batch.get_grain_display()} OSS" if batch.grain else batch.file_name


def steps(batch: ImportBatch) -> list[Step]:
    """The six steps, with the seconds of those that are done."""
    at = _present(batch)
    css = "now failed" if batch.state in ("failed", "cancelled", "refused") else "now"
    shown = []
    for number, (name, _, key) in enumerate(STEPS):
        seconds = batch.seconds.get(key)
        note = seconds_words(seconds) if seconds is not None and number < at else ""
        shown.append(Step(name, "done" if number < at else css if number == at else "", note))
    return shown


def _present(batch: ImportBatch) -> int:
    """The number of the step where the import stands; 6 when it is through."""
    if batch.state in ("committed", "to_undo", "undoing", "undone"):
        return len(STEPS)
    if batch.state in ImportBatch.COMMITTING:
        return SAVE
    if batch.state in ("reviewable", "refused"):
        return REVIEW
    if batch.state in ("failed", "cancelled"):
        return next((n for n, (_, _, key) in enumerate(STEPS) if key and key not in batch.seconds), REVIEW)
    return next((n for n, (_, state, _) in enumerate(STEPS) if state == batch.state), 1)
