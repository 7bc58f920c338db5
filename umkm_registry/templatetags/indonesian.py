"""Numbers, money, dates and semesters as an Indonesian office writes them; nothing there is "–"."""

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.utils import timezone

register = template.Library()

NOTHING = "–"
MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


def _is_nothing(value) -> bool:
    return value is None or value == ""


def _day(value: date | datetime) -> date:
    """The day in office time: a moment stored in UTC may belong to the next day here."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


@register.filter
def ribuan(value) -> str:
    """73000 → 73.000; a fraction is rounded half up."""
    if _is_nothing(value):
        return NOTHING
    whole = Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{whole:,}".replace(",", ".")


@register.filter
def persen(value, places: int = 1) -> str:
    """42.64 (percent, not a share of one) → 42,6%; `places` digits after the comma."""
    if _is_nothing(value):
        return NOTHING
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,}%".translate(str.maketrans(",.", ".,"))


@register.filter
def rupiah(value) -> str:
    """15000000 → Rp15.000.000."""
    if _is_nothing(value):
        return NOTHING
    figure = ribuan(value)
    return f"-Rp{figure[1:]}" if figure.startswith("-") else f"Rp{figure}"


@register.filter
def tanggal(value: date | datetime | None) -> str:
    """12 Maret 2026, for text."""
    if _is_nothing(value):
        return NOTHING
    day = _day(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@register.filter
def tanggal_pendek(value: date | datetime | None) -> str:
    """12 Mar 2026, for tables."""
    if _is_nothing(value):
        return NOTHING
    day = _day(value)
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


@register.filter
def jam(value: datetime | time | None) -> str:
    """09.12, in office time."""
    if _is_nothing(value):
        return NOTHING
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.hour:02d}.{value.minute:02d}"


@register.filter
def semester(value: date | datetime | None) -> str:
    """The half-year a day lies in: Semester II 2026."""
    if _is_nothing(value):
        return NOTHING
    day = _day(value)
    return f"Semester {'I' if day.month <= 6 else 'II'} {day.year}"
