"""Taking a bulk edit back: each row gets the value it had, unless somebody gave it another one since."""

from dataclasses import asdict, dataclass

from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Q, QuerySet

from umkm_registry.businesses.bulk_editing import PATIENCE_SECONDS, hold
from umkm_registry.businesses.bulk_facts import FACTS, BulkFact
from umkm_registry.businesses.models import BulkEdit
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.history.bulk_changes import bulk_change, execute, give_memory
from umkm_registry.history.models import Act
from umkm_registry.templatetags.indonesian import jam, tanggal

BECAUSE = {
    "gone": "sudah tidak ada di data",
    "merged": "sudah digabung ke usaha lain",
    "outside": "di luar wilayah Anda sekarang",
    "lost": "nilai lamanya sudah dihapus dari tabel acuan",
}


@dataclass(frozen=True)
class UndoOutlook:
    """Rows that an undo gives their old value, and those it leaves, grouped by why: (cause in words, rows)."""

    restored: int
    kept: list[tuple[str, int]]


@transaction.atomic
def undo_outlook(edit: BulkEdit, user) -> UndoOutlook:
    """What `undo` would do now; writes nothing."""
    give_memory()
    _note_rows(edit, user)
    found = _outlook(edit)
    _forget()
    return found


def undo(edit: BulkEdit, user, reason: str) -> BulkEdit:
    """Give every row of `edit` its old value as one act, except those that changed since. The second time: nothing.

    Raises RegisterBusy while an import is saved for longer than one may wait.
    """
    with bulk_change(PATIENCE_SECONDS):
        edit = BulkEdit.objects.select_for_update().select_related("act").get(pk=edit.pk)
        if edit.undo_counts is not None:
            return edit
        _hold_rows(edit)
        _note_rows(edit, user)
        edit.undo_counts = asdict(_outlook(edit))
        act = Act.objects.create(
            door="undo", actor=user, reason=reason, undoes=edit.act, label=f"Pembatalan: {edit.act.label}"[:200]
        )
        _restore(FACTS[edit.field], act)
        _forget()
        edit.save(update_fields=["undo_counts"])
    return edit


def written(edit: BulkEdit) -> QuerySet:
    """The rows (businesses or places) that `edit` changed and that are still there, whoever changed them since."""
    model = FACTS[edit.field].model
    return model.objects.filter(
        Q(act=edit.act_id) | Q(pk__in=_versions(model).filter(act=edit.act_id).values("pgh_obj"))
    )


def values_before(edit: BulkEdit, rows: list) -> dict[int, object]:
    """Row id → the old version that `edit` found, of `rows`. One query."""
    fact, found, passed = FACTS[edit.field], {}, set()
    events = _versions(fact.model).filter(pgh_obj__in=[row.pk for row in rows]).order_by("pgh_id")
    for event in events.select_related(*fact.linked) if fact.linked else events:
        if event.act_id == edit.act_id:
            passed.add(event.pgh_obj_id)
        elif event.pgh_obj_id not in passed:
            found[event.pgh_obj_id] = event
    return found


def _versions(model):
    return model._meta.get_field("versions").related_model.objects


def _event_table(fact: BulkFact) -> str:
    return _versions(fact.model).model._meta.db_table


def _hold_rows(edit: BulkEdit) -> None:
    fact = FACTS[edit.field]
    act = edit.act_id
    old = f"SELECT pgh_obj_id FROM {_event_table(fact)} WHERE act_id = {act}"
    ids = f"SELECT id FROM {fact.table} WHERE act_id = {act} UNION {old}"
    if fact.of_places:
        hold("businesses_business", f"id IN (SELECT business_id FROM {fact.table} WHERE id IN ({ids}))")
    hold(fact.table, f"id IN ({ids})")


def _note_rows(edit: BulkEdit, user) -> None:
    """Table `undo_row`: for each row that `edit` changed its old value, who vouched for it, what becomes of it."""
    fact = FACTS[edit.field]
    seen = fact.model.objects.visible_to(user).filter(pk__in=written(edit).values("pk")).values("pk").query
    sql, values = seen.get_compiler(DEFAULT_DB_ALIAS, elide_empty=False).as_sql()
    execute(f"CREATE TEMP TABLE undo_seen (id) ON COMMIT DROP AS {sql}", values)
    execute("ANALYZE undo_seen")
    names = {"act": edit.act_id, "name": fact.column, "value": edit.value}
    execute(f"CREATE TEMP TABLE undo_row ON COMMIT DROP AS {FOUND.format(**_parts(fact))}", names)
    execute("ANALYZE undo_row")


def _parts(fact: BulkFact) -> dict[str, str]:
    own = "t.merged_into_id IS NOT NULL"
    of_business = (
        " OR EXISTS (SELECT FROM businesses_business b WHERE b.id = t.business_id AND b.merged_into_id IS NOT NULL)"
    )
    lost = f"o.{fact.written} IS NOT NULL AND NOT EXISTS (SELECT FROM {fact.reference} r WHERE r.id = o.{fact.written})"
    return {
        "table": fact.table,
        "versions": _event_table(fact),
        "column": fact.written,
        "merged": own + (of_business if fact.of_places else ""),
        "lost": lost if fact.reference else "false",
        "business": "t.business_id" if fact.of_places else "t.id",
    }


# The edit wrote each row once. What it found is the version before the first one it left; OFFSET 0 keeps the planner
# from walking the whole history in the order of `pgh_id` for each row.
FOUND = """
WITH written AS (
    SELECT row_id, min(left_at) AS left_at FROM (
        SELECT id AS row_id, NULL::bigint AS left_at FROM {table} WHERE act_id = %(act)s
        UNION ALL
        SELECT pgh_obj_id, pgh_id FROM {versions} WHERE act_id = %(act)s
    ) either GROUP BY row_id
), found AS (
    SELECT w.row_id, (
        SELECT max(pgh_id) FROM (SELECT pgh_id FROM {versions} v WHERE v.pgh_obj_id = w.row_id OFFSET 0) v
        WHERE w.left_at IS NULL OR pgh_id < w.left_at
    ) AS found_at
    FROM written w
)
SELECT f.row_id, {business} AS business_id, o.{column} AS old, (o.confirmed ->> %(name)s)::bigint AS vouched_in,
       coalesce((t.confirmed ->> %(name)s)::bigint, t.act_id) AS since,
       CASE WHEN t.id IS NULL THEN 'gone'
            WHEN {merged} THEN 'merged'
            WHEN (t.confirmed ->> %(name)s)::bigint IS DISTINCT FROM %(act)s
                 OR coalesce(t.{column}::text, '') <> %(value)s THEN 'changed'
            WHEN s.id IS NULL THEN 'outside'
            WHEN {lost} THEN 'lost'
            ELSE 'restored' END AS bucket
FROM found f JOIN {versions} o ON o.pgh_id = f.found_at
LEFT JOIN {table} t ON t.id = f.row_id LEFT JOIN undo_seen s ON s.id = f.row_id
"""


def _outlook(edit: BulkEdit) -> UndoOutlook:
    rows = execute(
        "SELECT bucket, CASE WHEN bucket = 'changed' THEN since END, count(*) FROM undo_row "
        "GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    acts = Act.objects.select_related("actor").in_bulk([act for _, act, _ in rows if act])
    kept = [(_because(bucket, acts.get(act)), count) for bucket, act, count in rows if bucket != "restored"]
    return UndoOutlook(sum(count for bucket, _, count in rows if bucket == "restored"), kept)


def _because(bucket: str, act: Act | None) -> str:
    if act is None:
        return BECAUSE.get(bucket, "diubah sejak itu")
    who = f" oleh {act.actor.get_full_name() or act.actor.username}" if act.actor else ""
    return f"diubah sejak itu{who}, {tanggal(act.at)}, {jam(act.at)} ({act.label})"


def _restore(fact: BulkFact, act: Act) -> None:
    execute(
        f"""
        UPDATE {fact.table} t
        SET {fact.written} = r.old, act_id = %(act)s,
            confirmed = (t.confirmed - %(name)s::text)
                || CASE WHEN r.vouched_in IS NULL THEN '{{}}' ELSE jsonb_build_object(%(name)s::text, r.vouched_in) END
        FROM undo_row r WHERE r.bucket = 'restored' AND r.row_id = t.id
        """,
        {"act": act.pk, "name": fact.column},
    )
    refresh_summaries("SELECT business_id FROM undo_row WHERE bucket = 'restored'")


def _forget() -> None:
    """So that one transaction may look or undo more than once."""
    execute("DROP TABLE undo_seen, undo_row")
