"""Checks that need all rows of a file at once: repeated keys, and a file seen before."""

from django.db import connection

from permits.oss.findings import EXAMPLES, Findings
from permits.oss.models import ImportBatch

# Of rows with the same key the last one counts, as in a file that was appended to.
REPEATED = """
WITH doubled AS (
    SELECT key FROM oss_stagedrow WHERE batch_id = %(batch)s GROUP BY key HAVING count(*) > 1
), ordered AS (
    SELECT id, line, values,
           last_value(id) OVER same AS last_id, last_value(values) OVER same AS last_values
    FROM oss_stagedrow JOIN doubled USING (key) WHERE batch_id = %(batch)s
    WINDOW same AS (PARTITION BY key ORDER BY line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), marked AS (
    UPDATE oss_stagedrow s SET outcome = 'repeated' FROM ordered o WHERE o.id = s.id AND o.id <> o.last_id
    RETURNING o.line, o.values = o.last_values AS same
)
SELECT CASE WHEN same THEN 'row_repeated' ELSE 'row_conflicting' END, count(*),
       (array_agg(line ORDER BY line))[1:%(examples)s]
FROM marked GROUP BY 1
"""


def check(batch: ImportBatch, findings: Findings) -> None:
    """Mark repeated rows of `batch` and add to `findings` what only the whole file shows."""
    names = {"batch": batch.pk, "examples": EXAMPLES}
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE oss_stagedrow (batch_id, key, nib, outcome)")
        cursor.execute(REPEATED, names)
        for code, rows, lines in cursor.fetchall():
            findings.add(code, rows=rows, lines=lines)
            batch.repeated += rows
    if earlier_import(batch):
        findings.add("file_repeated", rows=batch.rows)


def earlier_import(batch: ImportBatch) -> ImportBatch | None:
    """The committed import of a file with the same content, whatever its name."""
    return (
        ImportBatch.objects.filter(file_hash=batch.file_hash, state="committed")
        .exclude(pk=batch.pk)
        .select_related("uploaded_by")
        .first()
    )
