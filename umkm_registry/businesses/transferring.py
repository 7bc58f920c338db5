"""Handing a business over from one kecamatan to another: asking for it, accepting, refusing, taking the request back.

Accepting moves one place to the kelurahan asked for, as an act of the kecamatan that had it; its story tells from where
to where.
"""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from umkm_registry.businesses.listing import surviving
from umkm_registry.businesses.models import Business, Look, Place, TransferRequest
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.history.models import Act
from umkm_registry.regions.models import District

ASK, ANSWER = "businesses.add_transferrequest", "businesses.change_transferrequest"
# Whoever found a business by an exact number may ask for it so long. Nobody reads names by guessing addresses.
FOUND_WITHIN = timedelta(days=1)


class TransferRefused(ValidationError):
    """The request cannot be made or answered so; nothing was changed."""


def found_by(user, now: datetime):
    """The living businesses that `user`'s searches for exact numbers found elsewhere of late."""
    looks = Look.objects.filter(user=user, way="search", at__gt=now - FOUND_WITHIN)
    return Business.objects.living().filter(pk__in=looks.values("business"))


def held_in(business: Business):
    """The kecamatan in which living places of `business` are known."""
    places = business.places.living().filter(subdistrict__isnull=False)
    return District.objects.filter(pk__in=places.values("subdistrict__district"))


def transfers_to_answer(user):
    """The requests that wait for this user's answer; their number is shown in the navigation."""
    requests = TransferRequest.objects
    return requests.answerable_by(user) if user.has_perm(ANSWER) else requests.none()


@transaction.atomic
def ask(business: Business, told: dict, actor) -> tuple[TransferRequest, bool]:
    """The request for `business`, and whether it is a new one: a kecamatan asks once while it waits.

    `told` are `from_district`, the wanted `subdistrict`, `address` (may be empty) and `reason`. Refused for a kelurahan
    of the same kecamatan.
    """
    Business.objects.select_for_update().get(pk=business.pk)  # a form sent twice waits for itself
    district = told["subdistrict"].district
    if district == told["from_district"]:
        raise TransferRefused("Usaha ini sudah tercatat di kecamatan itu. Pilih kelurahan di kecamatan Anda.")
    waiting = TransferRequest.objects.waiting().filter(business=business, to_district=district).first()
    if waiting:
        return waiting, False
    return TransferRequest.objects.create(business=business, to_district=district, asked_by=actor, **told), True


def places_to_move(request: TransferRequest, user):
    """The places that accepting may move: those of the business in the kecamatan asked, that `user` may see."""
    seen = Place.objects.visible_to(user).living().filter(business=surviving(request.business))
    return seen.filter(subdistrict__district=request.from_district_id).select_related("subdistrict").order_by("id")


@transaction.atomic
def accept(request: TransferRequest, place: Place, words: str, actor) -> Act:
    """Move `place` to where `request` says it is now, vouched for by `actor`. Refused once it was answered."""
    request = _waiting(request)
    Business.objects.select_for_update().get(pk=place.business_id)
    place = Place.objects.select_for_update(of=("self",)).select_related("subdistrict").get(pk=place.pk)
    if not places_to_move(request, actor).filter(pk=place.pk).exists():
        raise TransferRefused("Tempat usaha ini sudah tidak ada di kecamatan Anda. Muat ulang halaman ini.")
    label = f"Tempat usaha dialihkan dari {request.from_district} ke {request.to_district}"
    act = Act.objects.create(door="form", actor=actor, label=label, reason=request.reason)
    moved = {"subdistrict": request.subdistrict} | ({"address": request.address} if request.address else {})
    for name, value in moved.items():
        setattr(place, name, value)
    place.act, place.confirmed = act, place.confirmed | dict.fromkeys(moved, act.pk)
    place.save(update_fields=["act", "confirmed", *moved])
    refresh_summaries(str(int(place.business_id)))
    request.place, request.act = place, act
    _end(request, "accepted", words, actor)
    return act


@transaction.atomic
def refuse(request: TransferRequest, words: str, actor) -> None:
    """Say no to `request`, and why: `words` may not be empty."""
    if not words:
        raise TransferRefused("Tulis sebab penolakan, supaya kecamatan yang meminta tahu langkah berikutnya.")
    _end(_waiting(request), "refused", words, actor)


@transaction.atomic
def withdraw(request: TransferRequest, actor) -> None:
    """Take `request` back. Refused once it was answered."""
    _end(_waiting(request), "withdrawn", "", actor)


def _waiting(request: TransferRequest) -> TransferRequest:
    """The row as it stands now, held until the end of the transaction."""
    request = (
        TransferRequest.objects.select_for_update(of=("self",))
        .select_related("business", "from_district", "to_district", "subdistrict")
        .get(pk=request.pk)
    )
    if not request.waits:
        raise TransferRefused(f"Permintaan ini sudah {request.get_state_display().lower()}. Muat ulang halaman ini.")
    return request


def _end(request: TransferRequest, state: str, words: str, actor) -> None:
    request.state, request.answer = state, words
    request.answered_by, request.answered_at = actor, timezone.now()
    request.save()
