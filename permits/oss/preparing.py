"""From a received file to a batch a person can review: read, stage, check, compare. The register is not touched."""

import time
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from permits.oss.checking import check
from permits.oss.cleaning import Cleaner
from permits.oss.comparing import compare
from permits.oss.findings import Findings
from permits.oss.models import ImportBatch
from permits.oss.ownership import working_on
from permits.oss.reading import open_export
from permits.oss.staging import stage


def prepare(batch: ImportBatch) -> ImportBatch:
    """Bring `batch` to `reviewable`, or to `refused` when every row is of another city, or to `failed`.

    Raises ValidationError, in words for the person who gave the file, when it cannot be used at all.
    """
    with working_on(batch):
        findings = Findings()
        try:
            with _phase(batch, "reading", "read"):
                _read(batch, findings)
            with _phase(batch, "checking", "check"):
                check(batch, findings)
                findings.save(batch)
            with _phase(batch, "comparing", "compare"):
                batch.counts = compare(batch)
        except ValidationError as refusal:
            batch.state, batch.error = "failed", " ".join(refusal.messages)
            batch.save()
            raise
        batch.state = "reviewable"
        if batch.rows and batch.skipped == batch.rows:
            batch.state, batch.reason = "refused", "Semua baris berasal dari kota lain."
        batch.save()
    return batch


@contextmanager
def _phase(batch: ImportBatch, state: str, name: str):
    """Show the phase on the batch row, and keep how long it took, in seconds."""
    batch.state = state
    batch.save(update_fields=["state"])
    started = time.monotonic()
    yield
    batch.seconds[name] = round(time.monotonic() - started, 3)


def _read(batch: ImportBatch, findings: Findings) -> None:
    with open_export(batch.file.path, batch.file_name) as export:
        batch.grain, batch.layout, batch.columns = export.grain, export.layout.name, sorted(export.columns)
        batch.sheet, batch.header_row = export.sheet, export.header_row
        batch.repeated = 0
        batch.save()
        for header in export.unknown:
            findings.add("column_unknown", header[:60])
        cleaner = Cleaner(export, findings)
        stage(batch, cleaner.clean(export.rows()), lambda: cleaner.rows)
        batch.rows = batch.rows_done = cleaner.rows
        batch.rejected, batch.skipped = cleaner.rejected, cleaner.skipped
