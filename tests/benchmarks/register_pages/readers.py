"""Many readers at once, without pauses: `… readers '{"port":, "readers":, "seconds":, "walks": […]}'` → JSON.

A process of its own, so that asking takes nothing from the process that measures. Each walk is one person's cookie
and addresses; the readers share the walks and begin at different addresses.
"""

import json
import sys
import threading
import time
from collections import Counter
from http.client import HTTPConnection, HTTPException

from tests.benchmarks.register_pages.browser import percentiles

PATIENCE = 60  # seconds: gunicorn's own limit for an answer


class Crowd:
    """What all readers heard: seconds of each answer, and what went wrong how often."""

    def __init__(self, port: int, seconds: float):
        self.port, self.until = port, time.monotonic() + seconds
        self.times: list[float] = []
        self.errors: Counter[str] = Counter()

    def read(self, cookie: str, addresses: list[str], place: int) -> None:
        """One reader: ask for the addresses in turn, from `place` on, until time is up."""
        headers = {"Cookie": cookie, "Accept-Encoding": "gzip", "Connection": "close"}
        while time.monotonic() < self.until:
            started = time.perf_counter()
            said = self._ask(addresses[place % len(addresses)], headers)
            if said == "200":
                self.times.append(time.perf_counter() - started)
            else:
                self.errors[said] += 1
            place += 1

    def _ask(self, address: str, headers: dict) -> str:
        """The status, or the name of what broke; read to the last byte."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            answer.read()
            return str(answer.status)
        except (OSError, HTTPException) as error:
            return type(error).__name__
        finally:
            connection.close()


def main(asked: dict) -> dict:
    """Let them read; answers, answers a second, [p50, p95] in ms, and errors by kind."""
    crowd, started, walks = Crowd(asked["port"], asked["seconds"]), time.monotonic(), asked["walks"]
    readers = [
        threading.Thread(target=crowd.read, args=(*walks[number % len(walks)].values(), number))
        for number in range(asked["readers"])
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    passed = time.monotonic() - started
    return {
        "readers": asked["readers"],
        "answers": len(crowd.times),
        "per_second": round(len(crowd.times) / passed, 1),
        "ms": percentiles(crowd.times),
        "errors": dict(crowd.errors),
    }


if __name__ == "__main__":
    print(json.dumps(main(json.loads(sys.argv[1]))))
