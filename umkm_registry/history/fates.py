"""What becomes of each row when an act or a version is put back."""

import hashlib
from dataclasses import asdict, dataclass, field

from umkm_registry.history.changes import Change

RESTORED, KEPT, FAILED = "restored", "kept", "failed"


@dataclass
class Fate:
    """What becomes of one row: `bucket` is RESTORED, KEPT or FAILED, `because` says why not restored.

    `changes`: what is put back, from now to then; `left`: (label, why) of values that stay although others go back;
    `whole`: "removed" or "returned" when it is the row itself that goes or comes.
    """

    name: str
    bucket: str = RESTORED
    because: str = ""
    whole: str = ""
    changes: list[Change] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, because: str, bucket: str = FAILED) -> None:
        self.bucket, self.because, self.changes, self.left = bucket, because, [], []


@dataclass(frozen=True)
class Outcome:
    """The fates of the rows an act wrote; `outside` more are rows the person may not see."""

    fates: list[Fate]
    outside: int = 0

    @property
    def restored(self) -> list[Fate]:
        return self._in(RESTORED)

    @property
    def kept(self) -> list[Fate]:
        return self._in(KEPT)

    @property
    def failed(self) -> list[Fate]:
        return self._in(FAILED)

    @property
    def mark(self) -> str:
        """The same for the same outcome, so that saving notices what changed since the preview."""
        told = repr([asdict(fate) for fate in self.fates])
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    def _in(self, bucket: str) -> list[Fate]:
        return [fate for fate in self.fates if fate.bucket == bucket]
