"""The demo: prepares itself once, and keeps its processes running until it is told to end."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from django.core.management import CommandError, call_command

from umkm_registry import demo
from umkm_registry.accounts.models import User
from umkm_registry.accounts.roles import ROLES
from umkm_registry.businesses.models import Business

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def small(monkeypatch, tmp_path, settings):
    """A demo with few businesses, whatever database the tests run on."""
    settings.DEMO = True
    monkeypatch.setattr(demo, "FOLDER", tmp_path / "samples")
    monkeypatch.setattr(demo, "SAMPLES", dict.fromkeys(demo.SAMPLES, 25))


@pytest.mark.django_db(transaction=True)  # each import commits
def test_one_command_makes_businesses_and_a_user_for_every_role(small, capsys):
    call_command("demo", no_serve=True)
    output = capsys.readouterr().out
    assert Business.objects.count() >= 25
    assert all(role.title in output for role in ROLES.values())
    assert User.objects.get(username="pengelola").check_password("contoh-umkm-2026")


@pytest.mark.django_db(transaction=True)  # each import commits
def test_a_second_start_imports_nothing_again(small, capsys):
    call_command("demo", no_serve=True)
    before = Business.objects.count()
    capsys.readouterr()
    call_command("demo", no_serve=True)
    assert "Mengimpor" not in capsys.readouterr().out
    assert Business.objects.count() == before


def test_it_is_refused_beside_a_database_of_ones_own(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="Kosongkan DATABASE_URL"):
        call_command("demo", no_serve=True)


def test_a_taken_port_is_said_before_anything_else_is_done(small):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} sedang dipakai"):
            call_command("demo", port=port)


@pytest.fixture
def parent():
    """A process that keeps two children running."""
    script = (
        "from umkm_registry.children import Children;"
        "Children({'satu': ['sleep', '600'], 'dua': ['sleep', '601']}, print).keep_running(lambda: None)"
    )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.DEVNULL)
    yield psutil.Process(process.pid)
    process.terminate()
    process.wait()


def children_of(parent: psutil.Process, but: int = 0) -> list[psutil.Process]:
    """Its two children, once there are two, the process `but` not being among them."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        found = [child for child in parent.children() if child.pid != but]
        if len(found) == 2:
            return found
        time.sleep(0.1)
    raise AssertionError("no two children within 20 seconds")


def test_a_killed_child_is_started_again_and_the_other_left_alone(parent):
    first, second = children_of(parent)
    first.send_signal(signal.SIGKILL)
    after = children_of(parent, but=first.pid)
    assert second in after


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_its_children_first(parent, sign):
    children = children_of(parent)
    os.kill(parent.pid, sign)
    assert psutil.wait_procs([parent, *children], timeout=20)[1] == []
