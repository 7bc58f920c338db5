"""Every page and who may open it, typed by hand: a page that is missing here fails."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.register_samples import make_business
from umkm_registry.regions.models import Subdistrict

READERS = {"data_manager", "head_of_division", "district_officer", "curation_officer", "bank_officer", "leadership"}
LOGGED_IN = READERS | {"technical_admin", "stranger"}

# address of the page (the business 1 lies in the district officer's kecamatan): who gets an answer of 200
PAGES = {
    "/": LOGGED_IN,
    "/gaya/": LOGGED_IN,
    "/kata-sandi/": LOGGED_IN,
    "/usaha/": READERS,
    "/usaha/per-kecamatan/": READERS,
    "/usaha/1/": READERS - {"bank_officer"},
    "/izin/ringkasan/": READERS,
    "/izin/per-bulan/": READERS,
    "/izin/usaha/1/": READERS - {"bank_officer"},
}
# Open without logging in, answering a POST only, or the admin with its own table.
ELSEWHERE = {"/masuk/", "/keluar/", "/sehat/"}


def addresses(patterns, start: str = "/"):
    """The addresses of all pages outside the admin, the number 1 in the place of a key."""
    for pattern in patterns:
        here = start + str(pattern.pattern).replace("<int:pk>", "1")
        if isinstance(pattern, URLResolver):
            if pattern.app_name != "admin":
                yield from addresses(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def test_every_page_is_in_the_table():
    assert set(addresses(get_resolver().url_patterns)) == set(PAGES) | ELSEWHERE


@pytest.mark.parametrize("address", PAGES)
def test_only_the_named_roles_open_it(cast, settings, address):
    settings.DEMO = True
    district = cast["district_officer"].grants.get().district
    business = make_business("Amplang Ombak Tujuh", subdistrict=Subdistrict.objects.filter(district=district)[0])
    opened = set()
    for role, user in cast.items():
        client = Client()
        client.force_login(user)
        response = client.get(address.replace("/1/", f"/{business.pk}/"))
        assert response.status_code in (200, 403, 404), role
        if response.status_code == 200:
            opened.add(role)
    assert opened == PAGES[address]


@pytest.mark.parametrize("address", PAGES)
def test_without_logging_in_it_leads_to_the_log_in_page(db, client, address):
    assert client.get(address).url.startswith("/masuk/?next=")


def test_a_role_without_the_permission_is_refused_and_a_role_without_the_row_finds_nothing(cast, client):
    business = make_business("Di luar wilayah")
    client.force_login(cast["technical_admin"])
    assert client.get(f"/usaha/{business.pk}/").status_code == 403
    client.force_login(cast["district_officer"])
    assert client.get(f"/usaha/{business.pk}/").status_code == 404
