"""What the list of acts and the page of one act show."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.urls import reverse

from umkm_registry.filter_chips import chips
from umkm_registry.history.changes import Words, known_rows
from umkm_registry.history.filters import ActFilter
from umkm_registry.history.models import Act
from umkm_registry.history.putting_back import refusal
from umkm_registry.history.telling import RowTold, counted, row_told, sides, tell
from umkm_registry.history.wording import masked
from umkm_registry.history.written import acts_seen_by, by_indexes, kind_of, kinds, rows_of_act, rows_written
from umkm_registry.pages import KeysetPager

ROWS_A_PAGE = 50
NEWEST_FIRST = ("-at",)


class ActPager(KeysetPager):
    """Whether an act touches what one may see is asked act by act, so counting stops early."""

    COUNT_LIMIT = 1_000


def asked_for(request: HttpRequest) -> ActFilter:
    """The filter of the list, bound to what the address asks for."""
    return ActFilter(request.GET, queryset=acts_seen_by(request.user), user=request.user)


@by_indexes()
def list_page(request: HttpRequest) -> dict:
    """Context of the list: one page of acts, newest first, in sentences."""
    asked = asked_for(request)
    pager = ActPager(request, asked.qs.select_related("actor"), NEWEST_FIRST)
    return {
        "filter": asked,
        "chips": chips(asked, leave_out=(), address=reverse("riwayat")),
        "pager": pager,
        "told": tell(pager.rows, request.user),
    }


@by_indexes()
def seen_act(pk: int, user) -> Act:
    """The act, or 404 where it touches nothing the user may see."""
    act = acts_seen_by(user).select_related("actor", "undoes").filter(pk=pk).first()
    if act is None:
        raise Http404("Tindakan ini tidak ada, atau hanya menyangkut data di luar wilayah Anda.")
    return act


@dataclass(frozen=True)
class RowPage:
    """Some rows of one table that an act wrote; `next_url` leads to those after them."""

    kind: str
    noun: str
    rows: list[RowTold]
    next_url: str
    first_url: str


@by_indexes()
def act_page(act: Act, request: HttpRequest) -> dict:
    """Context of the page of one act."""
    user, told = request.user, tell([act], request.user)[0]
    written = rows_written([act.pk], user)[act.pk]
    found = {kind_of(model): model for model in written}
    model = found.get(request.GET.get("data"), next(iter(written), None))
    refused = refusal(act, user) if user.has_perm("history.put_back_act") else ""
    return {
        "act": act,
        "told": told,
        "kinds": [(word, each._meta.verbose_name, counted({each: written[each]})) for word, each in found.items()],
        "page": _rows(act, model, request) if model else None,
        "refused": refused,
        "undoes_label": masked(act.undoes.label) if act.undoes else "",
        "undone_by": act.undone_by.select_related("actor").order_by("-at"),
    }


def _rows(act: Act, model, request: HttpRequest) -> RowPage:
    after = request.GET.get("sesudah", "")
    start = int(after) if after.isdecimal() and len(after) < 19 else 0
    ids = rows_of_act(act, model, request.user, start, ROWS_A_PAGE + 1)
    shown = ids[:ROWS_A_PAGE]
    known = known_rows({model: shown})
    words = Words([sides(each, act.pk) for each in known.values()])
    rows = [row_told(known[model, pk], act.pk, words) for pk in shown]
    kind = kind_of(model)
    following = f"?data={kind}&sesudah={shown[-1]}" if len(ids) > len(shown) else ""
    return RowPage(kind, kinds()[kind]._meta.verbose_name, rows, following, f"?data={kind}" if start else "")
