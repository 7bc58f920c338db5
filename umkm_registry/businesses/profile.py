"""What the profile of one business shows, to whom."""

from umkm_registry.businesses.models import Activity, Business, Identifier, Place
from umkm_registry.businesses.sketch import sketch, spots


def profile(business: Business, user) -> dict:
    """Context of the profile page: only places, activities and owners' businesses the user may see. Nine queries."""
    seen = Place.objects.visible_to(user).living().filter(business=business)
    places = list(seen.select_related("subdistrict__district").order_by("id"))
    told = spots(places)
    activities = Activity.objects.filter(place__in=places).select_related("kbli", "place__subdistrict")
    return {
        "business": business,
        "places": places,
        "spots": told,
        "sketch": sketch(told),
        "hidden_places": business.places.living().count() - len(places),
        "activities": activities.order_by("kind", "-investment", "id"),
        "identifiers": Identifier.objects.filter(business=business).order_by("kind", "damaged", "id"),
        "owner_numbers": Identifier.objects.filter(owner=business.owner_id).order_by("kind", "id"),
        "siblings": Business.objects.visible_to(user)
        .living()
        .filter(owner=business.owner_id)
        .exclude(pk=business.pk)
        .order_by("name", "id")[:10],
    }
