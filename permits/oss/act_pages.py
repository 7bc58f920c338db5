"""Where the history finds the pages of imports."""

from django.urls import reverse

from permits.oss.models import ImportBatch
from umkm_registry.history.own_pages import OwnPage


def import_pages(acts: list[int], user) -> dict[int, OwnPage]:
    """Act → where an import is told and undone, of those of `acts` that saved one. One query."""
    batches = ImportBatch.objects.filter(act__in=acts).only("pk", "act", "state")
    return {batch.act_id: _page(batch, user) for batch in batches}


def _page(batch: ImportBatch, user) -> OwnPage:
    if not (user.scope.whole_city and user.has_perm("oss.view_importbatch")):
        return OwnPage("Impor")
    waits = batch.state == "committed" and user.has_perm("oss.commit_importbatch")
    undo_url = reverse("batalkan-impor", args=[batch.pk]) if waits else ""
    return OwnPage("Impor", reverse("impor", args=[batch.pk]), undo_url)
