"""Generated exports and firms that tests look at, made once a process."""

from functools import cache

from permits.oss import samples
from permits.oss.samples.firms import Firms

ROWS = 6000


@cache
def table(layout: str, rows: int, seed: int) -> tuple[list[str], list[tuple[str, ...]]]:
    headers, made = samples.make(layout, rows, seed)
    return headers, list(made)


@cache
def firms(count: int, seed: int = 1) -> list:
    return [Firms(seed).firm(index) for index in range(count)]


def column(layout: str, header: str, rows: int = ROWS, seed: int = 1) -> list[str]:
    headers, made = table(layout, rows, seed)
    place = headers.index(header)
    return [row[place] for row in made]


def share(values, test) -> float:
    values = list(values)
    return sum(map(bool, map(test, values))) / len(values)
