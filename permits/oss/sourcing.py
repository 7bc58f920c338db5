"""The source layer of the touched NIBs as it will stand once an import is in, as a temporary table.

Everything the register says from OSS is computed from this table (`wanting.py`): all records of a NIB, of every
grain, whichever import brought them. That is why the order of arrival does not matter.
"""

from permits.oss.models import ImportBatch
from permits.oss.personal_data import strip_erased
from permits.oss.statements import run

# The typed columns of the JSON in `SourceRecord.values`.
COLUMNS = """
    name text, issued_on date, capital text, legal_form text, scale text, address text, subdistrict text,
    subdistrict_text text, district_text text, place_address text, place_region text, email_hash text, email_mask
    text, phone_hash text, phone_mask text, contact_name text, npwp text, project_digits text, project_kind text,
    project_name text, risk text, latitude numeric, longitude numeric, submitted_on date, kbli text, kbli_version
    text, kbli_title text, ministry text, land_area numeric, land_unit text, investment bigint, workers int,
    application_digits text, permit_type text, document text, authority text, status text, status_text text,
    permit_on date
"""

TOUCHED = """
CREATE TEMP TABLE touched ON COMMIT DROP AS
SELECT nib FROM oss_stagedrow WHERE batch_id = %(batch)s AND outcome = 'taken'
UNION
SELECT r.nib FROM oss_sourcerecord r JOIN oss_stagedrow s ON s.key = r.key
WHERE s.batch_id = %(batch)s AND s.outcome = 'taken' AND r.grain = %(grain)s
"""

# `||` keeps what the staged row does not carry: an empty cell or a narrower layout blanks nothing.
SOURCE = f"""
CREATE TEMP TABLE source ON COMMIT DROP AS
SELECT a.grain, a.key, a.nib, a.carried, a.sealed,
       CASE a.grain WHEN 'nib' THEN 1 WHEN 'project' THEN 2 ELSE 3 END AS rank, v.*,
       CASE WHEN v.place_address IS NOT NULL OR v.place_region IS NOT NULL
                THEN concat(v.place_address, '|', v.place_region)
            WHEN a.grain = 'project' THEN '' END AS place_key,
       nullif(concat_ws(', ', v.subdistrict_text, v.district_text), '') AS region_text
FROM (
    SELECT r.grain, r.key, coalesce(s.nib, r.nib) AS nib, s.id IS NOT NULL AS carried,
           r.values || coalesce(s.values, '{{}}') AS values, r.sealed || coalesce(s.sealed, '{{}}') AS sealed
    FROM oss_sourcerecord r
    LEFT JOIN oss_stagedrow s
           ON s.batch_id = %(batch)s AND s.outcome = 'taken' AND r.grain = %(grain)s AND s.key = r.key
    WHERE r.nib IN (SELECT nib FROM touched)
    UNION ALL
    SELECT %(grain)s, s.key, s.nib, true, s.values, s.sealed
    FROM oss_stagedrow s
    WHERE s.batch_id = %(batch)s AND s.outcome = 'taken'
      AND NOT EXISTS (SELECT FROM oss_sourcerecord r WHERE r.grain = %(grain)s AND r.key = s.key)
) a, jsonb_to_record(a.values) AS v({COLUMNS})
"""


# The columns that later statements join and group by; the rest only costs time.
ANALYZE = "ANALYZE source (grain, key, nib, place_key, kbli_version, kbli, project_digits)"


def stage_source(batch: ImportBatch) -> None:
    """Make `touched` and `source` as the staged rows of `batch` would leave the source layer, for this transaction."""
    strip_erased(batch)
    run({"batch": batch.pk, "grain": batch.grain}, TOUCHED, "ANALYZE touched", SOURCE, ANALYZE)


def source_as_it_is() -> None:
    """Make `source` out of the source layer alone, for the NIBs in `touched`."""
    run({"batch": None, "grain": None}, SOURCE, ANALYZE)
