"""Rows of an export: which firms and projects a layout lists, and which of their facts stand in which column."""

import csv
from collections.abc import Iterator
from itertools import count, islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from permits.oss.samples.applications import Application
from permits.oss.samples.firms import OLD_EVERY, Firm, Firms
from permits.oss.samples.places import CITY
from permits.oss.samples.projects import Project

# layout → [(header, path of the fact)], the headers as the offices receive them
LAYOUTS: dict[str, list[tuple[str, str]]] = {}
with (Path(__file__).parent / "columns.csv").open(encoding="utf-8", newline="") as file:
    for column in csv.DictReader(file, delimiter=";"):
        LAYOUTS.setdefault(column["layout"], []).append((column["header"], column["fact"]))

ROWS_ON_A_PAGE = 100


class Line(NamedTuple):
    """What one row of an export speaks of."""

    number: int
    firm: Firm
    project: Project
    application: Application | None = None

    line = property(lambda self: str(self.number))
    page = property(lambda self: str(1 + self.number // ROWS_ON_A_PAGE))
    pulled_at = property(lambda self: "2026-09-30T08:15:00+08:00")
    province = property(lambda self: "Kalimantan Timur")
    nothing = property(lambda self: "")
    zero = property(lambda self: "0")


def make(layout: str, rows: int, seed: int = 1, quirks: bool = True) -> tuple[list[str], Iterator[tuple[str, ...]]]:
    """Headers and an iterator of `rows` rows of text cells. KeyError for a layout that is not in LAYOUTS."""
    headers, facts = zip(*LAYOUTS[layout], strict=True)
    cells = attrgetter(*facts)
    return list(headers), (cells(line) for line in lines(layout, rows, seed, quirks))


def lines(layout: str, rows: int, seed: int = 1, quirks: bool = True) -> Iterator[Line]:
    """What the rows of `make` speak of, in the same order."""
    firms = Firms(seed, quirks)
    indexes = count(OLD_EVERY // 2, OLD_EVERY) if layout.startswith("oss1") else count()
    subjects = (subject for index in indexes for subject in _subjects(layout, firms.firm(index)))
    for number, subject in enumerate(islice(subjects, rows), start=1):
        yield Line(number, *subject)


def _subjects(layout: str, firm: Firm) -> Iterator[tuple]:
    """The rows one firm has in this kind of export."""
    if layout.startswith("izin"):
        yield from ((firm, each.project, each) for each in firm.applications)
    elif "proyek" in layout:
        yield from ((firm, project) for project in firm.projects)
    elif "iumk" in layout:
        yield from ((firm, project) for project in {each.kbli: each for each in firm.projects}.values())
    elif firm.office.city == CITY or layout.startswith("sidt"):
        # The export of NIBs lists head offices in the city; a firm from elsewhere only shows in its projects.
        yield firm, firm.projects[0]
