"""The start page: a frame of panels, each served by its own app, and the navigation around it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.register_samples import make_register
from umkm_registry.home.panels import PANELS

PANEL_ADDRESSES = [reverse(panel.url_name) for panel in PANELS]


def logged_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user, address: str = "/", **headers) -> str:
    response = logged_in(user).get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_each_panel_is_fetched_by_its_address_and_can_be_opened_without_javascript(cast):
    text = page(cast["head_of_division"])
    for address in PANEL_ADDRESSES:
        assert f'hx-get="{address}"' in text
        assert f'<a href="{address}">' in text


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.url_name)
def test_a_panel_comes_alone_to_htmx_and_as_a_page_to_a_link(cast, panel):
    make_register(20, date(2026, 11, 24))
    address = reverse(panel.url_name)
    part = page(cast["head_of_division"], address, **{"HX-Request": "true", "HX-Target": panel.url_name})
    assert part.strip().startswith("<section")
    assert f'id="{panel.url_name}"' in part
    assert panel.title in part
    assert "<nav" in page(cast["head_of_division"], address)


def test_an_empty_register_says_what_will_stand_there_and_hides_charts_of_nothing(cast):
    imports, counts, months, districts = (page(cast["head_of_division"], address) for address in PANEL_ADDRESSES)
    assert 'aria-labelledby="h-impor" hidden' in imports
    assert "Belum ada izin usaha" in counts
    assert 'aria-labelledby="h-bulan" hidden' in months
    assert 'aria-labelledby="h-kecamatan" hidden' in districts


def test_the_chart_says_its_point_in_words_and_the_table_holds_every_number(cast, monkeypatch):
    make_register(30, date(2026, 11, 24))
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args: date(2026, 11, 24))
    text = page(cast["head_of_division"], reverse("izin-per-bulan"))
    assert "Izin usaha terbit per bulan, Desember 2025 sampai November 2026, terbanyak" in text
    assert text.count('<th scope="row">') == 12


def test_who_sees_no_register_data_is_told_whom_to_ask(cast):
    for role in ["stranger", "technical_admin"]:
        text = page(cast[role])
        assert "minta peran yang sesuai kepada pengelola data" in text
        assert "hx-get" not in text


def test_the_navigation_shows_what_the_role_may_open_and_where_one_is(cast):
    manager = page(cast["data_manager"], "/usaha/")
    assert '<a class="side-link" href="/usaha/" aria-current="page">' in manager
    assert '<a class="side-link" href="/admin/">' in manager
    technical = page(cast["technical_admin"])
    assert 'href="/usaha/"' not in technical
    assert '<a class="side-link" href="/" aria-current="page">' in technical
    assert 'href="/admin/"' not in page(cast["leadership"])


def test_name_role_and_office_stand_under_the_navigation(cast):
    text = page(cast["data_manager"])
    assert "Rekawati Umpama" in text
    assert "Pengelola data" in text


def test_the_training_banner_is_shown_in_a_demo_only(cast, settings):
    settings.DEMO = True
    assert "MODE LATIHAN – data rekaan" in page(cast["data_manager"])
    settings.DEMO = False
    assert "MODE LATIHAN" not in page(cast["data_manager"])


def test_the_style_page_is_shown_in_a_demo_only(cast, settings):
    settings.DEMO, settings.DEBUG = True, False
    assert "<h1>Gaya</h1>" in page(cast["leadership"], "/gaya/")
    settings.DEMO = False
    assert logged_in(cast["leadership"]).get("/gaya/").status_code == 404
