"""Template context: the name of the area this installation keeps the register of."""

from django.utils.functional import SimpleLazyObject

from umkm_registry.regions.models import City


def area(request) -> dict:
    """`area`: "Kota Balikpapan"; the province where several cities share a register; empty before they are loaded."""
    return {"area": SimpleLazyObject(area_name)}


def area_name() -> str:
    """The name itself, one query."""
    cities = list(City.objects.all()[:2])
    if len(cities) > 1:
        return f"Provinsi {cities[0].province}"
    return str(cities[0]) if cities else ""
