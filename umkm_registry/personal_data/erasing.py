"""Erasing what is held of a person, in every store, as one act that nothing brings back.

Duty: UU 27/2022 pasal 43. What another law makes the office keep (who holds which permit) stays, and is said.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from umkm_registry.businesses.models import Owner
from umkm_registry.history.bulk_changes import bulk_change
from umkm_registry.history.models import Act
from umkm_registry.personal_data.models import ERASABLE, ErasedFact
from umkm_registry.personal_data.subjects import HOLDINGS, Subject, subject_of

CONFIRMING_WORD = "HAPUS"
LABEL = "Data pribadi dihapus"
PATIENCE = 20  # seconds a person waits for an import that is being saved
# What has to be still while data is erased: each answers why not now, or "". Apps register in AppConfig.ready().
HINDRANCES: list = []


class ErasureRefused(ValidationError):
    """Nothing was erased; the message says why and what to do."""


@dataclass(frozen=True)
class Emptied:
    """What one store had: rows about the person before, rows changed (None: it keeps what it has), what stays."""

    name: str
    rows: int
    changed: int | None
    stays: str


def held(owner: Owner) -> list[Emptied]:
    """What each store has about the person; nothing is touched. One query a table."""
    subject = subject_of(owner)
    return [Emptied(each.name, each.count(subject), None, each.stays) for each in HOLDINGS]


def erase(owner: Owner, facts: frozenset[str], actor, reason: str, word: str) -> tuple[Act, list[Emptied]]:
    """Empty `facts` (keys of ERASABLE) of `owner` everywhere, as one act. It cannot be undone.

    Refused without the confirming word, for a row merged into another, and while a store is being written. RegisterBusy
    where a large change goes on for longer than a person may wait.
    """
    if word != CONFIRMING_WORD:
        raise ErasureRefused(f"Ketik {CONFIRMING_WORD} dengan huruf besar untuk memastikan. Belum ada yang dihapus.")
    if not facts or not facts <= {fact for fact, _ in ERASABLE}:
        raise ErasureRefused("Pilih data yang dihapus.")
    with bulk_change(PATIENCE):
        owner = Owner.objects.select_for_update().get(pk=owner.pk)
        if owner.merged_into_id:
            raise ErasureRefused("Pelaku usaha ini sudah digabung. Hapus data pada pelaku usaha gabungannya.")
        if why := next(filter(None, (hindrance() for hindrance in HINDRANCES)), ""):
            raise ErasureRefused(why)
        return _erase(owner, facts, actor, reason)


def _erase(owner: Owner, facts: frozenset[str], actor, reason: str) -> tuple[Act, list[Emptied]]:
    subject = subject_of(owner)
    act = Act.objects.create(door="form", actor=actor, label=LABEL, reason=reason)
    before = [each.count(subject) for each in HOLDINGS]
    done = []
    for each, rows in zip(HOLDINGS, before, strict=True):
        changed = each.erase(subject, facts, act) if each.erase else None
        done.append(Emptied(each.name, rows, changed, each.stays))
    _remember(owner, subject, facts, act)
    return act, done


def _remember(owner: Owner, subject: Subject, facts: frozenset[str], act: Act) -> None:
    """Keep later imports from bringing it back."""
    ErasedFact.objects.bulk_create(
        [ErasedFact(owner=owner, nib=nib, fact=fact, act=act) for nib in subject.nibs for fact in sorted(facts)],
        ignore_conflicts=True,
    )
