"""How facts of a business are shown: its kelurahan in a few words, its keaktifan as a badge."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse

from umkm_registry.businesses.looking import FACTS, PERMISSIONS
from umkm_registry.businesses.models import Owner
from umkm_registry.businesses.models.places import OPERATING_STATUSES
from umkm_registry.templatetags.indonesian import tanggal_pendek

register = template.Library()

ACTIVE = (1, 7, 8)
NAMES = dict(OPERATING_STATUSES)
LOOKS = {
    1: ("good", "check-circle"),
    2: ("caution", "pause-circle"),
    3: ("quiet", "clock"),
    4: ("bad", "x-circle"),
    5: ("quiet", "arrows-right-left"),
    6: ("quiet", "question-mark-circle"),
    7: ("good", "arrow-right-circle"),
    8: ("good", "hand-raised"),
    9: ("quiet", "square-2-stack"),
    10: ("quiet", "map-pin"),
}


@register.simple_tag
def operating_status(place):
    """Badge of what is known of `place` (None: no place to look at): a report of closing, else the last visit."""
    if place and place.is_reported_closed:
        return _badge("bad", "x-circle", reported_closed(place))
    code = place.operating_status if place else None
    if code is None:
        return _badge("quiet", "minus-circle", "Belum terverifikasi")
    return _badge(*LOOKS[code], NAMES[code])


@lru_cache(maxsize=256)  # a list shows few different ones, twenty-five times
def _badge(tone: str, icon: str, label: str) -> str:
    return render_to_string("components/status.html", {"tone": tone, "icon": icon, "label": label})


def reported_closed(place) -> str:
    """'Dilaporkan tutup 12 Nov 2026', of a place that is."""
    return f"Dilaporkan tutup {tanggal_pendek(place.closed_on)}"


@register.simple_tag(takes_context=True)
def reveal_url(context, row, word: str) -> str:
    """The address on which a fact of an owner or a place is opened; empty for who may not, or where nothing is."""
    fact = FACTS[word]
    if not getattr(row, f"{fact}_sealed") or not context["request"].user.has_perms(PERMISSIONS[fact]):
        return ""
    if isinstance(row, Owner):
        return reverse("lihat-data-pemilik", args=[row.pk, word])
    return reverse("lihat-data-tempat", args=[row.business_id, row.pk, word])


@register.filter
def leading(places):
    """The place that speaks for its business: an active one, else one that was looked at, else the first.

    One that is reported closed speaks only when all are: then the business is closed.
    """
    ranked = sorted(
        places, key=lambda p: (p.is_reported_closed, p.operating_status not in ACTIVE, p.operating_status is None)
    )
    return ranked[0] if ranked else None


@register.filter
def sources_of(story, place) -> dict:
    """Where each value of `place` comes from; nothing for who may not read the story."""
    return story.place_sources.get(place.pk, {}) if story else {}


@register.filter
def subdistricts(places) -> str:
    """'Sepinggan', 'Sepinggan +1' for more kelurahan, 'Tidak diketahui' for none."""
    return _first_and_more(place.subdistrict.name for place in places if place.subdistrict)


@register.filter
def districts(places) -> str:
    """'Balikpapan Timur', 'Balikpapan Timur +1' for more kecamatan, 'Tidak diketahui' for none."""
    return _first_and_more(place.subdistrict.district.name for place in places if place.subdistrict)


def _first_and_more(names) -> str:
    names = list(dict.fromkeys(names))
    if not names:
        return "Tidak diketahui"
    return names[0] if len(names) == 1 else f"{names[0]} +{len(names) - 1}"
