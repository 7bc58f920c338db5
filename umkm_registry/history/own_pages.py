"""Acts that have a page of their own: higher apps tell which, and where each is taken back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class OwnPage:
    """Where an act is told (`url`) and taken back (`undo_url`); empty where the asking user may not go.

    `sentences`: what it did, where that stands in no register table.
    """

    noun: str
    url: str = ""
    undo_url: str = ""
    sentences: tuple[str, ...] = ()


# (ids of acts, user) → the own page of those that have one, one query each. Apps register in AppConfig.ready().
OWN_PAGES: list[Callable[[list[int], object], dict[int, OwnPage]]] = []


def own_pages(acts: list[int], user) -> dict[int, OwnPage]:
    """Act → its own page, of those of `acts` that have one."""
    return {act: page for told in OWN_PAGES for act, page in told(acts, user).items()}
