"""The story of one row of the register, version by version, newest first."""

from dataclasses import dataclass
from itertools import pairwise

from django.http import Http404, HttpRequest
from django.utils.text import capfirst

from umkm_registry.history.changes import Change, Known, Words, is_deleted, known_rows
from umkm_registry.history.models import Act
from umkm_registry.history.telling import ICONS
from umkm_registry.history.wording import masked, who
from umkm_registry.history.written import kinds
from umkm_registry.templatetags.indonesian import jam, tanggal

SHOWN = 50


@dataclass(frozen=True)
class Entry:
    """One version: the act that made it, what it changed. `version`: its key while it is an old one, else None."""

    act: Act
    icon: str
    label: str
    reason: str
    who: str
    done: str
    changes: list[Change]
    version: int | None


def seen_row(kind: str, pk: int, user) -> Known:
    """What is known of a row; 404 for a kind that is none, and for a row the user may not see."""
    model = kinds().get(kind)
    if model is None or not model._default_manager.visible_to(user).filter(pk=pk).exists():
        raise Http404("Data ini tidak ada, atau di luar wilayah Anda.")
    return known_rows({model: [pk]})[model, pk]


def old_version(known: Known, pgh_id: int):
    """One of the old versions of a row; 404 for another's."""
    for version in known.old:
        if version.pgh_id == pgh_id:
            return version
    raise Http404("Keadaan ini tidak ada di riwayat data ini.")


def row_page(known: Known, request: HttpRequest) -> dict:
    """Context of the page: the newest versions, or all when the address asks for them."""
    versions = [None, *known.versions]
    steps = list(pairwise(versions))[::-1]
    shown = steps if request.GET.get("riwayat") == "semua" else steps[:SHOWN]
    pairs = [(known.model, _found(before), after) for before, after in shown]
    words = Words([*pairs, (known.model, known.last, None)])
    acts = Act.objects.select_related("actor").in_bulk({after.act_id for _, after in shown})
    return {
        "name": words.name(known.model, known.last),
        "row": known.row,
        "noun": known.model._meta.verbose_name,
        "entries": [_entry(pair, acts, words) for pair in pairs],
        "more": len(steps) - len(shown),
        "last": len(known.old),
    }


def version_facts(known: Known, version) -> dict:
    """Title and lead of the page on which a row is given the values of an old version."""
    at = version.act.at
    name = Words([(known.model, known.last, None)]).name(known.model, known.last)
    return {"title": "Kembalikan data", "lead": f"{capfirst(name)}, keadaan sejak {tanggal(at)}, {jam(at)}"}


def _found(before):
    return None if before is None or is_deleted(before) else before


def _entry(pair: tuple, acts: dict[int, Act], words: Words) -> Entry:
    model, before, after = pair
    act = acts[after.act_id]
    return Entry(
        act,
        ICONS.get(act.door, "pencil"),
        masked(act.label),
        masked(act.reason),
        who(act),
        "made" if before is None else "changed",
        words.changes(model, before, after),
        getattr(after, "pgh_id", None),
    )
