"""The address a monitor asks whether the system works."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

pytestmark = pytest.mark.django_db


def worker_seen(seconds_ago: int) -> None:
    """A worker that last reported so long ago."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => %s))",
            [seconds_ago],
        )


@pytest.fixture(autouse=True)
def backup_record(monkeypatch, tmp_path):
    """No backup made yet."""
    monkeypatch.setattr("umkm_registry.backup.RECORD", tmp_path / "last_backup")
    return tmp_path / "last_backup"


def test_all_is_well_with_a_worker_that_just_reported(client):
    worker_seen(5)
    answer = client.get("/sehat/")
    assert answer.status_code == 200
    facts = answer.json()
    assert facts.pop("pekerja_detik_lalu") in (5, 6)
    assert facts == {"sehat": True, "basis_data": True, "migrasi_tertunda": [], "cadangan_jam_lalu": None}


def test_it_is_told_without_logging_in_and_never_from_a_cache(client):
    assert "no-store" in client.get("/sehat/").headers["Cache-Control"]


def test_a_silent_worker_is_a_failure(client):
    worker_seen(70)
    answer = client.get("/sehat/")
    assert answer.status_code == 503
    assert answer.json()["pekerja_detik_lalu"] in (70, 71)


def test_one_working_worker_makes_up_for_a_dead_one(client):
    worker_seen(500)
    worker_seen(1)
    assert client.get("/sehat/").status_code == 200


def test_no_worker_at_all_is_a_failure(client):
    answer = client.get("/sehat/")
    assert answer.status_code == 503
    assert answer.json()["pekerja_detik_lalu"] is None


def test_a_missing_migration_is_named(client):
    worker_seen(1)
    MigrationRecorder.Migration.objects.filter(app="sessions", name="0001_initial").delete()
    answer = client.get("/sehat/")
    assert answer.status_code == 503
    assert answer.json()["migrasi_tertunda"] == ["sessions.0001_initial"]


def test_a_database_that_is_down_is_told_and_not_an_error_page(client, monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr("umkm_registry.health.pending_migrations", refuse)
    answer = client.get("/sehat/")
    assert answer.status_code == 503
    assert answer.json()["basis_data"] is False


def test_the_age_of_the_last_backup_is_told(client, backup_record):
    backup_record.write_text("2026-01-01T00:00:00+00:00")
    assert client.get("/sehat/").json()["cadangan_jam_lalu"] > 24
