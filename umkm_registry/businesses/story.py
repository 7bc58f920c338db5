"""The story of a business in sentences: who changed what and when, and where each of its present values comes from."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.text import capfirst

from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.models import Act
from umkm_registry.history.tracking import part_of
from umkm_registry.history.wording import value_words
from umkm_registry.templatetags.indonesian import tanggal_pendek

SHOWN = 20
# Of sealed values the mask tells; numbers by which rows are kept apart tell nothing to a person.
UNTOLD = {"id", "act", "confirmed", "source_key", "business", "merged_into"}
FOLLOWED = {Business: ("owner", "given_sector"), Place: ("subdistrict",), Owner: (None,)}
ICONS = {"import": "arrow-down-on-square-stack", "merge": "square-2-stack", "undo": "arrow-uturn-left"}


@dataclass(frozen=True)
class Change:
    """One value of one row: `label` in words, `old` and `new` empty where nothing stood, `of` which of several."""

    label: str
    old: str
    new: str
    of: str


@dataclass
class Entry:
    """What one act did: rows it made (in words), values it changed."""

    act: Act
    icon: str
    made: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


@dataclass(frozen=True)
class Source:
    """Where a value comes from; `vouched`: a person stands for it."""

    text: str
    vouched: bool


@dataclass(frozen=True)
class Story:
    """`entries` newest first, `more` older ones left out; where each value of the rows comes from, field → Source."""

    entries: list[Entry]
    more: int
    sources: dict[str, dict[str, Source]]  # of "business" and "owner"
    place_sources: dict[int, dict[str, Source]]  # of each place, by its key


def story(business: Business, places: list[Place], limit: int | None = SHOWN) -> Story:
    """Of a business, its owner and those of its places that may be seen. Four queries; NIK and contacts masked."""
    rows = [business, business.owner, *places]
    kept = [*_old_versions(Business, rows[:1]), *_old_versions(Owner, rows[1:2]), *_old_versions(Place, places)]
    versions = {row: [*old, row] for row, old in zip(rows, kept, strict=True)}
    wanted = {version.act_id for each in versions.values() for version in each}
    wanted |= {act for row in rows for act in row.confirmed.values()}
    acts = Act.objects.select_related("actor").in_bulk(wanted)
    entries = _entries(versions, acts)
    sources = {
        "business": _sources(versions[business], acts),
        "owner": _sources(versions[business.owner], acts),
    }
    place_sources = {place.pk: _sources(versions[place], acts) for place in places}
    shown = entries[:limit]
    return Story(shown, len(entries) - len(shown), sources, place_sources)


def owner_sources(owner: Owner) -> dict[str, Source]:
    """Where each value of `owner` comes from, field → Source. Two queries."""
    known = [*_old_versions(Owner, [owner])[0], owner]
    wanted = {version.act_id for version in known} | set(owner.confirmed.values())
    return _sources(known, Act.objects.select_related("actor").in_bulk(wanted))


def _old_versions(model, rows: list) -> list[list]:
    """The old versions of each of `rows`, oldest first. One query."""
    events = model._meta.get_field("versions").related_model.objects.filter(pgh_obj__in=rows)
    found: dict[int, list] = {row.pk: [] for row in rows}
    for event in events.select_related(*FOLLOWED[model]).order_by("pgh_id"):
        found[event.pgh_obj_id].append(event)
    return list(found.values())


def _entries(versions: dict, acts: dict[int, Act]) -> list[Entry]:
    told: dict[int, Entry] = {}
    several = sum(isinstance(row, Place) for row in versions) > 1
    for row, known in versions.items():
        _entry(told, known[0].act_id, acts).made.append(_made(row))
        for before, after in pairwise(known):
            _entry(told, after.act_id, acts).changes.extend(_changes(row, before, after, several))
    telling = [entry for entry in told.values() if entry.made or entry.changes]
    return sorted(telling, key=lambda entry: (entry.act.at, entry.act.pk), reverse=True)


def _entry(told: dict[int, Entry], act_id: int, acts: dict[int, Act]) -> Entry:
    act = acts[act_id]
    return told.setdefault(act_id, Entry(act, ICONS.get(act.door, "pencil")))


def _made(row) -> str:
    if isinstance(row, Place):
        return f"tempat usaha {row}"
    return "pemilik" if isinstance(row, Owner) else "usaha"


def _told_fields(row) -> list:
    return [
        each
        for each in row._meta.concrete_fields
        if each.name not in UNTOLD and not each.name.endswith(("_sealed", "_hash"))
    ]


def _differing(row, before, after) -> list:
    """The fields that tell something and differ between two versions of `row`; summaries are in none but the last."""
    return [
        each
        for each in _told_fields(row)
        if hasattr(before, each.attname) and getattr(before, each.attname) != getattr(after, each.attname)
    ]


def _changes(row, before, after, several_places: bool) -> list[Change]:
    whose = " pemilik" if isinstance(row, Owner) else ""
    of = str(row) if several_places and isinstance(row, Place) else ""
    return [
        Change(f"{capfirst(each.verbose_name)}{whose}", *(value_words(side, each.name) for side in (before, after)), of)
        for each in _differing(row, before, after)
    ]


def _sources(known: list, acts: dict[int, Act]) -> dict[str, Source]:
    """Field → the act that gave the value last, or the person who vouches for it."""
    row = known[-1]
    last = {each.name: known[0].act_id for each in _told_fields(row)}
    for before, after in pairwise(known):
        last |= {each.name: after.act_id for each in _differing(row, before, after)}
    return {name: _source(acts[act], acts.get(row.confirmed.get(part_of(row, name)))) for name, act in last.items()}


def _source(act: Act, vouched_in: Act | None) -> Source:
    if vouched_in:
        who = f" {vouched_in.actor.get_full_name()}" if vouched_in.actor else " petugas"
        return Source(f"dipastikan{who}, {tanggal_pendek(vouched_in.at)}", True)
    # An import is named by what stands before its file's name: "Impor 12, Proyek OSS".
    door = act.label.partition(":")[0] if act.door == "import" else act.get_door_display().lower()
    return Source(f"{door}, {tanggal_pendek(act.at)}", False)
