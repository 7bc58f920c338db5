"""What the page of one owner shows: the owner, its numbers, and those of its businesses the user may see."""

from django.http import Http404

from umkm_registry.businesses.listing import for_list, surviving
from umkm_registry.businesses.models import Business, Identifier, Owner
from umkm_registry.businesses.story import owner_sources
from umkm_registry.pages import KeysetPager


def surviving_owner(pk: int, user) -> Owner:
    """The owner `pk`, or the one it was merged into; 404 when the user may see none of that owner's businesses.

    A merge takes the businesses away from the merged row, so the scope is asked of the one that is left.
    """
    merged = Owner.objects.filter(pk=pk).first()
    seen = Owner.objects.visible_to(user).select_related("act").filter(pk=surviving(merged).pk if merged else None)
    if owner := seen.first():
        return owner
    raise Http404("Pelaku usaha ini tidak ada, atau semua usahanya di luar wilayah Anda.")


def owner_page(owner: Owner, request) -> dict:
    """Context of `businesses/owner.html`; of businesses outside the user's scope only their number."""
    theirs = Business.objects.living().filter(owner=owner)
    seen = Business.objects.visible_to(request.user).living().filter(owner=owner)
    return {
        "owner": owner,
        "sources": owner_sources(owner) if request.user.has_perm("history.view_act") else {},
        "pager": KeysetPager(request, for_list(seen, request.user), ("sort_name",)),
        "hidden_businesses": theirs.exclude(pk__in=seen.values("pk")).count(),
        "numbers": Identifier.objects.filter(owner=owner).order_by("kind", "damaged", "id"),
    }
