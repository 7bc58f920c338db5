"""A place is reported closed or trading again: what is shown, told, refused, and that a later visit overrules it."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from tests.asking import logged_in, text
from tests.businesses.editing_by_hand import edit
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.closing import ClosingRefused, close_place, reopen_place
from umkm_registry.businesses.columns import COLUMNS
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.models import Business, Place
from umkm_registry.businesses.templatetags.register_look import leading
from umkm_registry.history.models import Act

DAY = date(2026, 11, 12)
TODAY = date(2026, 11, 24)
WHY = "Pemilik datang ke kecamatan, pindah ke kota lain"


@pytest.fixture
def place(register):
    return register["own"].places.get()


@pytest.fixture
def officer(cast):
    return logged_in(cast["district_officer"])


@pytest.fixture
def closed(cast, place):
    close_place(place, DAY, WHY, cast["district_officer"], TODAY)
    place.refresh_from_db()
    return place


def address(place: Place, word: str = "") -> str:
    return f"/usaha/{place.business_id}/tempat/{place.pk}/{word}/" if word else f"/usaha/{place.business_id}/"


def test_a_report_is_an_act_with_its_reason_and_shown_on_the_profile(cast, officer, place):
    page = edit(officer, address(place, "tutup"), on=str(timezone.localdate() - timedelta(days=1)), reason=WHY)
    assert "Tempat usaha dicatat tutup." in page
    place.refresh_from_db()
    act = place.act
    assert (act.door, act.actor, act.label, act.reason) == (
        "form",
        cast["district_officer"],
        "Tempat usaha dilaporkan tutup",
        WHY,
    )
    assert "Dilaporkan tutup" in page
    assert f"<b>Tempat usaha dilaporkan tutup</b></a>: {WHY}" in page
    assert (place.operating_status, place.versions.get().closed_on) == (None, None)


def test_reopening_takes_the_report_back(officer, closed):
    assert "Laporkan buka kembali" in text(officer, address(closed))
    page = edit(officer, address(closed, "buka"), reason="Pemilik menelepon, laporannya keliru")
    assert "Tempat usaha dicatat buka kembali." in page
    closed.refresh_from_db()
    assert not closed.is_reported_closed
    assert "Tanggal tutup dikosongkan, sebelumnya <b>12 November 2026</b>" in page


def test_a_visit_after_the_report_overrules_it_and_one_before_does_not(closed):
    for visited, holds in [(DAY - timedelta(days=1), True), (DAY, True), (DAY + timedelta(days=1), False)]:
        closed.verified_on = visited
        closed.save()
        assert closed.is_reported_closed is holds
        assert Place.objects.reported_closed().filter(pk=closed.pk).exists() is holds
        assert Place.objects.not_reported_closed().filter(pk=closed.pk).exists() is not holds


def test_a_place_never_reported_is_not_closed(place):
    assert not place.is_reported_closed
    assert Place.objects.not_reported_closed().filter(pk=place.pk).exists()


def test_a_business_is_closed_when_all_its_places_are(closed):
    second = Place.objects.create(act=closed.act, business=closed.business, address="Pasar Rekaan")
    assert leading([closed, second]) == second
    second.closed_on = DAY
    assert leading([closed, second]).is_reported_closed


@pytest.mark.parametrize(
    ("on", "facts", "words"),
    [
        (TODAY + timedelta(days=1), {}, "tidak boleh sesudah hari ini"),
        (date(2006, 11, 12), {}, "mendahului izin usaha pertama, 2 Maret 2026"),
        (DAY, {"verified_on": DAY + timedelta(days=1)}, "masih dikunjungi 13 November 2026"),
        (DAY, {"closed_on": DAY}, "sudah dilaporkan tutup sejak 12 November 2026"),
    ],
)
def test_a_report_that_cannot_be_true_or_is_known_is_refused(cast, place, on, facts, words):
    Place.objects.filter(pk=place.pk).update(**facts)
    with pytest.raises(ClosingRefused, match=words):
        close_place(place, on, WHY, cast["data_manager"], TODAY)
    assert not Act.objects.filter(label="Tempat usaha dilaporkan tutup").exists()


def test_what_is_not_closed_is_not_reopened(cast, place):
    with pytest.raises(ClosingRefused, match="tidak sedang dilaporkan tutup"):
        reopen_place(place, WHY, cast["data_manager"])


def test_a_refusal_stands_on_the_form_and_a_reason_is_required(officer, place):
    assert "mendahului izin usaha pertama" in edit(officer, address(place, "tutup"), on="2006-11-12", reason=WHY)
    assert "Tulis siapa yang melapor dan sebabnya." in edit(officer, address(place, "tutup"), on="2026-11-12")
    assert "Isi tanggal tutup." in edit(officer, address(place, "tutup"), on="", reason=WHY)


def test_a_place_of_another_kecamatan_or_business_is_not_there(officer, register, place):
    foreign = register["foreign"].places.get()
    for asked in (address(foreign, "tutup"), f"/usaha/{place.business_id}/tempat/{foreign.pk}/tutup/"):
        assert officer.post(asked, {"on": str(DAY), "reason": WHY}).status_code == 404
    assert not Place.objects.filter(closed_on__isnull=False).exists()


def listed(user, query: str) -> set[str]:
    return set(asked_for(QueryDict(query), user).businesses.values_list("name", flat=True))


def test_the_list_finds_what_is_closed_altogether_and_nowhere_else(cast, closed):
    user, name = cast["data_manager"], closed.business.name
    assert listed(user, "keaktifan=dilaporkan-tutup") == {name}
    assert name not in listed(user, "keaktifan=-")
    Place.objects.filter(pk=closed.pk).update(operating_status=1, verified_on=DAY)
    assert listed(user, "keaktifan=1") == set()
    second = Place.objects.create(act=closed.act, business=closed.business, operating_status=1)
    assert listed(user, "keaktifan=dilaporkan-tutup") == set()
    assert listed(user, "keaktifan=1") == {name}
    second.delete()
    Place.objects.filter(pk=closed.pk).update(verified_on=DAY + timedelta(days=1))
    assert listed(user, "keaktifan=1") == {name}


def test_the_list_and_what_is_exported_of_it_say_so(cast, closed):
    assert "Dilaporkan tutup 12 Nov 2026" in text(logged_in(cast["data_manager"]), "/usaha/")
    status = next(column for column in COLUMNS if column.name == "keaktifan")
    row = for_list(Business.objects.filter(pk=closed.business_id), cast["data_manager"]).get()
    assert status.value(row) == "Dilaporkan tutup 12 Nov 2026"
