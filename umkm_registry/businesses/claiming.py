"""Claiming places of unknown kelurahan: who may see what of them, taking them over, and giving them back.

A kecamatan officer may not see places of unknown kelurahan (`Place.objects.visible_to`), for they may lie anywhere. To
claim one, though, they have to recognise it. So whoever may change places sees of these, in the queue only, the name of
the business, the address and the region as the source wrote them: no owner, no contacts, no numbers.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When

from umkm_registry.businesses.models import Place
from umkm_registry.businesses.summaries import refresh_summaries
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict

CLAIM = "businesses.change_place"
LABEL = "Kelurahan tempat usaha diklaim"
SHOWN = ("address", "region_text", "business__name")
Version = Place._meta.get_field("versions").related_model


def waiting(user):
    """Living places of unknown kelurahan, nothing but `SHOWN` of each; none for who may not claim."""
    if not user.has_perm(CLAIM):
        return Place.objects.none()
    return _living().filter(subdistrict__isnull=True).select_related("business").only(*SHOWN)


def in_queue_order(places, text: str = ""):
    """`places` that contain every word of `text`; equal regions stand together, places without one come last."""
    for word in text.split():
        told = Q(business__name__icontains=word) | Q(address__icontains=word) | Q(region_text__icontains=word)
        places = places.filter(told)
    unnamed = Case(When(region_text="", then=Value(1)), default=Value(0), output_field=IntegerField())
    return places.annotate(unnamed=unnamed)


@dataclass(frozen=True)
class Claim:
    """What came of a claim: `act` is None when nothing was left to take.

    `earlier` are the acts by which other people claimed what was asked for; `gone` counts what is in the queue no more
    for another reason: an import knew the kelurahan, or the place was merged.
    """

    act: Act | None
    claimed: int
    earlier: list[Act]
    gone: int


@transaction.atomic
def claim(ids: list[int], subdistrict: Subdistrict, actor) -> Claim:
    """Put the waiting ones of the places `ids` into `subdistrict` as one act of `actor`, who vouches for it.

    The caller has checked that `actor` may claim for this kelurahan. Whoever comes second changes nothing.
    """
    asked = list(_living().filter(pk__in=ids).select_for_update(of=("self",)).order_by("id"))
    free = [place for place in asked if place.subdistrict_id is None]
    taken = {place.confirmed["subdistrict"] for place in asked if place not in free and _vouched(place)}
    earlier = list(Act.objects.filter(pk__in=taken, actor__isnull=False).select_related("actor").order_by("id"))
    by_people = {act.pk for act in earlier}
    told = [place for place in asked if place in free or place.confirmed.get("subdistrict") in by_people]
    return Claim(_take(free, subdistrict, actor), len(free), earlier, len(set(ids)) - len(told))


def _take(free: list[Place], subdistrict: Subdistrict, actor) -> Act | None:
    if not free:
        return None
    act = Act.objects.create(door="bulk" if len(free) > 1 else "form", actor=actor, label=LABEL)
    for place in free:
        place.subdistrict, place.act = subdistrict, act
        place.confirmed = place.confirmed | {"subdistrict": act.pk}
    Place.objects.bulk_update(free, ["subdistrict", "act", "confirmed"])
    _refresh_region(act)
    return act


def _refresh_region(act: Act) -> None:
    refresh_summaries(f"SELECT business_id FROM businesses_place WHERE act_id = {act.pk}")


@dataclass(frozen=True)
class GivenBack:
    """How many places are in the queue again, and how many stay because they were changed since (or given back)."""

    returned: int
    kept: int


@transaction.atomic
def give_back(act: Act, actor) -> GivenBack:
    """Undo the claim `act` for every place that nothing else has changed since."""
    seen = Place.objects.visible_to(actor).filter(act=act).select_for_update().order_by("id")
    ids = list(seen.values_list("pk", flat=True))
    kept = Version.objects.filter(act=act).values("pgh_obj").distinct().count()
    if ids:
        undoing = Act.objects.create(door="undo", actor=actor, label="Klaim kelurahan dibatalkan", undoes=act)
        before = Version.objects.filter(pgh_obj=OuterRef("pk")).order_by("-pgh_id").values("confirmed")[:1]
        Place.objects.filter(pk__in=ids).update(subdistrict=None, act=undoing, confirmed=Subquery(before))
        _refresh_region(undoing)
    return GivenBack(len(ids), kept)


def _living():
    return Place.objects.filter(merged_into__isnull=True, business__merged_into__isnull=True)


def _vouched(place: Place) -> bool:
    return "subdistrict" in place.confirmed
