"""Which rows of the register an act wrote, and which acts touch a row: asked of the rows and their old versions.

An act wrote a row when a version of it carries the act, or when it deleted the row. A present version stands in the
table itself, an earlier one among the old versions; a delete stands in the last version's context.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL
from django.utils.text import slugify

from umkm_registry.accounts.models import Scope
from umkm_registry.history.bulk_changes import execute
from umkm_registry.history.models import Act
from umkm_registry.history.tracking import Tracked

ROWS_COUNTED = 100  # of one table in a list of acts; beyond it a list says "lebih dari 100"

# OFFSET 0 keeps the planner from turning a question round: from one act to its rows, not from all rows to their acts.
PRESENT = "SELECT id AS row_id FROM {table} WHERE act_id = {act}"
EARLIER = "SELECT pgh_obj_id AS row_id FROM {versions} WHERE act_id = {act}"
DELETED = """
    SELECT pgh_obj_id AS row_id FROM {versions}
    WHERE pgh_label = 'delete' AND (pgh_context ->> 'act') = ({act})::text
"""
WROTE = (PRESENT, EARLIER, DELETED)


@contextmanager
def by_indexes() -> Iterator[None]:
    """A transaction (or decorated function) whose questions about acts are answered by the indexes on the act.

    A register may owe all its rows to one import; the planner then expects them all of any other act, too, and would
    read whole tables, or compile what takes milliseconds to run.
    """
    with transaction.atomic():
        execute("SET LOCAL enable_seqscan = off")
        execute("SET LOCAL jit = off")
        yield


def kinds() -> dict[str, type[Tracked]]:
    """Word in addresses → register table, in the order of their names: 'usaha', 'pelaku-usaha', 'izin' …"""
    tables = [model for model in apps.get_models() if issubclass(model, Tracked)]
    return dict(sorted((slugify(model._meta.verbose_name), model) for model in tables))


def kind_of(model) -> str:
    return slugify(model._meta.verbose_name)


def versions_of(model):
    """The table of the old versions of a register table."""
    return model._meta.get_field("versions").related_model


def acts_seen_by(user):
    """Acts that touch a row `user` may see, and the user's own; of a city-wide user all.

    Rows that are gone are seen by nobody else.
    """
    if user.scope.whole_city:
        return Act.objects.all()
    return Act.objects.filter(Q(actor=user) | Q(_touching(kinds().values(), user)))


def touching_district(acts, district):
    """Those of `acts` that wrote a row which stands in the kecamatan."""
    return acts.filter(_touching(kinds().values(), whoever_sees(district)))


def touching_kind(acts, kind: str, user):
    """Those of `acts` that wrote a row of one register table, as far as `user` may see its rows."""
    return acts.filter(_touching([kinds()[kind]], user))


@dataclass(frozen=True)
class Viewer:
    """Nobody in particular, who sees all of some area."""

    scope: Scope

    def has_perm(self, permission: str) -> bool:
        return True


EVERYONE = Viewer(Scope(True, frozenset()))


def whoever_sees(district) -> Viewer:
    """Someone whose area is one kecamatan."""
    return Viewer(Scope(False, frozenset({district.pk})))


def rows_written(acts: list[int], user, limit: int = ROWS_COUNTED + 1) -> dict[int, dict[type[Tracked], list[int]]]:
    """Act → table → ids of some rows it wrote that `user` may see: all of them, or `limit` of a table.

    Deleted rows are there for city-wide users and for who deleted them. Two queries; a large act costs no more than a
    small one, so of rows that it wrote twice fewer than `limit` may be there.
    """
    own = acts if user.scope.whole_city else _own(acts, user)
    parts, values, tables = [], {"acts": acts, "own": own, "limit": limit}, list(kinds().values())
    for number, model in enumerate(tables):
        seen, given = _seen(model, user, "a.id", f"k{number}")
        some = " UNION ALL ".join(
            f"(SELECT row_id FROM ({each} OFFSET 0) w WHERE {seen} LIMIT %(limit)s)" for each in _wrote(model, "a.id")
        )
        parts.append(
            f"SELECT a.id, {number}, one.row_id FROM unnest(%(acts)s::bigint[]) a(id) CROSS JOIN LATERAL ("
            f"SELECT DISTINCT row_id FROM ({some}) every ORDER BY row_id LIMIT %(limit)s) one"
        )
        values |= given
    found: dict[int, dict] = {act: {} for act in acts}
    for act, number, row in execute(" UNION ALL ".join(parts), values) if acts else []:
        found[act].setdefault(tables[number], []).append(row)
    return found


def all_rows_of(act: Act, user, limit: int) -> dict[type[Tracked], list[int]]:
    """Table → ids of the rows `act` wrote that `user` may see, lowest first, `limit` of a table. A query a table."""
    found = {model: rows_of_act(act, model, user, 0, limit) for model in kinds().values()}
    return {model: ids for model, ids in found.items() if ids}


def rows_of_act(act: Act, model, user, after: int, limit: int) -> list[int]:
    """The next ids of one table that `act` wrote and `user` may see, beyond the id `after`. One query."""
    own = user.scope.whole_city or act.actor_id == user.pk
    seen, values = _seen(model, user, "%(act)s::bigint")
    values |= {"own": [act.pk] if own else [], "after": after, "limit": limit, "act": act.pk}
    every = " UNION ALL ".join(_wrote(model, "%(act)s::bigint"))
    sql = f"SELECT DISTINCT row_id FROM ({every} OFFSET 0) w WHERE row_id > %(after)s AND {seen}"
    return [row for (row,) in execute(f"{sql} ORDER BY row_id LIMIT %(limit)s", values)]


def _own(acts: list[int], user) -> list[int]:
    return list(Act.objects.filter(pk__in=acts, actor=user).values_list("pk", flat=True))


def _tables(model) -> dict[str, str]:
    return {"table": model._meta.db_table, "versions": versions_of(model)._meta.db_table}


def _wrote(model, act: str) -> list[str]:
    return [each.format(**_tables(model), act=act) for each in WROTE]


def _seen(model, user, act: str, name: str = "k") -> tuple[str, dict]:
    """A condition on `w.row_id`: the row is one `user` may see, or it is gone and its act is among `own`."""
    if _sees_all(model, user):
        return "true", {}
    sql, given = _visible(model, user)
    values = {f"{name}_{number}": value for number, value in enumerate(given)}
    sql = sql % tuple(f"%({key})s" for key in values)
    gone = f"NOT EXISTS (SELECT FROM {model._meta.db_table} t WHERE t.id = w.row_id)"
    return f"(EXISTS ({sql}) OR (%(own)s::bigint[] @> ARRAY[{act}] AND {gone}))", values


def _visible(model, user) -> tuple[str, tuple]:
    """SQL of the row `w.row_id` if `user` may see it."""
    query = model._default_manager.visible_to(user).filter(pk=RawSQL("w.row_id", ())).values("pk").query
    sql, values = query.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    return f"{sql} OFFSET 0", values


def _sees_all(model, user) -> bool:
    return not model._default_manager.visible_to(user).query.where


def _touching(models, user) -> RawSQL:
    """True of an act that wrote a row of `models` which `user` may see."""
    parts, values = [], []
    for model in models:
        all_of_it = _sees_all(model, user)
        seen, given = ("SELECT", ()) if all_of_it else _visible(model, user)
        for each in _wrote(model, "history_act.id")[: 3 if all_of_it else 2]:
            parts.append(f"EXISTS (SELECT FROM ({each} OFFSET 0) w WHERE EXISTS ({seen}) OFFSET 0)")
            values += given
    return RawSQL(f"({' OR '.join(parts)})", tuple(values), output_field=BooleanField())
