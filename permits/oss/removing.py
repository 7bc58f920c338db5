"""SQL that deletes the register rows an import made, where nothing holds them any more.

Held is a row that a person changed since, that another row hangs on, or that the source still speaks of.
"""

from permits.oss.promoted import ACTIVITY, BUSINESS, OWNER, PERMIT, PLACE, Target
from permits.oss.restoring import event_table
from umkm_registry.businesses.models import Identifier

# Children before parents: what is still hanging on a row when its turn comes, holds it.
ORDER = (PERMIT, ACTIVITY, PLACE, BUSINESS, OWNER)


def references(model) -> list[tuple[str, str]]:
    """(table, column) of every foreign key to `model`, of whatever app. Versions in the history hold nothing."""
    return [
        (relation.related_model._meta.db_table, relation.field.column)
        for relation in model._meta.related_objects
        if relation.field.db_constraint and relation.field.remote_field.on_delete.__name__ != "SET_NULL"
    ]


def hanging_on(target: Target, but: str = "") -> list[str]:
    """SQL for each reference, those of the table `but` apart: the rows that hang on `t` by it."""
    return [
        f"EXISTS (SELECT FROM {table} x WHERE x.{column} = t.id)"
        for table, column in references(target.model)
        if table != but
    ]


def held_by_others(target: Target) -> str:
    """SQL: some row hangs on `t`."""
    return "(" + " OR ".join(hanging_on(target) or ["false"]) + ")"


def held_by_none(target: Target, but: str = "") -> str:
    """SQL: no row hangs on `t`; condition by condition, so that each can be answered for all rows at once."""
    return " AND ".join(f"NOT {held}" for held in hanging_on(target, but)) or "true"


# The acts whose rows may go: the import being undone, those undone before it, and what undoing put back.
REVERSIBLE = """
SELECT %(made)s UNION SELECT undoes_id FROM history_act WHERE door = 'undo' AND undoes_id IS NOT NULL
UNION SELECT id FROM history_act WHERE door = 'undo'
"""

# SQL of the rows `t` of each table that belong to the businesses in question.
OF_BUSINESSES = {
    "owners": "t.id IN (SELECT owner_id FROM undone_owner)",
    "businesses": "t.id IN (SELECT id FROM undone_business)",
    "places": "t.business_id IN (SELECT id FROM undone_business)",
    "activities": "t.place_id IN (SELECT p.id FROM businesses_place p JOIN undone_business b ON b.id = p.business_id)",
    "permits": "t.business_id IN (SELECT id FROM undone_business)",
}


def first_act(target: Target) -> str:
    """SQL: the act that made `t`; null where the row has no older version. OFFSET 0 keeps the planner from walking the
    whole history in the order of `pgh_id` for each row."""
    return f"""
    (SELECT v.act_id FROM (SELECT act_id, pgh_id FROM {event_table(target)} WHERE pgh_obj_id = t.id OFFSET 0) v
     ORDER BY v.pgh_id LIMIT 1)
    """


def unwanted(target: Target) -> str:
    """SQL: rows `t` of the businesses in question that an undone import made and no source record speaks of now."""
    return f"""
    {OF_BUSINESSES[target.kind]}
    AND NOT EXISTS (SELECT FROM {target.want} w WHERE w.id = t.id)
    AND coalesce({first_act(target)}, t.act_id) IN ({REVERSIBLE})
    """


def untouched(target: Target) -> str:
    """SQL: no version of `t` was made by a person, only by imports and their undoing. Both lists are read once."""
    by_person = "SELECT id FROM history_act WHERE door NOT IN ('import', 'undo')"
    return f"""
    t.act_id NOT IN ({by_person})
    AND t.id NOT IN (SELECT v.pgh_obj_id FROM {event_table(target)} v WHERE v.act_id IN ({by_person}))
    """


def untie(target: Target) -> list[str]:
    """SQL: empty the links that a deletion would leave pointing nowhere; where the history keeps them, by this undo."""
    statements = []
    for relation in target.model._meta.related_objects:
        if not relation.field.db_constraint or relation.field.remote_field.on_delete.__name__ != "SET_NULL":
            continue
        versions = relation.related_model._meta.get_field("versions").related_model
        kept = relation.field.name in {field.name for field in versions._meta.fields}
        statements.append(
            f"UPDATE {relation.related_model._meta.db_table} x SET {relation.field.column} = NULL"
            f"{', act_id = %(act)s' if kept else ''} FROM removable r WHERE x.{relation.field.column} = r.id"
        )
    return statements


def removal(target: Target) -> list[str]:
    """Statements that delete the removable rows of one table; the last one's row count is how many."""
    return [
        "DROP TABLE IF EXISTS removable",
        f"""
        CREATE TEMP TABLE removable ON COMMIT DROP AS
        SELECT t.id FROM {target.table} t
        WHERE {unwanted(target)} AND {untouched(target)} AND {held_by_none(target)}
        """,
        "ANALYZE removable",
        *untie(target),
        f"DELETE FROM {target.table} t USING removable r WHERE r.id = t.id",
    ]


# A business that stays keeps its NIB: the next import of that NIB would otherwise make it a second time.
IDENTIFIERS = f"""
DELETE FROM {Identifier._meta.db_table} i
WHERE (i.business_id IN (SELECT id FROM undone_business) OR i.owner_id IN (SELECT owner_id FROM undone_owner))
  AND i.act_id IN ({REVERSIBLE})
  AND NOT EXISTS (SELECT FROM want_nib w WHERE (i.kind, i.value) IN (('nib', w.nib), ('npwp', w.npwp)))
  AND (i.kind <> 'nib' OR i.business_id IN (
      SELECT t.id FROM {BUSINESS.table} t
      WHERE {unwanted(BUSINESS)} AND {untouched(BUSINESS)}
        AND {held_by_none(BUSINESS, but=Identifier._meta.db_table)}
  ))
"""

# A code learned from an import goes with it, unless an activity still stands under it; then it goes with the last.
LEARNED_KBLI = f"""
DELETE FROM businesses_kbli k
WHERE k.learned_by_id IN ({REVERSIBLE})
  AND NOT EXISTS (SELECT FROM businesses_activity a WHERE a.kbli_id = k.id)
"""
