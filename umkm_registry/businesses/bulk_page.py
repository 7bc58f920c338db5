"""The pages of a bulk edit: which businesses and which fact the address asks for, and what is shown of an edit made."""

import re
import uuid
from dataclasses import dataclass

from django.http import QueryDict

from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.bulk_editing import Outlook, Wanted, outlook
from umkm_registry.businesses.bulk_facts import FACTS, UNKNOWN, BulkFact
from umkm_registry.businesses.bulk_forms import ConfirmForm, ValueForm
from umkm_registry.businesses.bulk_undoing import values_before, written
from umkm_registry.businesses.legal_forms import legal_forms
from umkm_registry.businesses.models import BulkEdit, Business, Place
from umkm_registry.filter_chips import chips
from umkm_registry.history.wording import value_words
from umkm_registry.pages import KeysetPager
from umkm_registry.templatetags.indonesian import ribuan

# What an address may carry besides the filters of the list.
OWN = ("ubah", "nilai", "juga")
CURSORS = ("sesudah", "sebelum")
LATEST = 5
# A search for a telephone number or a NIK is not written down.
LONG_NUMBER = re.compile(r"\+?\d[\d\s.-]{4,}\d")


def bulk_page(params: QueryDict, user, form: ConfirmForm | None = None, overtaken: Outlook | None = None) -> dict:
    """Context of `businesses/bulk.html`.

    `form`: what was sent and is refused; `overtaken`: what would change now, where that is not what was confirmed.
    """
    asked = asked_for(params, user)
    fact = FACTS.get(params.get("ubah", ""))
    context = _choosing(params, fact, user) | {"filter_errors": asked.filter.errors}
    if asked.filter.errors:
        return context
    value_form = _value_form(params, fact, user)
    wanted = _wanted(asked, value_form, params, user)
    seen = overtaken or (outlook(wanted) if wanted else None)
    return context | {
        "chips": _chips(params, asked),
        "total": seen.counts.total if seen else _businesses(asked, params).count(),
        "value_form": value_form,
        "wanted": wanted,
        "outlook": seen,
        "overtaken": overtaken,
        "form": form or ConfirmForm(),
        "key": uuid.uuid4(),
    }


def _choosing(params: QueryDict, fact: BulkFact | None, user) -> dict:
    """What can be changed, with the address of each; what the address carries along; the edits made last."""
    return {
        "fact": fact,
        "facts": [(each.label, _fact_url(params, each), each is fact) for each in FACTS.values()],
        "usual": legal_forms() if fact and fact.choices is None else [],
        "list_query": _query(params, *OWN).urlencode(),
        "kept": [(name, value) for name, values in _query(params, "nilai", "juga").lists() for value in values],
        "latest": list(BulkEdit.objects.visible_to(user).select_related("act__actor").order_by("-pk")[:LATEST]),
    }


def wanted_by(params: QueryDict, user) -> Wanted | None:
    """What the address asks to be changed; None where it is incomplete or not allowed.

    A filter that is not understood is none here: ignoring it would change more than was meant.
    """
    fact = FACTS.get(params.get("ubah", ""))
    return _wanted(asked_for(params, user), _value_form(params, fact, user), params, user)


def _wanted(asked, form: ValueForm | None, params: QueryDict, user) -> Wanted | None:
    if asked.filter.errors or form is None or not form.is_valid():
        return None
    words = tuple((chip["name"], chip["value"]) for chip in _chips(params, asked))
    also = form.cleaned_data["juga"]
    return Wanted(_businesses(asked, params), form.fact, form.choice(), also, words, user)


def _value_form(params: QueryDict, fact: BulkFact | None, user) -> ValueForm | None:
    return ValueForm(params if "nilai" in params else None, fact=fact, user=user) if fact else None


def _businesses(asked, params: QueryDict):
    """The ticked ones of the list, or the whole list where none is ticked."""
    if "pilih" not in params:
        return asked.businesses
    return asked.businesses.filter(pk__in=_ticked(params))


def _ticked(params: QueryDict) -> list[int]:
    return [int(text) for text in params.getlist("pilih") if text.isdecimal()]


def _chips(params: QueryDict, asked) -> list[dict]:
    """The filters in words, the search and the ticks among them; the numbers of a search stay unsaid."""
    found = chips(asked.filter, leave_out=())
    for chip in found:
        chip["value"] = LONG_NUMBER.sub("(nomor)", chip["value"])
    if "pilih" in params:
        ticked = f"{ribuan(len(set(_ticked(params))))} usaha"
        found.append({"name": "Dicentang", "value": ticked, "url": f"?{_query(params, 'pilih').urlencode()}"})
    return found


def _query(params: QueryDict, *without: str) -> QueryDict:
    kept = params.copy()
    for name in (*without, *CURSORS):
        kept.pop(name, None)
    return kept


def _fact_url(params: QueryDict, fact: BulkFact) -> str:
    query = _query(params, *OWN)
    query["ubah"] = fact.name
    return f"?{query.urlencode()}"


@dataclass(frozen=True)
class Row:
    """A row that an edit changed: its business, its place or None, its value before the edit and now, in words."""

    business: Business
    place: Place | None
    before: str
    now: str


def edit_page(edit: BulkEdit, request) -> dict:
    """Context of `businesses/bulk_done.html`: the edit, its undoing, and the rows of it that the user may see."""
    fact, user = FACTS[edit.field], request.user
    rows = written(edit) & fact.model.objects.visible_to(user)
    linked = [*(["business"] if fact.of_places else []), *fact.linked]
    rows = rows.select_related(*linked) if linked else rows
    pager = KeysetPager(request, rows, ())
    before = values_before(edit, pager.rows)
    return {
        "edit": edit,
        "fact": fact,
        "undoing": edit.act.undone_by.select_related("actor").first(),
        "pager": pager,
        "rows": [_row(fact, row, before.get(row.pk)) for row in pager.rows],
    }


def _row(fact: BulkFact, row, before) -> Row:
    words = [value_words(each, fact.column) if each else "" for each in (before, row)]
    blank = "menurut KBLI" if fact.name == "sektor" else UNKNOWN
    business, place = (row.business, row) if fact.of_places else (row, None)
    return Row(business, place, *(text or blank for text in words))
