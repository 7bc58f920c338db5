"""The list of acts as a file: what is shown, in sentences, masked as on the page."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils import timezone

from umkm_registry.history.models import Act
from umkm_registry.history.telling import ActTold, RowTold, tell
from umkm_registry.history.written import by_indexes
from umkm_registry.spreadsheets.writing import write_csv
from umkm_registry.templatetags.indonesian import ribuan

TITLES = ["Waktu", "Oleh", "Lewat", "Tindakan", "Alasan", "Yang ditulis", "Perubahan"]
FILE_NAME = "riwayat.csv"
MOST_ACTS, AT_ONCE = 10_000, 200
DONE = {"made": "dicatat", "deleted": "dihapus"}


class FileRefused(ValidationError):
    """The file would be too long; the message says what to do."""


@by_indexes()
def acts_as_csv(acts, user) -> bytes:
    """A CSV file of `acts`, newest first, as far as `user` sees them; an act tells that it was made.

    Refused for more than MOST_ACTS. A handful of queries for each AT_ONCE acts.
    """
    count = acts[: MOST_ACTS + 1].count()
    if count > MOST_ACTS:
        raise FileRefused(f"Lebih dari {ribuan(MOST_ACTS)} tindakan. Persempit dulu dengan saringan, misalnya tanggal.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        write_csv(path, TITLES, _cells(acts.select_related("actor").order_by("-at", "-id"), user))
        Act.objects.create(door="form", actor=user, label=f"Ekspor riwayat: {ribuan(count)} tindakan")
        return path.read_bytes()


def _cells(acts, user) -> Iterator[list[str]]:
    ids = list(acts.values_list("pk", flat=True))
    for start in range(0, len(ids), AT_ONCE):
        wanted = ids[start : start + AT_ONCE]
        found = Act.objects.select_related("actor").in_bulk(wanted)
        yield from map(_line, tell([found[pk] for pk in wanted], user))


def _line(told: ActTold) -> list[str]:
    return [
        timezone.localtime(told.act.at).strftime("%Y-%m-%d %H:%M:%S"),
        told.who,
        told.act.get_door_display(),
        told.label,
        told.reason,
        told.counted,
        "; ".join([*told.sentences, *(sentence for row in told.rows for sentence in _sentences(row))]),
    ]


def _sentences(row: RowTold) -> list[str]:
    if row.done in DONE:
        return [f"{row.name} {DONE[row.done]}"]
    return [f"{each.label} {each.old or 'kosong'} → {each.new or 'kosong'}, {row.name}" for each in row.changes]
