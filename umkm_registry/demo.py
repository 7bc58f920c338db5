"""The demo: its tables, reference data and businesses out of generated exports; its web server and worker."""

import shutil
import socket
import sys
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection

from umkm_registry.children import Children

# One seed for all: the same made-up city seen by the three kinds of export OSS offers.
SAMPLES = {"nib_2026_12": 1500, "proyek_2026_23": 3000, "izin_2026_20": 1500}
FOLDER = settings.DATA_DIR / "samples"


class DemoRefused(ValidationError):
    """There can be no demo here; nothing has been done."""


def refuse_demo(port: int | None) -> None:
    """Refuse a demo beside a database of one's own, and one whose `port` is taken; None looks at no port."""
    if not settings.DEMO:
        raise DemoRefused("Demo memakai basis datanya sendiri. Kosongkan DATABASE_URL, lalu ulangi.")
    if port is not None and not _is_free(port):
        raise DemoRefused(f"Port {port} sedang dipakai program lain. Pilih yang lain: demo --port {port + 1}")


def prepare_demo(tell: Callable[[str], None]) -> None:
    """Bring the demo to where it can be shown. What an earlier start finished is not done again."""
    call_command("migrate", verbosity=0)
    call_command("load_reference_data", stdout=StringIO())
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    FOLDER.mkdir(exist_ok=True)
    for layout, rows in SAMPLES.items():
        # A file that lies in the folder was imported: it is put there last.
        imported = FOLDER / f"contoh-{layout}.xlsx"
        if not imported.exists():
            tell(f"Mengimpor data contoh {imported.name} …")
            _import_sample(layout, rows, imported)


def _import_sample(layout: str, rows: int, imported: Path) -> None:
    with tempfile.TemporaryDirectory(dir=imported.parent) as folder:
        file = Path(folder) / imported.name
        call_command("make_sample_export", file, layout=layout, rows=rows)
        call_command("import_oss", file, commit=True)
        shutil.move(file, imported)


def keep_demo_running(port: int, tell: Callable[[str], None]) -> None:
    """Serve on `port` of this machine until this process is told to end. What dies is started again."""
    # Threads: a browser keeps connections open that say nothing, and would hold up a worker without them.
    gunicorn = [sys.executable, "-m", "gunicorn", "umkm_registry.wsgi", "--workers=2", "--threads=4"]
    commands = {
        "web": [*gunicorn, "--no-control-socket", f"--bind=127.0.0.1:{port}"],
        "worker": [sys.executable, str(settings.BASE_DIR / "manage.py"), "procrastinate", "worker"],
    }
    # An idle worker would only wait for a database that fell over.
    Children(commands, tell).keep_running(connection.server.ensure_running)


def _is_free(port: int) -> bool:
    """Whether a server may listen on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
