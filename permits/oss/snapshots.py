"""Full exports: what is no longer in the last one (tidak ada di ekspor terakhir), and what came back.

A record is gone since the first full export of its grain that was committed after the record was last seen. That is
computed, never kept up by hand, so undoing either import puts it right by itself.
"""

from django.db import connection

from permits.oss.models import ImportBatch
from permits.oss.statements import run

# Of the grain's records: gone where a committed full export is younger than the last import that carried them.
DERIVE = """
UPDATE oss_sourcerecord r SET gone_since = told.gone_since
FROM (
    SELECT r.id, (
        SELECT b.full_on FROM oss_importbatch b
        WHERE b.grain = %(grain)s AND b.full_on IS NOT NULL AND b.act_id > seen.act_id
          AND (b.state = 'committed' OR b.id = %(now)s)
        ORDER BY b.act_id LIMIT 1
    ) AS gone_since
    FROM oss_sourcerecord r JOIN oss_importbatch seen ON seen.id = r.last_batch_id
    WHERE r.grain = %(grain)s
) told
WHERE told.id = r.id AND told.gone_since IS DISTINCT FROM r.gone_since
RETURNING r.nib
"""

# The register rows of the records: an activity and a permit go with their record, a place with all its activities,
# a business when one grain has lost all of its records.
ACTIVITIES = """
UPDATE businesses_activity a SET gone_since = r.gone_since
FROM businesses_activity same
JOIN businesses_place p ON p.id = same.place_id
JOIN moved_business b ON b.id = p.business_id
LEFT JOIN oss_sourcerecord r ON r.grain = 'project' AND r.key = same.project_digits
WHERE same.id = a.id AND a.gone_since IS DISTINCT FROM r.gone_since
"""
PERMITS = """
UPDATE permits_permit p SET gone_since = coalesce(r.gone_since, n.gone_since)
FROM permits_permit same
JOIN moved_business b ON b.id = same.business_id
LEFT JOIN oss_sourcerecord r ON r.grain = 'permit' AND r.key = same.application_digits
LEFT JOIN oss_sourcerecord n ON n.grain = 'nib' AND same.permit_type_id = 'nib' AND n.key = same.number
WHERE same.id = p.id AND p.gone_since IS DISTINCT FROM coalesce(r.gone_since, n.gone_since)
"""
PLACES = """
UPDATE businesses_place p SET gone_since = told.gone_since
FROM (
    SELECT a.place_id, CASE WHEN bool_and(a.gone_since IS NOT NULL) THEN max(a.gone_since) END AS gone_since
    FROM businesses_activity a JOIN businesses_place p ON p.id = a.place_id
    JOIN moved_business b ON b.id = p.business_id
    GROUP BY a.place_id
) told
WHERE told.place_id = p.id AND p.gone_since IS DISTINCT FROM told.gone_since
"""
BUSINESSES = """
UPDATE businesses_business b SET gone_since = told.gone_since
FROM (
    SELECT business_id, min(gone_since) AS gone_since FROM (
        SELECT coalesce(b.merged_into_id, b.id) AS business_id, r.grain,
               CASE WHEN bool_and(r.gone_since IS NOT NULL) THEN max(r.gone_since) END AS gone_since
        FROM moved m
        JOIN businesses_identifier i ON i.kind = 'nib' AND i.value = m.nib AND NOT i.damaged
        JOIN businesses_business b ON b.id = i.business_id
        JOIN oss_sourcerecord r ON r.nib = m.nib
        GROUP BY 1, 2
    ) grains GROUP BY business_id
) told
WHERE told.business_id = b.id AND b.gone_since IS DISTINCT FROM told.gone_since
"""


MOVED_BUSINESSES = """
CREATE TEMP TABLE moved_business ON COMMIT DROP AS
SELECT DISTINCT i.business_id AS id FROM businesses_identifier i JOIN moved ON moved.nib = i.value
WHERE i.kind = 'nib' AND i.business_id IS NOT NULL
"""


def refresh_gone(grain: str, now: int | None = None) -> None:
    """Recompute what is gone of one grain, with the import `now` counted as committed, and mark the register.

    Looks at the businesses of all records that went or came back, and of the NIBs in `touched`.
    """
    run(
        {"grain": grain, "now": now},
        "CREATE TEMP TABLE moved ON COMMIT DROP AS SELECT nib FROM touched",
        f"WITH changed AS ({DERIVE}) INSERT INTO moved SELECT DISTINCT nib FROM changed",
        "ANALYZE moved",
        MOVED_BUSINESSES,
        "ANALYZE moved_business",
        *(ACTIVITIES, PERMITS, PLACES, BUSINESSES),
    )


def mark_gone(batch: ImportBatch, act_id: int) -> None:
    """Mark what `batch`, being committed by `act_id`, does not hold if it is full; unmark what it brought back."""
    ImportBatch.objects.filter(pk=batch.pk).update(act_id=act_id)
    # Before the first full export nothing can be gone, and a second is saved.
    if ImportBatch.objects.filter(full_on__isnull=False, act__isnull=False).exists():
        refresh_gone(batch.grain, batch.pk)


GONE = """
CREATE TEMP TABLE going ON COMMIT DROP AS
SELECT r.key, r.nib FROM oss_sourcerecord r
WHERE r.grain = %(grain)s AND r.gone_since IS NULL
  AND NOT EXISTS (SELECT FROM oss_stagedrow s
                  WHERE s.batch_id = %(batch)s AND s.key = r.key AND s.outcome = 'taken')
"""
BACK = """
CREATE TEMP TABLE coming ON COMMIT DROP AS
SELECT r.key, r.nib FROM oss_sourcerecord r JOIN oss_stagedrow s ON s.key = r.key
WHERE r.grain = %(grain)s AND r.gone_since IS NOT NULL AND s.batch_id = %(batch)s AND s.outcome = 'taken'
"""
# Of the NIBs in question, those of which this grain keeps no record outside the table.
COUNTS = """
SELECT
    (SELECT count(DISTINCT nib) FROM {table} t WHERE NOT EXISTS (
        SELECT FROM oss_sourcerecord r WHERE r.grain = %(grain)s AND r.nib = t.nib AND r.gone_since IS NULL
          AND NOT EXISTS (SELECT FROM {table} o WHERE o.key = r.key))),
    (SELECT count(DISTINCT a.place_id) FROM {table} t JOIN businesses_activity a ON a.project_digits = t.key
     WHERE %(grain)s = 'project' AND NOT EXISTS (
        SELECT FROM businesses_activity o WHERE o.place_id = a.place_id AND o.gone_since IS NULL
          AND NOT EXISTS (SELECT FROM {table} k WHERE k.key = o.project_digits))),
    (SELECT count(*) FROM {table} WHERE %(grain)s = 'project'),
    (SELECT count(*) FROM {table} WHERE %(grain)s <> 'project')
"""


def gone_and_back(batch: ImportBatch) -> dict[str, dict[str, int]]:
    """{"gone"|"back": {"businesses"|"places"|"activities"|"permits": n}} if `batch` were committed now.

    Only a full export (`full_on`) makes something gone; every import brings back what it carries.
    """
    names = {"grain": batch.grain, "batch": batch.pk}
    run(names, GONE + ("" if batch.full_on else "AND false"), BACK, "ANALYZE going, coming")
    kinds = ("businesses", "places", "activities", "permits")
    counts = {}
    for word, table in (("gone", "going"), ("back", "coming")):
        with connection.cursor() as cursor:
            cursor.execute(COUNTS.format(table=table), names)
            counts[word] = dict(zip(kinds, cursor.fetchone(), strict=True))
    return counts
