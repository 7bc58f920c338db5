"""The embedded server: starts by itself, survives being killed, lets nobody else in."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from umkm_registry.embedded_database.home import ELSEWHERE, SOCKET_PATH_LIMIT
from umkm_registry.embedded_database.server import Server

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def make_server():
    """Servers in new short folders that any account may enter; ended and cleared away afterwards."""
    servers = []

    def make(below: str = "", mode: int = 0o755) -> Server:
        top = Path(tempfile.mkdtemp(prefix="db-"))
        data_dir = top / below
        data_dir.mkdir(parents=True, exist_ok=True)
        top.chmod(mode)
        servers.append((top, Server(data_dir)))
        return servers[-1][1]

    yield make
    for top, server in servers:
        server.stop()
        for folder in {server.socket_folder, server.home.path, top}:
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def server(make_server) -> Server:
    """One server that several tests kill and use again."""
    return make_server()


def ask(server: Server, question: str):
    """The single value that answers `question`, the server being started for it."""
    server.ensure_running()
    with psycopg.connect(host=str(server.socket_folder), user="umkm", dbname="umkm") as connection:
        return connection.execute(question).fetchone()[0]


def main_process(server: Server) -> psutil.Process:
    """The server's main process, as its pid file names it."""
    return psutil.Process(int((server.home.data / "postmaster.pid").read_text().split()[0]))


def kill(server: Server) -> None:
    """What the kernel does when memory runs out: no time to tidy up."""
    main_process(server).send_signal(signal.SIGKILL)
    time.sleep(0.2)


def python(script: str, *arguments, **environment) -> subprocess.Popen:
    """Another process of this project that runs `script`."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said_by(process: subprocess.Popen) -> str:
    """What `process` printed; it must have ended well."""
    output, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    return output.strip()


def test_the_first_start_makes_a_database_that_sorts_and_lowers_by_unicode_and_keeps_what_it_confirms(server):
    assert ask(server, "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'umkm'") == (
        "bC.UTF-8"
    )
    assert ask(server, "SELECT lower('ÉÑ')") == "éñ"
    assert ask(server, "SHOW fsync") == "on"


def test_only_the_socket_lets_in_and_only_its_owner(server):
    server.ensure_running()
    kinds = {connection.family.name for connection in main_process(server).net_connections(kind="inet")}
    assert kinds == set()
    assert stat.S_IMODE(server.socket_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.home.socket.stat().st_mode) == 0o700


def test_a_killed_server_is_back_at_the_next_question_with_all_that_was_confirmed(server):
    server.ensure_running()
    with psycopg.connect(host=str(server.socket_folder), user="umkm", dbname="umkm") as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number integer)")
        connection.execute("INSERT INTO kept VALUES (7)")
    before = main_process(server).pid
    kill(server)
    assert ask(server, "SELECT number FROM kept") == 7
    assert main_process(server).pid != before


def test_a_query_that_outlives_its_killed_server_does_not_block_the_next_start(server):
    server.ensure_running()
    script = (
        "import sys, psycopg; from contextlib import suppress\n"
        "with psycopg.connect(host=sys.argv[1], user='umkm', dbname='umkm') as c, suppress(psycopg.Error):\n"
        "    print(c.info.backend_pid, flush=True)\n"
        "    c.execute('SELECT count(*) FROM generate_series(1, 1000000000)')"
    )
    asking = python(script, server.socket_folder)
    backend = psutil.Process(int(asking.stdout.readline()))
    time.sleep(0.3)
    kill(server)
    assert backend.is_running()
    assert ask(server, "SELECT 1") == 1
    asking.communicate(timeout=60)


def test_a_pid_file_that_names_another_living_program_is_not_believed(server):
    server.ensure_running()
    kill(server)
    pid_file = server.home.data / "postmaster.pid"
    pid_file.write_text(pid_file.read_text().replace(pid_file.read_text().split()[0], str(os.getpid()), 1))
    assert not server.is_running()
    assert ask(server, "SELECT 1") == 1


def test_a_server_whose_socket_was_cleared_away_is_restarted(server):
    server.ensure_running()
    server.home.socket.unlink()
    assert ask(server, "SELECT 1") == 1


def test_two_processes_that_start_it_at_once_get_one_server(make_server):
    server = make_server()
    script = (
        "import sys, pathlib; from umkm_registry.embedded_database.server import Server;"
        "server = Server(pathlib.Path(sys.argv[1])); server.ensure_running();"
        "print((server.home.data / 'postmaster.pid').read_text().split()[0])"
    )
    starters = [python(script, server.data_dir) for _ in range(3)]
    assert len({said_by(starter) for starter in starters}) == 1


def test_a_stopped_server_stays_stopped_until_it_is_needed(server):
    server.ensure_running()
    assert server.stop()
    assert not server.is_running()
    assert not server.stop()
    assert ask(server, "SELECT 1") == 1


def test_a_long_folder_name_gets_a_short_socket_folder_that_is_as_closed(make_server):
    server = make_server(below="x" * 60 + "/" + "y" * 60)
    assert ask(server, "SELECT 1") == 1
    assert len(str(server.home.socket)) <= SOCKET_PATH_LIMIT
    assert stat.S_IMODE(server.socket_folder.stat().st_mode) == 0o700
    shutil.rmtree(server.socket_folder)  # as a restart of the machine does
    assert ask(server, "SELECT 1") == 1


def test_no_folder_is_opened_for_a_server_that_cannot_enter_it(make_server):
    server = make_server(below="inner", mode=0o700)
    assert ask(server, "SELECT 1") == 1
    assert stat.S_IMODE(server.data_dir.parent.stat().st_mode) == 0o700
    expected = ELSEWHERE if os.geteuid() == 0 else server.data_dir
    assert server.home.path.parent == expected


def test_root_and_the_owner_of_the_data_folder_use_the_same_server(make_server):
    server = make_server()
    if os.geteuid() == 0:
        nobody = 65534
        os.chown(server.data_dir, nobody, nobody)
    server.start()  # with it the programs are where the owner can run them
    server.stop()
    script = (
        "import os, sys, pathlib, psycopg; from umkm_registry.embedded_database.server import Server;"
        "data = pathlib.Path(sys.argv[1]); os.setgid(data.stat().st_gid); os.setuid(data.stat().st_uid);"
        "server = Server(data); server.start();"
        "connection = psycopg.connect(host=str(server.socket_folder), user='umkm', dbname='umkm');"
        "print(os.geteuid(), connection.execute('SELECT 41 + 1').fetchone()[0]); connection.close()"
    )
    assert said_by(python(script, server.data_dir)) == f"{server.data_dir.stat().st_uid} 42"
    assert ask(server, "SELECT 1") == 1
    assert main_process(server).uids().real == server.data_dir.stat().st_uid


def test_someone_elses_database_is_refused_with_its_owner_named(server, monkeypatch):
    server.ensure_running()
    monkeypatch.setattr("os.geteuid", lambda: 4242)
    with pytest.raises(ImproperlyConfigured, match="milik pengguna sistem lain"):
        _ = server.home.account


def test_data_of_another_major_version_is_refused_before_it_is_touched(make_server):
    server = make_server()
    server.start()
    server.stop()
    version = server.home.data / "PG_VERSION"
    installed = version.read_text()
    version.write_text("12\n")
    with pytest.raises(ImproperlyConfigured, match="dibuat oleh PostgreSQL 12"):
        server.start()
    version.write_text(installed)


def test_a_django_process_goes_on_after_its_server_was_killed(server):
    server.ensure_running()
    script = (
        "import os, signal, time; from django.db import connection;"
        "pid = int(open(os.environ['UMKM_DATA_DIR'] + '/postgres/data/postmaster.pid').readline());"
        "connection.ensure_connection(); os.kill(pid, signal.SIGKILL); time.sleep(0.2); connection.close();"
        "cursor = connection.cursor(); cursor.execute('SELECT 42'); print(cursor.fetchone()[0])"
    )
    environment = {"UMKM_DATA_DIR": str(server.data_dir), "DJANGO_SETTINGS_MODULE": "umkm_registry.settings"}
    assert said_by(without_database_url(script, environment)) == "42"


def without_database_url(script: str, environment: dict) -> subprocess.Popen:
    """A process in demo mode, whatever database these tests run on."""
    return python("import os; os.environ.pop('DATABASE_URL', None);" + script, **environment)


def test_the_command_stops_the_server_of_the_demo_only(server, settings):
    server.ensure_running()
    settings.DATA_DIR, settings.PRODUCTION = server.data_dir, True
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("stop_database")
    settings.PRODUCTION = False
    call_command("stop_database")
    assert not server.is_running()
