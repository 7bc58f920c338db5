"""The rows of an export: texts of one business after the other, of as few objects as the columns need."""

from collections.abc import Iterator

from django.db.models import FETCH_RAISE, Prefetch

from umkm_registry.businesses.asked import Asked
from umkm_registry.businesses.models import Identifier, Place, Sector
from umkm_registry.regions.models import Subdistrict

CHUNK = 1000  # businesses held at a time
# What COLUMNS read of each row. Asking for more than this raises: it would be a query for each of 73,000 rows.
FACTS = [
    *("name", "legal_form", "scale", "counted_permits", "first_permit_on", "sector"),
    *("owner", "owner__name", "owner__phone_mask"),
]
PLACE_FACTS = ["business", "subdistrict", "address", "phone_mask", "operating_status", "verified_on", "closed_on"]


def rows_of(asked: Asked, user) -> Iterator[list[str]]:
    """The same texts as the list shows, in its order, without holding them all: two or three queries a chunk.

    Sectors and kelurahan are shared by all rows; making objects of them row by row would take half of the time.
    """
    sectors = Sector.objects.in_bulk()
    subdistricts = Subdistrict.objects.select_related("district").in_bulk()
    for business in _lean(asked, user).iterator(chunk_size=CHUNK):
        business.sector = sectors.get(business.sector_id)
        for place in business.shown_places:
            place.subdistrict = subdistricts.get(place.subdistrict_id)
        yield [column.value(business) for column in asked.columns]


def _lean(asked: Asked, user):
    """The businesses as `for_list()` gives them, without what no column reads."""
    places = Place.objects.visible_to(user).filter(merged_into__isnull=True).order_by("id")
    found = asked.businesses.select_related("owner").only(*FACTS).fetch_mode(FETCH_RAISE)
    found = found.prefetch_related(
        Prefetch("places", queryset=places.only(*PLACE_FACTS).fetch_mode(FETCH_RAISE), to_attr="shown_places")
    )
    if not any(column.name == "nib" for column in asked.columns):
        return found
    nibs = Identifier.objects.filter(kind="nib", damaged=False).only("business", "value").order_by("id")
    return found.prefetch_related(Prefetch("identifiers", queryset=nibs, to_attr="nibs"))
