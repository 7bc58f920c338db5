"""What browser tests share: a live register with made-up rows, and how one logs in."""

from datetime import date

import pytest
from playwright.sync_api import Page

from tests.cast import PASSWORD, make_cast
from tests.register_samples import make_register, make_small_register
from umkm_registry.businesses.models import Business, Place
from umkm_registry.reference_data import load_reference_data
from umkm_registry.regions.models import Subdistrict, SubdistrictOutline

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 760}


@pytest.fixture
def live_register(live_server, settings) -> dict[str, Business]:
    """A live demo of 63 businesses: `own` (on the map), `foreign`, `nowhere` as for the district officer, and 60 of
    all kinds."""
    settings.DEMO = True
    load_reference_data()
    own = make_cast()["district_officer"].grants.get().district
    subdistricts = Subdistrict.objects.order_by("district", "code")
    named = make_small_register(subdistricts.filter(district=own)[0], subdistricts.exclude(district=own)[0])
    make_register(60, date(2026, 11, 24))
    where = named["own"].places.get().subdistrict
    Place.objects.filter(business=named["own"]).update(latitude=where.latitude, longitude=where.longitude)
    SubdistrictOutline.objects.create(subdistrict=where, path="M1169300 12100l120 0 0 120 -120 0z")
    return named


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
