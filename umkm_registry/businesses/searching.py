"""Finding businesses by name, owner or NIB: what contains the words first, likeness only where nothing does."""

import re

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper

from umkm_registry.businesses.models import Business, Identifier

NIB_DIGITS = 13
FEWEST_DIGITS = 6  # fewer are part of a name ("Warung 88"), not the beginning of a number


def search(businesses, text: str):
    """`businesses` whose name or owner's name contains every word of `text`, or whose number begins with it.

    Each word is looked up through the trigram indexes of both names; the union keeps either index usable.
    """
    digits = re.sub(r"[\s.\-]", "", text)
    if digits.isdigit() and len(digits) >= FEWEST_DIGITS:
        return businesses.filter(_has_number(digits))
    for word in text.split():
        by_name = Business.objects.filter(name__icontains=word).values("pk")
        by_owner = Business.objects.filter(owner__name__icontains=word).values("pk")
        businesses = businesses.filter(pk__in=by_name.union(by_owner))
    return businesses


def _has_number(digits: str) -> Exists:
    wanted = Q(value__startswith=digits)
    if len(digits) == NIB_DIGITS - 1:  # Excel takes the first zero away
        wanted |= Q(kind="nib", value=f"0{digits}")
    return Exists(Identifier.objects.filter(wanted, business=OuterRef("pk")))


def nearest_names(businesses, text: str, limit: int = 3) -> list:
    """The `limit` businesses whose names are most like `text`, best first; none when nothing is alike.

    PostgreSQL's word similarity of at least 0.6 (its default), which the trigram index answers.
    """
    text = text.upper()
    alike = businesses.annotate(upper_name=Upper("name")).filter(upper_name__trigram_word_similar=text)
    return list(alike.annotate(likeness=TrigramWordSimilarity(text, Upper("name"))).order_by("-likeness", "id")[:limit])
