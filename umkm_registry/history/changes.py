"""What became of rows, version by version: the versions of a row, and what differs between two of them, in words."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import capfirst

from umkm_registry.history.tracking import Tracked, part_of
from umkm_registry.history.wording import masked, value_words
from umkm_registry.history.written import versions_of

UNTOLD = {"id", "act", "confirmed"}
GONE = "yang sudah dihapus"


@dataclass
class Known:
    """One row: its old versions, oldest first, and `row` as it stands now (None when it was deleted)."""

    model: type[Tracked]
    pk: int
    old: list = field(default_factory=list)
    row: Tracked | None = None

    @property
    def versions(self) -> list:
        return [*self.old, *([self.row] if self.row else [])]

    @property
    def last(self):
        return self.versions[-1]

    def around(self, act_id: int) -> tuple:
        """(the version the act found, the one it left): None first where it made the row, last where it deleted it."""
        versions = self.versions
        wrote = [number for number, version in enumerate(versions) if version.act_id == act_id]
        if deleted := [number for number, version in enumerate(versions) if deleted_by(version) == act_id]:
            return versions[deleted[-1]], None
        before = versions[wrote[0] - 1] if wrote[0] else None
        return (None if before is None or is_deleted(before) else before), versions[wrote[-1]]


@dataclass(frozen=True)
class Change:
    """One value in words: `old` and `new` are empty where nothing stood."""

    label: str
    old: str
    new: str


def is_deleted(version) -> bool:
    """Whether this is the last version of a row that was then deleted."""
    return getattr(version, "pgh_label", "") == "delete"


def deleted_by(version) -> int | None:
    """The act that deleted the row after this version."""
    return int(version.pgh_context["act"]) if is_deleted(version) and version.pgh_context else None


def known_rows(wanted: dict[type[Tracked], list[int]]) -> dict[tuple[type[Tracked], int], Known]:
    """(table, id) → what is known of the row. Two queries a table, however many rows."""
    found = {}
    for model, ids in wanted.items():
        for pk in ids:
            found[model, pk] = Known(model, pk)
        for version in versions_of(model).objects.filter(pgh_obj__in=ids).order_by("pgh_id"):
            found[model, version.pgh_obj_id].old.append(version)
        for row in model._default_manager.filter(pk__in=ids):
            found[model, row.pk].row = row
    return found


def parts(model: type[Tracked]) -> dict[str, list]:
    """Name of a part → its columns, of everything an act can change in a row; summaries are in no version."""
    kept = {column.name for column in versions_of(model)._meta.concrete_fields}
    found = defaultdict(list)
    for column in model._meta.concrete_fields:
        if column.name in kept and column.name not in UNTOLD and column.name not in model.MACHINERY:
            found[part_of(model, column.name)].append(column)
    return found


def differing(model: type[Tracked], before, after) -> list[str]:
    """The names of the parts that differ between two versions."""
    return [name for name, columns in parts(model).items() if value(columns, before) != value(columns, after)]


def value(columns: list, version) -> tuple:
    """What is compared of a part: of a sealed one the hash, for sealing the same twice gives two texts."""
    hashes = [column for column in columns if column.name.endswith("_hash")]
    return tuple(getattr(version, column.attname) for column in hashes or columns)


class Words:
    """Says changes in words; reads the rows that values point at all at once, a query a table."""

    def __init__(self, pairs: list[tuple[type[Tracked], object, object]]):
        """`pairs`: (table, version before, version after), either may be None."""
        wanted = defaultdict(set)
        for model, before, after in pairs:
            for column in _links(model):
                sides = [getattr(side, column.attname) for side in (before, after) if side is not None]
                if len(set(sides)) > 1 or len(sides) == 1 or column.name in model.NAMED_BY:
                    wanted[column.related_model] |= {side for side in sides if side is not None}
        self.linked = {model: _named(model).in_bulk(ids) for model, ids in wanted.items()}

    def changes(self, model: type[Tracked], before, after) -> list[Change]:
        """What differs, part by part; of a row that was made or deleted everything that stood in it."""
        if before is None or after is None:
            names = list(parts(model))
        else:
            names = differing(model, before, after)
        told = [self._change(columns, before, after) for name, columns in parts(model).items() if name in names]
        return [change for each in told for change in each if change.old or change.new]

    def name(self, model: type[Tracked], version) -> str:
        """'tempat usaha Jalan Contoh 1': what a version calls its row."""
        row = model(**{column.attname: getattr(version, column.attname) for column in _told(model)})
        for column in _links(model):
            if column.name in model.NAMED_BY and (key := getattr(version, column.attname)) is not None:
                found = self.linked.get(column.related_model, {}).get(key)
                if found is None:
                    return f"{model._meta.verbose_name} {GONE}"
                setattr(row, column.name, found)
        return masked(f"{model._meta.verbose_name} {row}")

    def _change(self, columns: list, before, after) -> list[Change]:
        told = [column for column in columns if not column.name.endswith(("_sealed", "_hash"))]
        return [
            Change(capfirst(column.verbose_name), self._side(column, before), self._side(column, after))
            for column in told
            if before is None or after is None or len(told) < len(columns) or self._differ(column, before, after)
        ]

    @staticmethod
    def _differ(column, before, after) -> bool:
        return getattr(before, column.attname) != getattr(after, column.attname)

    def _side(self, column, version) -> str:
        if version is None:
            return ""
        if not column.is_relation:
            return value_words(version, column.name)
        key = getattr(version, column.attname)
        found = self.linked.get(column.related_model, {}).get(key)
        return "" if key is None else str(found) if found else f"{column.verbose_name} {GONE}"


def _links(model) -> list:
    return [column for column in _told(model) if column.is_relation]


def _told(model) -> list:
    return [column for columns in parts(model).values() for column in columns]


def _named(model):
    """Rows of a table with what their names need."""
    named_by = getattr(model, "NAMED_BY", ())
    return model._default_manager.select_related(*named_by) if named_by else model._default_manager.all()
