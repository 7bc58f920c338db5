"""Imports a person should hear of: those that wait for a decision, those at work, those that went wrong."""

from datetime import datetime, timedelta

from django.db.models import Q

from permits.oss.models import ImportBatch

REMEMBERED = timedelta(days=3)  # how long the start page tells of one's own imports that went wrong or through


def imports_to_decide(user):
    """The imports that wait for a decision; their number is shown in the navigation."""
    return ImportBatch.objects.visible_to(user).filter(state="reviewable")


def notices_for(user, now: datetime) -> list[ImportBatch]:
    """What the start page tells `user`: waiting and working imports, and what lately became of their own ones."""
    alive = Q(state__in=[*ImportBatch.WORKING, "reviewable"])
    theirs = (Q(uploaded_by=user) | Q(handed_to=user)) & Q(state__in=["failed", "refused", "committed", "undone"])
    lately = Q(uploaded_at__gte=now - REMEMBERED) | Q(decided_at__gte=now - REMEMBERED)
    seen = ImportBatch.objects.visible_to(user).filter(alive | (theirs & lately))
    return list(seen.select_related("uploaded_by").order_by("-uploaded_at", "-id")[:10])
