"""From a received file to a batch a person can review: read, stage, check, compare. The register is not touched."""

import time
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import OperationalError

from permits.oss.checking import check
from permits.oss.cleaning import Cleaner
from permits.oss.comparing import compare
from permits.oss.findings import Findings
from permits.oss.models import ImportBatch
from permits.oss.ownership import ImportStopped, advance, keep_on, working_on
from permits.oss.reading import open_export
from permits.oss.staging import stage


def prepare(batch: ImportBatch) -> ImportBatch:
    """Bring `batch` to `reviewable`, or to `refused` when every row is of another city, or to `failed`.

    Raises ValidationError, in words for the person who gave the file, when it cannot be used at all, and ImportStopped
    when a person stopped it.
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
                counts = compare(batch)
        except ImportStopped:
            raise
        except OperationalError:
            keep_on(batch)  # ended from outside because a person stopped it?
            raise
        except ValidationError as refusal:
            advance(batch, "failed", error=" ".join(refusal.messages), seconds=batch.seconds)
            raise
        facts = {"counts": counts, "repeated": batch.repeated, "seconds": batch.seconds}
        if batch.rows and batch.skipped == batch.rows:
            advance(batch, "refused", reason="Semua baris berasal dari kota lain.", **facts)
        else:
            advance(batch, "reviewable", **facts)
    return batch


@contextmanager
def _phase(batch: ImportBatch, state: str, name: str):
    """Show the phase on the batch row, and keep how long it took, in seconds."""
    advance(batch, state, seconds=batch.seconds)
    started = time.monotonic()
    yield
    batch.seconds[name] = round(time.monotonic() - started, 3)


def _read(batch: ImportBatch, findings: Findings) -> None:
    with open_export(batch.file.path, batch.file_name, lambda: keep_on(batch)) as export:
        facts = {"grain": export.grain, "layout": export.layout.name, "columns": sorted(export.columns)}
        facts |= {"sheet": export.sheet, "header_row": export.header_row, "rows": export.rows_expected}
        advance(batch, batch.state, rows_done=0, rejected=0, skipped=0, repeated=0, **facts)
        for header in export.unknown:
            findings.add("column_unknown", header[:60])
        cleaner = Cleaner(export, findings)
        stage(batch, cleaner.clean(export.rows()), lambda: _counted(cleaner))
        advance(batch, batch.state, rows=cleaner.rows, **_counted(cleaner))


def _counted(cleaner: Cleaner) -> dict[str, int]:
    return {"rows_done": cleaner.rows, "rejected": cleaner.rejected, "skipped": cleaner.skipped}
