"""The city, its districts and subdistricts, from `fixtures/`."""

from umkm_registry.reference_data import Added, add_missing
from umkm_registry.regions.models import City, District, Subdistrict, SubdistrictAlias


def load_regions() -> list[Added]:
    """Codes and names of Kepmendagri 300.2.2-2430/2025; spaces, capitals, “Kel.” and “Gn.” need no alias."""
    return [
        add_missing(City, "cities.csv", "code"),
        add_missing(District, "districts.csv", "code", city=(City, "code")),
        add_missing(Subdistrict, "subdistricts.csv", "code", district=(District, "code")),
        add_missing(SubdistrictAlias, "subdistrict_aliases.csv", "text", subdistrict=(Subdistrict, "code")),
    ]
