"""The users of a demo."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from umkm_registry.accounts.demo import create_demo_users
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.accounts.roles import ROLES
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    load_reference_data()


def test_every_role_has_a_user_who_can_log_in(demo, client):
    made = create_demo_users()
    assert {user.role for user in made} == {role.title for role in ROLES.values()}
    for user in made:
        assert client.login(username=user.username, password=user.password), user


def test_two_district_officers_work_in_different_districts(demo):
    create_demo_users()
    grants = RoleGrant.objects.filter(role="district_officer")
    assert len({grant.district_id for grant in grants}) == 2
    assert all(grant.user.institution.district_id == grant.district_id for grant in grants)


def test_making_them_again_changes_nothing_and_restores_the_password(demo):
    create_demo_users()
    manager = User.objects.get(username="pengelola")
    manager.set_password("lupa")
    manager.save()
    before = set(User.objects.values_list("pk", flat=True)), RoleGrant.objects.count()
    assert len(create_demo_users()) == len(before[0])
    assert (set(User.objects.values_list("pk", flat=True)), RoleGrant.objects.count()) == before
    assert User.objects.get(username="pengelola").check_password("contoh-umkm-2026")


def test_an_ended_role_is_given_again(demo):
    create_demo_users()
    RoleGrant.objects.filter(user__username="bank").update(starts_on=date(2026, 1, 1), ends_on=date(2026, 1, 2))
    create_demo_users()
    assert [role.slug for role in User.objects.get(username="bank").roles] == ["bank_officer"]


def test_the_command_prints_how_to_log_in(demo, capsys):
    call_command("demo_users")
    assert "pengelola     contoh-umkm-2026    Pengelola data\n" in capsys.readouterr().out


def test_outside_a_demo_it_is_refused(demo, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="hanya untuk demo"):
        call_command("demo_users")
    assert not User.objects.exists()


def test_without_districts_it_says_what_to_run_first(settings):
    settings.DEMO = True
    with pytest.raises(CommandError, match="load_reference_data"):
        call_command("demo_users")
