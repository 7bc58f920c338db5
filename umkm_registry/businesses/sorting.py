"""The orders in which businesses can be listed, each answered by an index."""

from django.http import QueryDict

from umkm_registry.businesses.models.businesses import SORT_KEYS

# Word in the address → key of the order, which has an index together with `id`.
KEYS = {
    "nama": "sort_name",
    "wilayah": "region_code",
    "sektor": "sort_sector",
    "skala": "sort_scale",
    "izin": "counted_permits",
    "izin-pertama": "sort_first_permit",
}
USUAL = "nama"


def sortable(businesses):
    """`businesses` with every key of KEYS; none of them is ever NULL."""
    return businesses.annotate(**{f"sort_{name}": key for name, key in SORT_KEYS.items()})


def order_of(params: QueryDict, *, ranked: bool) -> tuple[str, ...]:
    """`?urut=-nama` → ("-sort_name", "-id"). When nothing known is asked, rows that have a `rank` follow it."""
    asked = params.get("urut", "")
    if ranked and asked.removeprefix("-") not in KEYS:
        return "rank", "sort_name", "id"
    turned = "-" if asked.startswith("-") else ""
    return f"{turned}{KEYS.get(asked.removeprefix('-'), KEYS[USUAL])}", f"{turned}id"
