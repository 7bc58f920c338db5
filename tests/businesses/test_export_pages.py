"""The pages of exports: the button, one export from its beginning to the end of its days, the register of them all."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.asking import logged_in, text
from tests.businesses.export_samples import exported
from tests.register_samples import make_small_register
from umkm_registry.accounts.models import RoleGrant
from umkm_registry.businesses import export_requests
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.businesses.purging import purge_exports
from umkm_registry.regions.models import Subdistrict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def few_businesses(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    own = cast["district_officer"].grants.get().district
    places = Subdistrict.objects.order_by("district", "code")
    return make_small_register(places.filter(district=own)[0], places.exclude(district=own)[0])


def press(browser, page: str, kind: str = "xlsx", **headers):
    """Press the export button that stands on `page`."""
    form = dict(re.findall(r'name="(saringan|kunci)" value="([^"]*)"', page))
    return browser.post("/usaha/ekspor/buat/", form | {"bentuk": kind}, headers=headers)


def set_to(export, **facts):
    RegisterExport.objects.filter(pk=export.pk).update(**facts)
    export.refresh_from_db()


def test_the_button_downloads_what_the_list_shows(cast):
    browser = logged_in(cast["data_manager"])
    answer = press(browser, text(browser, "/usaha/?q=soto"))
    export = RegisterExport.objects.get()
    assert answer.url == f"/usaha/ekspor/{export.pk}/berkas/"
    file = browser.get(answer.url)
    assert file["Content-Disposition"] == f'attachment; filename="usaha-ekspor-{export.pk}.xlsx"'
    assert "no-store" in file["Cache-Control"]
    assert file.getvalue()[:2] == b"PK"
    file.close()
    assert (export.words, export.rows) == ("Semua usaha tercatat. Cari: soto", 1)


def test_a_large_export_shows_how_far_it_is(cast, monkeypatch):
    monkeypatch.setattr(export_requests, "DIRECT_ROWS", 1)
    browser = logged_in(cast["data_manager"])
    address = press(browser, text(browser, "/usaha/")).url
    assert "Menunggu giliran dibuat" in text(browser, address)
    export = RegisterExport.objects.get()
    set_to(export, state="running", rows=73_000, rows_done=36_500, attempts=1)
    part = text(browser, address, hx_request="true", hx_target="kemajuan")
    assert "36.500 dari 73.000 baris ditulis" in part
    assert "<html" not in part
    set_to(export, state="done")
    answer = browser.get(address, headers={"hx-request": "true", "hx-target": "kemajuan"})
    assert answer["HX-Refresh"] == "true"


def test_the_button_is_for_those_who_may_export(cast):
    assert "Ekspor yang tampil</summary>" in text(logged_in(cast["leadership"]), "/usaha/")
    assert "Ekspor yang tampil</summary>" not in text(logged_in(cast["bank_officer"]), "/usaha/")


def test_an_unreadable_request_makes_nothing_and_says_what_to_do(cast):
    browser = logged_in(cast["data_manager"])
    answer = browser.post("/usaha/ekspor/buat/", {"bentuk": "pdf"}, follow=True)
    assert "Ekspor tidak dibuat" in answer.content.decode()
    assert not RegisterExport.objects.exists()


def test_everybody_sees_the_own_exports_and_two_roles_see_all(cast):
    mine, theirs = exported(cast["district_officer"]), exported(cast["curation_officer"])
    for role, seen in {"district_officer": [mine], "data_manager": [mine, theirs], "leadership": []}.items():
        page = text(logged_in(cast[role]), "/usaha/ekspor/")
        assert [f"{export}," in page for export in (mine, theirs)] == [mine in seen, theirs in seen]


def test_the_file_is_for_its_maker_alone(cast):
    export = exported(cast["district_officer"])
    overseer = logged_in(cast["data_manager"])
    assert overseer.get(f"/usaha/ekspor/{export.pk}/berkas/").status_code == 404
    assert "Berkas hanya untuk pembuatnya" in text(overseer, f"/usaha/ekspor/{export.pk}/")
    other = logged_in(cast["curation_officer"])
    assert other.get(f"/usaha/ekspor/{export.pk}/").status_code == 404
    assert other.post(f"/usaha/ekspor/{export.pk}/hentikan/").status_code == 404


def test_who_lost_the_role_or_the_kecamatan_gets_the_file_no_more(cast):
    officer = cast["district_officer"]
    address = f"/usaha/ekspor/{exported(officer).pk}/berkas/"
    yesterday = timezone.localdate() - timedelta(days=1)
    officer.grants.update(ends_on=yesterday)
    assert logged_in(officer).get(address).status_code == 403
    elsewhere = Subdistrict.objects.exclude(district=officer.grants.get().district)[0].district
    RoleGrant.objects.create(user=officer, role="district_officer", district=elsewhere, starts_on=yesterday)
    assert logged_in(officer).get(address).status_code == 403
    RoleGrant.objects.create(user=officer, role="curation_officer", starts_on=yesterday)
    file = logged_in(officer).get(address)
    assert file.status_code == 200
    file.close()


def test_a_failed_export_says_why_and_can_be_asked_for_again(cast):
    export = exported(cast["data_manager"], "q=soto")
    set_to(export, state="failed", file="", error="Ekspor berhenti karena gangguan di dalam sistem.")
    browser = logged_in(cast["data_manager"])
    page = text(browser, f"/usaha/ekspor/{export.pk}/")
    assert "Ekspor berhenti karena gangguan" in page
    press(browser, page)
    assert RegisterExport.objects.get(state="done").query == "q=soto"


def test_stopping_tells_what_became_of_it(cast):
    export = exported(cast["data_manager"])
    browser = logged_in(cast["data_manager"])
    ended = browser.post(f"/usaha/ekspor/{export.pk}/hentikan/", follow=True).content.decode()
    assert "Ekspor ini siap diunduh, jadi tidak ada yang dihentikan." in ended
    set_to(export, state="waiting", file="")
    assert "Ekspor dihentikan" in browser.post(f"/usaha/ekspor/{export.pk}/hentikan/", follow=True).content.decode()


def test_after_seven_days_the_file_goes_and_the_entry_stays(cast, tmp_path):
    export = exported(cast["data_manager"])
    litter = tmp_path / "exports" / "left-by-a-killed-process"
    litter.mkdir()
    now = timezone.now()
    assert purge_exports(now + timedelta(days=6)) == 0
    assert (tmp_path / export.file.name).exists()
    assert not litter.exists()
    assert purge_exports(now + timedelta(days=8)) == 1
    assert list((tmp_path / "exports").iterdir()) == []
    browser = logged_in(cast["data_manager"])
    assert "Berkas sudah dihapus" in text(browser, f"/usaha/ekspor/{export.pk}/")
    assert browser.get(f"/usaha/ekspor/{export.pk}/berkas/").url == f"/usaha/ekspor/{export.pk}/"
    assert purge_exports(now + timedelta(days=9)) == 0


def test_the_back_office_lists_every_export_and_changes_none(cast):
    export = exported(cast["district_officer"], "skala=micro")
    page = text(logged_in(cast["head_of_division"]), "/admin/businesses/registerexport/")
    assert "Skala: Usaha Mikro" in page
    assert 'name="_save"' not in text(
        logged_in(cast["head_of_division"]), f"/admin/businesses/registerexport/{export.pk}/change/"
    )


def test_a_telephone_number_that_was_searched_for_is_kept_nowhere(cast):
    exported(cast["data_manager"], "q=0812+0000+3321")
    kept = str(RegisterExport.objects.values().get())
    assert not re.search(r"812\W*0000", kept)
    assert "Nomor: Telepon 08******3321" in kept
