"""What all tests share: the browser, and the settings that make tests run on any database."""

import os

import pytest
from django.conf import settings
from django.test import override_settings

from umkm_registry.management.commands.install_browser import find_browser

# Playwright's pytest plugin runs an event loop in the thread in which tests talk to the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# No sandbox: Chromium refuses one to root. The others keep it from talking to anyone but the page under test.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launch the system's Chromium; Playwright brings none of its own."""
    path = find_browser()
    assert path, "Tidak ada Chromium: jalankan dulu `uv run manage.py install_browser`."
    return {**browser_type_launch_args, "executable_path": path, "args": BROWSER_ARGUMENTS}


@pytest.fixture(scope="session", autouse=True)
def plain_settings(tmp_path_factory):
    """Tests speak plain HTTP, need no collected static files and leave the real uploads alone.

    So they run with production's settings and database (DATABASE_URL) as they do on the embedded one.
    """
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        SECURE_SSL_REDIRECT=False,
        SESSION_COOKIE_SECURE=False,
        CSRF_COOKIE_SECURE=False,
        STORAGES={**settings.STORAGES, "staticfiles": static},
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
    ):
        yield
