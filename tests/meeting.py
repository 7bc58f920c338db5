"""Several threads, each with a connection of its own, that meet at the same rows; nobody waits longer than a minute."""

import threading
import time
from collections.abc import Callable

from django.db import connection, connections

PATIENCE = 60


class Meeting:
    """Start actions in threads, wait until so many of them stand before a lock, and see what came of them."""

    def __init__(self):
        self.threads: list[threading.Thread] = []
        self.answers: dict[int, object] = {}
        self.errors: list[BaseException] = []
        self.gates: list[threading.Event] = []

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for gate in self.gates:
            gate.set()
        for thread in self.threads:
            thread.join(PATIENCE)

    def gate(self) -> threading.Event:
        """Something to wait for; open when the meeting ends, however it ends."""
        self.gates.append(threading.Event())
        return self.gates[-1]

    def wait(self, gate: threading.Event) -> None:
        assert gate.wait(PATIENCE), "Waited in vain."

    def start(self, action: Callable) -> Callable:
        """Run `action` in a thread; what is returned answers its result after `finish()`."""
        number = len(self.threads)

        def run():
            try:
                self.answers[number] = action()
            except BaseException as error:
                self.errors.append(error)
            finally:
                connections.close_all()

        self.threads.append(threading.Thread(target=run, daemon=True))
        self.threads[-1].start()
        return lambda: self.answers[number]

    def until_waiting(self, count: int) -> None:
        """Until `count` connections wait for a lock, or an action failed."""
        end = time.monotonic() + PATIENCE
        while self._waiting() < count and not self.errors:
            assert time.monotonic() < end, "Nobody waits."
            time.sleep(0.02)

    def finish(self) -> None:
        """Wait for all actions; raises what one of them raised."""
        for thread in self.threads:
            thread.join(PATIENCE)
            assert not thread.is_alive(), "Still waiting."
        if self.errors:
            raise self.errors[0]

    def _waiting(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # else a transaction sees what it saw first
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity "
                "WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'"
            )
            return cursor.fetchone()[0]
