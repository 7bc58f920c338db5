"""From the cells of a header to a known layout, or to words that say what is missing."""

from collections.abc import Sequence
from typing import NamedTuple

from permits.oss.layouts.headers import IGNORED, canonical, fold_header
from permits.oss.layouts.table import LAYOUTS, Layout

# Without these columns a row cannot be taken.
REQUIRED = {
    "nib": ("nib", "name"),
    "project": ("project_digits", "nib", "name"),
    "permit": ("application_digits", "nib", "name", "document"),
    "iumk": ("nib", "name", "kbli"),
    "sidt": ("sidt_id", "owner_name", "name"),
}
GRAIN_TITLES = {"nib": "NIB", "project": "Proyek", "permit": "Izin", "iumk": "IUMK", "sidt": "SIDT"}

# What tells one kind of export from another, the first that holds: (grain, how many of these columns, columns).
# A key tells by itself. One other column may have been added to another export by hand, two may not; a permit export
# carries project numbers too, and a project export says what an IUMK says.
_SIGNS = (
    ("sidt", 1, {"sidt_id"}),
    ("permit", 1, {"application_digits"}),
    ("permit", 2, {"document", "permit_kind", "permit_on", "authority", "authority_level", "status"}),
    ("project", 1, {"project_digits"}),
    ("iumk", 2, {"business_activity", "sector", "capital_amount"}),
    (
        "project",
        2,
        {"project_kind", "project_name", "kbli", "kbli_title", "submitted_on", "land_area", "investment", "risk"},
    ),
    ("nib", 1, {"nib"}),
)
# Equal-named columns: of three "Jumlah Investasi" the last is the total, otherwise the first one counts.
_LAST_COUNTS = {"investment"}


class Recognised(NamedTuple):
    """What a header turned out to be. `columns`: canonical name → position; `score` 1: just that layout's columns."""

    layout_name: str
    grain: str
    columns: dict[str, int]
    unknown: list[str]
    score: float

    @property
    def layout(self) -> Layout:
        return LAYOUTS[self.layout_name]


def recognise(cells: Sequence) -> Recognised | None:
    """The layout nearest to a row of header cells; None when a column is missing without which no row can be taken.

    Order, number, spelling and unknown columns do not matter.
    """
    columns, unknown = columns_of(cells)
    grain = _grain(columns.keys())
    if grain is None or not columns.keys() >= set(REQUIRED[grain]):
        return None
    folded = {fold_header(cell) for cell in cells} - {""}
    scored = [
        (
            _likeness(columns.keys(), layout.columns.keys()),
            _likeness(folded, set(map(fold_header, layout.headers)) - {""}),
            layout,
        )
        for layout in LAYOUTS.values()
        if layout.grain == grain and (layout.kbli_version == "2020" or columns.keys() & _only_in(layout))
    ]
    score, _, layout = max(scored, key=lambda one: one[:2])
    return Recognised(layout.name, grain, columns, unknown, round(score, 3))


def columns_of(cells: Sequence) -> tuple[dict[str, int], list[str]]:
    """Canonical name → position, and the headers that are not known or stand there a second time."""
    columns, unknown = {}, []
    for place, cell in enumerate(cells):
        folded = fold_header(cell)
        name = canonical(cell)
        if name is None:
            if folded and folded not in IGNORED:
                unknown.append(" ".join(str(cell).split()))
        elif name in columns and name not in _LAST_COUNTS:
            unknown.append(" ".join(str(cell).split()))
        else:
            columns[name] = place
    return columns, unknown


def _grain(found) -> str | None:
    """What one row is, from the columns found."""
    return next((grain for grain, enough, names in _SIGNS if len(names & found) >= enough), None)


def _only_in(layout: Layout) -> set[str]:
    """The columns that only this one of the layouts of its grain has. Without any of them a file is not taken for one
    of the old system, however few columns it has: its KBLI codes would get another meaning."""
    others = [other.columns for other in LAYOUTS.values() if other.grain == layout.grain and other is not layout]
    return layout.columns.keys() - set().union(*others)


def _likeness(some: set, others: set) -> float:
    """The share of common members among all, 0 to 1."""
    return len(some & others) / len(some | others)


_OSS_WORDS = {
    name: header.removeprefix("Day of ")
    for layout in reversed(LAYOUTS.values())
    for header in layout.headers
    if (name := canonical(header))
}


def explain(cells: Sequence) -> str:
    """In Indonesian: which columns a header has, which it lacks, and what to do."""
    columns, _ = columns_of(cells)
    if not columns:
        return (
            "Judul kolom tidak ditemukan. Unggah berkas asli dari OSS, atau tulis judul kolom di baris pertama: "
            + ", ".join(_OSS_WORDS[name] for name in REQUIRED["nib"])
            + ", dan seterusnya."
        )
    grain = _grain(columns.keys()) or "nib"
    missing = [_OSS_WORDS[name] for name in REQUIRED[grain] if name not in columns]
    found = ", ".join(_OSS_WORDS[name] for name in columns)
    if not missing:
        return f"Kolom yang ditemukan: {found}."
    return (
        f"Kolom yang ditemukan: {found}. Untuk ekspor {GRAIN_TITLES[grain]} masih kurang: {', '.join(missing)}. "
        "Unduh ulang dari OSS tanpa menghapus kolom, atau beri judul kolom itu seperti di OSS."
    )
