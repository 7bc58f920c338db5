"""What an import would do: how many register rows are new, changed or unchanged. Writes nothing to the register."""

from django.db import connection, transaction

from permits.oss.differences import save_differences
from permits.oss.models import ImportBatch
from permits.oss.promoted import COUNTED
from permits.oss.snapshots import gone_and_back
from permits.oss.sourcing import stage_source
from permits.oss.wanting import want_register
from umkm_registry.history.bulk_changes import give_memory

PROMOTED_GRAINS = ("nib", "project", "permit")


def count_changes() -> dict[str, dict[str, int]]:
    """{"new"|"changed"|"unchanged": {"businesses"|"places"|"activities"|"permits": n}} of the `want_*` tables."""
    counts = no_changes()
    with connection.cursor() as cursor:
        for target in COUNTED:
            cursor.execute(target.count())
            for outcome, number in zip(("new", "changed", "unchanged"), cursor.fetchone(), strict=True):
                counts[outcome][target.kind] = number
    return counts


def no_changes() -> dict[str, dict[str, int]]:
    return {outcome: {target.kind: 0 for target in COUNTED} for outcome in ("new", "changed", "unchanged")}


@transaction.atomic
def compare(batch: ImportBatch) -> dict[str, dict[str, int]]:
    """Compare the staged rows of `batch` with the source layer and the register.

    IUMK and SIDT files are only recognised and previewed: their counts are zero.
    """
    if batch.grain not in PROMOTED_GRAINS:
        return no_changes()
    give_memory()
    stage_source(batch)
    want_register()
    save_differences(batch)
    return count_changes() | gone_and_back(batch)
