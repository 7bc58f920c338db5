"""The example of a server's settings is complete, and production refuses to start without its secrets."""

import base64
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SECRETS = {"SECRET_KEY": "contoh-" * 10 + "!1aB", "PERSONAL_DATA_KEYS": "1:" + base64.b64encode(b"k" * 32).decode()}


def example() -> dict[str, str]:
    """The settings of the example file, with the secrets filled in."""
    lines = (ROOT / "deploy" / "umkm.env.example").read_text().splitlines()
    found = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return found | SECRETS


def manage(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    """A command with exactly these settings."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_set_up_by_the_example_has_nothing_to_be_warned_of():
    done = manage(example(), "check", "--deploy", "--fail-level=WARNING")
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "PERSONAL_DATA_KEYS", "ALLOWED_HOSTS"])
def test_without_a_secret_production_does_not_start(name):
    settings = example()
    del settings[name]
    done = manage(settings, "check")
    assert done.returncode != 0
    assert f"{name} harus diisi" in done.stderr


def test_the_units_call_commands_that_exist():
    units = "\n".join(unit.read_text() for unit in (ROOT / "deploy").glob("*.service"))
    known = manage(example(), "help", "--commands").stdout.split()
    called = set(re.findall(r"manage\.py (\w+)", units))
    assert called >= {"migrate", "collectstatic", "backup", "procrastinate"}
    assert called <= set(known)
