"""The page of one person: facts, roles now and earlier, what is open, the story."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.people.handing_over import open_work
from umkm_registry.people.keeping import role_words
from umkm_registry.people.listing import State, state_of

TOLD = 50  # sentences of the story shown


@dataclass
class PersonPage:
    """What `keeper` is shown about `user` on `day`."""

    user: User
    keeper: User
    day: date

    @property
    def own(self) -> bool:
        """Whether it is the keeper himself, who changes nothing about himself."""
        return self.user == self.keeper

    @cached_property
    def state(self) -> State:
        return state_of(self.user, self.day)

    @cached_property
    def roles(self) -> list[dict]:
        """All roles, those that hold or will hold first: {grant, words, when: now, later or over}."""
        grants = self.user.grants.select_related("district", "subdistrict").order_by("-starts_on", "-id")
        rows = [{"grant": grant, "words": role_words(grant), "when": self._when(grant)} for grant in grants]
        return sorted(rows, key=lambda row: ("now", "later", "over").index(row["when"]))

    def _when(self, grant: RoleGrant) -> str:
        if grant.ends_on and grant.ends_on < self.day:
            return "over"
        return "later" if grant.starts_on > self.day else "now"

    @cached_property
    def open_rows(self) -> int:
        return sum(len(work.rows) for work in open_work(self.user))

    @cached_property
    def story(self) -> list:
        return list(self.user.changes_told.select_related("act__actor")[:TOLD])

    @cached_property
    def handovers(self) -> list:
        """Minutes in which the person gave or took."""
        given, taken = self.user.handovers_given, self.user.handovers_taken
        return list((given.all() | taken.all()).select_related("act", "giver", "taker")[:10])
