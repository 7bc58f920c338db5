"""What the register should say of the touched NIBs, computed from `source` into temporary tables `want_*`.

One row of a `want_*` table is one register row, with its id: that of the row it already is, or a fresh one
(`is_new`). A column that the source does not know is null, and then changes nothing.

Where several records speak of one fact, the NIB export is believed before the project export, that before the
permit export, and of equals the latest: so any order of imports ends in the same register.
"""

from django.db import connection


def latest(column: str, given: str | None = None) -> str:
    """SQL of the best known value of `column` among grouped source rows; `given` is the column that must be known."""
    return f"(array_agg({column} ORDER BY rank, key DESC) FILTER (WHERE {given or column} IS NOT NULL))[1]"


def contact(noun: str, grain: str) -> str:
    """SQL of hash, mask and sealed text of one contact of source rows `s`, all three out of the same row."""
    return ", ".join(
        f"(array_agg({column} ORDER BY rank, key DESC)"
        f" FILTER (WHERE s.{noun}_hash IS NOT NULL AND s.grain = '{grain}'))[1] AS {noun}_{part}"
        for part, column in (("hash", f"s.{noun}_hash"), ("mask", f"s.{noun}_mask"), ("sealed", f"s.sealed->>'{noun}'"))
    )


SCALE_ORDER = "CASE {} WHEN 'micro' THEN 1 WHEN 'small' THEN 2 WHEN 'medium' THEN 3 WHEN 'large' THEN 4 END"

# One row a NIB, with the business it belongs to: the one that holds it, or the one that was merged into.
NIBS = f"""
CREATE TEMP TABLE want_nib ON COMMIT DROP AS
WITH known AS (
    SELECT t.nib, coalesce(b.merged_into_id, b.id) AS business_id, i.id AS identifier_id
    FROM touched t
    LEFT JOIN businesses_identifier i ON i.kind = 'nib' AND i.value = t.nib AND NOT i.damaged
    LEFT JOIN businesses_business b ON b.id = i.business_id
), told AS (
    SELECT nib, bool_or(carried) AS carried,
           {latest("name")} AS name, {latest("legal_form")} AS legal_form, {latest("capital")} AS capital,
           coalesce(
               (array['micro', 'small', 'medium', 'large'])[
                   max({SCALE_ORDER.format("scale")}) FILTER (WHERE grain = 'project')],
               {latest("scale")}) AS scale,
           {latest("issued_on")} AS issued_on, {latest("npwp")} AS npwp,
           {contact("phone", "nib")}, {contact("email", "nib")}
    FROM source s GROUP BY nib
)
SELECT told.*, known.business_id IS NULL AS is_new,
       coalesce(known.business_id, nextval(pg_get_serial_sequence('businesses_business', 'id'))) AS business_id
FROM told JOIN known USING (nib)
"""

# After a merge two NIBs speak for one business; the younger one is believed.
BUSINESSES = """
CREATE TEMP TABLE want_business ON COMMIT DROP AS
SELECT DISTINCT ON (w.business_id) w.business_id AS id, w.is_new, w.carried, w.name, w.legal_form, w.capital, w.scale,
       coalesce(b.owner_id, nextval(pg_get_serial_sequence('businesses_owner', 'id'))) AS owner_id
FROM want_nib w LEFT JOIN businesses_business b ON b.id = w.business_id
ORDER BY w.business_id, w.issued_on DESC NULLS LAST, w.nib DESC
"""

OWNERS = """
CREATE TEMP TABLE want_owner ON COMMIT DROP AS
SELECT DISTINCT ON (b.owner_id) b.owner_id AS id, b.is_new, w.carried, w.name,
       CASE WHEN w.legal_form = 'Perorangan' THEN 'person'
            -- An owner of whom a person's data is known stays a person, whatever form OSS names.
            WHEN w.legal_form IS NULL OR o.nik_hash <> '' OR o.sex <> '' OR o.birth_date IS NOT NULL THEN NULL
            ELSE 'body' END AS kind,
       w.phone_hash, w.phone_mask, w.phone_sealed, w.email_hash, w.email_mask, w.email_sealed
FROM want_business b
JOIN want_nib w ON w.business_id = b.id
LEFT JOIN businesses_owner o ON o.id = b.owner_id
ORDER BY b.owner_id, w.issued_on DESC NULLS LAST, w.nib DESC
"""

# A place is an address in a kelurahan. A business of which only permits are known gets one place without address.
PLACES = f"""
CREATE TEMP TABLE want_place ON COMMIT DROP AS
WITH told AS (
    SELECT w.business_id, s.place_key AS source_key, bool_or(s.carried) AS carried,
           CASE WHEN bool_or(s.grain = 'project') THEN 'site' ELSE 'office' END AS kind,
           {latest("s.address")} AS address, {latest("s.subdistrict")} AS subdistrict,
           {latest("s.region_text")} AS region_text,
           {latest("s.latitude")} AS latitude, {latest("s.longitude", "s.latitude")} AS longitude,
           {latest("s.contact_name")} AS contact_name,
           {contact("phone", "project")}, {contact("email", "project")}
    FROM source s JOIN want_nib w USING (nib)
    WHERE s.place_key IS NOT NULL AND s.grain <> 'permit'
    GROUP BY w.business_id, s.place_key
), bare AS (
    SELECT w.business_id, '' AS source_key, bool_or(s.carried) AS carried, 'site' AS kind,
           NULL AS address, {latest("s.subdistrict")} AS subdistrict, {latest("s.region_text")} AS region_text
    FROM source s JOIN want_nib w USING (nib)
    WHERE NOT EXISTS (SELECT FROM told WHERE told.business_id = w.business_id)
      AND NOT EXISTS (
          SELECT FROM businesses_place p WHERE p.business_id = w.business_id AND p.source_key IS NULL)
    GROUP BY w.business_id
), wanted AS (
    SELECT * FROM told
    UNION ALL
    SELECT business_id, source_key, carried, kind, address, subdistrict, region_text,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM bare
)
SELECT row_number() OVER (ORDER BY wanted.business_id, wanted.source_key) AS n, wanted.*,
       region.id AS subdistrict_id, p.id AS place_id
FROM wanted
LEFT JOIN regions_subdistrict region ON region.code = wanted.subdistrict
LEFT JOIN businesses_place p ON p.business_id = wanted.business_id AND p.source_key = wanted.source_key
"""

# An address that OSS corrected is the same place: the one its projects hang on (or the office, or the place without
# address), as long as no record speaks of the old address any more.
MOVED_PLACES = """
WITH free AS (
    SELECT p.id, p.business_id, p.kind, p.source_key FROM businesses_place p
    WHERE p.business_id IN (SELECT business_id FROM want_place) AND p.source_key IS NOT NULL
      AND NOT EXISTS (SELECT FROM want_place w WHERE w.place_id = p.id)
), pairs AS (
    SELECT w.n, free.id AS place_id, 1 AS rank
    FROM want_place w
    JOIN want_nib USING (business_id)
    JOIN source s ON s.nib = want_nib.nib AND s.place_key = w.source_key AND s.grain = 'project'
    JOIN businesses_activity a ON a.project_digits = s.key
    JOIN free ON free.id = a.place_id AND free.business_id = w.business_id
    WHERE w.place_id IS NULL
    UNION
    SELECT w.n, free.id, 2 FROM want_place w JOIN free USING (business_id)
    WHERE w.place_id IS NULL AND (free.source_key = '' OR (free.kind = 'office' AND w.kind = 'office'))
    UNION
    SELECT w.n, free.id, 3 FROM want_place w JOIN free USING (business_id)
    WHERE w.place_id IS NULL AND w.source_key = ''
), first_of_want AS (
    SELECT DISTINCT ON (n) n, place_id, rank FROM pairs ORDER BY n, rank, place_id
), chosen AS (
    SELECT DISTINCT ON (place_id) n, place_id FROM first_of_want ORDER BY place_id, rank, n
)
UPDATE want_place w SET place_id = chosen.place_id FROM chosen WHERE chosen.n = w.n
"""

PLACE_IDS = """
ALTER TABLE want_place ADD COLUMN id bigint, ADD COLUMN is_new boolean;
UPDATE want_place SET is_new = place_id IS NULL,
    id = coalesce(place_id, nextval(pg_get_serial_sequence('businesses_place', 'id')));
"""

ACTIVITIES = """
CREATE TEMP TABLE want_activity ON COMMIT DROP AS
SELECT coalesce(a.id, nextval(pg_get_serial_sequence('businesses_activity', 'id'))) AS id, a.id IS NULL AS is_new,
       s.carried, p.id AS place_id, s.key AS project_digits, k.id AS kbli_id, s.project_kind AS kind,
       s.project_name AS name, s.scale, s.risk, s.investment, s.workers, s.land_area, s.land_unit, s.ministry,
       s.submitted_on
FROM source s
JOIN want_nib w USING (nib)
JOIN want_place p ON p.business_id = w.business_id AND p.source_key = s.place_key
LEFT JOIN businesses_activity a ON a.project_digits = s.key
LEFT JOIN businesses_kbli k ON k.version = s.kbli_version AND k.code = s.kbli
WHERE s.grain = 'project'
"""

# Every grain that carries a NIB proves the NIB permit.
PERMITS = """
CREATE TEMP TABLE want_permit ON COMMIT DROP AS
WITH told AS (
SELECT coalesce(p.id, nextval(pg_get_serial_sequence('permits_permit', 'id'))) AS id, p.id IS NULL AS is_new,
       w.carried, w.business_id, 'nib' AS permit_type_id, w.nib AS number, NULL AS application_digits,
       NULL AS project_digits, NULL::bigint AS activity_id, NULL AS document, 'issued' AS status, NULL AS status_text,
       NULL AS risk, NULL AS authority, w.issued_on, 'oss' AS source
FROM want_nib w
LEFT JOIN permits_permit p ON p.permit_type_id = 'nib' AND p.number = w.nib
UNION ALL
SELECT coalesce(p.id, nextval(pg_get_serial_sequence('permits_permit', 'id'))), p.id IS NULL,
       s.carried, w.business_id, s.permit_type, NULL, s.key, s.project_digits, coalesce(a.id, known.id), s.document,
       s.status, s.status_text, s.risk, s.authority, s.permit_on, 'oss'
FROM source s
JOIN want_nib w USING (nib)
LEFT JOIN permits_permit p ON p.application_digits = s.key
LEFT JOIN want_activity a ON a.project_digits = s.project_digits
LEFT JOIN businesses_activity known ON known.project_digits = s.project_digits
WHERE s.grain = 'permit'
)
SELECT told.*, (issued_on + make_interval(years => t.validity_years))::date AS computed_expiry_on,
       CASE WHEN issued_on IS NOT NULL AND t.validity_years IS NOT NULL THEN t.validity_rule END AS expiry_rule
FROM told JOIN permits_permittype t ON t.code = told.permit_type_id
"""

# A permit and its project may arrive in either order, and under different NIBs.
LINK_PERMITS = """
UPDATE permits_permit p SET activity_id = a.id
FROM permits_permit same LEFT JOIN businesses_activity a ON a.project_digits = same.project_digits
WHERE same.id = p.id AND p.application_digits IS NOT NULL AND p.activity_id IS DISTINCT FROM a.id
  AND (p.project_digits IN (SELECT key FROM source WHERE grain = 'project')
       OR p.application_digits IN (SELECT key FROM source WHERE grain = 'permit'))
"""

# The planner needs to know of the columns that are joined, not of the long texts beside them.
STEPS = (
    NIBS,
    "ANALYZE want_nib (nib, business_id)",
    BUSINESSES,
    "ANALYZE want_business (id, owner_id)",
    OWNERS,
    PLACES,
    MOVED_PLACES,
    PLACE_IDS,
    "ANALYZE want_place (id, business_id, source_key, place_id)",
    ACTIVITIES,
    "ANALYZE want_activity (id, place_id, project_digits, kbli_id)",
    PERMITS,
    "ANALYZE want_owner (id), want_permit (id, business_id, activity_id)",
)


def want_register() -> None:
    """Make the `want_*` tables from `touched` and `source`; needs `stage_source` in the same transaction."""
    with connection.cursor() as cursor:
        for statement in STEPS:
            cursor.execute(statement)
