"""How exports are made: at once or by a worker, once however often asked, stopped, taken up again, never half."""

import subprocess
import threading
import uuid
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.businesses.export_samples import exported, names, sheet
from tests.permits.oss.workers import database_url, shut, somebody_waits, start_worker, wait_until, worker
from tests.register_samples import make_business
from umkm_registry.businesses import export_requests, export_rows, exporting
from umkm_registry.businesses.export_requests import StopRefused, request_export, stop_export
from umkm_registry.businesses.jobs import make_register_export, put_back_in_line
from umkm_registry.businesses.models import Business, RegisterExport

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manager(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    for name in ("Batik Rekaan", "Amplang Rekaan", "Soto Rekaan"):
        make_business(name)
    return cast["data_manager"]


@pytest.fixture
def large(monkeypatch):
    """Three businesses are many: a worker has to make the file, one row after the other."""
    monkeypatch.setattr(export_requests, "DIRECT_ROWS", 2)
    monkeypatch.setattr(exporting, "LOOK_EVERY", 1)
    monkeypatch.setattr(export_rows, "CHUNK", 1)


def left_behind(tmp_path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "files" / "exports").glob("*"))


def jobs_of(export) -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name=make_register_export.name, args__export_id=export.pk)
    return [job.status for job in jobs]


def put_back_a_while(export, **facts) -> None:
    """As if it had been asked for two minutes ago."""
    facts |= {"asked_at": timezone.now() - timedelta(minutes=2)}
    RegisterExport.objects.filter(pk=export.pk).update(**facts)


def test_a_small_export_is_made_at_once(manager, tmp_path):
    export = exported(manager)
    assert (export.state, export.rows, export.rows_done) == ("done", 3, 3)
    assert names(export) == ["Amplang Rekaan", "Batik Rekaan", "Soto Rekaan"]
    assert jobs_of(export) == []
    assert left_behind(tmp_path) == [f"{export.pk}-1.xlsx"]


def test_the_entry_and_the_file_say_who_took_what(manager):
    export = exported(manager, "skala=micro&urut=-nama&sesudah=lupakan")
    said = dict(sheet(export, "Keterangan"))
    assert export.actor == manager
    assert export.query == "skala=micro&urut=-nama"
    assert export.words == said["Saringan"] == "Usaha yang dihitung UMKM. Skala: Usaha Mikro"
    assert said["Diekspor oleh"] == "Rekawati Umpama (Pengelola data, " + manager.institution.name + ")"
    assert said["Ekspor nomor"] == str(export.pk)
    assert said["Jumlah baris"] == "3 usaha, satu baris satu usaha"
    assert said["Wilayah"] == "Seluruh kota"


def test_a_large_export_waits_for_the_worker(manager, large):
    export = exported(manager)
    assert (export.state, jobs_of(export)) == ("waiting", ["todo"])
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.rows_done, export.rows) == ("done", 3, 3)


def test_two_clicks_make_one_export(manager):
    key = uuid.uuid4()
    assert request_export("", "xlsx", manager, key) == request_export("", "xlsx", manager, key)
    assert RegisterExport.objects.count() == 1


def test_two_clicks_at_the_same_time_make_one_export(manager):
    key, made = uuid.uuid4(), []

    def click():
        made.append(request_export("", "xlsx", manager, key).pk)
        connection.close()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for thread in clicks:
        thread.start()
    for thread in clicks:
        thread.join()
    assert len(made) == 2
    assert RegisterExport.objects.get().pk == made[0] == made[1]


def test_the_same_button_makes_a_new_export_later(manager):
    key = uuid.uuid4()
    first = request_export("", "xlsx", manager, key)
    put_back_a_while(first)
    assert request_export("", "xlsx", manager, key) != first


def test_rows_come_out_of_one_snapshot(manager, large, monkeypatch):
    """Somebody renames and adds businesses while the file is written; it shows what was there at the beginning."""
    tell = exporting._tell

    def meddle(export, total, done, aside):
        with psycopg.connect(database_url()) as other:
            other.execute("UPDATE businesses_business SET name = 'Zzz ' || name")
            other.execute("UPDATE businesses_place SET address = 'Pindah'")
        tell(export, total, done, aside)

    monkeypatch.setattr(exporting, "_tell", meddle)
    export = exported(manager, "kolom=alamat")
    make_register_export(export.pk)
    export.refresh_from_db()
    assert names(export) == ["Amplang Rekaan", "Batik Rekaan", "Soto Rekaan"]
    assert "Pindah" not in str(sheet(export))
    assert Business.objects.filter(name__startswith="Zzz").count() == 3


def test_progress_is_told_while_the_file_is_written(manager, large, monkeypatch):
    seen, tell = [], exporting._tell

    def look(export, total, done, aside):
        tell(export, total, done, aside)
        with psycopg.connect(database_url()) as other:
            seen.append(other.execute("SELECT rows_done, rows FROM businesses_registerexport").fetchone())

    monkeypatch.setattr(exporting, "_tell", look)
    make_register_export(exported(manager).pk)
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_stopping_lays_the_work_down_and_leaves_no_file(manager, large, monkeypatch, tmp_path):
    tell = exporting._tell

    def stop_in_the_middle(export, total, done, aside):
        if done == 1:
            with psycopg.connect(database_url()) as other:
                other.execute("UPDATE businesses_registerexport SET state = 'cancelled'")
        tell(export, total, done, aside)

    monkeypatch.setattr(exporting, "_tell", stop_in_the_middle)
    export = exported(manager)
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file.name, left_behind(tmp_path)) == ("cancelled", "", [])


def test_a_waiting_export_can_be_stopped_and_an_ended_one_not(manager, large):
    export = exported(manager)
    stop_export(export)
    make_register_export(export.pk)
    export.refresh_from_db()
    assert export.state == "cancelled"
    with pytest.raises(StopRefused, match="Ekspor ini dihentikan"):
        stop_export(export)


def test_who_lost_the_role_meanwhile_gets_no_file(manager, large, tmp_path):
    export = exported(manager)
    manager.grants.update(ends_on=timezone.localdate() - timedelta(days=1))
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.error) == ("failed", exporting.NOT_ALLOWED)
    assert left_behind(tmp_path) == []


def test_a_fault_is_told_in_words_and_leaves_no_file(manager, large, monkeypatch, tmp_path):
    def full_disk(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "write_xlsx", full_disk)
    export = exported(manager)
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.error) == ("failed", exporting.TROUBLE)
    assert left_behind(tmp_path) == []


def test_an_export_that_nobody_makes_any_more_gets_a_job(manager, large):
    export = exported(manager)
    ProcrastinateJob.objects.all()._raw_delete("default")
    put_back_in_line()
    assert jobs_of(export) == []  # it was asked for a moment ago
    put_back_a_while(export, state="running", attempts=1)
    put_back_in_line()
    put_back_in_line()
    assert jobs_of(export) == ["todo"]
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.attempts) == ("done", 2)


def test_whoever_began_earlier_lays_the_work_down(manager, large, monkeypatch, tmp_path):
    """A process that was thought dead comes back: the one that took over keeps the export."""
    tell, begun_again = exporting._tell, []

    def taken_over(export, total, done, aside):
        if done == 1 and not begun_again:
            begun_again.append(True)
            with psycopg.connect(database_url()) as other:
                other.execute("UPDATE businesses_registerexport SET attempts = attempts + 1")
        tell(export, total, done, aside)

    monkeypatch.setattr(exporting, "_tell", taken_over)
    export = exported(manager)
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.attempts, left_behind(tmp_path)) == ("running", 2, [])


def test_an_export_that_ended_three_processes_is_given_up(manager, large):
    export = exported(manager)
    put_back_a_while(export, state="running", attempts=3)
    make_register_export(export.pk)
    export.refresh_from_db()
    assert (export.state, export.error) == ("failed", exporting.GIVEN_UP)


def test_the_export_of_a_killed_worker_is_made_by_the_next(manager, large):
    export = exported(manager, "kolom=nib")
    first: subprocess.Popen = start_worker()
    try:
        with shut("businesses_identifier", "ACCESS EXCLUSIVE"):
            wait_until(lambda: RegisterExport.objects.filter(pk=export.pk, state="running").exists(), "begun")
            wait_until(somebody_waits, "a worker held up")
            first.kill()
            first.wait()
    finally:
        first.kill()
    with worker():
        wait_until(lambda: RegisterExport.objects.filter(pk=export.pk, state="done").exists(), "done")
    export.refresh_from_db()
    assert export.attempts == 2
    assert len(names(export)) == 3
