"""Where the history finds the pages of bulk edits."""

from django.urls import reverse

from umkm_registry.businesses.models import BulkEdit
from umkm_registry.history.own_pages import OwnPage

UNDO = ("businesses.change_business", "businesses.change_place")


def bulk_edit_pages(acts: list[int], user) -> dict[int, OwnPage]:
    """Act → where a bulk edit is told and taken back, of those of `acts` that are one. One query."""
    edits = BulkEdit.objects.filter(act__in=acts).select_related("act")
    return {edit.act_id: _page(edit, user) for edit in edits}


def _page(edit: BulkEdit, user) -> OwnPage:
    if not (user.scope.whole_city or edit.act.actor_id == user.pk):
        return OwnPage("Ubah massal")
    waits = edit.undo_counts is None and user.has_perms(UNDO)
    undo_url = reverse("batalkan-ubah-massal", args=[edit.act_id]) if waits else ""
    return OwnPage("Ubah massal", edit.get_absolute_url(), undo_url)
