"""The summary columns of a business that follow from its activities and the scope rules."""

from django.db import connection

ALL = "SELECT id FROM businesses_business"

# The main activity is the one OSS calls Utama; of several the one with the largest investment, then the oldest.
SUMMARIES = """
WITH main AS (
    SELECT DISTINCT ON (p.business_id) p.business_id, k.sector_id
    FROM businesses_activity a
    JOIN businesses_place p ON p.id = a.place_id
    LEFT JOIN businesses_kbli k ON k.id = a.kbli_id
    WHERE p.business_id IN ({ids})
    ORDER BY p.business_id, (a.kind = 'main') DESC, a.investment DESC NULLS LAST, a.submitted_on, a.project_digits
), told AS (
    SELECT b.id, main.sector_id,
           NOT EXISTS (
               SELECT FROM businesses_scoperule r WHERE NOT r.counts
               AND ((r.fact = 'scale' AND r.value = b.scale) OR (r.fact = 'capital' AND r.value = b.capital))
           ) AS in_scope
    FROM businesses_business b LEFT JOIN main ON main.business_id = b.id
    WHERE b.id IN ({ids})
)
UPDATE businesses_business b SET sector_id = told.sector_id, in_scope = told.in_scope
FROM told
WHERE told.id = b.id AND (b.sector_id, b.in_scope) IS DISTINCT FROM (told.sector_id, told.in_scope)
"""


def refresh_summaries(ids: str = ALL) -> int:
    """Recompute sector and scope of the businesses that the SQL `ids` selects; returns how many changed.

    `ids` is SQL of ours (a subquery of one column), never anything a person typed.
    """
    with connection.cursor() as cursor:
        cursor.execute(SUMMARIES.format(ids=ids))
        return cursor.rowcount
