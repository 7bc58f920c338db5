"""What `/pemilik/<id>/data-pribadi/` tells: each value masked and where from, which stores, who looked."""

from dataclasses import dataclass

from django.db.models import Q

from umkm_registry.businesses.models import Business, Identifier, Look, Owner, Place
from umkm_registry.businesses.story import Source, owner_sources, story
from umkm_registry.personal_data.erasing import held
from umkm_registry.personal_data.models import ErasedFact

OWNER_FIELDS = ("name", "kind", "nik_mask", "sex", "birth_date", "phone_mask", "email_mask", "address")
PLACE_FIELDS = ("contact_name", "phone_mask", "email_mask")
SHOWN = 20  # businesses, and looks


@dataclass(frozen=True)
class Told:
    """One value as a person may read it, and where it comes from; `value` is empty where nothing is known."""

    label: str
    value: object
    source: Source | None


@dataclass(frozen=True)
class ToldPlace:
    """The contacts of one place of a business."""

    business: Business
    place: Place
    facts: list[Told]


def person_page(owner: Owner, user) -> dict:
    """Context of `personal_data/person.html`. NIK, telephone numbers and e-mail addresses by their masks only."""
    businesses = list(Business.objects.visible_to(user).living().filter(owner=owner).order_by("name", "id"))
    looks = Look.objects.filter(Q(owner=owner) | Q(owner__merged_into=owner)).select_related("user", "business")
    return {
        "owner": owner,
        "facts": _told(owner, OWNER_FIELDS, owner_sources(owner)),
        "numbers": Identifier.objects.filter(owner=owner).select_related("act").order_by("kind", "id"),
        "places": [told for business in businesses[:SHOWN] for told in _places(business, user)],
        "businesses": businesses[:SHOWN],
        "more_businesses": len(businesses[SHOWN:]),
        "holdings": held(owner),
        "looks": looks[:SHOWN],
        "look_count": looks.count(),
        "erased": ErasedFact.objects.filter(owner=owner).select_related("act__actor").order_by("act", "fact", "nib"),
        "restriction": owner.restricted_act,
    }


def _told(row, names: tuple[str, ...], sources: dict[str, Source]) -> list[Told]:
    return [Told(row._meta.get_field(name).verbose_name, _words(row, name), sources.get(name)) for name in names]


def _words(row, name: str):
    chosen = getattr(row, f"get_{name}_display", None)
    return chosen() if chosen else getattr(row, name)


def _places(business: Business, user) -> list[ToldPlace]:
    places = list(Place.objects.visible_to(user).living().filter(business=business).select_related("subdistrict"))
    sources = story(business, places, limit=0).place_sources
    return [ToldPlace(business, place, _told(place, PLACE_FIELDS, sources[place.pk])) for place in places]
