"""Users and their roles in the back office."""

import pytest

from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.regions.models import District


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def page(user):
    return f"/admin/accounts/user/{user.pk}/change/"


def typed(user, *grants, **changed):
    """What the browser sends for the page of a user with the given roles."""
    sent = {
        **{"username": user.username, "first_name": user.first_name, "last_name": user.last_name, "is_active": "on"},
        **{"grants-TOTAL_FORMS": len(grants), "grants-INITIAL_FORMS": 0},
        **changed,
    }
    for number, grant in enumerate(grants):
        sent |= {f"grants-{number}-{name}": value for name, value in grant.items()}
    return sent


def test_a_new_user_can_be_made_and_given_a_role(manager):
    answer = manager.post(
        "/admin/accounts/user/add/",
        {
            **{"username": "baru", "first_name": "Anyar", "last_name": "Rekaan", "usable_password": "true"},
            **{"password1": "kata-sandi-rekaan", "password2": "kata-sandi-rekaan"},
            **{"grants-TOTAL_FORMS": 0, "grants-INITIAL_FORMS": 0},
        },
    )
    user = User.objects.get(username="baru")
    assert answer.url == page(user)
    district = District.objects.last()
    role = {"role": "district_officer", "district": district.pk, "starts_on": "2026-11-01", "ends_on": ""}
    assert manager.post(page(user), typed(user, role)).status_code == 302
    assert User.objects.get(pk=user.pk).scope.district_ids == {district.pk}


def test_a_district_officer_without_a_district_is_refused_in_words(manager, cast):
    role = {"role": "district_officer", "district": "", "starts_on": "2026-11-01"}
    answer = manager.post(page(cast["stranger"]), typed(cast["stranger"], role))
    assert "Isi kecamatan untuk petugas kecamatan" in answer.content.decode()
    assert not RoleGrant.objects.filter(user=cast["stranger"]).exists()


def test_nobody_gives_himself_a_role(cast, client):
    technician = cast["technical_admin"]
    client.force_login(technician)
    role = {"role": "data_manager", "district": "", "starts_on": "2026-11-01"}
    client.post(page(technician), typed(technician, role))
    assert [grant.role for grant in technician.grants.all()] == ["technical_admin"]
    client.post(page(cast["stranger"]), typed(cast["stranger"], role))
    assert [grant.role for grant in cast["stranger"].grants.all()] == ["data_manager"]


def test_nobody_makes_a_superuser_or_touches_one(manager, cast):
    manager.post(page(cast["stranger"]), typed(cast["stranger"], is_superuser="on", is_staff="on"))
    assert not User.objects.filter(is_superuser=True).exists()
    root = User.objects.create_superuser("akar")
    assert manager.get(page(root)).status_code == 302
    assert manager.get(f"/admin/accounts/user/{root.pk}/password/").status_code == 404
    assert "akar" not in manager.get("/admin/accounts/user/").content.decode()


def test_users_are_switched_off_and_not_deleted(manager, cast):
    assert manager.get(f"/admin/accounts/user/{cast['stranger'].pk}/delete/").status_code == 403
    manager.post(page(cast["leadership"]), typed(cast["leadership"], is_active=""))
    assert not User.objects.get(pk=cast["leadership"].pk).is_active


def test_who_holds_which_role_can_be_read_but_not_changed_there(manager, cast):
    grant = cast["bank_officer"].grants.get()
    assert "Petugas perbankan" in manager.get("/admin/accounts/rolegrant/").content.decode()
    assert manager.get("/admin/accounts/rolegrant/add/").status_code == 403
    assert manager.post(f"/admin/accounts/rolegrant/{grant.pk}/change/", {"role": "leadership"}).status_code == 403


def test_the_groups_of_django_are_not_offered(manager, cast):
    assert "/admin/auth/group/" not in manager.get("/admin/").content.decode()
    assert "user_permissions" not in manager.get(page(cast["stranger"])).content.decode()
