"""Restricting the use of a person's data at that person's wish, and ending it (UU 27/2022 pasal 11 and 41)."""

from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.businesses.models import Owner
from umkm_registry.history.models import Act


class RestrictionRefused(ValidationError):
    """Nothing was changed; the message says why."""


@transaction.atomic
def restrict(owner: Owner, actor, reason: str) -> Act:
    """Keep the data of `owner` and stop using them. Refused where they are restricted already, or for a merged row."""
    owner = Owner.objects.select_for_update().get(pk=owner.pk)
    if owner.merged_into_id:
        raise RestrictionRefused("Pelaku usaha ini sudah digabung. Batasi pelaku usaha gabungannya.")
    if owner.restricted:
        raise RestrictionRefused("Data pelaku usaha ini sudah dibatasi.")
    act = Act.objects.create(door="form", actor=actor, label="Data pribadi dibatasi", reason=reason)
    return _write(owner, act, act)


@transaction.atomic
def lift_restriction(owner: Owner, actor, reason: str) -> Act:
    """Let the data of `owner` be used again. Refused where they are not restricted."""
    owner = Owner.objects.select_for_update().get(pk=owner.pk)
    if not owner.restricted:
        raise RestrictionRefused("Data pelaku usaha ini tidak sedang dibatasi.")
    act = Act.objects.create(door="form", actor=actor, label="Pembatasan data pribadi diakhiri", reason=reason)
    return _write(owner, None, act)


def _write(owner: Owner, restricted_act: Act | None, act: Act) -> Act:
    owner.restricted_act, owner.act = restricted_act, act
    owner.save(update_fields=["restricted_act", "act"])
    return act
