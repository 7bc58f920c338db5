"""What undoing an import would do, worked out beforehand and kept on the batch until someone looks again."""

from django.utils import timezone

from permits.oss.models import ImportBatch
from permits.oss.undoing import preview_undo

EXAMPLES = 100


def preview(batch: ImportBatch) -> None:
    """Keep on `batch` what `undo` would report now, with the first rows it would leave as they are.

    Takes as long as the undo itself, and waits for a commit that is running.
    """
    rows: list[dict] = []
    columns = ("bucket", "kind", "label", "because")
    if batch.state != "committed":
        return
    left = batch.undone_rows.order_by("bucket", "id").values(*columns)
    report = preview_undo(batch, lambda: rows.extend(left[:EXAMPLES]))
    facts = {"reversed": report.reversed, "kept": report.kept, "failed": report.failed}
    ImportBatch.objects.filter(pk=batch.pk).update(
        undo_preview={**facts, "rows": rows, "at": timezone.now().isoformat()}
    )
