"""Changing the facts of a business or a place by hand: a person vouches for them, and nobody's work is lost.

A form carries what it was opened with. What somebody else changed meanwhile is put beside what was typed, and the
person chooses; saving the same form twice changes nothing the second time.
"""

import copy
import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core import signing
from django.db import transaction

from umkm_registry.businesses.models import Business, Place
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.history.models import Act
from umkm_registry.history.wording import value_words

SAVED, TYPED = "saved", "typed"
SALT = "opened-with"


@dataclass(frozen=True)
class Fact:
    """A question of a form: which columns of which row it changes; `vouched` is its name in `confirmed`.

    The names in `confirmed` are those an import asks for: one for both coordinates, one for all that seals a number.
    """

    name: str
    row: str
    columns: tuple[str, ...]
    vouched: str
    compared: str
    shown: str


def fact(name: str, row: str, column: str = "", vouched: str = "") -> Fact:
    """A fact of one column, which is named like the question unless said otherwise."""
    column = column or name
    return Fact(name, row, (column,), vouched or column, column, column)


def contact(name: str, row: str, noun: str) -> Fact:
    """A sealed telephone number or e-mail address: three columns, compared by the hash and shown by the mask."""
    return Fact(name, row, (f"{noun}_hash", f"{noun}_mask", f"{noun}_sealed"), noun, f"{noun}_hash", f"{noun}_mask")


BUSINESS_FACTS = (
    *(fact(name, "business") for name in ("name", "legal_form", "capital", "scale", "product", "started_on")),
    fact("owner_name", "owner", "name"),
    contact("owner_phone", "owner", "phone"),
    contact("owner_email", "owner", "email"),
)
PLACE_FACTS = (
    fact("kind", "place"),
    fact("address", "place"),
    fact("subdistrict", "place"),
    fact("latitude", "place", vouched="position"),
    fact("longitude", "place", vouched="position"),
    fact("contact_name", "place"),
    contact("phone", "place", "phone"),
    contact("email", "place", "email"),
)


@dataclass(frozen=True)
class Difference:
    """What stands saved and what was typed for one question; `suggested` is SAVED, TYPED or "" (both changed it)."""

    name: str
    saved: str
    typed: str
    suggested: str


class EditOvertaken(Exception):
    """Somebody else saved meanwhile. `differences` wait for a choice; `opened` is the token to choose with."""

    def __init__(self, differences: list[Difference], opened: str):
        super().__init__("Data ini diubah orang lain sementara Anda mengisi.")
        self.differences, self.opened = differences, opened


def opened_with(facts: tuple[Fact, ...], rows: dict) -> str:
    """A token of the values in `rows` (name → row), by which saving notices what changed since."""
    return signing.dumps({name: _digest(text) for name, text in _texts(facts, rows).items()}, salt=SALT)


@transaction.atomic
def save_changes(form, actor) -> Act | None:
    """Write what differs from the register as one act and vouch for it. None: nothing differed.

    `form` is a valid `FactsForm`. Raises EditOvertaken when a value changed since it was opened.
    """
    rows = _locked(form)
    changed = _changed(form, rows)
    if not changed:
        return None
    act = Act.objects.create(door="form", actor=actor, label=form.label)
    given = form.given()
    for name, row in rows.items():
        own = [each for each in changed if each.row == name]
        if own:
            _write(row, {each: given[each.name] for each in own}, act)
    _refresh(form.business_id)
    return act


@transaction.atomic
def add_place(form, actor) -> Place | None:
    """Add the place of a valid `PlaceForm` to its business. None: the business has it already.

    The same address in the same kelurahan is the same place, so a form sent twice makes one.
    """
    business = Business.objects.select_for_update().get(pk=form.business_id)
    typed = form.instance
    known = business.places.filter(merged_into__isnull=True, subdistrict=typed.subdistrict_id)
    if _text(typed.address).casefold() in {_text(place.address).casefold() for place in known}:
        return None
    act = Act.objects.create(door="form", actor=actor, label="Tempat usaha ditambahkan")
    place = Place(business=business, act=act)
    values = {each: form.given()[each.name] for each in form.facts if each.name in form.given()}
    for each, cells in values.items():
        _put(place, each, cells)
        if any(cell not in (None, "") for cell in cells):
            place.confirmed[each.vouched] = act.pk
    place.save()
    _refresh(business.pk)
    return place


def _locked(form) -> dict:
    """The rows of the form as they stand now, held until the end of the transaction; always in the same order."""
    return {name: type(row).objects.select_for_update().get(pk=row.pk) for name, row in form.rows.items()}


def _changed(form, rows: dict) -> list[Fact]:
    """The facts that are to be written; EditOvertaken while a choice is open."""
    given, now, choices = form.given(), _texts(form.facts, rows), form.choices()
    asked = [each for each in form.facts if each.name in given]
    typed = {each.name: _text(given[each.name][each.columns.index(each.compared)]) for each in asked}
    differing = [each for each in asked if typed[each.name] != now[each.name]]
    opened = _opened(form.token())
    overtaken = any(opened.get(each.name) != _digest(now[each.name]) for each in asked)
    undecided = any(choices.get(each.name, TYPED) not in (SAVED, TYPED) for each in differing)
    if differing and (overtaken or undecided):
        differences = [_difference(each, rows[each.row], given[each.name], typed, now, opened) for each in differing]
        raise EditOvertaken(differences, opened_with(form.facts, rows))
    return [each for each in differing if choices.get(each.name) != SAVED]


def _difference(each: Fact, row, cells: tuple, typed: dict, now: dict, opened: dict) -> Difference:
    wanted = copy.copy(row)
    _put(wanted, each, cells)
    name, before = each.name, opened.get(each.name)
    suggested = SAVED if _digest(typed[name]) == before else TYPED if _digest(now[name]) == before else ""
    return Difference(name, value_words(row, each.shown), value_words(wanted, each.shown), suggested)


def _write(row, values: dict, act: Act) -> None:
    for each, cells in values.items():
        _put(row, each, cells)
    row.act, row.confirmed = act, row.confirmed | {each.vouched: act.pk for each in values}
    row.save(update_fields=["act", "confirmed", *(column for each in values for column in each.columns)])


def _put(row, each: Fact, cells: tuple) -> None:
    for column, cell in zip(each.columns, cells, strict=True):
        setattr(row, column, cell)


def _texts(facts: tuple[Fact, ...], rows: dict) -> dict[str, str]:
    return {each.name: _text(_raw(rows[each.row], each.compared)) for each in facts}


def _raw(row, column: str):
    return getattr(row, row._meta.get_field(column).attname)


def _text(value) -> str:
    """A value as it is compared: what a field of a form cannot keep (line breaks, zeros behind) does not count."""
    if isinstance(value, Decimal):
        return f"{value:.6f}"
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(str(getattr(value, "pk", value)).split()) if value is not None else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _opened(token: str) -> dict[str, str]:
    """Name → digest; empty, so that everything is asked about, when the token is not ours."""
    try:
        return signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return {}


def _refresh(business_id: int) -> None:
    refresh_summaries(str(int(business_id)))
