"""The summary columns of a business that follow from its permits."""

from django.db import connection

from permits.models import Permit
from umkm_registry.businesses.summaries import ALL, businesses_of

# Business by business, so that the index answers it: statistics out of date would make one big join crawl.
SUMMARIES = """
UPDATE businesses_business b
SET counted_permits = told.counted_permits, first_permit_on = told.first_permit_on
FROM businesses_business same
CROSS JOIN LATERAL (
    SELECT count(*) AS counted_permits, min(p.issued_on) AS first_permit_on
    FROM permits_permit p JOIN permits_permittype t ON t.code = p.permit_type_id AND t.counts
    WHERE p.business_id = same.id AND p.status = ANY(%(ever_issued)s)
) told
WHERE same.id IN ({ids}) AND same.id = b.id
  AND (b.counted_permits, b.first_permit_on) IS DISTINCT FROM (told.counted_permits, told.first_permit_on)
"""


def refresh_summaries(ids: str = ALL) -> int:
    """Recompute number and first date of the counted permits of the businesses that the SQL `ids` selects.

    `ids` is SQL of ours (a subquery of one column), never anything a person typed. Returns how many changed.
    """
    with connection.cursor() as cursor:
        cursor.execute(SUMMARIES.format(ids=ids), {"ever_issued": Permit.EVER_ISSUED})
        return cursor.rowcount


def refresh_put_back(rows: list) -> None:
    """Recompute the businesses that register rows belong to which were put back to an earlier version."""
    if ids := businesses_of(rows):
        refresh_summaries(ids)
