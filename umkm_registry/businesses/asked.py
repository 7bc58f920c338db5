"""What a person asked of the list of businesses, read from its address: the one answer for list, export, bulk edit."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import QueryDict

from umkm_registry.businesses.columns import Column, chosen_columns
from umkm_registry.businesses.filters import BusinessFilter, Offered
from umkm_registry.businesses.models import Business
from umkm_registry.businesses.sorting import order_of, sortable


@dataclass(frozen=True)
class Asked:
    """`businesses` are scoped, living, filtered and ordered, to be handed to `for_list()`; `order` is their order.

    `filter` is the bound form with its words; `columns` those to show, in the order of COLUMNS.
    """

    businesses: QuerySet
    filter: BusinessFilter
    order: tuple[str, ...]
    columns: tuple[Column, ...]


def asked_for(params: QueryDict, user, offered: Offered | None = None) -> Asked:
    """What the query string `params` asks for, as far as `user` sees. Unknown values are ignored.

    Three queries, for what can be chosen from (none when it is `offered`); up to two when words are searched for.
    """
    seen = Business.objects.visible_to(user).living()
    filterset = BusinessFilter(params, seen, user=user, offered=offered)
    found = filterset.qs
    order = order_of(params, ranked="rank" in found.query.annotations)
    businesses = sortable(found).order_by(*order)
    return Asked(businesses, filterset, order, chosen_columns(params, user))
