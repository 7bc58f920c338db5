"""Taking back what only an undone import gave, out of rows that other imports wrote.

A value travels with its source record: when a record moves to another address, the import that moved it makes a new
place and writes into it the phone that an older import gave. The history of that place knows nothing of the older
import, so what the source says with it and without it is compared instead.
"""

from permits.oss.promoted import PLACE, TARGETS, Target
from permits.oss.sourcing import source_as_it_is
from permits.oss.statements import run
from permits.oss.wanting import want_register

# The NIBs of the import of which a later act also wrote: without one, every value it gave stands in its own versions.
SHARED = """
CREATE TEMP TABLE touched ON COMMIT DROP AS
WITH mine AS (
    SELECT DISTINCT r.nib FROM oss_sighting s JOIN oss_sourcerecord r ON r.id = s.record_id
    WHERE s.batch_id = %(batch)s AND r.nib <> ''
), later AS (
    SELECT b.id FROM oss_importbatch b WHERE b.act_id > %(made)s
)
SELECT nib FROM mine WHERE EXISTS (
    SELECT FROM oss_sourcerecord r JOIN oss_sighting s ON s.record_id = r.id
    WHERE r.nib = mine.nib AND s.batch_id IN (SELECT id FROM later)
) OR EXISTS (SELECT FROM history_act WHERE door = 'undo' AND id > %(made)s AND id <> %(act)s)
"""
# A number stays at an address that its record has left, and then the source speaks of neither. So the numbers that
# the import gave are compared with those that other imports gave to the same NIB.
GIVEN = """
CREATE TEMP TABLE given_contact ON COMMIT DROP AS
SELECT DISTINCT r.nib, c.key AS noun, c.value AS hash
FROM oss_sighting s JOIN oss_sourcerecord r ON r.id = s.record_id JOIN touched ON touched.nib = r.nib,
     jsonb_each_text(s.values) c
WHERE s.batch_id = %(batch)s AND c.key IN ('phone_hash', 'email_hash')
"""
STILL_GIVEN = """
DELETE FROM given_contact g USING oss_sourcerecord r, oss_sighting s
WHERE r.nib = g.nib AND s.record_id = r.id AND s.values ->> g.noun = g.hash
"""
USED_UP = ("touched", "source", "want_nib")


def told(target: Target) -> str:
    return f"told_{target.kind}"


def note_what_is_told(names: dict) -> bool:
    """Keep what the source says now in tables `told_<kind>`; false where no later act wrote of the same NIBs."""
    run(names, SHARED, "ANALYZE touched")
    if not run({}, "SELECT FROM touched LIMIT 1")[0]:
        run({}, "DROP TABLE touched")
        return False
    run(names, GIVEN)
    source_as_it_is()
    want_register()
    run({}, *(f"ALTER TABLE {target.want} RENAME TO {told(target)}" for target in TARGETS))
    run({}, f"DROP TABLE {', '.join(USED_UP)}")
    return True


def withdraw_contacts(names: dict) -> None:
    """Empty telephone numbers and e-mail addresses of places that no import gives to the business any more."""
    run(names, STILL_GIVEN, *(_withdraw_contact(noun) for noun in ("phone", "email")))


def _withdraw_contact(noun: str) -> str:
    field = next(field for field in PLACE.fields if field.name == noun)
    blanks = ", ".join(f"{column} = {PLACE.empty(column)}" for column in field.written)
    return f"""
    UPDATE {PLACE.table} t SET act_id = %(act)s, {blanks}
    FROM given_contact g JOIN businesses_identifier i ON i.kind = 'nib' AND i.value = g.nib AND NOT i.damaged
    WHERE t.business_id = i.business_id AND g.noun = '{noun}_hash' AND t.{noun}_hash = g.hash
      AND NOT {PLACE.held(field)}
    """


def withdraw(target: Target) -> str:
    """SQL: empty the fields that stand as the source told them and of which it knows nothing any more. What a person
    vouched for stays."""
    conditions, assignments = [], []
    for field in target.fields:
        compared = field.compared or field.written
        now, then = (", ".join(f"{side}.{column}" for column in compared) for side in ("t", "a"))
        withdrawn = (
            f"(a.{compared[0]} IS NOT NULL AND w.{compared[0]} IS NULL AND ({now}) IS NOT DISTINCT FROM ({then})"
            f" AND NOT {target.held(field)})"
        )
        conditions.append(withdrawn)
        assignments += [
            f"{column} = CASE WHEN {withdrawn} THEN {target.empty(column)} ELSE t.{column} END"
            for column in field.written
        ]
    return f"""
    UPDATE {target.table} t SET act_id = %(act)s, {", ".join(assignments)}
    FROM {told(target)} a JOIN {target.want} w ON w.id = a.id
    WHERE t.id = a.id AND ({" OR ".join(conditions)})
    """
