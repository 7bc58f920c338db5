"""The idle lock on the server: an unused session answers with the lock, and what was being sent is not lost."""

import re
import time

import pytest
from django.test import Client

from tests.cast import PASSWORD
from umkm_registry.accounts.login.idle_lock import LOCKED, SEEN

OLD, NEW = PASSWORD, "teluk-rekaan-2026"
CHANGE = {"old_password": OLD, "new_password1": NEW, "new_password2": NEW}


@pytest.fixture
def idle(cast, client):
    """A browser nobody touched for an hour."""
    client.post("/masuk/", {"username": "data_manager", "password": PASSWORD})
    leave(client)
    return client


def leave(client):
    session = client.session
    session[SEEN] = int(time.time()) - 3600
    session.save()


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the lock page."""
    return dict(re.findall(r'<input type="hidden" name="(kunci_\w+)" value="([^"]*)"', page))


def test_every_page_answers_with_the_lock(idle):
    for address in ("/", "/usaha/", "/admin/", "/usaha/ekspor/"):
        page = idle.get(address)
        assert page.status_code == 423
        assert "Layar terkunci" in page.content.decode()
        assert page["Cache-Control"] == "no-store"


def test_the_password_opens_the_page_that_was_asked_for(idle):
    fields = hidden(idle.get("/usaha/?q=soto").content.decode())
    answer = idle.post("/usaha/?q=soto", {**fields, "kunci_kata_sandi": PASSWORD})
    assert answer.url == "/usaha/?q=soto"
    assert idle.get(answer.url).status_code == 200


def test_a_wrong_password_opens_nothing_and_is_counted(idle):
    for _ in range(5):
        page = idle.post("/usaha/", {"kunci_kata_sandi": "salah", "kunci_cara": "GET"})
        assert page.status_code == 423
        assert "Kata sandi salah" in page.content.decode()
    page = idle.post("/usaha/", {"kunci_kata_sandi": PASSWORD, "kunci_cara": "GET"})
    assert "Terlalu banyak percobaan" in page.content.decode()


def test_a_form_sent_to_a_locked_session_goes_on_after_the_password(cast, idle):
    page = idle.post("/kata-sandi/", CHANGE)
    assert page.status_code == 423
    assert Client().login(username="data_manager", password=OLD)
    answer = idle.post("/kata-sandi/", {**hidden(page.content.decode()), "kunci_kata_sandi": OLD})
    assert answer.url == "/"
    assert Client().login(username="data_manager", password=NEW)


def test_what_is_carried_survives_a_wrong_password(cast, idle):
    page = idle.post("/kata-sandi/", CHANGE)
    page = idle.post("/kata-sandi/", {**hidden(page.content.decode()), "kunci_kata_sandi": "salah"})
    idle.post("/kata-sandi/", {**hidden(page.content.decode()), "kunci_kata_sandi": OLD})
    assert Client().login(username="data_manager", password=NEW)


def test_nobody_reads_in_the_lock_page_what_was_typed(idle):
    page = idle.post("/usaha/1/ubah/", {"nik": "6471014501900003", "name": "Warung Ombak Rekaan"}).content.decode()
    assert "6471014501900003" not in page
    assert "Warung Ombak Rekaan" not in page


@pytest.mark.parametrize("where", ["another user", "another page"])
def test_what_is_carried_goes_to_nobody_and_nowhere_else(cast, idle, where):
    fields = hidden(idle.post("/kata-sandi/", CHANGE).content.decode())
    if where == "another user":
        idle.force_login(cast["auditor"])
        leave(idle)
        idle.post("/kata-sandi/", {**fields, "kunci_kata_sandi": PASSWORD})
    else:
        idle.post("/dua-langkah/", {**fields, "kunci_kata_sandi": PASSWORD})
    for name in ("data_manager", "auditor"):
        assert Client().login(username=name, password=OLD)


def test_a_lock_page_without_a_form_token_opens_nothing(cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast["data_manager"])
    leave(client)
    assert client.post("/", {"kunci_kata_sandi": PASSWORD, "kunci_cara": "GET"}).status_code == 403
    assert client.get("/").status_code == 423


def test_a_file_that_cannot_be_carried_is_named(idle, tmp_path):
    path = tmp_path / "ekspor-rekaan.csv"
    path.write_text("nib\n")
    with path.open("rb") as file:
        page = idle.post("/impor/unggah/", {"file": file}).content.decode()
    assert "Berkas ekspor-rekaan.csv perlu dipilih lagi" in page


def test_a_part_asked_for_by_htmx_gets_no_page_in_its_place(idle):
    answer = idle.get("/usaha/", headers={"HX-Request": "true", "HX-Target": "daftar"})
    assert (answer.status_code, answer.content) == (423, b"")


def test_a_page_that_refreshes_itself_does_not_keep_the_session_open(cast, client):
    client.post("/masuk/", {"username": "data_manager", "password": PASSWORD})
    session = client.session
    session[SEEN] = before = int(time.time()) - 600
    session.save()
    client.get("/usaha/", headers={"HX-Request": "true"})
    assert client.session[SEEN] == before
    client.get("/usaha/")
    assert client.session[SEEN] > before


def test_the_script_keeps_it_open_while_somebody_types(cast, client):
    client.post("/masuk/", {"username": "data_manager", "password": PASSWORD})
    session = client.session
    session[SEEN] = int(time.time()) - 600
    session.save()
    assert client.post("/kunci/denyut/").status_code == 204
    assert client.session[SEEN] > time.time() - 60


def test_the_script_unlocks_with_the_password_only(idle):
    plain = {"Accept": "text/plain"}
    assert idle.post("/kunci/denyut/", headers=plain).status_code == 423
    wrong = idle.post("/kunci/denyut/", {"kunci_kata_sandi": "salah"}, headers=plain)
    assert (wrong.status_code, wrong.content.decode()[:17]) == (423, "Kata sandi salah.")
    assert idle.post("/kunci/denyut/", {"kunci_kata_sandi": PASSWORD}, headers=plain).status_code == 204
    assert idle.get("/").status_code == 200


def test_one_can_lock_by_hand(cast, client):
    client.post("/masuk/", {"username": "data_manager", "password": PASSWORD})
    client.post("/kunci/")
    assert client.session[LOCKED]
    assert client.get("/").status_code == 423


def test_the_ways_out_stay_open(idle):
    assert idle.post("/ganti-pengguna/").url == "/masuk/"
    assert idle.get("/").status_code == 302


def test_a_session_in_use_is_not_locked(cast, client):
    client.post("/masuk/", {"username": "data_manager", "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_the_lock_can_be_switched_off(idle, settings):
    settings.IDLE_LOCK_MINUTES = 0
    assert idle.get("/").status_code == 200
