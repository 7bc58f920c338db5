"""Real workers over the tests' own database, and imports for them to work on."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection

from permits.oss import samples
from permits.oss.deciding import take_in
from permits.oss.models import ImportBatch

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 90


def database_url() -> str:
    """The address of the tests' database, for a process of its own."""
    at = connection.get_connection_params()
    user = quote(at["user"]) + (f":{quote(at['password'])}" if at.get("password") else "")
    return f"postgresql://{user}@{quote(str(at['host']), safe='')}:{at['port']}/{at['dbname']}"


def start_worker() -> subprocess.Popen:
    """A worker as in production, over the tests' database and files."""
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "UMKM_DATA_DIR": str(Path(settings.MEDIA_ROOT).parent),
        "SECRET_KEY": settings.SECRET_KEY,
        "ALLOWED_HOSTS": "localhost",
        "PERSONAL_DATA_KEYS": settings.PERSONAL_DATA_KEYS,
    }
    command = [sys.executable, "manage.py", "procrastinate", "worker"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)


@contextmanager
def worker():
    """A worker for as long as the block lasts. It ends at once; the next one need not wait to be sure of its death."""
    process = start_worker()
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'doing'")
            cursor.execute("DELETE FROM procrastinate_workers")


def sample_file(folder: Path, layout: str = "proyek_2026_23", rows: int = 60, seed: int = 1) -> Path:
    """A generated export of made-up people, as .xlsx."""
    path = folder / f"{layout}-{rows}-{seed}.xlsx"
    samples.write(path, *samples.make(layout, rows, seed))
    return path


def uploaded(path: Path, actor, **facts) -> ImportBatch:
    """The file, handed in as the page does it."""
    return take_in(ContentFile(path.read_bytes(), path.name), actor, uuid.uuid4(), **facts)


def wait_for(batch: ImportBatch, *states: str) -> ImportBatch:
    """`batch`, once its row shows one of the states."""
    wait_until(lambda: ImportBatch.objects.filter(pk=batch.pk, state__in=states).exists(), f"{states}", batch)
    batch.refresh_from_db()
    return batch


def wait_until(holds: Callable[[], bool], what: str, batch: ImportBatch | None = None) -> None:
    """Return when `holds()`; fail after a minute and a half."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.02)
    if batch:
        batch.refresh_from_db()
        what += f"; it is {batch.state} {batch.error}"
    raise AssertionError(f"never came to {what}")


@contextmanager
def shut(table: str, mode: str = "SHARE"):
    """Until this block ends, or `rollback` of what it gives, whoever writes to `table` waits.

    With mode ACCESS EXCLUSIVE whoever reads it waits too.
    """
    with psycopg.connect(database_url()) as door:
        door.execute(f"LOCK TABLE {table} IN {mode} MODE")
        yield door
        door.rollback()


def somebody_waits() -> bool:
    """Whether some process waits for a lock of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database "
            "WHERE NOT l.granted AND l.locktype = 'relation' AND d.datname = current_database()"
        )
        return cursor.fetchone()[0] > 0
