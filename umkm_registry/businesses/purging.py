"""Files of old exports: deleted after some days; who took what and when stays."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from umkm_registry.businesses.models import RegisterExport

LEFT_BEHIND = timedelta(days=1)  # nobody writes to a file for so long


def purge_exports(now: datetime | None = None) -> int:
    """Delete the files of exports made `EXPORTS_KEPT_DAYS` days ago; returns how many. Also what killed ones left."""
    now = now or timezone.now()
    old = RegisterExport.objects.filter(
        state="done", purged_at__isnull=True, ended_at__lt=now - timedelta(days=settings.EXPORTS_KEPT_DAYS)
    )
    purged = 0
    for export in old:
        export.file.delete(save=False)
        export.purged_at = now
        export.save(update_fields=["file", "purged_at"])
        purged += 1
    _clear_leftovers(now)
    return purged


def _clear_leftovers(now: datetime) -> None:
    """Remove folders in which a killed process was writing, and files that no export names."""
    place = Path(RegisterExport._meta.get_field("file").storage.path("exports"))
    kept = {Path(name).name for name in RegisterExport.objects.exclude(file="").values_list("file", flat=True)}
    for path in place.iterdir() if place.exists() else ():
        if path.name in kept or path.stat().st_mtime > (now - LEFT_BEHIND).timestamp():
            continue
        shutil.rmtree(path) if path.is_dir() else path.unlink()
