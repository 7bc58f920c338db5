"""What the list of businesses needs of each row, and what the profile of one business needs."""

from django.db.models import Prefetch
from django.db.models.functions import Upper

from umkm_registry.businesses.models import Activity, Business, Identifier, Place


def for_list(businesses, user):
    """Rows for COLUMNS, sortable by `sort_name`: `shown_places` the user may see, undamaged `nibs`. Three queries."""
    nibs = Identifier.objects.filter(kind="nib", damaged=False).order_by("id")
    return (
        businesses.annotate(sort_name=Upper("name"))
        .select_related("owner", "sector")
        .prefetch_related(
            Prefetch("places", queryset=_places(user), to_attr="shown_places"),
            Prefetch("identifiers", queryset=nibs, to_attr="nibs"),
        )
    )


def _places(user):
    living = Place.objects.visible_to(user).filter(merged_into__isnull=True)
    return living.select_related("subdistrict__district").order_by("id")


def surviving(row):
    """The business, place or owner that `row` was merged into, however often; itself when it was not merged."""
    while row.merged_into_id:
        row = row.merged_into
    return row


def profile(business: Business, user) -> dict:
    """Context of the profile page: only places, activities and owners' businesses the user may see. Six queries."""
    places = list(_places(user).filter(business=business))
    activities = Activity.objects.filter(place__in=places).select_related("kbli", "place__subdistrict")
    return {
        "business": business,
        "places": places,
        "hidden_places": business.places.filter(merged_into__isnull=True).count() - len(places),
        "activities": activities.order_by("kind", "-investment", "id"),
        "identifiers": Identifier.objects.filter(business=business).order_by("kind", "damaged", "id"),
        "owner_numbers": Identifier.objects.filter(owner=business.owner_id).order_by("kind", "id"),
        "siblings": Business.objects.visible_to(user)
        .living()
        .filter(owner=business.owner_id)
        .exclude(pk=business.pk)
        .order_by("name", "id")[:10],
    }
