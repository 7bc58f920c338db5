"""Acts in sentences: a few of the rows each wrote, what changed in them, and how many more there are."""

from dataclasses import dataclass

from django.urls import reverse

from umkm_registry.history.changes import Change, Known, Words, known_rows
from umkm_registry.history.models import Act
from umkm_registry.history.own_pages import OwnPage, own_pages
from umkm_registry.history.wording import masked, who
from umkm_registry.history.written import ROWS_COUNTED, kind_of, rows_written
from umkm_registry.templatetags.indonesian import ribuan

SAMPLE_ROWS, SAMPLE_CHANGES = 2, 3
ICONS = {
    "import": "arrow-down-on-square-stack",
    "merge": "square-2-stack",
    "undo": "arrow-uturn-left",
    "bulk": "queue-list",
    "visit": "map-pin",
    "system": "cog-6-tooth",
}


@dataclass(frozen=True)
class RowTold:
    """What an act did to one row: `done` is "made", "deleted" or "changed"; `more` changes are left out."""

    name: str
    url: str
    done: str
    changes: list[Change]
    more: int = 0


@dataclass(frozen=True)
class ActTold:
    """One act of a list. `rows`: a few of those it wrote; `counted`: how many of which kind there are, in words."""

    act: Act
    icon: str
    label: str
    reason: str
    who: str
    rows: list[RowTold]
    more: int
    counted: str
    own: OwnPage | None

    @property
    def sentences(self) -> list[str]:
        """What it did outside the register's tables."""
        return [masked(each) for each in self.own.sentences] if self.own else []


def tell(acts: list[Act], user) -> list[ActTold]:
    """`acts` as `user` may read them. The number of queries does not grow with acts or rows."""
    ids = [act.pk for act in acts]
    written, owned = rows_written(ids, user), own_pages(ids, user)
    samples = {act: _sample(rows) for act, rows in written.items()}
    known = known_rows(_by_table(samples))
    words = Words([sides(known[key], act) for act, keys in samples.items() for key in keys])
    return [
        _told(act, [row_told(known[key], act.pk, words, SAMPLE_CHANGES) for key in samples[act.pk]], written, owned)
        for act in acts
    ]


def row_told(known: Known, act_id: int, words: Words, limit: int | None = None) -> RowTold:
    """What the act did to the row, `limit` changes of it."""
    before, after = known.around(act_id)
    done = "made" if before is None else "deleted" if after is None else "changed"
    changes = words.changes(known.model, before, after)
    if limit and done == "made":
        limit = 0  # a list names the rows that are new, and leaves their facts to the page of the act
    shown = changes if limit is None else changes[:limit]
    return RowTold(words.name(known.model, known.last), _url(known), done, shown, len(changes) - len(shown))


def sides(known: Known, act_id: int) -> tuple:
    """(table, version before, version after), as `Words` asks for."""
    return (known.model, *known.around(act_id))


def counted(rows: dict) -> str:
    """'2 tempat usaha, lebih dari 100 usaha'"""
    return ", ".join(f"{_number(len(ids))} {model._meta.verbose_name}" for model, ids in rows.items())


def _told(act: Act, rows: list[RowTold], written: dict, owned: dict) -> ActTold:
    total = sum(map(len, written[act.pk].values()))
    return ActTold(
        act,
        ICONS.get(act.door, "pencil"),
        masked(act.label),
        masked(act.reason),
        who(act),
        rows,
        total - len(rows),
        counted(written[act.pk]),
        owned.get(act.pk),
    )


def _sample(rows: dict) -> list[tuple]:
    return [(model, pk) for model, ids in rows.items() for pk in ids[:SAMPLE_ROWS]][:SAMPLE_ROWS]


def _by_table(samples: dict[int, list[tuple]]) -> dict:
    found: dict = {}
    for model, pk in (key for keys in samples.values() for key in keys):
        found.setdefault(model, set()).add(pk)
    return found


def _url(known: Known) -> str:
    return reverse("riwayat-data", args=[kind_of(known.model), known.pk]) if known.row else ""


def _number(count: int) -> str:
    return f"lebih dari {ribuan(ROWS_COUNTED)}" if count > ROWS_COUNTED else ribuan(count)
