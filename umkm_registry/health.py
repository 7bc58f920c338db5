"""Address `/sehat/`: whether the system works, for a monitor that reads status codes."""

from contextlib import suppress

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from procrastinate.contrib.django.models import ProcrastinateWorker

from umkm_registry.backup import backup_age_hours

WORKER_SILENCE = 60  # seconds; a worker reports every 10


@never_cache
@login_not_required
def health(request):
    """200 when all is well, 503 when the database, a migration or the worker is missing; JSON says which."""
    pending = silence = None
    with suppress(OperationalError):  # told by `basis_data`
        pending = pending_migrations()
        silence = None if pending else worker_silence()
    healthy = pending == [] and silence is not None and silence <= WORKER_SILENCE
    facts = {
        "sehat": healthy,
        "basis_data": pending is not None,
        "migrasi_tertunda": pending,
        "pekerja_detik_lalu": silence,
        "cadangan_jam_lalu": backup_age_hours(),
    }
    return JsonResponse(facts, status=200 if healthy else 503)


def pending_migrations() -> list[str]:
    """The migrations the database still lacks, as `app.name`."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def worker_silence() -> int | None:
    """Seconds since a worker last reported; None where there is no worker."""
    newest = ProcrastinateWorker.objects.order_by("-last_heartbeat").first()
    return newest and round((timezone.now() - newest.last_heartbeat).total_seconds())
