"""The rows of an export: texts of one business after the other, out of plain values instead of model instances."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import batched
from typing import NamedTuple

from umkm_registry.businesses.asked import Asked
from umkm_registry.businesses.models import Identifier, Place, Sector
from umkm_registry.businesses.models.businesses import SCALES
from umkm_registry.regions.models import Subdistrict

CHUNK = 1000  # businesses held at a time
SCALE_WORDS = dict(SCALES)

# What COLUMNS read of a business, its places and its numbers, under the same names as on the models. Instances of the
# models would take most of the time of an export to make.


class OwnerFacts(NamedTuple):
    name: str
    phone_mask: str


class PlaceFacts(NamedTuple):
    subdistrict: Subdistrict | None
    address: str
    phone_mask: str
    operating_status: int | None
    verified_on: date | None
    closed_on: date | None

    is_reported_closed = Place.is_reported_closed


class NumberFacts(NamedTuple):
    value: str


class BusinessFacts(NamedTuple):
    name: str
    legal_form: str
    scale: str
    counted_permits: int
    first_permit_on: date | None
    sector: Sector | None
    owner: OwnerFacts
    shown_places: list[PlaceFacts]
    nibs: list[NumberFacts]

    def get_scale_display(self) -> str:
        return SCALE_WORDS.get(self.scale, self.scale)


def rows_of(asked: Asked, user) -> Iterator[list[str]]:
    """The texts that the list shows, in its order, without holding them all: one or two queries a chunk."""
    sectors, subdistricts = Sector.objects.in_bulk(), Subdistrict.objects.select_related("district").in_bulk()
    with_nibs = any(column.name == "nib" for column in asked.columns)
    facts = ("pk", "name", "legal_form", "scale", "counted_permits", "first_permit_on", "sector_id")
    found = asked.businesses.unrestricted().values_list(*facts, "owner__name", "owner__phone_mask")
    for chunk in batched(found.iterator(chunk_size=CHUNK), CHUNK):
        keys = [row[0] for row in chunk]
        places = _places(keys, user, subdistricts)
        nibs = _nibs(keys) if with_nibs else {}
        for key, *own, sector, owner, phone in chunk:
            around = (sectors.get(sector), OwnerFacts(owner, phone), places.get(key, []), nibs.get(key, []))
            business = BusinessFacts(*own, *around)
            yield [column.value(business) for column in asked.columns]


def _places(keys: list[int], user, subdistricts: dict[int, Subdistrict]) -> dict[int, list[PlaceFacts]]:
    """Business → its living places as far as `user` sees them, the oldest first."""
    found = defaultdict(list)
    seen = Place.objects.visible_to(user).filter(merged_into__isnull=True, business__in=keys).order_by("id")
    for key, subdistrict, *facts in seen.values_list("business_id", "subdistrict_id", *PlaceFacts._fields[1:]):
        found[key].append(PlaceFacts(subdistricts.get(subdistrict), *facts))
    return found


def _nibs(keys: list[int]) -> dict[int, list[NumberFacts]]:
    """Business → its undamaged NIBs, the oldest first."""
    found = defaultdict(list)
    nibs = Identifier.objects.filter(kind="nib", damaged=False, business__in=keys).order_by("id")
    for key, value in nibs.values_list("business_id", "value"):
        found[key].append(NumberFacts(value))
    return found
