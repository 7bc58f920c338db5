"""Finding businesses by name, owner, address or a number; by likeness of the name where few contain the words."""

import re

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, When
from django.db.models.functions import Upper

from umkm_registry.businesses.models import Business, Identifier, Owner, Place
from umkm_registry.businesses.sealed_numbers import SealedNumber

NIB_DIGITS = 13
FEWEST_DIGITS = 6  # fewer are part of a name ("Warung 88"), not the beginning of a number
TRIGRAM = 3
ENOUGH = 5  # with fewer hits the words may be misspelt
ALIKE = 25
# What stands first: the very name or number, a name that begins so, the words anywhere, the likest name.
EXACT, BEGINS, CONTAINS, LIKE = 0, 1, 2, 3


def search(businesses, text: str, user):
    """`businesses` where every word of `text` is in the name, the owner's name or an address; or of that number.

    Each row gets a `rank`, the best first. A number is the beginning of a NIB or another number. Places that `user`
    may not see are not searched. Where fewer than ENOUGH contain the words, names like them follow: two queries then.
    Words of one or two letters alone are looked for in names only and without rank: too many rows have them.
    """
    digits = re.sub(r"[\s.\-+()]", "", text)
    if digits.isdigit() and len(digits) >= FEWEST_DIGITS:
        return _by_number(businesses, digits)
    if all(len(word) < TRIGRAM for word in _searchable(text)):
        return _by_short_words(businesses, text)
    found = _by_words(businesses, text, user)
    few = list(found.values_list("pk", flat=True)[:ENOUGH])
    if len(few) == ENOUGH:
        return found.annotate(upper_name=Upper("name"), rank=_rank(text))
    return _with_alike(businesses, text, few)


def _by_short_words(businesses, text: str):
    words = _searchable(text)
    for word in words:
        businesses = businesses.filter(_holds("name", word))
    return businesses if words else businesses.none()


def _searchable(text: str) -> list[str]:
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _by_words(businesses, text: str, user):
    """Each word is looked up through the trigram indexes; the union keeps each index usable.

    A word of one or two letters is the beginning of a word, for these indexes know nothing shorter.
    """
    places = _places(user)
    for word in _searchable(text):
        by_name = Business.objects.filter(_holds("name", word)).values("pk")
        by_owner = Business.objects.filter(_holds("owner__name", word)).values("pk")
        by_address = places.filter(_holds("address", word)).values("business")
        businesses = businesses.filter(pk__in=by_name.union(by_owner, by_address))
    return businesses


def _holds(column: str, word: str) -> Q:
    if len(word) >= TRIGRAM:
        return Q(**{f"{column}__icontains": word})
    return Q(**{f"{column}__istartswith": word}) | Q(**{f"{column}__icontains": f" {word}"})


def _rank(text: str, *likeness: When) -> Case:
    wanted = " ".join(text.split()).upper()
    return Case(
        When(Q(upper_name=wanted), then=EXACT),
        When(Q(upper_name__startswith=wanted), then=BEGINS),
        *likeness,
        default=CONTAINS,
        output_field=IntegerField(),
    )


def _with_alike(businesses, text: str, few: list[int]):
    """The rows `few`, and after them those with names like `text`, the likest first."""
    alike = [row.pk for row in nearest_names(businesses.exclude(pk__in=few), text, ALIKE)]
    likeness = [When(pk=pk, then=LIKE + place) for place, pk in enumerate(alike)]
    found = businesses.filter(pk__in=[*few, *alike]).annotate(upper_name=Upper("name"))
    return found.annotate(rank=_rank(text, *likeness))


def with_number(businesses, number: SealedNumber, user):
    """`businesses` whose owner has this NIK, or whose owner or place has this telephone, if `user` may see such."""
    if number.kind == "nik" and user.has_perm("businesses.view_identifier"):
        owners = Owner.objects.living().filter(nik_hash__in=number.hashes).exclude(nik_hash="")
        return businesses.filter(owner__in=owners.values("pk"))
    if number.kind == "telepon" and user.has_perm("businesses.view_owner"):
        owners = Owner.objects.filter(phone_hash__in=number.hashes).exclude(phone_hash="")
        by_owner = Business.objects.filter(owner__in=owners.values("pk")).values("pk")
        places = _places(user).filter(phone_hash__in=number.hashes).exclude(phone_hash="")
        return businesses.filter(pk__in=by_owner.union(places.values("business")))
    return businesses.none()


def _places(user):
    return Place.objects.visible_to(user).filter(merged_into__isnull=True)


def _by_number(businesses, digits: str):
    spellings = [digits]
    if len(digits) == NIB_DIGITS - 1:  # Excel takes the first zero away
        spellings.append(f"0{digits}")
    whole = Identifier.objects.filter(business=OuterRef("pk"), value__in=spellings)
    beginning = Q(value__startswith=digits) | Q(kind="nib", value__in=spellings)
    known = Identifier.objects.filter(beginning, business__isnull=False).values("business")
    rank = Case(When(Exists(whole), then=EXACT), default=BEGINS, output_field=IntegerField())
    return businesses.filter(pk__in=known).annotate(rank=rank)


def nearest_names(businesses, text: str, limit: int = 3) -> list:
    """The `limit` businesses whose names are most like `text`, best first; none when nothing is alike.

    PostgreSQL's word similarity of at least 0.6 (its default), which the trigram index answers.
    """
    text = text.upper()
    alike = businesses.annotate(upper_name=Upper("name")).filter(upper_name__trigram_word_similar=text)
    return list(alike.annotate(likeness=TrigramWordSimilarity(text, Upper("name"))).order_by("-likeness", "id")[:limit])
