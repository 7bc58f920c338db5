"""Transactions that change much of the register: one at a time, with quick triggers and room to sort."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

# Whoever changes much waits for whoever began before: saving and undoing imports, bulk edits.
REGISTER_LOCK = 647100


class RegisterBusy(ValidationError):
    """Someone else's large change went on for longer than one may wait; nothing was written."""

    def __init__(self):
        super().__init__(
            "Data sedang diubah pekerjaan lain, misalnya impor yang sedang disimpan. "
            "Belum ada yang berubah; coba lagi beberapa menit lagi."
        )


@contextmanager
def bulk_change(patience: int) -> Iterator[None]:
    """One transaction that changes much, for a person who waits: `RegisterBusy` when a lock takes longer than
    `patience` seconds, or when two wait for each other; then nothing was written."""
    try:
        with transaction.atomic():
            execute("SELECT set_config('lock_timeout', %s, true)", [f"{patience}s"])
            begin_bulk_change()
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable | DeadlockDetected):
            raise RegisterBusy from error
        raise


def begin_bulk_change() -> None:
    """First statement of a transaction that changes much: wait for the others of its kind, and keep triggers quick.

    pgtrigger asks for its setting in every row's trigger and catches the error where it is unset; each such error
    makes PostgreSQL walk all foreign key checks still to come, so 200,000 rows take ten minutes instead of seconds.
    """
    execute("SELECT pg_advisory_xact_lock(%s)", [REGISTER_LOCK])
    execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
    give_memory()


def give_memory() -> None:
    """Let the sorts and hashes of this transaction stay in memory: some 100,000 rows each, a handful at once.

    PostgreSQL lets nobody change `temp_buffers` after the session touched a temporary table, so this comes first in
    every transaction that makes one.
    """
    execute("SET LOCAL work_mem = '64MB'")
    execute("SET LOCAL temp_buffers = '128MB'")


def execute(sql: str, values: dict | list | tuple | None = None) -> list[tuple]:
    """Run one statement; the rows it answers with, if it answers with any."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []
