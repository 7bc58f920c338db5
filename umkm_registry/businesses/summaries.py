"""The summary columns of a business that follow from its activities, its places and the scope rules."""

from django.db import connection

from umkm_registry.businesses.models import Activity, Business, Owner

ALL = "SELECT id FROM businesses_business"

# The region is the lowest code: which place was entered first depends on the order in which files arrived.
# What a person gave goes before what KBLI says. The main activity is the one OSS calls Utama; of several the one with
# the largest investment, then the oldest.
# Business by business, and place by place (OFFSET 0), so that the indexes answer it: with statistics out of date, as
# right after a large import, a join would read all activities for each business.
SUMMARIES = """
UPDATE businesses_business b
SET sector_id = told.sector_id, in_scope = told.in_scope, region_code = told.region_code
FROM businesses_business same
LEFT JOIN LATERAL (
    SELECT k.sector_id
    FROM (SELECT id FROM businesses_place WHERE business_id = same.id OFFSET 0) p
    CROSS JOIN LATERAL (SELECT * FROM businesses_activity WHERE place_id = p.id OFFSET 0) a
    LEFT JOIN businesses_kbli k ON k.id = a.kbli_id
    ORDER BY (a.kind = 'main') DESC, a.investment DESC NULLS LAST, a.submitted_on, a.project_digits
    LIMIT 1
) main ON true
CROSS JOIN LATERAL (
    SELECT coalesce(same.given_sector_id, main.sector_id) AS sector_id, NOT EXISTS (
        SELECT FROM businesses_scoperule r WHERE NOT r.counts
        AND ((r.fact = 'scale' AND r.value = same.scale) OR (r.fact = 'capital' AND r.value = same.capital))
    ) AS in_scope, coalesce((
        SELECT min(s.code) FROM businesses_place p JOIN regions_subdistrict s ON s.id = p.subdistrict_id
        WHERE p.business_id = same.id AND p.merged_into_id IS NULL
    ), '') AS region_code
) told
WHERE same.id IN ({ids}) AND same.id = b.id
  AND (b.sector_id, b.in_scope, b.region_code) IS DISTINCT FROM (told.sector_id, told.in_scope, told.region_code)
"""


def refresh_summaries(ids: str = ALL) -> int:
    """Recompute sector, scope and region of the businesses that the SQL `ids` selects; returns how many changed.

    `ids` is SQL of ours (a subquery of one column), never anything a person typed.
    """
    with connection.cursor() as cursor:
        cursor.execute(SUMMARIES.format(ids=ids))
        return cursor.rowcount


def refresh_put_back(rows: list) -> None:
    """Recompute the businesses that register rows belong to which were put back to an earlier version."""
    if ids := businesses_of(rows):
        refresh_summaries(ids)


def businesses_of(rows: list) -> str:
    """SQL of the businesses that register rows of any table belong to; empty for none. Two queries at most."""
    found = {row.pk if isinstance(row, Business) else getattr(row, "business_id", None) for row in rows}
    places = {row.place_id for row in rows if isinstance(row, Activity)}
    owners = {row.pk for row in rows if isinstance(row, Owner)}
    found |= set(Business.objects.filter(places__in=places).values_list("pk", flat=True)) if places else set()
    found |= set(Business.objects.filter(owner__in=owners).values_list("pk", flat=True)) if owners else set()
    return ",".join(str(int(pk)) for pk in sorted(found - {None}))
