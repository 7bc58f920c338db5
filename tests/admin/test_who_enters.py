"""The door of the back office."""

import pytest

from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.accounts.roles import ROLES


@pytest.mark.parametrize("page", ["/admin/", "/admin/businesses/sector/"])
def test_whoever_is_not_logged_in_is_sent_to_the_one_log_in_page_and_back(db, client, page):
    answer = client.get(page, follow=True)
    assert answer.request["PATH_INFO"] == "/masuk/"
    assert answer.wsgi_request.GET["next"] == page


@pytest.mark.parametrize("role", ROLES)
def test_only_the_roles_that_work_there_get_in(cast, client, role):
    client.force_login(cast[role])
    expected = 200 if role in ("data_manager", "head_of_division", "technical_admin") else 403
    assert client.get("/admin/").status_code == expected
    assert client.get("/admin/login/").status_code == 403


def test_the_staff_flag_opens_nothing_and_a_superuser_gets_in(cast, client):
    cast["stranger"].is_staff = True
    cast["stranger"].save()
    client.force_login(cast["stranger"])
    assert client.get("/admin/").status_code == 403
    client.force_login(User.objects.create_superuser("akar"))
    assert client.get("/admin/").status_code == 200


def test_an_ended_role_opens_nothing(cast, client):
    RoleGrant.objects.filter(user=cast["data_manager"]).update(ends_on="2026-01-02")
    client.force_login(cast["data_manager"])
    assert client.get("/admin/").status_code == 403
