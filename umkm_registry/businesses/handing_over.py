"""What of the list of businesses is open in somebody's name: exports that are not finished."""

from django.utils import timezone

from umkm_registry.businesses.models import RegisterExport
from umkm_registry.people.handing_over import HandoverStep


def _unfinished(user):
    return RegisterExport.objects.unfinished().filter(actor=user)


def _stop(exports: list[RegisterExport], taker, act) -> None:
    """Stopped and not moved: a file shows what its maker may see, and stays on record as his."""
    ids = [export.pk for export in exports]
    RegisterExport.objects.unfinished().filter(pk__in=ids).update(state="cancelled", ended_at=timezone.now())


UNFINISHED_EXPORTS = HandoverStep(
    title="Ekspor yang belum selesai", outcome="dihentikan, tidak dialihkan", find=_unfinished, move=_stop
)
