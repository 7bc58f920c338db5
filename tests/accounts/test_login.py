"""Logging in, logging out, the own password, and the pages of refusal."""

import pytest
from django.test import Client, RequestFactory
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, server_error

from tests.cast import PASSWORD

LOGIN = {"username": "leadership", "password": PASSWORD}


def test_a_page_asks_to_log_in_and_comes_back_to_itself(cast, client):
    response = client.get("/usaha/?q=amplang")
    assert response.url == "/masuk/?next=/usaha/%3Fq%3Damplang"
    assert client.post(response.url, {**LOGIN, "next": "/usaha/?q=amplang"}).url == "/usaha/?q=amplang"


def test_after_logging_in_one_is_not_sent_to_another_site(cast, client):
    assert client.post("/masuk/", {**LOGIN, "next": "https://contoh.invalid/"}).url == "/"


@pytest.mark.parametrize("wrong", [{"password": "salah"}, {"username": "bukan-siapa-siapa"}])
def test_a_wrong_name_and_a_wrong_password_sound_alike(cast, client, wrong):
    text = client.post("/masuk/", {**LOGIN, **wrong}).content.decode()
    assert "Nama pengguna atau kata sandi salah. Periksa huruf besar, lalu coba lagi." in text


def test_an_account_that_was_closed_cannot_log_in(cast, client):
    cast["leadership"].is_active = False
    cast["leadership"].save()
    assert client.post("/masuk/", LOGIN).status_code == 200


def test_logging_out_needs_a_form_and_ends_at_the_log_in_page(cast, client):
    client.force_login(cast["leadership"])
    assert client.get("/keluar/").status_code == 405
    assert client.post("/keluar/").url == "/masuk/"
    assert client.get("/").status_code == 302


def test_the_own_password_can_be_changed(cast, client):
    client.force_login(cast["leadership"])
    new = "teluk-rekaan-2026"
    response = client.post(
        "/kata-sandi/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}, follow=True
    )
    assert "Kata sandi diganti" in response.content.decode()
    assert Client().login(username="leadership", password=new)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("salah", "teluk-rekaan-2026", "teluk-rekaan-2026", "Kata sandi sekarang salah"),
        (PASSWORD, "teluk-rekaan-2026", "teluk-rekaan-2027", "Kedua kata sandi baru tidak sama"),
        (PASSWORD, "pendek", "pendek", "Kata sandi terlalu pendek"),
        (PASSWORD, "12345678901", "12345678901", "seluruhnya terdiri dari angka"),
    ],
)
def test_a_password_that_will_not_do_is_refused_with_the_reason(cast, client, old, new, again, said):
    client.force_login(cast["leadership"])
    response = client.post("/kata-sandi/", {"old_password": old, "new_password1": new, "new_password2": again})
    assert said in response.content.decode()
    assert Client().login(username="leadership", password=PASSWORD)


def test_every_refusal_says_what_to_do(cast, client):
    client.force_login(cast["stranger"])
    assert "minta peran yang sesuai" in client.get("/usaha/").content.decode()
    assert "Cari lagi dari daftar usaha" in client.get("/tidak-ada/").content.decode()
    request = RequestFactory().get("/")
    assert "Tunggu sebentar, lalu coba lagi" in server_error(request).content.decode()
    assert "muat ulang" in bad_request(request, ValueError()).content.decode()
    assert "muat ulang halaman" in csrf_failure(request).content.decode()


def test_an_old_form_is_refused_with_advice(cast):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/masuk/", LOGIN)
    assert response.status_code == 403
    assert "Halaman sudah terlalu lama terbuka" in response.content.decode()


@pytest.mark.parametrize("word", ["Balikpapan2026!!", "rahasia-rahasia-1", "KataSandi#12345", "umkm.balikpapan.99"])
def test_a_word_the_office_would_try_first_is_refused(cast, client, word):
    client.force_login(cast["leadership"])
    page = client.post("/kata-sandi/", {"old_password": PASSWORD, "new_password1": word, "new_password2": word})
    assert "mudah ditebak. Pakai beberapa kata" in page.content.decode()
    assert Client().login(username="leadership", password=PASSWORD)


def test_a_session_gets_a_new_key_when_somebody_logs_in(cast, client):
    client.get("/masuk/")
    planted = client.session
    planted["penanda"] = "rekaan"
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    client.post("/masuk/", LOGIN)
    assert client.session.session_key != planted.session_key
    outsider = Client()
    outsider.cookies["sessionid"] = planted.session_key
    assert outsider.get("/").status_code == 302


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(cast, client):
    other = Client()
    for browser in (client, other):
        browser.post("/masuk/", LOGIN)
    new = "teluk-rekaan-2026"
    client.post("/kata-sandi/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert client.get("/").status_code == 200
    assert other.get("/").status_code == 302
