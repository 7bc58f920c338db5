"""Everything open of one person, moved to another in one act.

Each app says in `HANDOVER_STEPS` what it keeps open in somebody's name; it adds its step in `AppConfig.ready()`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from umkm_registry.accounts.models import User
from umkm_registry.history.models import Act
from umkm_registry.people.keeping import name_of
from umkm_registry.people.models import Handover, UserChange


@dataclass(frozen=True)
class HandoverStep:
    """One kind of open work.

    `find` answers the open rows of a user; `move` gives rows (as a list) to the taker as part of an act, and `outcome`
    says what becomes of them. `permission` is what the taker has to hold to go on with it; empty when nobody does.
    """

    title: str
    outcome: str
    find: Callable[[User], QuerySet]
    move: Callable[[list, User, Act], None]
    permission: str = ""


@dataclass(frozen=True)
class OpenWork:
    step: HandoverStep
    rows: list


HANDOVER_STEPS: list[HandoverStep] = []


class HandoverRefused(ValidationError):
    """The work cannot go to this person; the message says why, and nothing was moved."""


def open_work(user: User) -> list[OpenWork]:
    """What is open in the name of `user`, kind by kind, without the kinds of which nothing is; one query a kind."""
    found = [OpenWork(step, list(step.find(user))) for step in HANDOVER_STEPS]
    return [work for work in found if work.rows]


@transaction.atomic
def hand_over(giver: User, taker: User, reason: str, actor, day) -> Handover:
    """Move all open work of `giver` to `taker` as one act. Refused when nothing is open or the taker may not go on."""
    if giver == taker:
        raise HandoverRefused("Pilih orang lain sebagai penerima.")
    if not taker.is_open_on(day):
        raise HandoverRefused("Akun penerima tidak aktif. Pilih orang yang akunnya aktif.")
    User.objects.select_for_update().get(pk=giver.pk)  # two clicks make one handover
    open_now = open_work(giver)
    if not open_now:
        raise HandoverRefused("Tidak ada pekerjaan terbuka untuk diserahkan.")
    for work in open_now:
        if work.step.permission and not taker.has_perm(work.step.permission):
            raise HandoverRefused(f"{name_of(taker)} tidak berwenang atas {work.step.title.lower()}. Pilih orang lain.")
    act = Act.objects.create(
        door="form", actor=actor, label=f"Serah terima: {name_of(giver)} kepada {name_of(taker)}"[:200], reason=reason
    )
    items = [
        {"title": work.step.title, "outcome": work.step.outcome, "rows": [str(row) for row in work.rows]}
        for work in open_now
    ]
    for work in open_now:
        work.step.move(work.rows, taker, act)
    done = Handover.objects.create(act=act, giver=giver, taker=taker, items=items)
    _tell(done)
    return done


def _tell(done: Handover) -> None:
    given = f"{done.rows} pekerjaan terbuka diserahkan kepada {name_of(done.taker)}."
    taken = f"{done.rows} pekerjaan terbuka diterima dari {name_of(done.giver)}."
    UserChange.objects.create(act=done.act, user=done.giver, words=given)
    UserChange.objects.create(act=done.act, user=done.taker, words=taken)
