"""Putting back what an act changed, or one row to an earlier version of it: always as a new act, never by forgetting.

Value by value: what somebody changed since stays. Rows that the act made go together or not at all, and only while they
are as it made them; rows that it deleted come back with their old keys. What a person vouched for follows the values.
"""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction

from umkm_registry.history.bulk_changes import bulk_change, execute
from umkm_registry.history.changes import Known
from umkm_registry.history.fates import Outcome
from umkm_registry.history.models import Act
from umkm_registry.history.own_pages import own_pages
from umkm_registry.history.taking_back import Work, held
from umkm_registry.history.tracking import Tracked
from umkm_registry.history.written import EVERYONE, all_rows_of, by_indexes
from umkm_registry.templatetags.indonesian import jam, ribuan, tanggal

PATIENCE_SECONDS = 10
ROWS_AT_ONCE = 1000
DOORS = ("form", "admin", "bulk", "undo")

# What follows from the rows and has to be worked out again: given the rows as they were and as they are. Apps register
# in AppConfig.ready().
AFTER_PUTTING_BACK: list[Callable[[list[Tracked]], None]] = []


class PuttingBackRefused(ValidationError):
    """Nothing can be put back; the message says why. Nothing was changed."""


class PuttingBackOvertaken(Exception):
    """Something changed since the person saw what would happen; `outcome` is what would happen now."""

    def __init__(self, outcome: Outcome):
        super().__init__("Data berubah sejak pratinjau.")
        self.outcome = outcome


def refusal(act: Act, user) -> str:
    """Why `act` cannot be put back here, in words; empty when it can. A query a table and those of OWN_PAGES."""
    owned = own_pages([act.pk, *([act.undoes_id] if act.undoes_id else [])], user)
    if act.pk in owned:
        return f"{owned[act.pk].noun} dibatalkan di halamannya sendiri."
    if act.undoes_id in owned:
        return f"Ini pembatalan dari {owned[act.undoes_id].noun.lower()}. Lakukan lagi dari awal bila memang perlu."
    if act.door not in DOORS:
        return f"Tindakan lewat {act.get_door_display().lower()} tidak dikembalikan dari sini."
    rows = all_rows_of(act, user, ROWS_AT_ONCE + 1).values()
    if not any(rows):
        return "Tindakan ini tidak mengubah data yang dapat Anda lihat."
    if sum(map(len, rows)) > ROWS_AT_ONCE:
        return f"Tindakan ini mengubah lebih dari {ribuan(ROWS_AT_ONCE)} data. Kembalikan satu per satu yang perlu."
    return ""


def preview_act(act: Act, user) -> Outcome:
    """What `put_back_act` would do now; everything is rolled back."""
    with bulk_change(PATIENCE_SECONDS):
        outcome = _put_back_act(act, user, "")[1]
        transaction.set_rollback(True)
    return outcome


def put_back_act(act: Act, user, reason: str, mark: str) -> Act:
    """Put back what `act` changed, as one new act. `mark` is that of the outcome the person saw.

    Raises PuttingBackRefused when nothing can be put back (so a second time does nothing), PuttingBackOvertaken when
    it would now come out otherwise, RegisterBusy when an import holds the rows.
    """
    with bulk_change(PATIENCE_SECONDS):
        return _decided(*_put_back_act(act, user, reason), mark)


def preview_version(known: Known, version, user) -> Outcome:
    """What `put_back_version` would do now; everything is rolled back."""
    with bulk_change(PATIENCE_SECONDS):
        outcome = _put_back_version(known, version, user, "")[1]
        transaction.set_rollback(True)
    return outcome


def put_back_version(known: Known, version, user, reason: str, mark: str) -> Act:
    """Give the row of `known` the values of one of its old versions, as a new act. Raises as `put_back_act`."""
    with bulk_change(PATIENCE_SECONDS):
        return _decided(*_put_back_version(known, version, user, reason), mark)


def _decided(made: Act, outcome: Outcome, mark: str) -> Act:
    if outcome.mark != mark:
        raise PuttingBackOvertaken(outcome)
    if not outcome.restored:
        raise PuttingBackRefused("Tidak ada yang dapat dikembalikan. Sebabnya tertulis di bawah.")
    return made


@by_indexes()
def _put_back_act(act: Act, user, reason: str) -> tuple[Act, Outcome]:
    if words := refusal(act, user):
        raise PuttingBackRefused(words)
    every, seen = all_rows_of(act, EVERYONE, ROWS_AT_ONCE), all_rows_of(act, user, ROWS_AT_ONCE)
    made = _act(f"Dikembalikan: {act.label}", user, reason, undoes=act)
    work = Work(held(seen), made)
    work.take_back(act)
    return made, _done(work, sum(map(len, every.values())) - sum(map(len, seen.values())))


def _put_back_version(known: Known, version, user, reason: str) -> tuple[Act, Outcome]:
    at = version.act.at
    made = _act(f"Dikembalikan ke keadaan {tanggal(at)}, {jam(at)}", user, reason)
    work = Work(held({known.model: [known.pk]}), made)
    work.go_to(known.model, known.pk, version)
    return made, _done(work)


def _act(label: str, user, reason: str, undoes: Act | None = None) -> Act:
    execute("SET CONSTRAINTS ALL IMMEDIATE")  # so that each row says at once what does not fit
    label = label[: Act._meta.get_field("label").max_length]
    return Act.objects.create(door="undo", actor=user, reason=reason, undoes=undoes, label=label)


def _done(work: Work, outside: int = 0) -> Outcome:
    for step in AFTER_PUTTING_BACK if work.touched else ():
        step(work.touched)
    return Outcome(list(work.fates.values()), outside)
