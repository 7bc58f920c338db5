"""A made-up city to read in, and gunicorn in front of it with the options of deploy/."""

import shlex
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.scratch import ROOT, Installation, installation

SETTINGS = "tests.benchmarks.register_pages.settings"
SERVICE = ROOT / "deploy" / "umkm-web.service"
PATIENCE = 60
COUNT = """
import json
from umkm_registry.businesses.models import Business
print(json.dumps({"businesses": Business.objects.count()}))
"""


@contextmanager
def city(businesses: int, folder: Path | None) -> Iterator[Installation]:
    """An installation with so many made-up businesses and one user of each role; kept where a folder is named.

    RuntimeError when the folder keeps a city of another size.
    """
    with installation(folder) as made:
        counted = made.manage("shell", "--no-imports", "--verbosity", "0", "-c", COUNT).answer["businesses"]
        if not counted:
            made.manage("seed_city", "--businesses", businesses)
            made.manage("demo_users")
        elif counted != businesses:
            raise RuntimeError(f"{folder} keeps a city of {counted} businesses, not of {businesses}")
        yield made


@contextmanager
def serving(made: Installation) -> Iterator[int]:
    """gunicorn over the installation, as long as the block runs; its port."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", *_deployed_options(), f"--bind=127.0.0.1:{port}"]
    environment = made.environment | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_until_listening(process, port, log)
            yield port
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _deployed_options() -> list[str]:
    """What deploy/umkm-web.service gives gunicorn, without the address."""
    lines = SERVICE.read_text("utf-8").replace("\\\n", " ").splitlines()
    words = shlex.split(next(line for line in lines if line.startswith("ExecStart=")))
    return [word for word in words[words.index("gunicorn") + 1 :] if not word.startswith("--bind")]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_listening(process: subprocess.Popen, port: int, log) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    log.seek(0)
    raise RuntimeError(f"gunicorn does not listen:\n{log.read().decode()}")
