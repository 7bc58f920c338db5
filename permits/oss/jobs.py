"""What the worker does with imports: prepare them one after another, save and undo them one after another, take over.

A job is only a knock on the door: what is to be done stands on the batch, as its state. So a job may come twice, late,
or after the person has decided otherwise.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

from asgiref.sync import sync_to_async
from django.core.exceptions import ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from psycopg.errors import QueryCanceled

from permits.oss.committing import commit
from permits.oss.models import ImportBatch
from permits.oss.notices import tell
from permits.oss.ownership import BatchBusy, ImportStopped, abandoned
from permits.oss.preparing import prepare
from permits.oss.previewing import preview
from permits.oss.purging import purge_imports
from permits.oss.stopping import clear_away
from permits.oss.undoing import undo

logger = logging.getLogger(__name__)

DEATHS = 3  # of workers over one batch, before it is given up
GRACE = timedelta(minutes=1)  # a batch that an import from a shell is about to begin with
TROUBLE = (
    "Pekerjaan berhenti karena gangguan di dalam sistem. Data UMKM tidak berubah. Coba sekali lagi; bila terulang, "
    "sampaikan nomor impor ini kepada admin teknis."
)
GIVEN_UP = (
    f"Pekerjaan terhenti {DEATHS} kali berturut-turut. Data UMKM tidak berubah. Berkasnya mungkin terlalu besar untuk "
    "server ini: bagi menjadi beberapa berkas, atau sampaikan nomor impor ini kepada admin teknis."
)


@app.task(lock="preparing")
def prepare_import(batch_id: int) -> None:
    _carry_out(batch_id, ImportBatch.PREPARING, prepare)


@app.task(lock="register")
def commit_import(batch_id: int) -> None:
    _carry_out(batch_id, ImportBatch.COMMITTING, lambda batch: commit(batch, batch.decided_by))


@app.task(lock="register")
def undo_import(batch_id: int) -> None:
    _carry_out(batch_id, ImportBatch.UNDOING, lambda batch: undo(batch, batch.decided_by, batch.reason))


@app.task(lock="register")
def preview_undo(batch_id: int) -> None:
    try:
        preview(ImportBatch.objects.get(pk=batch_id))
    except Exception:
        ImportBatch.objects.filter(pk=batch_id).update(
            undo_preview={"error": TROUBLE, "at": timezone.now().isoformat()}
        )
        raise


LINES = (
    (ImportBatch.PREPARING, prepare_import),
    (ImportBatch.COMMITTING, commit_import),
    (ImportBatch.UNDOING, undo_import),
)


@app.periodic(cron="* * * * * */15")  # the sixth field is seconds
@app.task(pass_context=True, queueing_lock="take over", priority=1)
async def take_over(context, timestamp: int) -> None:
    """Give the work of dead workers to living ones, within a minute. Without a lock: a dead one would keep it."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
    await sync_to_async(put_back_in_line)()


@app.periodic(cron="30 2 * * *")
@app.task(queueing_lock="purge imports")
def purge_old_imports(timestamp: int) -> None:
    purge_imports()


def _carry_out(batch_id: int, states: list[str], work: Callable[[ImportBatch], object]) -> None:
    """Do `work` if the batch still waits for it; what goes wrong is told on the batch, in words."""
    batch = ImportBatch.objects.select_related("decided_by").filter(pk=batch_id, state__in=states).first()
    if batch is None:
        return
    try:
        work(batch)
    except BatchBusy:
        return
    except ImportStopped:
        clear_away(batch)
    except ValidationError as refusal:
        _give_up(batch_id, states, " ".join(refusal.messages))
    except Exception as error:
        if isinstance(error, OperationalError) and isinstance(error.__cause__, QueryCanceled):
            return  # stopped by a person; the batch stands where it stood before
        _give_up(batch_id, states, TROUBLE)
        raise
    tell(batch.pk)


def _give_up(batch_id: int, states: list[str], words: str) -> None:
    """Bring the batch to where it stood before this work, or to `failed`; the work may have done so itself."""
    before = {"uploaded": "failed", "to_commit": "reviewable", "to_undo": "committed"}[states[0]]
    ImportBatch.objects.filter(pk=batch_id, state__in=[*states, before]).update(state=before, error=words)


def queue(batch: ImportBatch) -> None:
    """Have a worker do what the state of `batch` asks for. Harmless when a job for it waits already."""
    for states, task in LINES:
        if batch.state in states:
            defer(task, batch)


def defer(task, batch: ImportBatch) -> None:
    """One waiting job of `task` for `batch`, part of the transaction that asks for it."""
    with suppress(AlreadyEnqueued), transaction.atomic():
        task.configure(queueing_lock=f"{task.name} {batch.pk}").defer(batch_id=batch.pk)


def put_back_in_line() -> None:
    """See to it that every batch with work to be done has a job, and that nothing is left of the stopped ones."""
    for batch in abandoned():
        jobs = ProcrastinateJob.objects.filter(args__batch_id=batch.pk, status__in=["todo", "doing"])
        if batch.state not in ImportBatch.WAITING:
            _bury(batch, [job.pk for job in jobs if job.status == "doing"])
        if batch.uploaded_at < timezone.now() - GRACE and not jobs.all().exists():
            queue(batch)
    for batch in ImportBatch.objects.filter(state="cancelled").exclude(file=""):
        clear_away(batch)


def _bury(batch: ImportBatch, jobs: list[int]) -> None:
    """A process died over `batch`: put it back in line, with the job it had; give it up the third time."""
    logger.warning("Import %s was left in state %s", batch.pk, batch.state)
    states = next(states for states, _ in LINES if batch.state in states)
    deaths = batch.taken_over + 1
    ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(state=states[0], taken_over=deaths)
    if deaths >= DEATHS:
        _give_up(batch.pk, states, GIVEN_UP)
    for job in jobs:
        app.job_manager.retry_job_by_id(job, timezone.now())
    batch.refresh_from_db()
