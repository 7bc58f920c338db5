"""A throw-away installation: its own data folder and embedded PostgreSQL, and commands that are timed and weighed."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
LOOK_EVERY_SECONDS = 0.02
PRODUCTION_ONLY = ("DATABASE_URL", "SECRET_KEY", "ALLOWED_HOSTS", "PERSONAL_DATA_KEYS")


@dataclass
class Run:
    """One finished command: its JSON answer, wall-clock seconds, and peak memory of itself and of its children."""

    answer: dict
    seconds: float
    command_mib: int
    child_mib: int


class Installation:
    def __init__(self, folder: Path):
        self.folder = folder
        kept = {name: value for name, value in os.environ.items() if name not in PRODUCTION_ONLY}
        self.environment = kept | {"UMKM_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "umkm_registry.settings"}

    def manage(self, *words) -> Run:
        """`manage.py words…`; raises RuntimeError with what it said when it fails."""
        return self.run("manage.py", *words)

    def run(self, *words) -> Run:
        command = [sys.executable, *map(str, words)]
        started = time.monotonic()
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=said, stderr=subprocess.PIPE)
            own, children = _weigh(process)
            seconds = time.monotonic() - started
            trouble = process.stderr.read().decode()
            said.seek(0)
            told = said.read().decode()
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{told}\n{trouble}")
        return Run(json.loads(told) if told.startswith("{") else {}, seconds, own, children)

    def import_file(self, path: Path, *options: str) -> Run:
        return self.manage("import_oss", path, "--json", *options)


@contextmanager
def installation(kept: Path | None = None) -> Iterator[Installation]:
    """An installation with empty register and filled reference tables; gone afterwards.

    With `kept` it is in that folder, as it was left there, and stays.
    """
    with nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="umkm-benchmark-") as folder:
        folder = Path(folder).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        # PostgreSQL does not run as root: its account has to get at its files in here.
        folder.chmod(0o755)
        made = Installation(folder)
        try:
            made.manage("migrate", "--verbosity", "0")
            made.manage("load_reference_data")
            yield made
        finally:
            made.manage("stop_database")


def _weigh(process: subprocess.Popen) -> tuple[int, int]:
    """Peak memory in MiB of `process` and of the largest Python child it starts, until it ends.

    The embedded server, where the command has to start it, is a program of its own and not counted.
    """
    own = children = 0
    while process.poll() is None:
        own = max(own, _peak_mib(process.pid))
        children = max([children, *(_peak_mib(child.pid) for child in _python_children(process.pid))])
        time.sleep(LOOK_EVERY_SECONDS)
    return own, children


def _python_children(pid: int) -> list[psutil.Process]:
    try:
        return [child for child in psutil.Process(pid).children(recursive=True) if "python" in child.name()]
    except psutil.NoSuchProcess:
        return []


def _peak_mib(pid: int) -> int:
    """The high-water mark of resident memory, as Linux keeps it; 0 once the process is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    marks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(marks[0]) // 1024 if marks else 0
