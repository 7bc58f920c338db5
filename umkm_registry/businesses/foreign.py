"""Where an exact NIK or telephone number is known outside the own area: name, kecamatan and which number, no more.

An officer has to learn that a person is registered elsewhere, or would register the person twice. Every match shown is
noted as a look.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from umkm_registry.businesses.looking import FACTS, LookRefused, note
from umkm_registry.businesses.models import Business, Look, Owner, Place, TransferRequest
from umkm_registry.businesses.sealed_numbers import SealedNumber
from umkm_registry.businesses.transferring import ASK

SHOWN = 10  # agents enter one telephone number for hundreds
# Leafing, sorting and reloading show the same matches again: that is one look.
SAME_LOOK = timedelta(hours=1)


@dataclass(frozen=True)
class ForeignMatch:
    """`districts` in words; `known_by` which number matched; a business of no known kecamatan cannot be asked for."""

    business: Business
    known_by: str
    districts: str
    asked: TransferRequest | None

    @property
    def can_be_asked(self) -> bool:
        return bool(self.districts) and self.asked is None


@dataclass(frozen=True)
class Elsewhere:
    """`matches`, how many `more` there are, or in `refused` why they are not shown."""

    matches: list[ForeignMatch]
    more: int = 0
    refused: str = ""


def elsewhere(number: SealedNumber, user, page: str) -> Elsewhere:
    """What is known under `number` outside the area of `user`; noted as looks on `page`.

    Nothing for who sees the whole city (the list shows all), and for who may not ask another kecamatan for a business.
    """
    if user.scope.whole_city or not user.has_perm(ASK) or (number.kind == "nik" and not _sees_niks(user)):
        return Elsewhere([])
    found = _found(number, user)
    shown = list(found.items())[:SHOWN]
    try:
        _note([business for business, _ in shown], FACTS[number.kind], user, page)
    except LookRefused as refusal:
        return Elsewhere([], refused=" ".join(refusal.messages))
    asked = {each.business_id: each for each in _asked(user, [business for business, _ in shown])}
    matches = [ForeignMatch(row, known_by, _districts(row), asked.get(row.pk)) for row, known_by in shown]
    return Elsewhere(matches, len(found) - len(shown))


def _sees_niks(user) -> bool:
    return user.has_perm("businesses.view_identifier")


def _found(number: SealedNumber, user) -> dict[Business, str]:
    """Business → which number matched: the owner's, or that of a place; in the order of their keys."""
    usable = Business.objects.living().unrestricted()
    living = usable.prefetch_related(Prefetch("places", _known_places(), "known_places"))
    hidden = living.exclude(pk__in=Business.objects.visible_to(user).values("pk"))
    column = f"{FACTS[number.kind]}_hash"
    owners = Owner.objects.filter(**{f"{column}__in": number.hashes}).exclude(**{column: ""})
    found = {row: f"{str(number).split(' ')[0]} pemilik" for row in hidden.filter(owner__in=owners).order_by("pk")}
    if number.kind == "telepon":
        places = Place.objects.living().filter(phone_hash__in=number.hashes).exclude(phone_hash="")
        foreign = places.exclude(pk__in=Place.objects.visible_to(user).values("pk"))
        for row in living.filter(pk__in=foreign.values("business")).order_by("pk"):
            found.setdefault(row, "Telepon tempat usaha")
    return found


def _known_places() -> QuerySet:
    return Place.objects.living().filter(subdistrict__isnull=False).select_related("subdistrict__district")


def _districts(business: Business) -> str:
    return ", ".join(sorted({place.subdistrict.district.name for place in business.known_places}))


def _note(businesses: list[Business], fact: str, user, page: str) -> None:
    recent = Look.objects.filter(user=user, way="search", fact=fact, at__gt=timezone.now() - SAME_LOOK)
    noted = set(recent.filter(business__in=businesses).values_list("business_id", flat=True))
    new = [
        Look(owner_id=business.owner_id, business=business, fact=fact, way="search")
        for business in businesses
        if business.pk not in noted
    ]
    if new:
        note(new, user, page)


def _asked(user, businesses: list[Business]):
    own = TransferRequest.objects.waiting().filter(to_district__in=user.scope.district_ids)
    return own.filter(business__in=businesses)
