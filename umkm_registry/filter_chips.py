"""The filters set on a list, as chips that can be taken away one by one."""

from datetime import date

from django.http import QueryDict
from django_filters import FilterSet

from umkm_registry.templatetags.indonesian import tanggal

CURSORS = ("sesudah", "sebelum")


def chips(filterset: FilterSet, leave_out: tuple[str, ...] = ("q",)) -> list[dict]:
    """One chip for each value that filters: {name, value, url}; `url` is the same list without it, from its start.

    `leave_out` names filters shown elsewhere, such as the search box.
    """
    found = []
    for name, values in filterset.data.lists():
        if name in leave_out or name not in filterset.form.fields or name in filterset.form.errors:
            continue
        field = filterset.form[name]
        words = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
        found += [
            {
                "name": field.label,
                "value": words.get(value) or _said(value),
                "url": _without(filterset.data, name, value),
            }
            for value in filter(None, values)
        ]
    return found


def _said(value: str) -> str:
    try:
        return tanggal(date.fromisoformat(value))
    except ValueError:
        return value


def _without(data: QueryDict, name: str, value: str) -> str:
    query = data.copy()
    query.setlist(name, [kept for kept in query.getlist(name) if kept != value])
    for cursor in CURSORS:
        query.pop(cursor, None)
    return f"?{query.urlencode()}"
