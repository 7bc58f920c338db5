"""Handing open work over: in one act, to somebody who may go on, with minutes to print."""

import pytest

from tests.asking import logged_in, text
from tests.businesses.export_samples import past_export
from tests.import_samples import make_import
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.people.handing_over import HANDOVER_STEPS, HandoverRefused, hand_over, open_work
from umkm_registry.people.models import Handover


@pytest.fixture
def successor(cast) -> User:
    user = User.objects.create(username="pengganti", first_name="Penerus", last_name="Rekaan")
    RoleGrant.objects.create(user=user, role="data_manager")
    return user


@pytest.fixture
def open_import(cast):
    return make_import(cast["data_manager"])


@pytest.fixture
def open_export(cast):
    export = past_export(cast["data_manager"])
    RegisterExport.objects.filter(pk=export.pk).update(state="waiting")
    return export


def test_these_apps_say_what_they_keep_open():
    assert [step.title for step in HANDOVER_STEPS] == [
        "Ekspor yang belum selesai",
        "Impor yang menunggu keputusan",
    ]


def test_everything_open_goes_in_one_act(cast, successor, open_import, open_export, django_assert_num_queries):
    manager = cast["data_manager"]
    done = hand_over(manager, successor, "Pindah tugas", manager, open_import.uploaded_at.date())
    open_import.refresh_from_db()
    open_export.refresh_from_db()
    assert open_import.handed_to == successor
    assert open_import.uploaded_by == manager
    assert open_export.state == "cancelled"
    assert open_export.actor == manager
    assert open_work(manager) == []
    assert [work.step.title for work in open_work(successor)] == ["Impor yang menunggu keputusan"]
    assert done.rows == 2
    assert manager.changes_told.get().act == successor.changes_told.get().act == done.act


def test_what_was_handed_on_can_be_handed_on_again(cast, successor, open_import):
    manager, day = cast["data_manager"], open_import.uploaded_at.date()
    hand_over(manager, successor, "Pindah tugas", manager, day)
    hand_over(successor, manager, "Kembali", manager, day)
    open_import.refresh_from_db()
    assert open_import.handed_to == manager


def test_it_is_refused_to_whoever_may_not_go_on(cast, successor, open_import):
    manager, day = cast["data_manager"], open_import.uploaded_at.date()
    with pytest.raises(HandoverRefused, match="tidak berwenang atas impor yang menunggu keputusan"):
        hand_over(manager, cast["leadership"], "Coba", manager, day)
    with pytest.raises(HandoverRefused, match="orang lain"):
        hand_over(manager, manager, "Coba", manager, day)
    User.objects.filter(pk=successor.pk).update(is_active=False)
    with pytest.raises(HandoverRefused, match="tidak aktif"):
        hand_over(manager, User.objects.get(pk=successor.pk), "Coba", manager, day)
    open_import.refresh_from_db()
    assert open_import.handed_to is None
    assert not Handover.objects.exists()


def test_nothing_open_is_nothing_to_hand_over(cast, successor):
    with pytest.raises(HandoverRefused, match="Tidak ada pekerjaan terbuka"):
        hand_over(cast["leadership"], successor, "Coba", cast["data_manager"], cast["leadership"].date_joined.date())


def test_the_page_lists_what_is_open_and_leads_to_the_minutes(cast, successor, open_import):
    manager, browser = cast["data_manager"], logged_in(cast["data_manager"])
    page = f"/pengguna/{manager.pk}/serah-terima/"
    assert open_import.file_name in text(browser, page)
    answer = browser.post(page, {"taker": successor.pk, "reason": "Pindah ke bidang lain"})
    minutes = text(browser, answer.url)
    for word in ("Berita Acara Serah Terima", open_import.file_name, "Penerus Rekaan", "Pindah ke bidang lain"):
        assert word in minutes
    assert "Tidak ada pekerjaan terbuka" in text(browser, page)


def test_the_minutes_stay_as_they_were_signed(cast, successor, open_import):
    manager, browser = cast["data_manager"], logged_in(cast["data_manager"])
    done = hand_over(manager, successor, "Pindah", manager, open_import.uploaded_at.date())
    name = open_import.file_name
    type(open_import).objects.filter(pk=open_import.pk).update(file_name="lain.xlsx", state="refused")
    assert name in text(browser, f"/serah-terima/{done.pk}/")
