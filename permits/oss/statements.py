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
