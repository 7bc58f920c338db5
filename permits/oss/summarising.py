"""The summary columns of the businesses that an import makes, worked out before they are inserted.

From the small `want_*` tables, of which the planner knows everything: afterwards `summaries.py` would have to look
each of them up in the register, and write each of them a second time.
"""

SUMMARISE_NEW = """
ALTER TABLE want_business ADD COLUMN sector_id bigint, ADD COLUMN in_scope boolean, ADD COLUMN region_code text,
    ADD COLUMN counted_permits int, ADD COLUMN first_permit_on date;
UPDATE want_business b
SET sector_id = main.sector_id, region_code = first.code, counted_permits = told.counted, first_permit_on = told.since,
    in_scope = NOT EXISTS (
        SELECT FROM businesses_scoperule r WHERE NOT r.counts
        AND ((r.fact = 'scale' AND r.value = b.scale) OR (r.fact = 'capital' AND r.value = b.capital)))
FROM want_business same
LEFT JOIN (
    SELECT DISTINCT ON (p.business_id) p.business_id, k.sector_id
    FROM want_activity a JOIN want_place p ON p.id = a.place_id LEFT JOIN businesses_kbli k ON k.id = a.kbli_id
    ORDER BY p.business_id, (coalesce(a.kind, '') = 'main') DESC, a.investment DESC NULLS LAST, a.submitted_on,
             a.project_digits
) main ON main.business_id = same.id
LEFT JOIN (
    SELECT p.business_id, min(s.code) AS code
    FROM want_place p JOIN regions_subdistrict s ON s.id = p.subdistrict_id GROUP BY p.business_id
) first ON first.business_id = same.id
LEFT JOIN (
    SELECT p.business_id, count(*) AS counted, min(p.issued_on) AS since
    FROM want_permit p JOIN permits_permittype t ON t.code = p.permit_type_id AND t.counts
    WHERE p.status = ANY(%(ever_issued)s) GROUP BY p.business_id
) told ON told.business_id = same.id
WHERE same.is_new AND same.id = b.id
"""

# What `SUMMARISE_NEW` did not settle: businesses that were there before, or took something over that was.
UNSETTLED = """
SELECT id FROM want_business WHERE NOT is_new
UNION SELECT p.business_id FROM want_activity a JOIN want_place p ON p.id = a.place_id WHERE NOT a.is_new
UNION SELECT business_id FROM want_permit WHERE NOT is_new
"""
