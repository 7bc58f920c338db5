"""Businesses counted by kecamatan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from umkm_registry.businesses.filters import UNKNOWN
from umkm_registry.businesses.models import Business, Place
from umkm_registry.regions.models import District


@dataclass(frozen=True)
class Row:
    """`businesses` counted as UMKM; of them `permitted` have an izin usaha, `new` their first one this semester."""

    code: str
    name: str
    businesses: int
    permitted: int
    new: int


@dataclass(frozen=True)
class CountsByDistrict:
    """`rows` overlap where a business has places in two kecamatan; `total` counts each business once."""

    rows: list[Row]
    unknown: Row | None
    total: Row


def semester_start(day: date) -> date:
    """The first day of the half-year `day` lies in."""
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def counts_by_district(user, day: date) -> CountsByDistrict:
    """Counts for the kecamatan `user` may see, in the order of their codes; three queries at any size.

    Businesses without a place of known kelurahan are `unknown`; only city-wide roles see those.
    """
    seen = Business.objects.visible_to(user).counted()
    places = Place.objects.visible_to(user).filter(business__in=seen, merged_into__isnull=True)
    grouped = places.filter(subdistrict__isnull=False).values("subdistrict__district")
    found = {row["subdistrict__district"]: row for row in grouped.annotate(**_counts("business", "business__", day))}
    nowhere = {"businesses": 0, "permitted": 0, "new": 0}
    rows = [_row(d.code, d.name, found.get(d.pk, nowhere)) for d in District.objects.visible_to(user)]
    known = Place.objects.filter(business=OuterRef("pk"), merged_into__isnull=True, subdistrict__isnull=False)
    unknown = None
    if user.scope.whole_city:
        unknown = _row(UNKNOWN, "Tidak diketahui", seen.filter(~Exists(known)).aggregate(**_counts("pk", "", day)))
    return CountsByDistrict(rows, unknown, _row("", "Jumlah", seen.aggregate(**_counts("pk", "", day))))


def _row(code: str, name: str, counts: dict) -> Row:
    return Row(code, name, counts["businesses"], counts["permitted"], counts["new"])


def _counts(key: str, path: str, day: date) -> dict:
    permitted = Q(**{f"{path}counted_permits__gt": 0})
    new = Q(**{f"{path}first_permit_on__gte": semester_start(day), f"{path}first_permit_on__lte": day})
    return {
        "businesses": Count(key, distinct=True),
        "permitted": Count(key, distinct=True, filter=permitted),
        "new": Count(key, distinct=True, filter=new),
    }
