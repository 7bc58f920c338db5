"""Keeping accounts and roles: what is refused, what it leaves behind."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.cast import AGREEMENT, LAST_DAY
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.people.keeping import KeepingRefused, end_role, give_role, switch
from umkm_registry.regions.models import District, Subdistrict

TODAY = date(2026, 11, 24)


def grant(user, role, **facts):
    return RoleGrant(user=user, role=role, **{"starts_on": timezone.localdate(), **facts})


def test_a_role_is_given_from_a_day_on_with_a_sentence_and_an_act(cast):
    district = District.objects.last()
    facts = {"district": district, "basis": "SP-REKAAN/7"}
    act = give_role(grant(cast["stranger"], "district_officer", starts_on=TODAY, **facts), cast["data_manager"])
    told = cast["stranger"].changes_told.get()
    assert told.act == act
    assert act.actor == cast["data_manager"]
    assert told.words == (
        f"Peran Petugas kecamatan ({district.name}) diberikan mulai 24 November 2026, dasar SP-REKAAN/7."
    )


def test_a_deputy_holds_the_role_on_his_days_only(cast):
    yesterday, today = timezone.localdate() - timedelta(days=1), timezone.localdate()
    give_role(grant(cast["leadership"], "head_of_division", deputy="plh", ends_on=today), cast["data_manager"])
    leader = User.objects.get(pk=cast["leadership"].pk)
    assert "Plh. Kepala bidang" in leader.role_title
    assert leader.has_perm("businesses.view_registerexport")
    leader.grants.filter(deputy="plh").update(starts_on=yesterday, ends_on=yesterday)
    leader = User.objects.get(pk=leader.pk)
    assert "Plh." not in leader.role_title
    assert not leader.has_perm("businesses.view_registerexport")


@pytest.mark.parametrize(
    "facts",
    [{"role": "head_of_division", "deputy": "plt"}, {"role": "auditor"}, {"role": "external_companion"}],
)
def test_what_is_limited_needs_a_last_day(cast, facts):
    user = User.objects.create(username="tamu-rekaan", **AGREEMENT)
    with pytest.raises(IntegrityError, match="rolegrant_ends_where_limited"), transaction.atomic():
        RoleGrant.objects.create(user=user, **facts)
    RoleGrant.objects.create(user=user, ends_on=LAST_DAY, **facts)


def test_the_area_belongs_to_the_role(cast):
    kelurahan, kecamatan = Subdistrict.objects.first(), District.objects.first()
    wrong = [
        {"role": "subdistrict_officer"},
        {"role": "subdistrict_officer", "district": kecamatan},
        {"role": "district_officer", "district": kecamatan, "subdistrict": kelurahan},
        {"role": "leadership", "subdistrict": kelurahan},
    ]
    for facts in wrong:
        with pytest.raises(IntegrityError, match="rolegrant_area_where_needed"), transaction.atomic():
            RoleGrant.objects.create(user=cast["stranger"], **facts)


def test_a_partner_has_no_role_without_an_agreement_whoever_writes_it(cast):
    with pytest.raises(KeepingRefused, match="memerlukan perjanjian"):
        give_role(grant(cast["stranger"], "bank_officer", ends_on=LAST_DAY), cast["data_manager"])
    with pytest.raises(IntegrityError, match="perjanjian"), transaction.atomic():
        RoleGrant.objects.create(user=cast["stranger"], role="bank_officer", ends_on=LAST_DAY)
    with pytest.raises(IntegrityError, match="peran mitra"), transaction.atomic():
        User.objects.filter(username="bank_officer").update(agreement_number="", agreement_ends_on=None)
    with pytest.raises(IntegrityError, match="user_agreement_complete"), transaction.atomic():
        User.objects.filter(username="stranger").update(agreement_number="PKS-REKAAN/2")


def test_a_role_does_not_outlast_the_agreement(cast):
    User.objects.filter(username="stranger").update(agreement_number="PKS/2", agreement_ends_on=TODAY)
    user = User.objects.get(username="stranger")
    with pytest.raises(KeepingRefused, match="paling lambat bersama perjanjian, 24 November 2026"):
        give_role(grant(user, "bank_officer", starts_on=TODAY, ends_on=date(2026, 11, 25)), cast["data_manager"])
    assert not user.grants.exists()


def test_an_account_closes_itself_with_its_agreement(cast, client):
    bank = cast["bank_officer"]
    client.force_login(bank)
    assert client.get("/usaha/").status_code == 200
    User.objects.filter(pk=bank.pk).update(agreement_ends_on=timezone.localdate())
    assert client.get("/usaha/").status_code == 200
    User.objects.filter(pk=bank.pk).update(agreement_ends_on=timezone.localdate() - timedelta(days=1))
    assert client.get("/usaha/").status_code == 302
    closed = User.objects.get(pk=bank.pk)
    assert closed.grants_today == []
    assert not closed.has_perm("businesses.view_business")


def test_the_same_role_is_not_held_twice_at_a_time(cast):
    with pytest.raises(KeepingRefused, match="sudah dipegang"):
        give_role(grant(cast["leadership"], "leadership"), cast["data_manager"])
    assert cast["leadership"].grants.count() == 1


def test_nobody_gives_ends_or_closes_anything_of_his_own(cast):
    manager, today = cast["data_manager"], timezone.localdate()
    with pytest.raises(KeepingRefused, match="sendiri"):
        give_role(grant(manager, "leadership"), manager)
    with pytest.raises(KeepingRefused, match="sendiri"):
        end_role(manager.grants.get(), today, "Coba", manager, today)
    with pytest.raises(KeepingRefused, match="sendiri"):
        switch(manager, False, "Coba", manager)


def test_superusers_are_looked_after_by_superusers(cast):
    root = User.objects.create_superuser("akar")
    with pytest.raises(KeepingRefused, match="pemilik sistem"):
        switch(root, False, "Coba", cast["data_manager"])
    switch(cast["data_manager"], False, "Pindah tugas", root)


def test_an_ended_role_stays_on_record_and_one_that_never_held_goes(cast):
    manager, today = cast["data_manager"], timezone.localdate()
    held = cast["leadership"].grants.get()
    end_role(held, today - timedelta(days=1), "Pensiun", manager, today)
    held.refresh_from_db()
    assert held.ends_on == today - timedelta(days=1)
    assert User.objects.get(pk=held.user_id).roles == []
    later = grant(cast["leadership"], "head_of_division", starts_on=today + timedelta(days=5))
    give_role(later, manager)
    end_role(later, today, "Batal", manager, today)
    assert not RoleGrant.objects.filter(role="head_of_division", user=held.user_id).exists()
    assert "berakhir" in cast["leadership"].changes_told.first().words


def test_a_role_is_not_made_longer_by_ending_it(cast):
    today = timezone.localdate()
    with pytest.raises(KeepingRefused, match="lebih awal"):
        end_role(cast["bank_officer"].grants.get(), LAST_DAY, "Coba", cast["data_manager"], today)
    with pytest.raises(KeepingRefused, match="paling awal kemarin"):
        end_role(cast["bank_officer"].grants.get(), date(2026, 1, 5), "Coba", cast["data_manager"], today)


def test_a_kelurahan_officer_sees_the_own_kelurahan_only(cast, register):
    officer = cast["subdistrict_officer"]
    place = register["own"].places.get()
    assert officer.scope.subdistrict_ids == {place.subdistrict_id}
    assert list(type(place).objects.visible_to(officer)) == [place]
    assert list(District.objects.visible_to(officer)) == [place.subdistrict.district]
    neighbour = place.subdistrict.district.subdistrict_set.exclude(pk=place.subdistrict_id).first()
    type(place).objects.filter(pk=place.pk).update(subdistrict=neighbour)
    assert not type(place).objects.visible_to(officer).exists()
