"""What of the imports is open in somebody's name: those that wait for a decision, or are on their way to one."""

from django.db.models import Q

from permits.oss.models import ImportBatch
from umkm_registry.people.handing_over import HandoverStep


def _undecided(user):
    mine = Q(handed_to=user) | Q(uploaded_by=user, handed_to__isnull=True)
    return ImportBatch.objects.filter(mine, state__in=[*ImportBatch.PREPARING, "reviewable"]).order_by("pk")


def _move(batches: list[ImportBatch], taker, act) -> None:
    """Who uploaded the file stays as it was."""
    ImportBatch.objects.filter(pk__in=[batch.pk for batch in batches]).update(handed_to=taker)


IMPORTS_TO_DECIDE = HandoverStep(
    title="Impor yang menunggu keputusan",
    outcome="dialihkan",
    find=_undecided,
    move=_move,
    permission="oss.commit_importbatch",
)
