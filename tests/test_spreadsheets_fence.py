"""The child that reads: alone, poor, mortal, and quickly forgotten."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from tests.spreadsheet_files import row, text, xlsx
from umkm_registry.spreadsheets import SpreadsheetRefused, fence, limits, open_spreadsheet

ROOT = Path(__file__).resolve().parents[1]
STARTED = "from umkm_registry.spreadsheets.reading import open_spreadsheet\n"


@pytest.fixture(autouse=True)
def own_lock(settings, tmp_path):
    """These tests wait for nobody else's reading."""
    settings.DATA_DIR = tmp_path / "data"


@pytest.fixture
def path(tmp_path):
    """A small workbook of 2,000 rows, so of several chunks."""
    return xlsx(tmp_path / "a.xlsx", {"S": "".join(row(n, text(f"A{n}", "x")) for n in range(1, 2001))})


def process_of(book) -> psutil.Process:
    """The child that reads this book."""
    return psutil.Process(book._child.process.pid)


@contextmanager
def refused_with(code: str):
    """What stands inside is refused with this code."""
    with pytest.raises(SpreadsheetRefused) as refused:
        yield
    assert refused.value.code == code


def gone(pid: int) -> bool:
    """Whether this process ends within five seconds."""
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_the_child_does_not_load_django():
    program = "import sys, umkm_registry.spreadsheets.child as c; print([m for m in sys.modules if 'django' in m])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_child_gets_none_of_our_keys(path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "rahasia")
    with open_spreadsheet(path) as book:
        assert set(process_of(book).environ()) <= {*fence.CHILD_ENVIRONMENT, "LC_CTYPE"}


def test_the_child_is_bounded(path):
    with open_spreadsheet(path) as book:
        child = process_of(book)
        assert child.rlimit(psutil.RLIMIT_AS) == (limits.CHILD_MEMORY_BYTES,) * 2
        assert child.rlimit(psutil.RLIMIT_AS)[0] <= 1.6 * 1024**3
        assert child.rlimit(psutil.RLIMIT_CPU)[0] == limits.CHILD_CPU_SECONDS
        assert child.rlimit(psutil.RLIMIT_CORE) == (0, 0)


def test_the_child_ends_with_the_block_even_when_the_block_fails(path):
    children = []

    def read_and_fail():
        with open_spreadsheet(path) as book:
            children.append(process_of(book).pid)
            next(book.rows("S"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read_and_fail()
    assert gone(children[0])


def test_the_child_ends_when_its_parent_is_killed(path, tmp_path):
    program = STARTED + (
        "import sys, time\n"
        "with open_spreadsheet(sys.argv[1]) as book:\n"
        "    print(book._child.process.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "umkm_registry.settings",
        "UMKM_DATA_DIR": str(tmp_path / "d"),
    }
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as parent:
        pid = int(parent.stdout.readline())
        assert psutil.pid_exists(pid)
        parent.kill()
    assert gone(pid)


@pytest.mark.parametrize(
    ("ending", "code"),
    [
        (signal.SIGABRT, "damaged"),
        (signal.SIGSEGV, "damaged"),
        (signal.SIGKILL, "memory"),
        (signal.SIGXCPU, "too_slow"),
    ],
)
def test_a_child_that_dies_between_chunks_becomes_a_refusal(path, ending, code):
    with open_spreadsheet(path) as book:
        rows = book.rows("S")
        next(rows)
        process_of(book).send_signal(ending)
        with refused_with(code):
            list(rows)


def test_a_child_that_hangs_is_given_up(path, monkeypatch):
    monkeypatch.setattr(limits, "WAIT_FOR_ROWS_SECONDS", 0.3)
    with open_spreadsheet(path) as book:
        rows = book.rows("S")
        next(rows)
        process_of(book).suspend()
        with refused_with("too_slow"):
            list(rows)
    assert gone(book._child.process.pid)


def test_a_file_that_takes_too_long_is_given_up_and_the_child_ended(path, monkeypatch):
    monkeypatch.setattr(limits, "WAIT_FOR_BOOK_SECONDS", 0)
    with refused_with("too_slow"), open_spreadsheet(path):
        pass
    ours = [child for child in psutil.Process().children() if "umkm_registry.spreadsheets.child" in child.cmdline()]
    assert ours == []


def test_a_second_reader_waits_for_the_first(path):
    order = []

    def read_too():
        with open_spreadsheet(path) as book:
            order.append(f"second: {book.sheets[0].rows}")

    with open_spreadsheet(path):
        second = threading.Thread(target=read_too)
        second.start()
        time.sleep(1)
        order.append("first done")
    second.join(timeout=20)
    assert order == ["first done", "second: 2000"]


def test_a_second_reader_is_told_when_it_waits_too_long(path, monkeypatch):
    monkeypatch.setattr(limits, "WAIT_FOR_TURN_SECONDS", 0.3)
    with open_spreadsheet(path), refused_with("busy"), open_spreadsheet(path):
        pass


def test_the_turn_is_free_again_after_a_refusal(path, tmp_path):
    bad = tmp_path / "b.xlsx"
    bad.write_bytes(path.read_bytes()[:500])
    with refused_with("damaged"), open_spreadsheet(bad):
        pass
    with open_spreadsheet(path) as book:
        assert book.sheets[0].rows == 2000


def test_what_the_dying_child_said_is_in_our_log(path, caplog):
    with open_spreadsheet(path) as book, refused_with("damaged"):
        process_of(book).send_signal(signal.SIGABRT)
        list(book.rows("S"))
    assert "status -6" in caplog.text


class EnoughWaited(Exception):
    """What a waiting reader raises to give up."""


def give_up():
    raise EnoughWaited


def test_who_waits_for_a_file_can_give_up_and_the_child_ends(path):
    hung = []  # on a busy machine the reader is asked while it opens the file too
    with open_spreadsheet(path, while_waiting=lambda: hung and give_up()) as book:
        hung.append(process_of(book))
        hung[0].suspend()
        with pytest.raises(EnoughWaited):
            list(book.rows("S"))
    assert gone(hung[0].pid)


def test_who_waits_for_a_turn_can_give_up(path):
    with open_spreadsheet(path), pytest.raises(EnoughWaited), open_spreadsheet(path, while_waiting=give_up):
        pass
