"""What the back office tells of imports and their rows in the words of a person, not of the tables."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from permits.oss.layouts.headers import TITLES
from permits.oss.looks import STEPS
from permits.oss.models import ImportBatch
from permits.oss.outcome import OUTCOMES
from permits.oss.rows import UNSHOWN
from permits.oss.wording import KINDS, cell_words, seconds_words
from umkm_registry.templatetags.indonesian import ribuan

NEW_LINE = mark_safe("<br>")


def cells(values: dict | None) -> SafeString:
    """'Nama usaha: Amplang', one column of the export a line; of personal data the mask, never the hash."""
    told = {name.removesuffix("_mask"): value for name, value in (values or {}).items() if not name.endswith("_hash")}
    lines = [(TITLES.get(name, name), cell_words(name, value)) for name, value in told.items() if name not in UNSHOWN]
    return format_html_join(NEW_LINE, "{}: {}", lines)


def columns(batch: ImportBatch) -> str:
    return ", ".join(TITLES.get(name, name) for name in batch.columns)


def counts(batch: ImportBatch) -> SafeString:
    """'Baru: Usaha 12, Izin 14', one outcome a line."""
    lines = [
        (word, ", ".join(f"{KINDS.get(kind, kind)} {ribuan(number)}" for kind, number in batch.counts[key].items()))
        for key, word in OUTCOMES
        if key in batch.counts
    ]
    return format_html_join(NEW_LINE, "{}: {}", lines)


def seconds(batch: ImportBatch) -> str:
    """'Baca 2,9 detik, Periksa 6,1 detik'"""
    steps = [(word, batch.seconds[key]) for word, _, key in STEPS if key in batch.seconds]
    return ", ".join(f"{word} {seconds_words(taken)}" for word, taken in steps)
