"""Where the history finds the pages of what was done to users, and the sentences that tell it."""

from itertools import groupby

from django.urls import reverse

from umkm_registry.history.own_pages import OwnPage
from umkm_registry.people.models import UserChange


def user_pages(acts: list[int], user) -> dict[int, OwnPage]:
    """Act → the person it changed, and how, of those of `acts` that changed one. One query."""
    if not acts:
        return {}
    told = UserChange.objects.filter(act__in=acts).select_related("user").order_by("act", "id")
    may_see = user.has_perm("accounts.view_user")
    return {act: _page(list(changes), may_see) for act, changes in groupby(told, key=lambda change: change.act_id)}


def _page(changes: list[UserChange], may_see: bool) -> OwnPage:
    if not may_see:
        return OwnPage("Pengguna")
    person = changes[0].user
    name = person.get_full_name() or person.username
    sentences = tuple(f"{name}: {change.words}" for change in changes)
    return OwnPage("Pengguna", reverse("pengguna-satu", args=[person.pk]), sentences=sentences)
