"""What the page of one import shows; each part is worked out when the page asks for it."""

from functools import cached_property

from django.utils import timezone

from permits.oss import looks, outcome, progress, story
from permits.oss.checking import earlier_import
from permits.oss.comparing import PROMOTED_GRAINS
from permits.oss.difference_list import DifferenceList
from permits.oss.models import ImportBatch


class ImportPage:
    """Context of `oss/import.html`."""

    def __init__(self, batch: ImportBatch, request):
        self.batch, self.request = batch, request

    @cached_property
    def progress(self):
        return progress.progress(self.batch, timezone.now())

    @property
    def badge(self) -> dict:
        return looks.badge(self.batch)

    @property
    def title(self) -> str:
        return looks.title(self.batch)

    @property
    def steps(self) -> list:
        return looks.steps(self.batch)

    @cached_property
    def line(self) -> list[ImportBatch]:
        return progress.line(self.request.user)

    @cached_property
    def known(self) -> bool:
        """Whether the file was read to its end, so that there is something to tell of it."""
        return "compare" in self.batch.seconds and self.batch.state != "cancelled"

    @property
    def can_be_saved(self) -> bool:
        return self.batch.state == "reviewable" and self.batch.grain in PROMOTED_GRAINS

    @property
    def only_a_look(self) -> bool:
        return self.batch.state == "reviewable" and self.batch.grain not in PROMOTED_GRAINS

    @cached_property
    def parts(self) -> list:
        return outcome.row_parts(self.batch)

    @cached_property
    def table(self) -> dict:
        return outcome.count_table(self.batch)

    @cached_property
    def groups(self) -> list[dict]:
        return outcome.finding_groups(self.batch)

    @cached_property
    def differences(self) -> DifferenceList:
        return DifferenceList(self.batch, self.request)

    @cached_property
    def earlier(self) -> ImportBatch | None:
        """The import that brought the same file before."""
        return earlier_import(self.batch)

    @cached_property
    def open_proposals(self) -> int:
        return self.batch.proposals.open().count()

    @property
    def taken(self) -> int:
        """Rows of the file that are neither repeated nor left out, so far."""
        batch = self.batch
        return max(0, batch.rows_done - batch.repeated - batch.skipped - batch.rejected)

    @cached_property
    def story(self) -> list:
        return story.events(self.batch)
