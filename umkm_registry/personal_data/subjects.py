"""A person whose data the system holds, and the stores that hold it: each app names its own in `HOLDINGS`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.db.models.fields.files import FieldFile

from umkm_registry.businesses.models import Business, Identifier, Owner
from umkm_registry.history.models import Act


@dataclass(frozen=True)
class Subject:
    """One person: the owner's row and those merged into it, its businesses, and what finds it in imported rows."""

    owner_ids: list[int]
    business_ids: list[int]
    nibs: list[str]
    nik_hashes: list[str]


@dataclass(frozen=True)
class Holding:
    """One store. `count(subject)`: rows in it about the person.

    `erase(subject, facts, act)` empties the facts (keys of ERASABLE) there, and answers how many rows (or files) it
    changed; None where nothing of a person is kept that could go. `stays` says what is left, and why.
    """

    name: str
    count: Callable[[Subject], int]
    erase: Callable[[Subject, frozenset[str], Act], int] | None
    stays: str


# In the order in which they are told and erased. Apps register in AppConfig.ready().
HOLDINGS: list[Holding] = []


def subject_of(owner: Owner) -> Subject:
    """The person behind `owner`. Three queries."""
    owners = list(Owner.objects.filter(Q(pk=owner.pk) | Q(merged_into=owner)))
    ids = [each.pk for each in owners]
    businesses = list(Business.objects.filter(owner__in=ids).values_list("pk", flat=True))
    nibs = Identifier.objects.filter(business__in=businesses, kind="nib").values_list("value", flat=True)
    hashes = [each.nik_hash for each in owners if each.nik_hash]
    return Subject(ids, businesses, list(nibs), hashes)


def delete_file_after(file: FieldFile) -> None:
    """Delete the stored file once the transaction is through: were it taken back, the file would be missed."""
    storage, name = file.storage, file.name
    transaction.on_commit(lambda: storage.delete(name))
