"""The parent's side of the fence: one child at a time, started, asked, timed and ended."""

import fcntl
import logging
import marshal
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from umkm_registry.spreadsheets import limits
from umkm_registry.spreadsheets.refusals import SpreadsheetRefused
from umkm_registry.spreadsheets.wire import LENGTH, REQUEST

logger = logging.getLogger(__name__)

PROJECT_FOLDER = Path(__file__).resolve().parents[2]
PIPE_BYTES = limits.MIB
LOOK_AGAIN_SECONDS = 0.05
BREATH_SECONDS = 0.5
# The child parses strangers' files: it gets none of the keys that stand in our environment. One arena for
# all threads, because unused ones would count against its memory.
CHILD_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}


def now_and_then(call: Callable[[], None]) -> Callable[[], None]:
    """`call` for a loop that turns often: made at most every half second."""
    last = time.monotonic()

    def sometimes() -> None:
        nonlocal last
        if time.monotonic() - last >= BREATH_SECONDS:
            call()
            last = time.monotonic()

    return sometimes


@contextmanager
def turn(while_waiting: Callable[[], None]):
    """The lock that lets one child of this installation read; refuses after waiting too long.

    The child inherits the lock, so it is free only when neither is left. The kernel frees it for the dead.
    """
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + limits.WAIT_FOR_TURN_SECONDS
    with open(settings.DATA_DIR / "spreadsheet_reading.lock", "w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError as error:
                if time.monotonic() > deadline:
                    raise SpreadsheetRefused("busy") from error
                while_waiting()
                time.sleep(LOOK_AGAIN_SECONDS)
        yield lock.fileno()


class Child:
    """The running child. Any way it ends early becomes a SpreadsheetRefused."""

    def __init__(self, path: Path, name: str, lock: int, while_waiting: Callable[[], None]):
        self.while_waiting = while_waiting
        self.log = tempfile.TemporaryFile()  # noqa: SIM115 - closed in end()
        self.process = subprocess.Popen(  # our own module, the path is an argument
            [sys.executable, "-m", "umkm_registry.spreadsheets.child", str(path), name],
            cwd=PROJECT_FOLDER,
            env=CHILD_ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            bufsize=0,
            pipesize=PIPE_BYTES,
            pass_fds=[lock],
        )

    def end(self) -> None:
        """Kill the child, whatever it is doing, and forget what it said."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.log):
            stream.close()

    def contents(self) -> list[tuple]:
        """(name, hidden, rows, width, first lines of the chunks) of each sheet, once all is parsed."""
        kind, *answer = marshal.loads(self.answer(limits.WAIT_FOR_BOOK_SECONDS))  # noqa: S302 - see wire.py
        if kind == "refused":
            code, facts = answer
            raise SpreadsheetRefused(code, **facts)
        return answer[0]

    def chunk(self, sheet: int, number: int) -> bytes:
        """One packed chunk of one sheet."""
        self.while_waiting()
        try:
            self.process.stdin.write(REQUEST.pack(sheet, number))
        except BrokenPipeError:
            self.explain()
        return self.answer(limits.WAIT_FOR_ROWS_SECONDS)

    def answer(self, seconds: float) -> bytes:
        """The next frame, waited for at most so long."""
        deadline = time.monotonic() + seconds
        (length,) = LENGTH.unpack(self.read(LENGTH.size, deadline))
        if length > 2 * limits.MAX_FRAME_BYTES:
            raise SpreadsheetRefused("memory")
        return self.read(length, deadline)

    def read(self, length: int, deadline: float) -> bytearray:
        """Exactly so many bytes from the child."""
        data = bytearray(length)
        rest = memoryview(data)
        stream = self.process.stdout
        poll = select.poll()
        poll.register(stream, select.POLLIN)
        while rest:
            left = max(0, deadline - time.monotonic())
            if not poll.poll(min(left, BREATH_SECONDS) * 1000):
                if left == 0:
                    raise SpreadsheetRefused("too_slow")
                self.while_waiting()
                continue
            count = stream.readinto(rest)
            if not count:
                self.explain()
            rest = rest[count:]
        return data

    def explain(self) -> None:
        """Turn the child's death into a refusal; what it printed goes to our log."""
        status = self.process.wait()
        self.log.seek(max(0, os.fstat(self.log.fileno()).st_size - 1000))
        words = self.log.read().decode(errors="replace")
        logger.warning("The reading child ended with status %s: %s", status, words)
        if status == -signal.SIGXCPU:
            raise SpreadsheetRefused("too_slow")
        # Rust prints this and aborts; SIGKILL comes from the system when memory runs out.
        no_memory = status == -signal.SIGKILL or "memory allocation" in words or "MemoryError" in words
        raise SpreadsheetRefused("memory" if no_memory else "damaged")
