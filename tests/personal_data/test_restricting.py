"""Restricting the use of a person's data: who still sees it, and where it no longer goes."""

import pytest
from django.http import QueryDict

from permits.models import Permit
from tests.register_samples import add_activity
from umkm_registry.accounts.models import User
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.export_rows import rows_of
from umkm_registry.businesses.foreign import _found
from umkm_registry.businesses.models import Activity, Business, Identifier, Owner, Place
from umkm_registry.businesses.sealed_numbers import SealedNumber
from umkm_registry.personal_data.restricting import RestrictionRefused, lift_restriction, restrict

OTHERS = ["head_of_division", "district_officer", "team_leader", "curation_officer", "leadership"]


@pytest.fixture
def owner(register, cast):
    owner = register["own"].owner
    restrict(owner, cast["data_manager"], "Diminta lewat surat.")
    owner.refresh_from_db()
    return owner


def seen(user, owner) -> tuple[bool, bool, bool]:
    return (
        Owner.objects.visible_to(user).filter(pk=owner.pk).exists(),
        Business.objects.visible_to(user).filter(owner=owner).exists(),
        Place.objects.visible_to(user).filter(business__owner=owner).exists(),
    )


@pytest.mark.parametrize("role", OTHERS)
def test_others_see_neither_the_person_nor_the_business_and_everything_else(register, cast, owner, role):
    assert seen(cast[role], owner) == (False, False, False)
    if role != "district_officer":
        assert all(seen(cast[role], register["nowhere"].owner))


@pytest.mark.parametrize("role", ["data_manager", "auditor"])
def test_data_manager_and_auditor_still_see_it(cast, owner, role):
    assert seen(cast[role], owner) == (True, True, True)


@pytest.mark.parametrize("role", OTHERS)
def test_its_pages_are_not_found_by_others(client, register, cast, owner, role):
    client.force_login(cast[role])
    pages = [f"/usaha/{register['own'].pk}/", f"/pemilik/{owner.pk}/", f"/usaha/{register['own'].pk}/hubungi/"]
    assert {client.get(page).status_code for page in pages} <= {404, 403}
    assert register["own"].name not in client.get("/usaha/").content.decode()


def test_it_is_in_no_export_even_of_who_sees_it(register, cast, owner):
    asked = asked_for(QueryDict(""), cast["data_manager"])
    assert register["own"] in asked.businesses
    exported = list(rows_of(asked, cast["data_manager"]))
    assert [row for row in exported if register["own"].name in row] == []
    assert len(exported) == asked.businesses.exclude(owner=owner).count()


def test_nobody_calls_a_restricted_business(client, register, cast, owner):
    client.force_login(cast["data_manager"])
    assert client.get(f"/usaha/{register['own'].pk}/hubungi/").status_code == 404


def test_ending_it_shows_the_person_again(cast, owner):
    act = lift_restriction(owner, cast["data_manager"], "Dicabut lewat surat.")
    assert all(seen(User.objects.get(username="head_of_division"), owner))
    assert (Owner.objects.get(pk=owner.pk).act_id, act.reason) == (act.pk, "Dicabut lewat surat.")


def test_what_is_so_already_is_refused(register, cast, owner):
    with pytest.raises(RestrictionRefused, match="sudah dibatasi"):
        restrict(owner, cast["data_manager"], "Lagi.")
    with pytest.raises(RestrictionRefused, match="tidak sedang dibatasi"):
        lift_restriction(register["nowhere"].owner, cast["data_manager"], "Lagi.")


@pytest.mark.parametrize("role", ["head_of_division", "leadership"])
def test_its_permits_activities_and_numbers_are_hidden_too(register, cast, owner, role):
    user = cast[role]
    numbers = Identifier.objects.visible_to(user)
    assert numbers.exists()
    assert not numbers.filter(business__owner=owner).exists()
    add_activity(register["nowhere"])
    add_activity(register["own"])
    told = set(Activity.objects.visible_to(user).values_list("place__business", flat=True))
    assert register["nowhere"].pk in told
    assert not told & set(owner.businesses.values_list("pk", flat=True))
    assert not Permit.objects.visible_to(user).filter(business__owner=owner).exists()


def test_a_search_across_districts_does_not_tell_of_it(register, cast, owner):
    found = SealedNumber("nik", "9001", ("1:" + "0" * 32,))
    Owner.objects.filter(pk__in=[owner.pk, register["nowhere"].owner_id]).update(nik_hash="")
    Owner.objects.filter(pk=owner.pk).update(nik_hash=found.hashes[0])
    assert _found(found, cast["district_officer"]) == {}
    lift_restriction(owner, cast["data_manager"], "Dicabut.")
    assert register["foreign"] in _found(found, cast["district_officer"])
