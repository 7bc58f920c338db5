"""What the worker does for the list of businesses: make the files of exports, and delete old ones.

A job is only a knock on the door: what is to be done stands on the export, as its state.
"""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from umkm_registry.businesses.exporting import make_export
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.businesses.purging import purge_exports

GRACE = timedelta(minutes=1)  # an export that is made while its maker waits for the page


@app.task(lock="export")
def make_register_export(export_id: int) -> None:
    make_export(export_id)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="resume exports")
def resume_exports(timestamp: int) -> None:
    put_back_in_line()


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="purge exports")
def purge_old_exports(timestamp: int) -> None:
    purge_exports()


def queue(export: RegisterExport) -> None:
    """Have a worker make `export`, as part of the transaction that asks for it. Harmless when a job waits already."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task = make_register_export.configure(queueing_lock=f"{make_register_export.name} {export.pk}")
        task.defer(export_id=export.pk)


def put_back_in_line() -> None:
    """See to it that every export that nobody makes any more has a job. Jobs of dead workers return by themselves."""
    jobs = ProcrastinateJob.objects.filter(task_name=make_register_export.name, status__in=["todo", "doing"])
    at_work = {job.args["export_id"] for job in jobs}
    for export in RegisterExport.objects.unfinished().filter(asked_at__lt=timezone.now() - GRACE):
        if export.pk not in at_work:
            queue(export)
