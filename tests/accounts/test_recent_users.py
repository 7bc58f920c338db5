"""A shared counter: the names of who works at this computer, one click and the password."""

from django.test import Client

from tests.cast import PASSWORD


def log_in(client, name):
    return client.post("/masuk/", {"username": name, "password": PASSWORD})


def names_at(client) -> str:
    return client.get("/masuk/").content.decode()


def test_a_new_browser_knows_nobody(cast, client):
    assert "Nur Khayalia" not in names_at(client)


def test_the_next_one_picks_the_name_and_types_the_password(cast, client):
    for name in ("district_officer", "leadership"):
        log_in(client, name)
        assert client.post("/ganti-pengguna/").url == "/masuk/"
    page = names_at(client)
    assert page.index("Andaiani Rekaan") < page.index("Nur Khayalia")
    assert 'href="?pengguna=district_officer"' in page
    picked = client.get("/masuk/?pengguna=district_officer").content.decode()
    assert 'value="district_officer"' in picked
    assert picked.count("autofocus") == 1
    assert "autofocus" in picked.split('name="password"')[1].split(">")[0]


def test_where_one_wanted_to_go_is_kept_when_picking(cast, client):
    log_in(client, "leadership")
    client.post("/ganti-pengguna/")
    assert 'href="?next=%2Fusaha%2F&amp;pengguna=leadership"' in client.get("/masuk/?next=/usaha/").content.decode()


def test_a_closed_account_is_not_offered(cast, client):
    log_in(client, "leadership")
    client.post("/ganti-pengguna/")
    cast["leadership"].is_active = False
    cast["leadership"].save()
    assert "Andaiani Rekaan" not in names_at(client)


def test_a_browser_can_forget_them(cast, client):
    log_in(client, "leadership")
    client.post("/ganti-pengguna/")
    client.post("/masuk/lupakan/")
    assert "Andaiani Rekaan" not in names_at(client)


def test_names_cannot_be_asked_for_with_a_made_up_cookie(cast, client):
    client.cookies["pengguna_terakhir"] = str(cast["leadership"].pk)
    assert "Andaiani Rekaan" not in names_at(client)


def test_no_script_reads_the_cookie(cast, client):
    cookie = log_in(client, "leadership").cookies["pengguna_terakhir"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert Client().get("/masuk/").status_code == 200
