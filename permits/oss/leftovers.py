"""The register rows that undoing an import leaves as they are, each with the reason in words."""

from permits.oss.models import ImportBatch, UndoneRow
from permits.oss.promoted import TARGETS, Target
from permits.oss.removing import held_by_others, references, untouched, unwanted
from permits.oss.statements import run
from umkm_registry.businesses.models import Identifier

REGISTER = {target.table for target in TARGETS} | {Identifier._meta.db_table}

BUSINESS_OF = {
    "owners": "(SELECT min(b.id) FROM businesses_business b WHERE b.owner_id = t.id)",
    "businesses": "t.id",
    "places": "t.business_id",
    "activities": "(SELECT p.business_id FROM businesses_place p WHERE p.id = t.place_id)",
    "permits": "t.business_id",
}
LABEL = {
    "owners": "t.name",
    "businesses": "t.name",
    "places": "t.address",
    "activities": "coalesce(nullif(t.name, ''), 'Proyek ' || t.project_digits)",
    "permits": "coalesce(nullif(t.number, ''), t.document)",
}

# The youngest committed import that speaks of the business.
LATER_IMPORT = """
(SELECT 'Juga dibawa impor ' || b.id || ' (' || b.file_name || ', ' || to_char(act.at, 'DD-MM-YYYY') || ')'
 FROM businesses_identifier i
 JOIN oss_sourcerecord r ON i.kind = 'nib' AND r.nib = i.value
 JOIN oss_importbatch b ON b.id = r.last_batch_id
 JOIN history_act act ON act.id = b.act_id
 WHERE i.business_id = {business} ORDER BY act.id DESC LIMIT 1)
"""
CHANGED_BY = """
(SELECT 'Diubah sejak itu oleh ' || coalesce(nullif(trim(u.first_name || ' ' || u.last_name), ''), u.username, 'sistem')
        || ', ' || to_char(act.at, 'DD-MM-YYYY') || ': ' || act.label
 FROM history_act act LEFT JOIN accounts_user u ON u.id = act.actor_id WHERE act.id = t.act_id)
"""


def _held_from_outside(target: Target) -> str:
    """SQL: a row of another app (a visit, a case) hangs on `t`."""
    outside = [(table, column) for table, column in references(target.model) if table not in REGISTER]
    held = [f"EXISTS (SELECT FROM {table} x WHERE x.{column} = t.id)" for table, column in outside]
    return "(" + " OR ".join(held or ["false"]) + ")"


def _left(target: Target) -> str:
    """SQL: bucket and reason of each row of `written_<kind>` that this undo did not change."""
    free = f"{unwanted(target)} AND {untouched(target)}"
    stuck = f"{free} AND {_held_from_outside(target)}"
    business = BUSINESS_OF[target.kind]
    return f"""
    SELECT t.id, {LABEL[target.kind]} AS label, CASE WHEN {stuck} THEN 'failed' ELSE 'kept' END AS bucket,
           CASE WHEN {stuck} THEN 'Ada catatan lain yang bergantung padanya, misalnya kunjungan atau pendampingan'
                WHEN {free} AND {held_by_others(target)}
                THEN 'Masih memuat data yang dipertahankan'
                WHEN EXISTS (SELECT FROM {target.want} w WHERE w.id = a.id)
                THEN coalesce({LATER_IMPORT.format(business=business)}, {CHANGED_BY})
                ELSE {CHANGED_BY} END AS because
    FROM written_{target.kind} a JOIN {target.table} t ON t.id = a.id
    WHERE t.act_id <> %(act)s
    """


def note_leftovers(batch: ImportBatch, act_id: int) -> dict[str, int]:
    """Replace the undone rows of `batch`; returns {"kept": n, "failed": n}. Needs the `written_*` tables."""
    batch.undone_rows.all().delete()
    for target in TARGETS:
        run(
            {"batch": batch.pk, "made": batch.act_id, "act": act_id, "kind": target.kind},
            f"""
            INSERT INTO oss_undonerow (batch_id, bucket, kind, row_id, label, because)
            SELECT %(batch)s, bucket, %(kind)s, id, coalesce(left(label, 300), ''), left(because, 300)
            FROM ({_left(target)}) found ORDER BY id
            """,
        )
    buckets = list(UndoneRow.objects.filter(batch=batch).values_list("bucket", flat=True))
    return {"kept": buckets.count("kept"), "failed": buckets.count("failed")}
