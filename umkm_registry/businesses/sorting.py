"""The orders in which businesses can be listed, each answered by an index."""

from django.db.models.functions import Upper
from django.http import QueryDict

# Word in the address → key of the order.
KEYS = {"nama": "sort_name"}
USUAL = "nama"


def sortable(businesses):
    """`businesses` with every key of KEYS; none of them is ever NULL."""
    return businesses.annotate(sort_name=Upper("name"))


def order_of(params: QueryDict) -> tuple[str, ...]:
    """`?urut=-nama` → ("-sort_name", "-id"); the usual order when nothing known is asked."""
    asked = params.get("urut", "")
    turned = "-" if asked.startswith("-") else ""
    return f"{turned}{KEYS.get(asked.removeprefix('-'), KEYS[USUAL])}", f"{turned}id"
