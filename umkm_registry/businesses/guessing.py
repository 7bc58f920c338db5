"""Which kelurahan a text probably means: names and other spellings found in it, whole ones only.

A guess is offered to a person, never taken over: "Jalan Damai" may lie anywhere.
"""

import re

from umkm_registry.regions.models import Subdistrict, subdistrict_codes_by_name
from umkm_registry.regions.names import fold_name

_WORDS = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"[,;/|\n]")
MOST_WORDS = 4  # of one name, "Kelurahan" in front included


def subdistricts_by_name() -> dict[str, Subdistrict]:
    """Folded name or other spelling → kelurahan with its kecamatan. Three queries."""
    by_code = {each.code: each for each in Subdistrict.objects.select_related("district")}
    return {name: by_code[code] for name, code in subdistrict_codes_by_name().items()}


def guesses(region_text: str, address: str, names: dict[str, Subdistrict]) -> list[Subdistrict]:
    """The kelurahan a place may lie in, likeliest first, each once.

    First what is written as the region itself, then what the region's text names, then what the address names.
    """
    exact = [names[fold_name(part)] for part in _PARTS.split(region_text) if fold_name(part) in names]
    return list(dict.fromkeys([*exact, *named_in(region_text, names), *named_in(address, names)]))


def named_in(text: str, names: dict[str, Subdistrict]) -> list[Subdistrict]:
    """The kelurahan whose names stand in `text`, the longer name first where one begins another: Damai Baru is not
    Damai."""
    words, found, at = _WORDS.findall(text), [], 0
    while at < len(words):
        taken = next((n for n in range(MOST_WORDS, 0, -1) if fold_name(" ".join(words[at : at + n])) in names), 0)
        if taken:
            found.append(names[fold_name(" ".join(words[at : at + taken]))])
        at += max(min(taken, len(words) - at), 1)
    return found
