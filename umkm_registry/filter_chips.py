"""The filters set on a list, as chips that can be taken away one by one."""

from datetime import date

from django.http import QueryDict
from django.utils.choices import flatten_choices
from django_filters import FilterSet

from umkm_registry.templatetags.indonesian import tanggal

CURSORS = ("sesudah", "sebelum")


def chips(filterset: FilterSet, leave_out: tuple[str, ...] = ("q",), address: str = "") -> list[dict]:
    """One chip for each value that filters the list at `address` (when empty: the page it stands on).

    {name, value, url, alone, without}: words, the list without it, and the queries with only it and without it, all
    from the first page. `leave_out` names filters shown elsewhere, such as the search box.
    """
    found = []
    for name, values in filterset.data.lists():
        if name in leave_out or name not in filterset.form.fields or name in filterset.form.errors:
            continue
        for value in filter(None, values):
            without = _without(filterset.data, name, value)
            url = f"{address}?{without.urlencode()}"
            words = {"name": filterset.form[name].label, "value": _words(filterset.form.fields[name], value)}
            found.append({**words, "url": url, "alone": _alone(name, value), "without": without})
    return found


def _words(field, value: str) -> str:
    """A choice by its label, a day in words, what the field itself says; else as it stands in the address."""
    words = {str(key): str(label) for key, label in flatten_choices(getattr(field, "choices", ()))}
    return words.get(value) or (field.said(value) if hasattr(field, "said") else _said(value))


def _said(value: str) -> str:
    try:
        return tanggal(date.fromisoformat(value))
    except ValueError:
        return value


def _alone(name: str, value: str) -> QueryDict:
    query = QueryDict(mutable=True)
    query[name] = value
    return query


def _without(data: QueryDict, name: str, value: str) -> QueryDict:
    query = data.copy()
    query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    for cursor in CURSORS:
        query.pop(cursor, None)
    return query
