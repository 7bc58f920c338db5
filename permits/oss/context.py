"""What cleaning needs to know of the register: regions, codes and names, read once a file."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from permits.models import PermitType, PermitTypeAlias
from permits.oss.coordinates import Box
from umkm_registry.businesses.models import Kbli
from umkm_registry.regions.models import City, subdistrict_codes_by_name
from umkm_registry.regions.names import fold_name

OTHER_TYPE = "lainnya"
_NOT_LETTERS = re.compile(r"[\W_]+")


class ReferenceDataMissing(ValidationError):
    """Reference tables are empty, or lack a row that every import needs."""


def fold_document(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower())


@dataclass(frozen=True)
class Context:
    """`cities`: folded names under which exports write the city. The rest maps folded names to codes."""

    cities: frozenset[str]
    box: Box
    subdistricts: dict[str, str]
    permit_types: dict[str, str]
    kbli: frozenset[tuple[str, str]]


def read_context() -> Context:
    """Refused while the reference tables are empty."""
    cities = City.objects.all()
    if not cities or not PermitType.objects.filter(code=OTHER_TYPE).exists():
        raise ReferenceDataMissing(
            "Data rujukan belum lengkap: kota, atau jenis izin “lainnya”, tidak ada. "
            "Jalankan perintah load_reference_data, lalu impor lagi."
        )
    types = {fold_document(name): code for code, name in PermitType.objects.values_list("code", "name")}
    types |= {fold_document(text): code for text, code in PermitTypeAlias.objects.values_list("text", "permit_type")}
    return Context(
        cities=frozenset(fold_name(name) for city in cities for name in _names(city)),
        box=_box(cities),
        subdistricts=subdistrict_codes_by_name(),
        permit_types=types,
        kbli=frozenset(Kbli.objects.values_list("version", "code")),
    )


def _names(city: City) -> tuple[str, ...]:
    """'Balikpapan', 'kota Balikpapan'; OSS writes 'Kab. Penajam Paser Utara'."""
    return city.name, f"{city.kind}{city.name}", f"{city.kind[:3]}{city.name}"


def _box(cities) -> Box:
    """The box around all cities of the register."""
    return Box(
        min(city.south for city in cities),
        max(city.north for city in cities),
        min(city.west for city in cities),
        max(city.east for city in cities),
    )
