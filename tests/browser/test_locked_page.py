"""The lock of an open page in a real browser: the half-filled form is there again after the password."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from umkm_registry.accounts.login.idle_lock import LOCKED

FORGET = "localStorage.setItem('umkm-terakhir-dipakai', String(Date.now() - 3600000))"  # as if an hour had gone by


@pytest.fixture
def half_filled(log_in, live_register, live_server) -> Page:
    page = log_in("district_officer")
    page.goto(f"{live_server.url}/usaha/{live_register['own'].pk}/ubah/")
    page.locator("main input[type=text]").first.fill("Warung Setengah Terisi")
    return page


def is_locked_on_server() -> bool:
    return any(LOCKED in session.get_decoded() for session in Session.objects.all())


def test_an_idle_page_is_covered_and_comes_back_as_it_was(half_filled):
    page, cover = half_filled, half_filled.locator("#kunci-layar")
    page.evaluate(FORGET)
    expect(cover).to_be_visible()
    field = page.locator("main input[type=text]").first
    expect(field).not_to_be_visible()
    cover.get_by_label("Kata sandi").fill("salah")
    cover.get_by_role("button", name="Buka kunci").click()
    expect(cover).to_contain_text("Kata sandi salah")
    assert is_locked_on_server()
    cover.get_by_label("Kata sandi").fill(PASSWORD)
    cover.get_by_role("button", name="Buka kunci").click()
    expect(cover).not_to_be_visible()
    expect(field).to_have_value("Warung Setengah Terisi")
    assert not is_locked_on_server()


def test_one_locks_by_hand_and_the_other_tab_is_locked_too(half_filled, live_server):
    other = half_filled.context.new_page()
    other.goto(f"{live_server.url}/usaha/")
    half_filled.get_by_role("button", name="Kunci layar").click()
    for page in (half_filled, other):
        expect(page.locator("#kunci-layar")).to_be_visible()
    other.locator("#kunci-layar").get_by_label("Kata sandi").fill(PASSWORD)
    other.keyboard.press("Enter")
    for page in (half_filled, other):
        expect(page.locator("#kunci-layar")).not_to_be_visible()


def test_a_locked_page_cannot_be_walked_with_the_keyboard(half_filled):
    half_filled.get_by_role("button", name="Kunci layar").click()
    for _ in range(6):
        half_filled.keyboard.press("Tab")
        inside = half_filled.evaluate(
            "!document.activeElement || document.activeElement === document.body"
            " || Boolean(document.activeElement.closest('#kunci-layar'))"
        )
        assert inside


def test_the_next_user_is_two_clicks_and_a_password_away(log_in, live_register, live_server):
    page = log_in("leadership")
    page.get_by_role("button", name="Ganti pengguna").click()
    page = log_in("district_officer")
    page.get_by_role("button", name="Ganti pengguna").click()
    page.get_by_role("link", name=re.compile("Andaiani Rekaan")).click()
    expect(page.get_by_label("Kata sandi")).to_be_focused()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
    expect(page.locator(".side-user")).to_contain_text("Andaiani Rekaan")
