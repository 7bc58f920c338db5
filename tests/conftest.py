"""What all tests share: the browser, and the settings that make tests run on any database."""

import os
import re
import time

import hypothesis
import psutil
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from tests.cast import make_cast
from tests.register_samples import make_small_register
from umkm_registry.accounts.login.idle_lock import SEEN
from umkm_registry.management.commands.install_browser import find_browser
from umkm_registry.reference_data import load_reference_data
from umkm_registry.regions.models import Subdistrict

# A busy machine is no fault of the code: how long an example may take is for the benchmarks to say.
hypothesis.settings.register_profile("any machine", deadline=None)
hypothesis.settings.load_profile("any machine")

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
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # fast; nobody's password is at stake
        STORAGES={**settings.STORAGES, "staticfiles": static},
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        MEDIA_ROOT=tmp_path_factory.mktemp("files"),
    ):
        yield


@pytest.fixture(autouse=True)
def sessions_are_in_use(monkeypatch):
    """Whoever a test logs in was there a moment ago: the first page of a session would note that once a minute."""
    plain = Client.force_login

    def force_login(self, user, backend=None):
        plain(self, user, backend)
        session = self.session
        session[SEEN] = int(time.time())
        session.save()

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Give each run test databases of its own, named by process, so that two runs may go on at once.

    What runs that were killed left behind is dropped first.
    """
    test = connection.settings_dict["TEST"]
    base = f"test_{connection.settings_dict['NAME']}"
    test["NAME"] = f"{test['NAME'] or base}_{os.getpid()}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s", [f"^{base}(_gw[0-9]+)?_[0-9]+"])
        for (name,) in cursor.fetchall():
            pid = re.search(r"_(\d+)", name.removeprefix(base)).group(1)
            if not psutil.pid_exists(int(pid)):
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """At the end of a run, end what still talks to its database: a browser's last request, a process just killed."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def cast(db):
    """Role → its user, and a stranger, over the reference data."""
    load_reference_data()
    return make_cast()


@pytest.fixture
def register(cast):
    """`own`, `foreign`, `nowhere`: a business in the district officer's kecamatan, in another one, of no known one."""
    own = cast["district_officer"].grants.get().district
    districts = Subdistrict.objects.order_by("district", "code")
    return make_small_register(districts.filter(district=own)[0], districts.exclude(district=own)[0])
