"""A page, or only the part of it htmx asked for; its navigation; its rows, page by page."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject

from umkm_registry.capped_counts import LIMIT, capped_counts, capped_text
from umkm_registry.page_help import help_for


@dataclass(frozen=True)
class NavItem:
    """A page in the navigation: shown to whoever holds `permission` (to everyone logged in when empty)."""

    label: str
    url_name: str
    icon: str
    group: str = ""
    permission: str = ""


# In the order they are shown; the first four a user may open also stand in the bottom bar of a phone.
NAVIGATION = (
    NavItem("Beranda", "beranda", "home"),
    NavItem("Usaha", "daftar-usaha", "building-storefront", "Data", "businesses.view_business"),
    NavItem("Impor", "daftar-impor", "arrow-down-on-square-stack", "Data", "oss.view_importbatch"),
    NavItem("Klaim lokasi", "tanpa-kelurahan", "map-pin", "Data", "businesses.change_place"),
    NavItem("Riwayat", "riwayat", "clock", "Data", "history.view_act"),
    NavItem("Alih data", "daftar-alih-data", "arrows-right-left", "Data", "businesses.view_transferrequest"),
    NavItem("Akses data pribadi", "akses-data-pribadi", "eye", "Pengaturan", "businesses.view_look"),
    NavItem("Data pribadi", "data-pribadi", "shield-check", "Pengaturan", "businesses.view_business"),
    NavItem("Pengguna", "daftar-pengguna", "users", "Pengaturan", "accounts.view_user"),
    NavItem("Laporan masalah", "daftar-masalah", "lifebuoy", "Pengaturan", "help.view_problemreport"),
    NavItem("Tabel acuan", "admin:index", "table-cells", "Pengaturan", "regions.view_city"),
)
# Page → the rows that wait there for this user, of which few are read. Apps register in AppConfig.ready(); all are
# counted in one query.
WAITING_COUNTS: dict[str, Callable[..., QuerySet]] = {}
# Words go to FIND_PAGE, which leads on to SEARCH_PAGE with an address that tells no personal number.
SEARCH_PAGE, FIND_PAGE, SEARCH_PERMISSION = "daftar-usaha", "cari-usaha", "businesses.view_business"


def shell(request: HttpRequest) -> dict:
    """Context of the frame around every page; the navigation is worked out only if a template shows it."""
    return {
        "training": settings.DEMO,
        "idle_minutes": settings.IDLE_LOCK_MINUTES,
        "page_help": help_for(request),
        "shell": SimpleLazyObject(lambda: _frame(request)),
    }


def _frame(request: HttpRequest) -> dict:
    user = request.user
    if not user.is_authenticated:
        return {"items": [], "search_url": ""}
    allowed = [item for item in NAVIGATION if not item.permission or user.has_perm(item.permission)]
    urls = [reverse(item.url_name) for item in allowed]
    here = max((url for url in urls if _holds(url, request.path)), key=len, default="")  # of nested ones the inner one
    items, waiting = [], _waiting(allowed, user)
    for item, url in zip(allowed, urls, strict=True):
        facts = {"label": item.label, "icon": item.icon, "group": item.group, "url": url, "current": url == here}
        items.append({**facts, "count": waiting.get(item.url_name, "")})
    return {
        "items": items,
        "search_url": reverse(SEARCH_PAGE) if user.has_perm(SEARCH_PERMISSION) else "",
        "find_url": reverse(FIND_PAGE),
    }


def _waiting(items: list[NavItem], user) -> dict[str, str]:
    """Page → how much waits there, for pages where something does."""
    names = [item.url_name for item in items if item.url_name in WAITING_COUNTS]
    counts = capped_counts(WAITING_COUNTS[name](user) for name in names)
    return {name: capped_text(count) for name, count in zip(names, counts, strict=True) if count}


def _holds(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def render_page(request: HttpRequest, template: str, context: dict, *, partial: str = "") -> HttpResponse:
    """The page `template`, or only one of its `{% partialdef %}`s, named in `partial`, when htmx asks for it.

    htmx asks by the id of the element it will swap, so the partial carries that id as its name. The same address
    answers a bookmark, a reload and a browser without JavaScript with the whole page.
    """
    wanted = request.htmx.target if request.htmx and request.htmx.target in partial.split() else None
    response = render(request, f"{template}#{wanted}" if wanted else template, context)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


class KeysetPager:
    """One page of `queryset`, found by the row it follows instead of an offset; equally fast at any depth.

    `order`: column names, all with or all without the `-` of descending, none of them nullable (annotate a Coalesce);
    `id` is added as the last, so an index of these columns and `id` answers any page. The address carries `?sesudah=`
    or `?sebelum=`, signed for this order; anything else there is a 404. Counting stops at `COUNT_LIMIT`. Two queries:
    the rows, the count.
    """

    COUNT_LIMIT = LIMIT

    def __init__(self, request: HttpRequest, queryset: QuerySet, order: tuple[str, ...], per_page: int = 25):
        self.request, self.order, self.per_page = request, _with_id(order), per_page
        after, before = (self._cursor(name) for name in ("sesudah", "sebelum"))
        rows = self._rows(queryset, after or before, backwards=bool(before) and not after)
        more = len(rows) > per_page
        self.rows = rows[:per_page]
        if before and not after:
            self.rows.reverse()
        self.has_previous = bool(after) or (bool(before) and more)
        self.has_next = (bool(before) and not after) or more
        self.total = capped_counts([queryset], self.COUNT_LIMIT)[0]

    @property
    def total_text(self) -> str:
        """1.284, or 10.000+ where counting stopped."""
        return capped_text(self.total, self.COUNT_LIMIT)

    @property
    def previous_url(self) -> str:
        return self._url("sebelum", self.rows[0]) if self.has_previous and self.rows else ""

    @property
    def next_url(self) -> str:
        return self._url("sesudah", self.rows[-1]) if self.has_next and self.rows else ""

    def _rows(self, queryset, values, *, backwards: bool) -> list:
        order = [_turned(column) if backwards else column for column in self.order]
        if values:
            queryset = queryset.filter(_beyond(order, values))
        return list(queryset.order_by(*order)[: self.per_page + 1])

    @property
    def _signer(self) -> signing.Signer:
        return signing.Signer(salt="keyset:" + ",".join(self.order))

    def _cursor(self, name: str) -> list | None:
        text = self.request.GET.get(name)
        if not text:
            return None
        try:
            return self._signer.unsign_object(text)
        except signing.BadSignature as error:
            raise Http404("Halaman daftar ini sudah tidak ada. Buka daftar dari awal.") from error

    def _url(self, name: str, row) -> str:
        values = [getattr(row, column.lstrip("-")) for column in self.order]
        query = self.request.GET.copy()
        for cursor in ("sesudah", "sebelum"):
            query.pop(cursor, None)
        query[name] = self._signer.sign_object(json.loads(json.dumps(values, cls=DjangoJSONEncoder)))
        return f"?{query.urlencode()}"


def _with_id(order: tuple[str, ...]) -> tuple[str, ...]:
    turned = {column.startswith("-") for column in order} or {False}
    if len(turned) > 1:
        raise ValueError(f"Urutan {order} mencampur naik dan turun; satu indeks tidak dapat menjawabnya.")
    last = "-id" if True in turned else "id"
    return order if last in order else (*order, last)


def _turned(column: str) -> str:
    return column[1:] if column.startswith("-") else f"-{column}"


class _Row(Func):
    """SQL: ROW(a, b), which compares like a word in a dictionary, straight from an index of a and b."""

    function = "ROW"
    output_field = TextField()


def _beyond(order: list[str], values: list):
    """The condition of the rows after `values` in `order`."""
    here = _Row(*(F(column.lstrip("-")) for column in order))
    there = _Row(*(Value(value) for value in values))
    return LessThan(here, there) if order[0].startswith("-") else GreaterThan(here, there)
