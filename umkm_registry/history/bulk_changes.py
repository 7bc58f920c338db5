"""Transactions that change much of the register: one at a time, with quick triggers and room to sort."""

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
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


def begin_bulk_change(lock: int = REGISTER_LOCK, patience: int | None = None) -> None:
    """First statement of a transaction that changes much: wait for the others of its kind, and keep triggers quick.

    `patience`: seconds to wait for any lock; then, or when two wait for each other, PostgreSQL raises what
    `busy(error)` knows. None waits for ever.

    pgtrigger asks for its setting in every row's trigger and catches the error where it is unset; each such error
    makes PostgreSQL walk all foreign key checks still to come, so 200,000 rows take ten minutes instead of seconds.
    """
    with connection.cursor() as cursor:
        if patience is not None:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [f"{patience}s"])
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [lock])
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', true)")
    give_memory()


def give_memory() -> None:
    """Let the sorts and hashes of this transaction stay in memory: some 100,000 rows each, a handful at once."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute("SET LOCAL temp_buffers = '128MB'")


def busy(error: OperationalError) -> bool:
    """Whether `error` says that a lock was not to be had: all of the transaction is undone, and one may try again."""
    return isinstance(error.__cause__, LockNotAvailable | DeadlockDetected)
