"""The embedded PostgreSQL server: set up once, started when it is down, stopped on request.

It is a service of its own: web, worker, commands and tests share it, and it outlives them all.
"""

import fcntl
import os
import shlex
import shutil
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import psycopg
from django.core.exceptions import ImproperlyConfigured

from umkm_registry.embedded_database.home import PORT, Home

__all__ = ["DATABASE", "PORT", "USER", "Server", "ServerFailed"]

USER = DATABASE = "umkm"
PATIENCE = 180  # seconds for starting: recovery after a crash rereads up to max_wal_size
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "work_mem": "32MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "jit": "off",
    # Parallel queries share memory in /dev/shm, of which a container has 64 MB.
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
NO_PROCESS = 2147483646  # a process number that the system never gives out


class ServerFailed(ImproperlyConfigured):
    """A program of the server failed; the message holds what it said."""


class Server:
    """The server of one data folder. Cheap to make: what is running is read from the folder each time."""

    def __init__(self, data_dir: Path):
        self.data_dir = Path(data_dir)
        self.home = Home(self.data_dir)

    @property
    def socket_folder(self) -> Path:
        """The `host` to connect to. Its mode is 0700: only the server's account and root get in."""
        return self.home.socket_folder

    def ensure_running(self) -> None:
        """Start the server unless it runs; costs some 0.1 ms when it does."""
        if not self.is_running():
            self.start()

    def is_running(self) -> bool:
        """Whether the server runs, is ready and has its socket; false while it starts or stops."""
        process, lines = self._postmaster()
        return bool(process) and len(lines) > 7 and lines[7].strip() == "ready" and self.home.socket.exists()

    def start(self) -> None:
        """Set up what is missing, start the server, wait until it takes connections. Raises ServerFailed."""
        self.data_dir.mkdir(parents=True, exist_ok=True)
        with self._lock():
            self.home.make()
            if not self.home.data.exists():
                self._set_up()
            if self._postmaster()[0] and not self.home.socket.exists():
                self._control("stop", "-m", "fast")  # someone cleared the socket away; nobody can get in
            if not self._postmaster()[0]:
                self._clear_after_crash()
                self._start()
            self._wait_until_accepting()
            self._create_database()

    def stop(self) -> bool:
        """Stop the server, ending its connections. False where it was not running."""
        if not self._postmaster()[0]:
            return False
        with self._lock():
            self._control("stop", "-m", "fast")
        return True

    @contextmanager
    def _lock(self):
        """One starter at a time, over all processes. The data folder itself is locked, not a file in it."""
        folder = os.open(self.data_dir, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)

    def _postmaster(self) -> tuple[psutil.Process | None, list[str]]:
        """The running main process, not another program that got its number, and the lines of its file."""
        try:
            lines = (self.home.data / "postmaster.pid").read_text().splitlines()
            process = psutil.Process(int(lines[0]))
            is_ours = str(self.home.data) in process.cmdline()
        except FileNotFoundError:
            return None, []
        except PermissionError:
            _ = self.home.account  # refuses a stranger with a better message
            raise
        except (psutil.NoSuchProcess, IndexError, ValueError):  # the first also of a zombie
            return None, lines
        return (process if is_ours else None), lines

    def _run(self, program: str, *arguments) -> None:
        done = self.home.account.run(self.home.programs / program, *arguments)
        if done.returncode:
            said = "\n".join([done.stdout, done.stderr, self._end_of_log()]).strip()
            raise ServerFailed(f"PostgreSQL bawaan gagal ({program}):\n{said}")

    def _control(self, action: str, *arguments) -> None:
        self._run("pg_ctl", action, "-D", self.home.data, "-w", "-t", PATIENCE, *arguments)

    def _end_of_log(self) -> str:
        log = self.home.path / "server.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-15:]) if log.exists() else ""

    def _set_up(self) -> None:
        """Make the data folder under another name first: one that is there is complete."""
        draft = self.home.path / "data.draft"
        shutil.rmtree(draft, ignore_errors=True)
        settings = [part for name, value in SETTINGS.items() for part in ("--set", f"{name}={value}")]
        locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"]
        self._run("initdb", "-D", draft, "-U", USER, "--auth=trust", *locale, *settings)
        (draft / "pg_hba.conf").write_text("local all all trust\n")  # who gets into the socket folder is in
        draft.rename(self.home.data)

    def _start(self) -> None:
        made_by = (self.home.data / "PG_VERSION").read_text().strip()
        installed = self.home.account.run(self.home.programs / "postgres", "--version").stdout.split()[-1]
        if made_by != installed.split(".")[0]:
            raise ServerFailed(
                f"Basis data di {self.home.data} dibuat oleh PostgreSQL {made_by}, tetapi yang terpasang "
                f"PostgreSQL {installed}. Buat cadangan dengan versi aplikasi yang lama (manage.py backup), "
                "lalu pulihkan ke folder data baru."
            )
        folder = shlex.quote(f'"{self.home.socket_folder}"')
        options = f"-p {PORT} -c unix_socket_directories={folder}"
        self._control("start", "-l", self.home.path / "server.log", "-o", options)

    def _clear_after_crash(self) -> None:
        """End what a killed server left behind; PostgreSQL refuses to start over it."""
        pid_file = self.home.data / "postmaster.pid"
        if not pid_file.exists():
            return
        deadline = time.monotonic() + PATIENCE
        while (orphans := self._orphans()) and time.monotonic() < deadline:
            for orphan in orphans:
                with suppress(psutil.NoSuchProcess):
                    orphan.terminate()
            time.sleep(0.1)
        # The server's number may belong to another program by now, or to its corpse. Only the number is
        # replaced: by the other lines PostgreSQL makes sure that really nothing of the old server is left.
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(NO_PROCESS), *lines[1:], ""]))
        for left in self.home.socket_folder.glob(f"{self.home.socket.name}*"):
            left.unlink()

    def _orphans(self) -> list[psutil.Process]:
        """Processes of the server that survived its main process: they work in its data folder."""
        found = psutil.process_iter(["name", "cwd"])
        return [p for p in found if p.info["name"] == "postgres" and p.info["cwd"] == str(self.home.data)]

    def _wait_until_accepting(self) -> None:
        deadline = time.monotonic() + PATIENCE
        address = ("-h", self.socket_folder, "-p", PORT, "-U", USER, "-d", "postgres")
        while self.home.account.run(self.home.programs / "pg_isready", "-q", *address).returncode:
            if time.monotonic() > deadline or not self._postmaster()[0]:
                raise ServerFailed(f"PostgreSQL bawaan tidak menerima sambungan:\n{self._end_of_log()}")
            time.sleep(0.1)

    def _create_database(self) -> None:
        address = {"host": str(self.socket_folder), "port": PORT, "user": USER, "dbname": "postgres"}
        with psycopg.connect(**address, autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if not known:
                connection.execute(f'CREATE DATABASE "{DATABASE}"')
