"""Guessing a password is slowed down, and nobody else behind the same address notices."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import PASSWORD
from umkm_registry.accounts.login.lockout import forget_failures
from umkm_registry.accounts.login.models import LogInAttempt

LOCKED = "Terlalu banyak percobaan yang gagal"


def attempt(client, name="leadership", password="salah-sekali", address="10.0.0.7"):
    return client.post("/masuk/", {"username": name, "password": password}, REMOTE_ADDR=address)


def fail(client, times, **how):
    for _ in range(times):
        attempt(client, **how)


def is_locked(client, **how) -> bool:
    return LOCKED in attempt(client, **how).content.decode()


def go_back(**span):
    """As if the failures so far had been made that long ago."""
    for row in LogInAttempt.objects.all():
        LogInAttempt.objects.filter(pk=row.pk).update(at=row.at - timedelta(**span))


def test_after_five_failures_even_the_right_password_has_to_wait(cast, client):
    fail(client, 5)
    page = attempt(client, password=PASSWORD)
    assert page.status_code == 200
    assert "Coba lagi 15 menit lagi, atau minta kata sandi baru" in page.content.decode()


def test_four_failures_are_forgiven(cast, client):
    fail(client, 4)
    assert attempt(client, password=PASSWORD).status_code == 302


def test_the_others_of_the_office_log_in_as_ever(cast, client):
    fail(client, 8)
    assert attempt(client, name="auditor", password=PASSWORD).status_code == 302


def test_the_same_name_may_still_come_from_another_address(cast, client):
    fail(client, 8)
    assert attempt(client, password=PASSWORD, address="10.0.0.8").status_code == 302


def test_the_wait_is_over_after_a_quarter_of_an_hour_and_trying_does_not_prolong_it(cast, client):
    fail(client, 5)
    go_back(minutes=14)
    page = attempt(client, password=PASSWORD)
    assert "Coba lagi 1 menit lagi" in page.content.decode()
    go_back(minutes=1)
    assert attempt(client, password=PASSWORD).status_code == 302


def test_capitals_do_not_make_another_name(cast, client):
    fail(client, 3)
    fail(client, 2, name="LEADERSHIP")
    assert is_locked(client)


def test_a_success_starts_the_count_anew(cast, client):
    fail(client, 4)
    attempt(client, password=PASSWORD)
    client.logout()
    fail(client, 4)
    assert not is_locked(client)


def test_many_addresses_together_are_stopped_more_slowly(cast, client):
    for number in range(10):
        fail(client, 3, address=f"10.9.0.{number}")
    assert "Coba lagi 6 jam lagi" in attempt(client, address="10.8.0.1").content.decode()


def test_strangers_cannot_shut_out_who_logged_in_here_lately(cast, client):
    attempt(client, password=PASSWORD)
    client.logout()
    for number in range(12):
        fail(client, 3, address=f"10.9.0.{number}")
    assert attempt(client, password=PASSWORD).status_code == 302


def test_whoever_gets_a_new_password_need_not_wait(cast, client):
    fail(client, 6)
    forget_failures("leadership")
    assert attempt(client, password=PASSWORD).status_code == 302


def test_names_that_do_not_exist_are_slowed_down_alike(cast, client):
    fail(client, 5, name="bukan-siapa-siapa")
    assert is_locked(client, name="bukan-siapa-siapa")


def test_what_was_typed_as_a_name_is_not_kept(cast, client):
    attempt(client, name="kata-sandi-saya-di-kolom-salah")
    row = LogInAttempt.objects.get()
    assert "kata-sandi" not in row.name_hash


def test_old_rows_go(cast, client):
    fail(client, 1, name="auditor")
    go_back(days=31)
    attempt(client, password=PASSWORD)
    assert not LogInAttempt.objects.filter(at__lt=timezone.now() - timedelta(days=30)).exists()


@pytest.mark.parametrize(("behind_proxy", "address"), [(True, "10.1.1.1"), (False, "10.0.0.7")])
def test_only_the_server_in_front_is_believed_about_the_address(cast, client, settings, behind_proxy, address):
    settings.BEHIND_PROXY = behind_proxy
    data = {"username": "leadership", "password": "salah-sekali"}
    client.post("/masuk/", data, REMOTE_ADDR="10.0.0.7", HTTP_X_FORWARDED_FOR="1.2.3.4, 10.1.1.1")
    assert LogInAttempt.objects.get().address == address
