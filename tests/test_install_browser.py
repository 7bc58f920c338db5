"""The command that finds or installs the browser of the tests."""

import pytest
from django.core.management import CommandError, call_command

from umkm_registry.management.commands.install_browser import find_browser


@pytest.fixture
def bare_path(tmp_path, monkeypatch):
    """A PATH on which nothing is installed yet."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder, name, script="exit 0"):
    """An executable `name` in `folder`."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)
    return file


def test_a_browser_that_is_there_is_used_and_nothing_installed(bare_path, capsys):
    chromium = program(bare_path, "google-chrome")
    program(bare_path, "apt-get", "exit 1")
    call_command("install_browser")
    assert str(chromium) in capsys.readouterr().out


def test_root_installs_the_package_of_the_system(bare_path, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    install = f'[ "$1" = update ] && exit 0; echo "$@" > {bare_path}/asked; : > {bare_path}/chromium; '
    program(bare_path, "apt-get", install + f"/bin/chmod +x {bare_path}/chromium")
    call_command("install_browser")
    assert find_browser() == str(bare_path / "chromium")
    assert (bare_path / "asked").read_text().split() == ["install", "-y", "--no-install-recommends", "chromium"]


def test_others_are_told_the_line_to_run(bare_path, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    program(bare_path, "apt-get", "exit 1")
    with pytest.raises(CommandError, match="apt-get update && apt-get install -y"):
        call_command("install_browser")
