"""The second factor: setting it up, logging in with it, losing the phone, and being made to have one."""

import base64
import re
import time

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.core.management import call_command
from django.test import Client

from tests.cast import PASSWORD
from umkm_registry.accounts.login.compulsory import only_roles_that_exist
from umkm_registry.accounts.login.models import SecondFactor

LOGIN = {"username": "data_manager", "password": PASSWORD}


def code_now(page_or_key: str, later: int = 0) -> str:
    """What the phone shows: from the key typed off the page."""
    key = base64.b32decode(page_or_key.replace(" ", ""))
    return TOTP(key, 6, SHA1(), 30).generate(int(time.time()) + later).decode()


@pytest.fixture
def enrolled(cast):
    """The key and the recovery codes of the data manager, who set it up over the pages."""
    client = Client()
    client.force_login(cast["data_manager"])
    client.post("/dua-langkah/mulai/")
    page = client.get("/dua-langkah/").content.decode()
    key = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1]
    done = client.post("/dua-langkah/", {"code": code_now(key, -30)}).content.decode()
    return key, re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", done)


def half_way(**login) -> Client:
    """A browser whose password was right."""
    client = Client()
    assert client.post("/masuk/", {**LOGIN, **login}).url == "/masuk/kode/"
    return client


def test_setting_up_shows_a_picture_without_inline_style_and_eight_codes_once(cast, enrolled):
    client = Client()
    client.force_login(cast["data_manager"])
    assert len(enrolled[1]) == 8
    page = client.get("/dua-langkah/").content.decode()
    assert "Sisa 8 kode cadangan" in page
    assert enrolled[1][0] not in page


def test_the_picture_is_drawn_into_the_page(cast, client):
    client.force_login(cast["auditor"])
    client.post("/dua-langkah/mulai/")
    page = client.get("/dua-langkah/").content.decode()
    drawn = page.split("enrol-picture")[1].split("</svg>")[0]
    assert "<svg" in drawn
    assert "viewBox" in drawn  # or the corner of a larger one would be cut off
    assert "style=" not in page


def test_it_is_not_on_before_a_first_code_proved_the_phone(cast, client):
    client.force_login(cast["data_manager"])
    client.post("/dua-langkah/mulai/")
    assert "Kode tidak cocok" in client.post("/dua-langkah/", {"code": "000000"}).content.decode()
    assert Client().post("/masuk/", LOGIN).url == "/"


def test_the_password_alone_opens_nothing(enrolled):
    client = half_way()
    assert client.get("/").status_code == 302
    assert "Langkah kedua" in client.get("/masuk/kode/").content.decode()


def test_the_code_of_the_phone_lets_in_and_leads_on(enrolled):
    client = half_way(next="/usaha/")
    assert client.post("/masuk/kode/", {"code": code_now(enrolled[0])}).url == "/usaha/"
    assert client.get("/usaha/").status_code == 200


def test_a_code_works_once(enrolled):
    code = code_now(enrolled[0])
    assert half_way().post("/masuk/kode/", {"code": code}).url == "/"
    assert "Kode tidak cocok" in half_way().post("/masuk/kode/", {"code": code}).content.decode()


def test_an_old_code_is_worth_nothing(enrolled):
    assert "Kode tidak cocok" in half_way().post("/masuk/kode/", {"code": code_now(enrolled[0], -90)}).content.decode()


def test_a_recovery_code_works_once(enrolled):
    code = enrolled[1][0]
    assert half_way().post("/masuk/kode/", {"code": code.upper()}).url == "/"
    assert "Kode tidak cocok" in half_way().post("/masuk/kode/", {"code": code}).content.decode()


def test_guessing_codes_is_locked_out_like_guessing_passwords(enrolled):
    client = half_way()
    for _ in range(5):
        client.post("/masuk/kode/", {"code": "000001"})
    assert "Terlalu banyak percobaan" in client.post("/masuk/kode/", {"code": code_now(enrolled[0])}).content.decode()


def test_half_way_in_lasts_five_minutes(enrolled, monkeypatch):
    client, later = half_way(), time.time() + 301
    monkeypatch.setattr("umkm_registry.accounts.login.views.time.time", lambda: later)
    assert client.post("/masuk/kode/", {"code": code_now(enrolled[0])}).url == "/masuk/"


def test_the_key_lies_sealed(enrolled):
    raw = base64.b32decode(enrolled[0].replace(" ", ""))
    sealed = SecondFactor.objects.get().key_sealed
    assert base64.b64encode(raw).decode() not in sealed
    assert sealed.startswith("1:")


def test_phone_and_recovery_codes_still_work_when_the_keys_of_personal_data_were_replaced(enrolled, settings):
    fresh = "baru:" + base64.b64encode(bytes(range(32))).decode()
    settings.PERSONAL_DATA_KEYS = f"{fresh},{settings.PERSONAL_DATA_KEYS}"
    call_command("rotate_personal_data_keys")
    settings.PERSONAL_DATA_KEYS = fresh
    assert half_way().post("/masuk/kode/", {"code": code_now(enrolled[0])}).url == "/"
    assert half_way().post("/masuk/kode/", {"code": enrolled[1][0]}).url == "/"


def test_switching_it_off_needs_the_password(cast, enrolled, client):
    client.force_login(cast["data_manager"])
    page = client.post("/dua-langkah/matikan/", {"password": "salah"}, follow=True).content.decode()
    assert "Kata sandi salah. Tidak ada yang diubah." in page
    assert SecondFactor.objects.exists()
    client.post("/dua-langkah/matikan/", {"password": PASSWORD})
    assert not SecondFactor.objects.exists()
    assert Client().post("/masuk/", LOGIN).url == "/"


def test_new_recovery_codes_replace_the_old(cast, enrolled, client):
    client.force_login(cast["data_manager"])
    page = client.post("/dua-langkah/kode-cadangan/", {"password": PASSWORD}).content.decode()
    fresh = re.findall(r"<code>([a-z2-9]{5}-[a-z2-9]{5})</code>", page)
    assert len(fresh) == 8
    assert "Kode tidak cocok" in half_way().post("/masuk/kode/", {"code": enrolled[1][0]}).content.decode()
    assert half_way().post("/masuk/kode/", {"code": fresh[0]}).url == "/"


def test_a_role_may_be_made_to_have_it(cast, settings, client):
    settings.REQUIRE_TOTP_ROLES = ["data_manager"]
    client.force_login(cast["data_manager"])
    assert client.get("/usaha/").url == "/dua-langkah/"
    assert "Peran Anda mewajibkannya" in client.get("/dua-langkah/").content.decode()
    other = Client()
    other.force_login(cast["auditor"])
    assert other.get("/usaha/").status_code == 200


def test_whoever_is_made_to_have_it_cannot_switch_it_off(cast, enrolled, settings, client):
    settings.REQUIRE_TOTP_ROLES = ["data_manager"]
    client.force_login(cast["data_manager"])
    assert client.get("/usaha/").status_code == 200
    client.post("/dua-langkah/matikan/", {"password": PASSWORD})
    assert SecondFactor.objects.exists()


def test_a_role_that_does_not_exist_is_noticed_at_start(settings):
    settings.REQUIRE_TOTP_ROLES = ["data_manager", "pengelola"]
    assert [error.msg for error in only_roles_that_exist(None)] == [
        "REQUIRE_TOTP_ROLES menyebut peran yang tidak ada: pengelola."
    ]


def test_a_demo_makes_nobody_have_it(settings):
    assert settings.REQUIRE_TOTP_ROLES == []
