"""Arrows point one way: a lower part knows nothing of a higher one, by import or by foreign key."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest
from django.apps import apps

from tests.site.sources import PRODUCT, ROOT

# From the bottom up, by label; `home` has no tables.
LAYERS = ["regions", "accounts", "login", "help", "history", "people", "businesses", "personal_data", "permits", "oss"]
APPS = tuple(
    f"umkm_registry.{name}"
    for name in ("regions", "accounts", "help", "history", "people", "businesses", "personal_data", "home")
)


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph(*PRODUCT, cache_dir=None)


def inside(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


def imports(graph, importing, imported):
    """The imports whose two ends fit the two conditions, as text."""
    return [
        f"{module} → {target}"
        for module in sorted(graph.modules)
        if importing(module)
        for target in sorted(graph.find_modules_directly_imported_by(module))
        if imported(target)
    ]


def test_the_layers_of_pyproject_hold():
    """In a process of its own: import-linter switches off the loggers of the one it runs in."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_permits_know_nothing_of_where_they_come_from(graph):
    found = imports(
        graph,
        lambda module: inside(module, "permits") and not inside(module, "permits.oss"),
        lambda module: inside(module, "permits.oss"),
    )
    assert found == []


def test_what_all_apps_stand_on_knows_none_of_them(graph):
    found = imports(
        graph,
        lambda module: inside(module, "umkm_registry") and not inside(module, *APPS),
        lambda module: inside(module, *APPS, "permits", "curation"),
    )
    assert found == []


def test_identifiers_are_pure_python():
    everything = grimp.build_graph("umkm_registry", include_external_packages=True, cache_dir=None)
    reached = everything.find_upstream_modules("umkm_registry.identifiers", as_package=True)
    assert "django" not in reached


def test_every_app_with_tables_has_its_place():
    ours = [config for config in apps.get_app_configs() if inside(config.name, *PRODUCT)]
    assert {config.label for config in ours if list(config.get_models())} == set(LAYERS)


def test_no_foreign_key_points_up():
    upwards = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in apps.get_models()
        if model._meta.app_label in LAYERS
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and field.concrete and field.related_model._meta.app_label in LAYERS
        if LAYERS.index(field.related_model._meta.app_label) > LAYERS.index(model._meta.app_label)
    ]
    assert upwards == []
