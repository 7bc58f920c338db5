"""What is installed is what pyproject.toml pins, package by package, in both directions."""

import re
import tomllib
from importlib.metadata import distributions

from tests.site.sources import ROOT


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def pinned() -> dict[str, str]:
    pins = [pin.split("==") for pin in project()["tool"]["uv"]["constraint-dependencies"]]
    return {folded(name): version for name, version in pins}


def test_installed_is_pinned_and_pinned_is_installed():
    assert {folded(package.metadata["Name"]): package.version for package in distributions()} == pinned()


def test_every_package_we_ask_for_is_pinned():
    asked = project()["project"]["dependencies"] + project()["dependency-groups"]["dev"]
    assert {folded(re.match(r"[\w.-]+", name)[0]) for name in asked} <= pinned().keys()
