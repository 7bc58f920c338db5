"""Reports that a place closed, or trades again, taken down at the office.

They say nothing of `operating_status`, which visits alone write: a visit after the reported day overrules the report
(`Place.is_reported_closed`).
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.businesses.models import Place
from umkm_registry.history.models import Act
from umkm_registry.templatetags.indonesian import tanggal


class ClosingRefused(ValidationError):
    """The report cannot be true, or says what is known already; nothing was changed."""


@transaction.atomic
def close_place(place: Place, on: date, reason: str, actor, today: date) -> Act:
    """Take down that `place` closed on the day `on`; `reason` says who told so and why.

    Refused: a place reported closed already, a day after `today`, before the first permit, or before a visit.
    """
    place = _locked(place)
    if place.is_reported_closed:
        raise ClosingRefused(f"Tempat usaha ini sudah dilaporkan tutup sejak {tanggal(place.closed_on)}.")
    _check_day(place, on, today)
    return _write(place, on, Act(door="form", actor=actor, label="Tempat usaha dilaporkan tutup", reason=reason))


@transaction.atomic
def reopen_place(place: Place, reason: str, actor) -> Act:
    """Take the report back, because it was wrong or the place trades again. Refused for one that is not closed."""
    place = _locked(place)
    if not place.is_reported_closed:
        raise ClosingRefused("Tempat usaha ini tidak sedang dilaporkan tutup.")
    return _write(place, None, Act(door="form", actor=actor, label="Tempat usaha dilaporkan buka", reason=reason))


def _locked(place: Place) -> Place:
    return Place.objects.select_for_update(of=("self",)).select_related("business").get(pk=place.pk)


def _check_day(place: Place, on: date, today: date) -> None:
    first = place.business.first_permit_on
    if on > today:
        raise ClosingRefused("Tanggal tutup tidak boleh sesudah hari ini.")
    if first and on < first:
        raise ClosingRefused(f"Tanggal tutup mendahului izin usaha pertama, {tanggal(first)}. Periksa tahunnya.")
    if place.verified_on and on < place.verified_on:
        raise ClosingRefused(
            f"Tempat usaha ini masih dikunjungi {tanggal(place.verified_on)}. Isi tanggal tutup sesudah kunjungan itu."
        )


def _write(place: Place, on: date | None, act: Act) -> Act:
    act.save()
    place.closed_on, place.act = on, act
    place.save(update_fields=["closed_on", "act"])
    return act
