"""What a demo needs before it can be shown: tables, reference data, users, businesses out of generated exports."""

import shutil
import socket
import tempfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

# One seed for all: the same made-up city seen by the three kinds of export OSS offers.
SAMPLES = {"nib_2026_12": 1500, "proyek_2026_23": 3000, "izin_2026_20": 1500}
FOLDER = settings.DATA_DIR / "samples"


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


def port_is_free(port: int) -> bool:
    """Whether a server may listen on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
