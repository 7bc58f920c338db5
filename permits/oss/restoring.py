"""SQL that takes back what one act did to a register table, out of the table's own history.

A row of the table is one version, made by the act it names; older versions stand in `<table>event`, ordered by
`pgh_id`. `before` is the version an act found, `after` the one it left.
"""

from permits.oss.promoted import Field, Target


def event_table(target: Target) -> str:
    return target.model._meta.db_table + "event"


def written(target: Target) -> str:
    """SQL: table `written_<kind>` of the rows an act (%(made)s) made or changed: `id`, the last version it left, and
    the `pgh_id` of the version it found (null when it made the row)."""
    columns = ", ".join(column for field in target.fields for column in field.written)
    return f"""
    CREATE TEMP TABLE written_{target.kind} ON COMMIT DROP AS
    WITH left_behind AS (
        SELECT DISTINCT ON (id) * FROM (
            SELECT id, {columns}, 'infinity'::float8 AS since FROM {target.table} WHERE act_id = %(made)s
            UNION ALL
            SELECT pgh_obj_id, {columns}, pgh_id FROM {event_table(target)} WHERE act_id = %(made)s
        ) versions ORDER BY id, since DESC
    )
    SELECT l.*, (
        SELECT max(v.pgh_id) FROM (
            SELECT pgh_id, act_id, min(pgh_id) FILTER (WHERE act_id = %(made)s) OVER () AS first_of_act
            FROM {event_table(target)} WHERE pgh_obj_id = l.id OFFSET 0
        ) v WHERE v.act_id <> %(made)s AND (v.first_of_act IS NULL OR v.pgh_id < v.first_of_act)
    ) AS found_pgh_id
    FROM left_behind l
    """


def _still_there(field: Field) -> str:
    """SQL: what the old version `b` points to has not gone meanwhile."""
    if field.points_to is None:
        return ""
    (table, key), column = field.points_to, field.written[0]
    return f" AND (b.{column} IS NULL OR EXISTS (SELECT FROM {table} x WHERE x.{key} = b.{column}))"


def restore(target: Target) -> str:
    """SQL: give back to every row of `written_<kind>` the fields that the act wrote, that still stand as it left
    them, and of which the source knows nothing any more: as the act found them, or empty where it made the row.
    Fields that someone changed since stay."""
    conditions, assignments = [], []
    for field in target.fields:
        compared = field.compared or field.written
        now, then, found = (", ".join(f"{side}.{column}" for column in compared) for side in ("t", "a", "b"))
        undone = (
            f"(w.{compared[0]} IS NULL AND ({now}) IS NOT DISTINCT FROM ({then})"
            f" AND (w.id IS NOT NULL OR b.pgh_id IS NOT NULL)"
            f" AND (b.pgh_id IS NULL OR ({found}) IS DISTINCT FROM ({then})){_still_there(field)})"
        )
        empty = {column: target.empty(column) for column in field.written}
        blank = ", ".join(empty[column] for column in compared)
        conditions.append(f"({undone} AND (b.pgh_id IS NOT NULL OR ({now}) IS DISTINCT FROM ({blank})))")
        assignments += [
            f"{column} = CASE WHEN NOT {undone} THEN t.{column} WHEN b.pgh_id IS NULL THEN {empty[column]} "
            f"ELSE b.{column} END"
            for column in field.written
        ]
    return f"""
    UPDATE {target.table} t SET act_id = %(act)s, {", ".join(assignments)}
    FROM written_{target.kind} a
    LEFT JOIN {event_table(target)} b ON b.pgh_id = a.found_pgh_id
    LEFT JOIN {target.want} w ON w.id = a.id
    WHERE t.id = a.id AND ({" OR ".join(conditions)})
    """
