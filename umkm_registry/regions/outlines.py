"""Outlines of kelurahan: read from a GeoJSON file, kept as SVG paths in steps of a ten-thousandth of a degree.

A step is some eleven metres, finer than a sketch can show. Neighbours share the rounded points of their border, so no
gap opens between them.
"""

import json
from dataclasses import dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.regions.models import Subdistrict, SubdistrictOutline

STEPS = 10_000
CODE = "kode"


class OutlinesRefused(ValidationError):
    """The file holds no outlines that could be kept; nothing was changed."""


@dataclass(frozen=True)
class Loaded:
    """Kelurahan that have an outline now, and codes of the file that no kelurahan has."""

    outlines: int
    unknown: list[str]


def steps(latitude, longitude) -> tuple[int, int]:
    """A position (degrees) as x to the east and y to the south, the way a picture counts."""
    return round(float(longitude) * STEPS), -round(float(latitude) * STEPS)


@transaction.atomic
def load_outlines(text: str) -> Loaded:
    """Replace the outlines of the kelurahan that the GeoJSON `text` names by the property `kode`.

    Geometries are polygons or groups of them in degrees (WGS 84). Raises OutlinesRefused for anything else.
    """
    paths = _read(text)
    known = dict(Subdistrict.objects.filter(code__in=paths).values_list("code", "pk"))
    SubdistrictOutline.objects.filter(subdistrict__in=known.values()).delete()
    SubdistrictOutline.objects.bulk_create(
        SubdistrictOutline(subdistrict_id=pk, path=paths[code]) for code, pk in known.items()
    )
    return Loaded(len(known), sorted(set(paths) - set(known)))


def _read(text: str) -> dict[str, str]:
    """Code of a kelurahan → its path."""
    try:
        features = json.loads(text)["features"]
        return {feature["properties"][CODE]: _path(feature["geometry"]) for feature in features}
    except (ValueError, KeyError, TypeError) as error:
        raise OutlinesRefused(
            f"Berkas ini bukan GeoJSON berisi batas kelurahan dengan kolom “{CODE}”. Periksa berkasnya, lalu ulangi."
        ) from error


def _path(geometry: dict) -> str:
    polygons = {"Polygon": lambda told: [told], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(points: list) -> str:
    """'M1168500 12400l10-3 0 8z': the first point, then the way to each next one; points that fall together once."""
    places = [steps(latitude, longitude) for longitude, latitude, *_ in points]
    ways = [(x - before[0], y - before[1]) for before, (x, y) in pairwise(places)]
    return f"M{places[0][0]} {places[0][1]}l{' '.join(f'{x} {y}' for x, y in ways if x or y)}z"
