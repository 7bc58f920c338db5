"""`import_oss` killed in the middle, two commits at once: the register is as before or as after, never between."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from django.conf import settings
from django.db import connection

from permits.oss.committing import ImportRefused, commit
from permits.oss.jobs import put_back_in_line
from permits.oss.models import ImportBatch
from permits.oss.ownership import BatchBusy
from permits.oss.preparing import prepare
from permits.oss.undoing import undo
from tests.permits.oss.exports import bring_in, dump, preview, rows_of, workbook
from tests.permits.oss.workers import ROOT, database_url, shut, somebody_waits, wait_for, wait_until
from umkm_registry.businesses.models import Activity, Business
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db(transaction=True)

# State in which the process is killed → the table that is shut, so that it cannot get past this state. A commit is
# held up after it has written businesses, places and activities.
SHUT = {
    "reading": ("regions_city", "ACCESS EXCLUSIVE"),
    "checking": ("oss_finding", "SHARE"),
    "comparing": ("businesses_activity", "ACCESS EXCLUSIVE"),
    "committing": ("permits_permit", "SHARE"),
}


@pytest.fixture(autouse=True)
def register(settings, tmp_path):
    """A register with some businesses in it, and files of its own."""
    settings.MEDIA_ROOT = tmp_path / "data" / "files"
    load_reference_data()
    bring_in(workbook(tmp_path / "before.xlsx", rows_of("proyek_2024_28", 20)))


@pytest.fixture
def path(tmp_path) -> Path:
    """Corrections of what is known, and new projects."""
    rows = rows_of("proyek_2024_28", 60)
    return workbook(tmp_path / "data.xlsx", [row | {"Uraian Risiko Proyek": "Tinggi"} for row in rows])


def start_import(path: Path) -> subprocess.Popen:
    """The command as a person at a shell starts it, over the tests' database."""
    production = {
        "DATABASE_URL": database_url(),
        "UMKM_DATA_DIR": str(path.parent / "data"),
        "SECRET_KEY": "rekaan",
        "ALLOWED_HOSTS": "localhost",
        "PERSONAL_DATA_KEYS": settings.PERSONAL_DATA_KEYS,
    }
    command = [sys.executable, "manage.py", "import_oss", str(path), "--commit", "--json"]
    return subprocess.Popen(command, cwd=ROOT, env=os.environ | production, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("state", SHUT)
def test_a_killed_import_leaves_the_register_alone_and_can_be_finished(path, state):
    before = dump()
    process = start_import(path)
    try:
        with shut(*SHUT[state]):
            wait_until(lambda: ImportBatch.objects.filter(state=state).exists(), state)
            batch = ImportBatch.objects.get(state=state)
            wait_until(somebody_waits, f"a process held up while {state}")
            process.kill()
            assert process.wait() == -signal.SIGKILL
    finally:
        process.kill()
    assert not psutil.pid_exists(process.pid)
    wait_until(lambda: (put_back_in_line(), back_in_line(batch))[1], "its turn again", batch)
    assert dump() == before
    if state != "committing":
        assert batch.state == "uploaded"
        prepare(batch)
    commit(batch)
    assert Activity.objects.filter(risk="high").count() == Activity.objects.count() == 60
    assert ImportBatch.objects.get(pk=batch.pk).counts["changed"]["activities"] == 20


def back_in_line(batch: ImportBatch) -> bool:
    batch.refresh_from_db()
    return batch.state in ("uploaded", "to_commit", "reviewable")


def in_a_thread(work, *args):
    """What `work` answers or raises, in a thread with a connection of its own."""
    try:
        return work(*args)
    except Exception as error:
        return error
    finally:
        connection.close()


def test_of_two_commits_of_one_import_at_once_one_is_refused(path):
    batch = preview(path)
    with ThreadPoolExecutor() as pool, shut("permits_permit"):
        first = pool.submit(in_a_thread, commit, batch)
        wait_for(batch, "committing")
        wait_until(somebody_waits, "the first one held up", batch)
        with pytest.raises(BatchBusy, match="sedang dikerjakan"):
            commit(ImportBatch.objects.get(pk=batch.pk))
    assert first.result().state == "committed"
    with pytest.raises(ImportRefused, match="tidak dapat disimpan"):
        commit(ImportBatch.objects.get(pk=batch.pk))
    assert Activity.objects.count() == 60


def test_of_two_imports_with_the_same_rows_committed_at_once_the_second_waits_and_doubles_nothing(path):
    batches = [preview(path), preview(path)]
    assert all(batch.counts["new"]["activities"] == 40 for batch in batches)
    with ThreadPoolExecutor() as pool, shut("permits_permit"):
        first = pool.submit(in_a_thread, commit, batches[0])
        wait_until(somebody_waits, "the first one held up", batches[0])
        second = pool.submit(in_a_thread, commit, batches[1])
        wait_until(somebody_queues, "the second one waiting for the first", batches[1])
    assert first.result().counts["new"]["activities"] == 40
    assert not any(second.result().counts["new"].values())
    assert not any(second.result().counts["changed"].values())
    assert Activity.objects.count() == 60
    nibs = {row["Nib"] for row in rows_of("proyek_2024_28", 60)}
    assert Business.objects.count() == len(nibs)


def test_an_undo_asked_for_during_a_commit_waits_for_it_and_keeps_what_it_brought(path):
    first = ImportBatch.objects.get()
    later = preview(path)
    with ThreadPoolExecutor() as pool, shut("permits_permit"):
        saving = pool.submit(in_a_thread, commit, later)
        wait_until(somebody_waits, "the commit held up", later)
        taking_back = pool.submit(in_a_thread, undo, first)
        wait_until(somebody_queues, "the undo waiting for the commit", first)
    assert saving.result().state == "committed"
    assert taking_back.result().kept > 0
    assert Activity.objects.filter(risk="high").count() == 60


def somebody_queues() -> bool:
    """Whether some process waits for the lock that lets one commit at a time through."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE NOT l.granted AND l.locktype = 'advisory' AND d.datname = current_database()"
        )
        return cursor.fetchone()[0] > 0


def test_a_commit_that_fails_leaves_no_trace_and_may_be_tried_again(path):
    batch = preview(path)
    before = dump()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE permits_permit ADD CONSTRAINT never CHECK (number = '') NOT VALID")
        with pytest.raises(Exception, match="never"):
            commit(batch)
        cursor.execute("ALTER TABLE permits_permit DROP CONSTRAINT never")
    assert dump() == before
    batch.refresh_from_db()
    assert (batch.state, batch.act) == ("reviewable", None)
    commit(batch)
    assert Activity.objects.count() == 60
