"""Imports in the hands of a real worker: carried out, stopped, taken over when the worker is killed."""

import time
import uuid
from datetime import timedelta
from pathlib import Path
from threading import Thread, Timer

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from permits.models import Permit
from permits.oss.committing import ImportRefused
from permits.oss.deciding import refuse, request_commit, request_undo, take_in
from permits.oss.models import ImportBatch, SourceRecord, StagedRow
from permits.oss.ownership import LOCK_SPACE, abandoned
from permits.oss.stopping import stop
from tests.cast import make_cast
from tests.permits.oss.workers import (
    sample_file,
    shut,
    somebody_waits,
    start_worker,
    uploaded,
    wait_for,
    wait_until,
    worker,
)
from umkm_registry.businesses.models import Activity, Business
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db(transaction=True)

# State of the batch → the table that is shut, so that the worker cannot get past this state.
SHUT = {
    "reading": ("regions_city", "ACCESS EXCLUSIVE"),
    "checking": ("oss_finding", "SHARE"),
    "comparing": ("businesses_activity", "ACCESS EXCLUSIVE"),
    "committing": ("businesses_identifier", "SHARE"),
    "undoing": ("businesses_identifier", "SHARE"),
}


@pytest.fixture
def manager(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    load_reference_data()
    return make_cast()["data_manager"]


@pytest.fixture
def export(tmp_path) -> Path:
    return sample_file(tmp_path)


def bring_to(batch: ImportBatch, state: str, manager) -> None:
    """Ask for whatever leads to `state`; a worker has to be running."""
    if state in ("committing", "undoing"):
        wait_for(batch, "reviewable")
        if state == "undoing":
            request_commit(batch, manager)
            wait_for(batch, "committed")


def ask_for(batch: ImportBatch, state: str, manager) -> None:
    if state == "committing":
        request_commit(batch, manager)
    if state == "undoing":
        request_undo(batch, manager, "Berkas salah bulan")


def until_stuck(batch: ImportBatch, state: str) -> None:
    wait_for(batch, state)
    wait_until(somebody_waits, f"a worker held up while {state}")


def test_an_upload_is_prepared_saved_and_undone_by_the_worker(manager, export):
    batch = uploaded(export, manager)
    with worker():
        wait_for(batch, "reviewable")
        assert (batch.rows, batch.rows_done) == (60, 60)
        assert set(batch.seconds) == {"read", "check", "compare"}
        assert not Business.objects.exists()
        request_commit(batch, manager)
        wait_for(batch, "committed")
        assert Business.objects.exists()
        assert batch.act.actor == manager
        request_undo(batch, manager, "Berkas salah bulan")
        wait_for(batch, "undone")
    assert not Business.objects.exists()
    assert batch.act.undone_by.get().reason == "Berkas salah bulan"


@pytest.mark.parametrize("state", SHUT)
def test_the_work_of_a_killed_worker_is_taken_over_by_the_next(manager, export, state):
    batch = uploaded(export, manager)
    first = start_worker()
    try:
        bring_to(batch, state, manager)
        with shut(*SHUT[state]):
            ask_for(batch, state, manager)
            until_stuck(batch, state)
            first.kill()
            first.wait()
    finally:
        first.kill()
    with worker():
        after = {"committing": "committed", "undoing": "undone"}.get(state, "reviewable")
        wait_for(batch, after)
        assert batch.taken_over == 1
        if after == "reviewable":
            request_commit(batch, manager)
            wait_for(batch, "committed")
    expected = 0 if state == "undoing" else len({row["project_digits"] for row in carried(batch)})
    assert Activity.objects.count() == SourceRecord.objects.count() == expected


def carried(batch: ImportBatch) -> list[dict]:
    return list(StagedRow.objects.filter(batch=batch, outcome="taken").values_list("values", flat=True))


@pytest.mark.parametrize("state", ["uploaded", *SHUT])
def test_stopping_takes_two_seconds_and_leaves_nothing_behind(manager, export, state):
    batch = uploaded(export, manager)
    if state == "uploaded":
        took = stopped_within(batch, manager)
    else:
        with worker():
            bring_to(batch, state, manager)
            with shut(*SHUT[state]) as door:
                ask_for(batch, state, manager)
                until_stuck(batch, state)
                if state == "checking":  # what was found has to be cleared from the very table that is shut
                    Timer(0.3, door.rollback).start()
                took = stopped_within(batch, manager)
    assert took < 2
    if state in ("committing", "undoing"):
        assert batch.state == {"committing": "reviewable", "undoing": "committed"}[state]
        assert Business.objects.exists() == (state == "undoing")
    else:
        assert batch.state == "cancelled"
        assert batch.decided_by == manager
        assert not batch.file
        assert list(Path(batch.file.storage.location).rglob("*.xlsx")) == []
        assert not batch.staged.exists()
        assert not batch.findings.exists()
        assert not batch.differences.exists()


def stopped_within(batch: ImportBatch, manager) -> float:
    batch.refresh_from_db()
    started = time.monotonic()
    stop(batch, manager)
    return time.monotonic() - started


def test_a_stopped_import_stays_stopped_when_its_job_comes(manager, export):
    batch, other = uploaded(export, manager), None
    stop(batch, manager)
    with worker():
        other = uploaded(export, manager)
        wait_for(other, "reviewable")
    batch.refresh_from_db()
    assert batch.state == "cancelled"


def test_a_commit_called_back_before_its_turn_is_not_carried_out(manager, export):
    batch = uploaded(export, manager)
    with worker():
        wait_for(batch, "reviewable")
    request_commit(batch, manager)
    stop(batch, manager)
    with worker():
        wait_until(lambda: not ProcrastinateJob.objects.filter(status="todo").exists(), "an empty line")
    batch.refresh_from_db()
    assert batch.state == "reviewable"
    assert not Business.objects.exists()


def test_commits_wait_for_each_other_while_preparations_go_on(manager, export, tmp_path):
    first, second = uploaded(export, manager), uploaded(sample_file(tmp_path, "izin_2026_20"), manager)
    with worker():
        for batch in (first, second):
            wait_for(batch, "reviewable")
        with shut("businesses_identifier"):
            request_commit(first, manager)
            request_commit(second, manager)
            until_stuck(first, "committing")
            third = uploaded(sample_file(tmp_path, "nib_2026_12"), manager)
            wait_for(third, "reviewable")
            second.refresh_from_db()
            assert second.state == "to_commit"
        wait_for(first, "committed")
        wait_for(second, "committed")
    assert first.act_id < second.act_id
    assert Permit.objects.exclude(permit_type="nib").exists()


def test_looking_for_abandoned_imports_sends_no_worker_away(manager, export):
    """A worker looks when it starts, just when it begins with the first import."""
    batch = uploaded(export, manager)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOCK_SPACE, batch.pk])
        assert abandoned() == []
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, batch.pk])
    assert abandoned() == [batch]
    looking = Thread(target=look_all_the_time, daemon=True)
    looking.start()
    with worker():
        started = time.monotonic()
        wait_for(batch, "reviewable")
    looking.join()
    assert time.monotonic() - started < 45  # not only after it was found in no job's hands


def look_all_the_time() -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        abandoned()
    connection.close()


def test_a_file_that_cannot_be_used_is_told_in_words(manager, tmp_path):
    path = tmp_path / "catatan.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan buku kerja")
    batch = uploaded(path, manager)
    with worker():
        wait_for(batch, "failed")
    assert "rusak" in batch.error


def test_the_same_upload_key_gives_the_same_import_once(manager, export):
    key = uuid.uuid4()
    file = ContentFile(export.read_bytes(), export.name)
    first, second = take_in(file, manager, key), take_in(file, manager, key)
    assert first == second
    assert ProcrastinateJob.objects.filter(args__batch_id=first.pk).count() == 1
    assert len(list(Path(first.file.storage.location).rglob("*.xlsx"))) == 1


def test_two_people_deciding_at_once_only_the_first_is_heard(manager, export, django_user_model):
    batch = uploaded(export, manager)
    with worker():
        wait_for(batch, "reviewable")
    other = django_user_model.objects.get(username="head_of_division")
    again = ImportBatch.objects.get(pk=batch.pk)
    refuse(batch, manager, "Bukan ekspor bulan ini")
    refuse(batch, manager, "Bukan ekspor bulan ini")
    with pytest.raises(ImportRefused, match=r"ditolak \(Rekawati Umpama, .*Keputusan Anda tidak dipakai"):
        request_commit(again, other)
    again.refresh_from_db()
    assert (again.state, again.decided_by, again.reason) == ("refused", manager, "Bukan ekspor bulan ini")


def left_by_a_dead_process(batch: ImportBatch, **facts) -> None:
    """As an import from a shell leaves it: without any job."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    ImportBatch.objects.filter(pk=batch.pk).update(**facts)


def test_a_batch_that_kills_three_workers_is_given_up(manager, export):
    batch = uploaded(export, manager)
    left_by_a_dead_process(batch, state="checking", taken_over=2)
    with worker():
        wait_for(batch, "failed")
    assert "terhenti 3 kali" in batch.error


def test_an_import_from_a_shell_that_was_killed_is_taken_over_too(manager, export):
    batch = uploaded(export, manager)
    left_by_a_dead_process(batch, state="checking", uploaded_at=timezone.now() - timedelta(minutes=2))
    with worker():
        wait_for(batch, "reviewable")
