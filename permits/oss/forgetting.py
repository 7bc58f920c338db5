"""Taking one import out of the source layer, as if it had never carried anything.

What later imports carried stays: a sighting that said "the same as before" first gets the values it meant.
"""

from permits.oss.statements import run

AFFECTED = """
CREATE TEMP TABLE affected ON COMMIT DROP AS
SELECT s.record_id, r.nib, r.grain FROM oss_sighting s JOIN oss_sourcerecord r ON r.id = s.record_id
WHERE s.batch_id = %(batch)s
"""

HAND_ON = """
UPDATE oss_sighting following SET values = s.values, sealed = s.sealed
FROM oss_sighting s
CROSS JOIN LATERAL (
    SELECT x.id, x.values FROM (SELECT id, values FROM oss_sighting WHERE record_id = s.record_id OFFSET 0) x
    WHERE x.id > s.id ORDER BY x.id LIMIT 1
) later
WHERE s.batch_id = %(batch)s AND s.values IS NOT NULL AND later.values IS NULL AND following.id = later.id
"""

FORGET = "DELETE FROM oss_sighting WHERE batch_id = %(batch)s"

DROP_UNSEEN = """
DELETE FROM oss_sourcerecord r USING affected a
WHERE r.id = a.record_id AND NOT EXISTS (SELECT FROM oss_sighting s WHERE s.record_id = r.id)
"""


def _folded(column: str) -> str:
    """SQL of the latest value of each key in `column`, over the sightings of each affected record."""
    return f"""
    SELECT record_id, jsonb_object_agg(key, value) AS {column} FROM (
        SELECT DISTINCT ON (s.record_id, e.key) s.record_id, e.key, e.value
        FROM oss_sighting s JOIN affected USING (record_id), jsonb_each(s.{column}) e
        ORDER BY s.record_id, e.key, s.id DESC
    ) latest GROUP BY record_id
    """


FOLD = f"""
WITH folded AS ({_folded("values")}), sealed AS ({_folded("sealed")}), ends AS (
    SELECT s.record_id, (array_agg(s.batch_id ORDER BY s.id))[1] AS first_batch_id,
           (array_agg(s.batch_id ORDER BY s.id DESC))[1] AS last_batch_id,
           (array_agg(md5(s.values::text) ORDER BY s.id DESC) FILTER (WHERE s.values IS NOT NULL))[1] AS digest
    FROM oss_sighting s JOIN affected USING (record_id) GROUP BY s.record_id
)
UPDATE oss_sourcerecord r
SET values = folded.values, sealed = coalesce(sealed.sealed, '{{}}'), nib = coalesce(folded.values->>'nib', ''),
    digest = ends.digest, first_batch_id = ends.first_batch_id, last_batch_id = ends.last_batch_id
FROM ends JOIN folded USING (record_id) LEFT JOIN sealed USING (record_id)
WHERE r.id = ends.record_id
"""

TOUCHED = """
CREATE TEMP TABLE touched ON COMMIT DROP AS
SELECT nib FROM affected WHERE nib <> ''
UNION SELECT r.nib FROM affected a JOIN oss_sourcerecord r ON r.id = a.record_id WHERE r.nib <> ''
"""


def forget(batch) -> None:
    """Remove what `batch` carried; leaves the NIBs to compute anew in the temporary table `touched`."""
    names = {"batch": batch.pk}
    run(names, AFFECTED, "ANALYZE affected", HAND_ON, FORGET, DROP_UNSEEN, FOLD, TOUCHED, "ANALYZE touched")
