"""Latitude and longitude as people and spreadsheets leave them: swapped, grouped, without their decimal point."""

import re
from decimal import Decimal
from typing import NamedTuple

from umkm_registry.identifiers.cells import BLANKS

# Where Indonesia lies: tells where a lost decimal point stood.
_LATITUDES = (Decimal(-12), Decimal(7))
_LONGITUDES = (Decimal(94), Decimal(142))
_DECIMALS = Decimal("0.000001")
_BETWEEN = str.maketrans("−–—,", "---.", " '’`\"°º\xa0\u200b\u200e\u200f\u202a\u202c\ufeff")
_SIDE = re.compile(r"(.*?)(?:(LS|S)|LU|N|BT|E)", re.IGNORECASE).fullmatch
_NUMBER = re.compile(r"[+-]?[0-9]{1,20}(?:\.[0-9]{0,20})?").fullmatch
_NONE = (None, None, None)


_PLAIN = re.compile(r"-?[0-9]{1,3}[.][0-9]{1,15}").fullmatch


class Box(NamedTuple):
    """The bounding box of a city, in degrees."""

    south: Decimal
    north: Decimal
    west: Decimal
    east: Decimal

    def holds(self, latitude: Decimal, longitude: Decimal) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


def coordinates(latitude, longitude, box: Box) -> tuple[str | None, str | None, str | None]:
    """(latitude, longitude, note) out of two cells: decimal text of six decimals inside `box`, or both None.

    Notes: coordinates_swapped and coordinates_repaired (a lost decimal point or dots between thousands: put right,
    because only so the point lies in the box), coordinates_outside (a place in Indonesia or on earth, but not in the
    box: not given), coordinates_invalid (one of the two missing, or no number).
    """
    if not (_plain(latitude) and _plain(longitude)) and _blank(latitude) and _blank(longitude):
        return _NONE
    first, second = _number(latitude), _number(longitude)
    if first is None or second is None:
        return None, None, "coordinates_invalid"
    for north, east, swapped in ((first, second, False), (second, first, True)):
        for a in _readings(north, _LATITUDES):
            for b in _readings(east, _LONGITUDES):
                if box.holds(a, b):
                    repaired = "coordinates_repaired" if (a, b) != (north, east) else None
                    return _text(a), _text(b), "coordinates_swapped" if swapped else repaired
    known = any(_readings(first, _LATITUDES)) and any(_readings(second, _LONGITUDES))
    on_earth = known or (abs(first) <= 90 and abs(second) <= 180) or (abs(first) <= 180 and abs(second) <= 90)
    return None, None, "coordinates_outside" if on_earth else "coordinates_invalid"


def _plain(cell) -> bool:
    """Whether the cell is as OSS writes it, which nearly all are: '-1.234567'."""
    return type(cell) is str and bool(_PLAIN(cell))


def _readings(number: Decimal, limits: tuple[Decimal, Decimal]) -> list[Decimal]:
    """What a number of degrees may have been: itself, or, where it is whole and too large, with its point back."""
    low, high = limits
    if low <= number <= high:
        return [number]
    if number % 1:
        return []
    digits = number.copy_abs().to_integral_value().as_tuple().digits
    written = "".join(map(str, digits))
    pointed = (Decimal(f"{written[:place]}.{written[place:]}").copy_sign(number) for place in range(1, len(written)))
    return [degrees for degrees in pointed if low <= degrees <= high]


def _number(cell) -> Decimal | None:
    """The number in a cell; one with several points or commas has lost the place of its decimal point."""
    if _plain(cell):
        return Decimal(cell)
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return None
    written = repr(cell) if not isinstance(cell, str) else cell.translate(_BETWEEN)
    side = _SIDE(written)
    written = side[1] if side else written
    if written.count(".") > 1:
        written = written.replace(".", "")
    if not _NUMBER(written):
        return None
    return -abs(Decimal(written)) if side and side[2] else Decimal(written)


def _text(degrees: Decimal) -> str:
    return f"{degrees.quantize(_DECIMALS):f}"


def _blank(cell) -> bool:
    """Nothing, a word for nothing, or zero: nobody trades in the Gulf of Guinea."""
    text = "" if cell is None else str(cell).strip(" '’`\xa0")
    return text in BLANKS or not text.strip("0.,-+ ")
