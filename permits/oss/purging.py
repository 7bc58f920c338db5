"""Files and staged rows of old imports: deleted after a time; hash, counts, findings and the story stay."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from permits.oss.models import ImportBatch

ENDED = ["committed", "refused", "failed", "cancelled", "undone"]


def purge_imports(now=None) -> int:
    """Delete file and staged rows of imports that ended `IMPORTS_KEPT_DAYS` days ago; returns how many imports.

    Undoing one of them stays possible: it reads the history and the source layer alone.
    """
    now = now or timezone.now()
    old = ImportBatch.objects.filter(
        state__in=ENDED, purged_at__isnull=True, uploaded_at__lt=now - timedelta(days=settings.IMPORTS_KEPT_DAYS)
    )
    purged = 0
    for batch in old:
        batch.staged.all().delete()
        batch.file.delete(save=False)
        batch.purged_at = now
        batch.save(update_fields=["file", "purged_at"])
        purged += 1
    return purged
