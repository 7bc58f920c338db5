"""Running set-based SQL, statement by statement."""

from django.db import connection


def run(names: dict, *statements: str) -> list[int]:
    """Execute `statements` in order with the named parameters; returns how many rows each one touched."""
    counts = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, names)
            counts.append(cursor.rowcount)
    return counts


def begin_bulk_change(lock: int) -> None:
    """First statement of a transaction that changes much: wait for the others of its kind, and keep triggers quick.

    pgtrigger asks for its setting in every row's trigger and catches the error where it is unset; each such error
    makes PostgreSQL walk all foreign key checks still to come, so 200,000 rows take ten minutes instead of seconds.
    """
    run({"lock": lock}, "SELECT pg_advisory_xact_lock(%(lock)s)", "SELECT set_config('pgtrigger.ignore', '{}', true)")
    give_memory()


def give_memory() -> None:
    """Let the sorts and hashes of this transaction stay in memory: some 100,000 rows each, a handful at once."""
    run({}, "SET LOCAL work_mem = '64MB'", "SET LOCAL temp_buffers = '128MB'")
