"""Finding businesses by name, owner, address or a number: what contains the words; likeness where nothing does."""

import re

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper

from umkm_registry.businesses.models import Business, Identifier, Place
from umkm_registry.identifiers import nik, phone
from umkm_registry.sealing import fingerprints

NIB_DIGITS = 13
FEWEST_DIGITS = 6  # fewer are part of a name ("Warung 88"), not the beginning of a number


def search(businesses, text: str, user):
    """`businesses` where every word of `text` is in the name, the owner's name or an address; or of that number.

    A number is the beginning of a NIB or other number, or a whole telephone number or NIK, compared by its keyed
    hash. Places that `user` may not see are not searched. Each word is looked up through the trigram indexes of
    names and addresses; the union keeps each index usable.
    """
    digits = re.sub(r"[\s.\-+()]", "", text)
    if digits.isdigit() and len(digits) >= FEWEST_DIGITS:
        return businesses.filter(_has_number(digits) | _has_sealed_number(text, digits, user))
    places = _places(user)
    for word in text.split():
        by_name = Business.objects.filter(name__icontains=word).values("pk")
        by_owner = Business.objects.filter(owner__name__icontains=word).values("pk")
        by_address = places.filter(address__icontains=word).values("business")
        businesses = businesses.filter(pk__in=by_name.union(by_owner, by_address))
    return businesses


def _places(user):
    return Place.objects.visible_to(user).filter(merged_into__isnull=True)


def _has_sealed_number(text: str, digits: str, user) -> Q:
    """Whose owner or place has this telephone number, or whose owner has this NIK, if `user` may see such numbers."""
    found = Q(pk__in=[])
    number = phone.parse(text).value
    if number and user.has_perm("businesses.view_owner"):
        hashes = fingerprints(number)
        found |= Q(owner__phone_hash__in=hashes)
        found |= Q(pk__in=_places(user).filter(phone_hash__in=hashes).values("business"))
    person = nik.parse(digits).value
    if person and user.has_perm("businesses.view_identifier"):
        found |= Q(owner__nik_hash__in=fingerprints(person))
    return found


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
