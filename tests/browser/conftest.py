"""What browser tests share: a live register with made-up rows, and how one logs in."""

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.cast import PASSWORD, make_cast
from tests.register_samples import make_register
from umkm_registry.reference_data import load_reference_data

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 760}


@pytest.fixture
def register(live_server, settings):
    """The businesses of a live register in a demo; `live_server` empties the tables afterwards."""
    settings.DEMO = True
    load_reference_data()
    make_cast()
    return make_register(60, date(2026, 11, 24))


@pytest.fixture
def log_in(page: Page, live_server):
    """log_in(role): fill in the log-in form as a person would."""

    def as_role(role: str) -> Page:
        page.goto(f"{live_server.url}/masuk/")
        page.get_by_label("Nama pengguna").fill(role)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{live_server.url}/")
        return page

    return as_role
