"""The address of the list that answers what a person filled in: short, and without any personal number."""

from django.http import QueryDict

from umkm_registry.businesses.columns import USUAL as USUAL_COLUMNS
from umkm_registry.businesses.sealed_numbers import take_out
from umkm_registry.businesses.sorting import USUAL
from umkm_registry.filter_chips import CURSORS

NEVER = ("csrfmiddlewaretoken", *CURSORS)


def query_for(given: QueryDict) -> QueryDict:
    """`given` without what is empty or usual, its NIK or telephone number hashed; from the first page on.

    What is typed takes the place of a number that was searched for before.
    """
    query = QueryDict(mutable=True)
    for name, values in given.lists():
        kept = [value for value in values if value]
        if kept and name not in NEVER:
            query.setlist(name, kept)
    if set(query.getlist("kolom")) == USUAL_COLUMNS:
        del query["kolom"]
    if query.get("urut") == USUAL and "q" not in query:
        del query["urut"]
    if "q" in query:
        _hide_number(query)
    return query


def _hide_number(query: QueryDict) -> None:
    words, number = take_out(query["q"])
    query.pop("nomor", None)
    query["q"] = words
    if number:
        query["nomor"] = number.token
    if not words:
        del query["q"]


def tells_a_number(given: QueryDict) -> bool:
    """Whether a NIK or telephone number stands in the address itself."""
    return take_out(given.get("q", ""))[1] is not None
