"""Users and their roles in the back office: looked at there, kept on the pages of the app."""

import pytest

from umkm_registry.accounts.models import User


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def page(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def test_a_user_is_shown_with_the_roles_he_holds(manager, cast):
    shown = manager.get(page(cast["bank_officer"])).content.decode()
    assert "PKS-REKAAN/1" in shown
    assert "Petugas perbankan" in shown


@pytest.mark.parametrize("role", ["data_manager", "technical_admin"])
def test_nobody_changes_a_user_there(cast, client, role):
    client.force_login(cast[role])
    stranger = cast["stranger"]
    assert client.get("/admin/accounts/user/add/").status_code == 403
    assert client.get(f"/admin/accounts/user/{stranger.pk}/delete/").status_code == 403
    assert client.get(f"/admin/accounts/user/{stranger.pk}/password/").status_code != 200
    assert client.post(page(stranger), {"username": "lain", "is_superuser": "on"}).status_code == 403
    assert User.objects.filter(username="stranger", is_superuser=False).exists()


def test_a_superuser_is_shown_to_superusers_only(manager):
    root = User.objects.create_superuser("akar")
    assert manager.get(page(root)).status_code == 302
    assert "akar" not in manager.get("/admin/accounts/user/").content.decode()


def test_who_holds_which_role_can_be_read_but_not_changed_there(manager, cast):
    grant = cast["bank_officer"].grants.get()
    assert "Petugas perbankan" in manager.get("/admin/accounts/rolegrant/").content.decode()
    assert manager.get("/admin/accounts/rolegrant/add/").status_code == 403
    assert manager.post(f"/admin/accounts/rolegrant/{grant.pk}/change/", {"role": "leadership"}).status_code == 403


def test_the_groups_of_django_are_not_offered(manager, cast):
    assert "/admin/auth/group/" not in manager.get("/admin/").content.decode()
    assert "user_permissions" not in manager.get(page(cast["stranger"])).content.decode()
