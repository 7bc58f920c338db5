"""Saving a reviewed import to the register: one transaction, one act, or nothing."""

import time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permits.models import Permit
from permits.oss.comparing import PROMOTED_GRAINS, count_changes
from permits.oss.differences import save_differences
from permits.oss.holding import hold_rows
from permits.oss.models import ImportBatch
from permits.oss.ownership import working_on
from permits.oss.promoted import TARGETS
from permits.oss.proposals import propose
from permits.oss.snapshots import gone_and_back, mark_gone
from permits.oss.sourcing import stage_source
from permits.oss.statements import run
from permits.oss.summarising import SUMMARISE_NEW, UNSETTLED
from permits.oss.wanting import LINK_PERMITS, want_register
from permits.summaries import refresh_summaries as refresh_permit_summaries
from umkm_registry.businesses.summaries import refresh_summaries as refresh_business_summaries
from umkm_registry.history.bulk_changes import begin_bulk_change
from umkm_registry.history.models import Act


class ImportRefused(ValidationError):
    """The import cannot be saved, refused or undone now; the message says why and what to do."""


SEEN = """
CREATE TEMP TABLE seen ON COMMIT DROP AS
SELECT s.id, s.line, s.key, s.nib, md5(s.values::text) AS digest, r.digest AS previous
FROM oss_stagedrow s
LEFT JOIN oss_sourcerecord r ON r.grain = %(grain)s AND r.key = s.key
WHERE s.batch_id = %(batch)s AND s.outcome = 'taken'
"""

RECORDS = """
INSERT INTO oss_sourcerecord AS r
    (grain, key, nib, values, sealed, digest, first_batch_id, last_batch_id, gone_since)
SELECT %(grain)s, seen.key, seen.nib, s.values, s.sealed, seen.digest, %(batch)s, %(batch)s, NULL
FROM seen JOIN oss_stagedrow s USING (id)
ON CONFLICT (grain, key) DO UPDATE SET
    nib = excluded.nib, values = r.values || excluded.values, sealed = r.sealed || excluded.sealed,
    digest = excluded.digest, last_batch_id = excluded.last_batch_id
"""

SIGHTINGS = """
INSERT INTO oss_sighting (record_id, batch_id, line, values, sealed)
SELECT r.id, %(batch)s, seen.line,
       CASE WHEN seen.digest = seen.previous THEN NULL ELSE s.values END,
       CASE WHEN seen.digest = seen.previous THEN NULL ELSE s.sealed END
FROM seen JOIN oss_stagedrow s USING (id) JOIN oss_sourcerecord r ON r.grain = %(grain)s AND r.key = seen.key
"""

LEARN_KBLI = """
INSERT INTO businesses_kbli (version, code, title, learned_by_id, sector_id)
SELECT kbli_version, kbli, coalesce(kbli_title, ''), %(act)s,
       (SELECT sector_id FROM businesses_sectorrule
        WHERE version = kbli_version AND starts_with(kbli, prefix) ORDER BY length(prefix) DESC LIMIT 1)
FROM (
    SELECT DISTINCT ON (kbli_version, kbli) kbli_version, kbli, kbli_title
    FROM source WHERE kbli IS NOT NULL ORDER BY kbli_version, kbli, kbli_title NULLS LAST
) told
WHERE NOT EXISTS (SELECT FROM businesses_kbli k WHERE k.version = kbli_version AND k.code = kbli)
ON CONFLICT (version, code) DO NOTHING
"""

NEW_IDENTIFIERS = """
INSERT INTO businesses_identifier (business_id, owner_id, kind, value, damaged, source, act_id)
SELECT business_id, NULL, 'nib', nib, false, 'oss', %(act)s FROM want_nib WHERE is_new
UNION ALL
SELECT NULL::bigint, b.owner_id, 'npwp', w.npwp, false, 'oss', %(act)s
FROM want_nib w JOIN want_business b ON b.id = w.business_id WHERE w.npwp IS NOT NULL
ON CONFLICT DO NOTHING
"""


def commit(batch: ImportBatch, actor=None) -> ImportBatch:
    """Save the staged rows of `batch` to the register as one act, and return the batch as it then stands.

    Refused when the batch is not waiting for a decision, or holds IUMK or SIDT rows, which are previewed only.
    """
    with working_on(batch):
        _begin(batch)
        started = time.monotonic()
        try:
            with transaction.atomic():
                batch = _commit(batch, actor)
        except BaseException:
            ImportBatch.objects.filter(pk=batch.pk, state="committing").update(state="reviewable")
            raise
        batch.seconds["commit"] = round(time.monotonic() - started, 3)
        batch.save(update_fields=["seconds"])
    return batch


def _begin(batch: ImportBatch) -> None:
    """Show that the commit has begun, so that a second one is refused. One that died may be begun anew."""
    if batch.grain not in PROMOTED_GRAINS:
        raise ImportRefused(
            f"Berkas {batch.get_grain_display()} baru dapat dilihat, belum dapat disimpan ke data UMKM. "
            "Data tidak berubah; simpan berkasnya untuk nanti."
        )
    waiting = ImportBatch.objects.filter(pk=batch.pk, state__in=["reviewable", *ImportBatch.COMMITTING])
    if not waiting.update(state="committing", phase_at=timezone.now()):
        batch.refresh_from_db()
        raise ImportRefused(
            f"Impor ini {batch.get_state_display().lower()}, jadi tidak dapat disimpan. Muat ulang halaman impor."
        )


def _commit(batch: ImportBatch, actor) -> ImportBatch:
    begin_bulk_change()
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    label = f"Impor {batch.pk}, {batch.get_grain_display()} OSS: {batch.file_name}"
    act = Act.objects.create(door="import", actor=actor, label=label[: Act._meta.get_field("label").max_length])
    names = {"batch": batch.pk, "grain": batch.grain, "act": act.pk, "ever_issued": Permit.EVER_ISSUED}
    stage_source(batch)
    run(names, LEARN_KBLI)
    want_register()
    hold_rows()
    save_differences(batch)
    batch.counts = count_changes() | gone_and_back(batch)
    propose(batch)
    run(names, SEEN, "ANALYZE seen (id, key)", RECORDS, SIGHTINGS)
    run(
        names,
        SUMMARISE_NEW,
        *(target.update() for target in TARGETS),
        *(target.insert() for target in TARGETS),
        NEW_IDENTIFIERS,
        LINK_PERMITS,
    )
    mark_gone(batch, act.pk)
    refresh_business_summaries(UNSETTLED)
    refresh_permit_summaries(UNSETTLED)
    batch.act, batch.state = act, "committed"
    batch.save(update_fields=["act", "state", "counts"])
    return batch
