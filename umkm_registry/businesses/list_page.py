"""The page of the list of businesses: heads, rows and what stands around them."""

from dataclasses import dataclass

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from umkm_registry.businesses.asked import Asked, asked_for
from umkm_registry.businesses.columns import Column, columns_for
from umkm_registry.businesses.foreign import Elsewhere, elsewhere
from umkm_registry.businesses.list_rows import look_of, row_of
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.sealed_numbers import read
from umkm_registry.businesses.searching import LIKE
from umkm_registry.businesses.sorting import KEYS
from umkm_registry.capped_counts import capped_counts, capped_text
from umkm_registry.filter_chips import CURSORS, chips
from umkm_registry.pages import KeysetPager

MANY_COLUMNS = 9  # more do not fit beside each other; the table scrolls then


@dataclass(frozen=True)
class Head:
    """A column's head: `url` puts the list in its order or turns it, `sorted` is "ascending", "descending" or ""."""

    column: Column
    classes: str
    url: str
    sorted: str


def list_page(request: HttpRequest) -> dict:
    """Context of the list for the address that `request` asks for."""
    asked = asked_for(request.GET, request.user)
    pager = KeysetPager(request, for_list(asked.businesses, request.user, asked.columns), asked.order)
    found = chips(asked.filter, address=reverse("daftar-usaha"))
    searched = asked.filter.data.get("q", "").strip() or _number(request.GET)
    return {
        "filter": asked.filter,
        "elsewhere": _elsewhere(request),
        "asked": searched,
        "words": asked.filter.data.get("q", ""),
        "chips": found,
        "in_the_way": [] if pager.rows else _in_the_way(found, asked),
        "pager": pager,
        "heads": [_head(column, request.GET, asked) for column in asked.columns],
        "rows": [row_of(business, asked.columns) for business in pager.rows],
        "picks": request.user.has_perms(["businesses.change_business", "businesses.change_place"]),
        "wide": len(asked.columns) > MANY_COLUMNS,
        "alike": _alike(pager.rows),
        "order_words": _order_words(asked),
        "choices": [(column, column in asked.columns) for column in columns_for(request.user)],
        "kept": [(name, request.GET[name]) for name in ("urut", "nomor") if request.GET.get(name)],
    }


def _in_the_way(found: list[dict], asked: Asked) -> list[dict]:
    """Chips without which the list would hold something."""
    return [chip for chip in with_counts(found, "without", asked) if chip["count"] != "0"]


def with_counts(found: list[dict], which: str, asked: Asked) -> list[dict]:
    """The chips of `asked` with `count`: businesses in the list of each one's query `which` ("alone", "without").

    One query for all; up to two more for each that searches for words, too.
    """
    user, offered = asked.filter.user, asked.filter.offered
    counts = capped_counts(asked_for(chip[which], user, offered).businesses for chip in found)
    return [{**chip, "count": capped_text(count)} for chip, count in zip(found, counts, strict=True)]


def _alike(rows: list) -> str:
    """Whether "all", "some" or none ("") of the rows are only like the words that were searched for."""
    alike = [getattr(row, "rank", 0) >= LIKE for row in rows]
    return "all" if alike and all(alike) else "some" if any(alike) else ""


def _number(params: QueryDict) -> str:
    number = read(params.get("nomor", ""))
    return str(number) if number else ""


def _elsewhere(request: HttpRequest) -> Elsewhere | None:
    """What else is known under the number that was searched for; None when it was none."""
    number = read(request.GET.get("nomor", ""))
    return elsewhere(number, request.user, request.path) if number else None


def _order(asked: Asked) -> tuple[str, str]:
    """The word of the order and "-" when it is turned; no word where the best hit comes first."""
    key = asked.order[0]
    word = next((word for word, name in KEYS.items() if name == key.removeprefix("-")), "")
    return word, "-" if key.startswith("-") else ""


def _order_words(asked: Asked) -> str:
    word, turned = _order(asked)
    titles = [column.title.lower() for column in columns_for(asked.filter.user) if column.order.lstrip("-") == word]
    return f"{titles[0]}{' terbalik' if turned else ''}" if word else "kecocokan"


def _head(column: Column, params: QueryDict, asked: Asked) -> Head:
    word, turned = _order(asked)
    classes = " ".join(part for part in look_of(column, asked.columns).split() if part in ("from-xl", "num"))
    if not column.order:
        return Head(column, classes, "", "")
    is_sorted = column.order.lstrip("-") == word
    current = f"{turned}{word}"
    wanted = column.order if current != column.order else (column.order[1:] if turned else f"-{column.order}")
    query = params.copy()
    for cursor in CURSORS:
        query.pop(cursor, None)
    query["urut"] = wanted
    said = ("descending" if turned else "ascending") if is_sorted else ""
    return Head(column, classes, f"?{query.urlencode()}", said)
