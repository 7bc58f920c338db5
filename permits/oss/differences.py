"""Every cell an import changes, old and new, as rows that a page can show."""

from permits.oss.models import ImportBatch
from permits.oss.promoted import TARGETS, Target
from permits.oss.statements import run

# The kecamatan of a business, for the filter: that of its first place.
DISTRICT = """
(SELECT r.district_id FROM businesses_place p JOIN regions_subdistrict r ON r.id = p.subdistrict_id
 WHERE p.business_id = found.business_id ORDER BY p.id LIMIT 1)
"""


def difference_rows(target: Target) -> str:
    """SQL: (row_id, business_id, field, old, new, held) of each field of `target` that differs from the source."""
    cells = ", ".join(
        f"('{field.name}', {field.words('t')}, {field.words('w')}, {field.differs()}, {target.held(field)})"
        for field in target.fields
        if field.shown is not None
    )
    return f"""
    SELECT w.id AS row_id, {target.business} AS business_id, v.field, v.old, v.new, v.held
    FROM {target.want} w JOIN {target.table} t ON t.id = w.id
    CROSS JOIN LATERAL (VALUES {cells}) AS v(field, old, new, differs, held)
    WHERE NOT w.is_new AND v.differs
    """


def save_differences(batch: ImportBatch) -> None:
    """Replace the differences of `batch` by those of the `want_*` tables with the register."""
    names = {"batch": batch.pk}
    run(names, "DELETE FROM oss_difference WHERE batch_id = %(batch)s")
    for target in TARGETS:
        run(
            names | {"kind": target.kind},
            f"""
            INSERT INTO oss_difference (batch_id, kind, row_id, business_id, district_id, field, old, new, held)
            SELECT %(batch)s, %(kind)s, row_id, business_id, {DISTRICT}, field, old, new, held
            FROM ({difference_rows(target)}) found ORDER BY business_id, row_id
            """,
        )
