"""The office's number: izin usaha ever issued, and beside it those in force, their businesses and their owners."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth

from permits.models import Permit


@dataclass(frozen=True)
class PermitCounts:
    """`issued` and `in_force` count permits, `businesses` and `owners` the distinct ones behind `issued`."""

    issued: int
    in_force: int
    businesses: int
    owners: int


def counted_until(user, day: date):
    """Izin usaha issued on or before `day`, or on an unknown day, of businesses `user` may see."""
    return Permit.objects.visible_to(user).counted().exclude(issued_on__gt=day)


def permit_counts(user, day: date) -> PermitCounts:
    """The four numbers on `day`; two queries. What counts is set in the tables of permit types and scope rules."""
    counted = counted_until(user, day)
    numbers = counted.aggregate(
        issued=Count("pk"),
        businesses=Count("business", distinct=True),
        owners=Count("business__owner", distinct=True),
    )
    return PermitCounts(in_force=counted.in_force(day).count(), **numbers)


@dataclass(frozen=True)
class Month:
    """Izin usaha issued in one month, by where they come from."""

    first_day: date
    oss: int
    district: int
    form: int

    @property
    def total(self) -> int:
        return self.oss + self.district + self.form


def issued_per_month(user, day: date, months: int = 12) -> list[Month]:
    """The `months` months up to the one of `day`, oldest first, empty ones included; one query."""
    firsts = _month_starts(day, months)
    rows = (
        counted_until(user, day)
        .filter(issued_on__gte=firsts[0])
        .annotate(month=TruncMonth("issued_on"))
        .values("month", "source")
        .annotate(permits=Count("pk"))
    )
    found = {(row["month"], row["source"]): row["permits"] for row in rows}
    return [
        Month(first, *(found.get((first, source), 0) for source in ("oss", "district", "form"))) for first in firsts
    ]


def _month_starts(day: date, months: int) -> list[date]:
    last = day.year * 12 + day.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(last - months + 1, last + 1)]
