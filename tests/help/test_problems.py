"""Telling of a problem: kept with page, user and time, never with personal data, until somebody ticks it off."""

import pytest
from django.core import mail

from umkm_registry.help.models import ProblemReport

WORDS = "Tombol Simpan tidak bereaksi sesudah kelurahan dipilih."


@pytest.fixture
def officer(cast, client):
    client.force_login(cast["district_officer"])
    return client


def tell(client, words=WORDS, page="/usaha/"):
    return client.post("/bantuan/lapor/", {"page": page, "words": words})


def test_page_user_and_time_are_known(cast, officer):
    assert 'name="page" value="/usaha/"' in officer.get("/bantuan/lapor/?halaman=/usaha/").content.decode()
    tell(officer)
    report = ProblemReport.objects.get()
    assert (report.user, report.page, report.words) == (cast["district_officer"], "/usaha/", WORDS)


def test_what_was_searched_for_is_not_kept(officer):
    tell(officer, page="/usaha/?q=Warung+Rekaan")
    assert ProblemReport.objects.get().page == "/usaha/"


@pytest.mark.parametrize("page", ["https://contoh.invalid/", "/tidak/ada/", "<script>"])
def test_a_page_that_is_none_of_ours_is_not_kept(officer, page):
    tell(officer, page=page)
    assert ProblemReport.objects.get().page == "/"


@pytest.mark.parametrize("secret", ["6471014501900003", "0812-0000-3321", "rekaan@contoh.invalid"])
def test_personal_data_in_the_words_is_refused(officer, secret):
    answer = tell(officer, words=f"Pemilik {secret} tidak tersimpan.")
    assert "Tulisan ini memuat NIK, telepon, atau surel" in answer.content.decode()
    assert not ProblemReport.objects.exists()


def test_who_runs_the_system_reads_it_and_ticks_it_off(cast, officer):
    tell(officer)
    report = ProblemReport.objects.get()
    officer.force_login(cast["technical_admin"])
    assert WORDS in officer.get("/bantuan/masalah/").content.decode()
    officer.post(f"/bantuan/masalah/{report.pk}/ditangani/")
    report.refresh_from_db()
    assert report.handled_by == cast["technical_admin"]
    assert "Ditangani" in officer.get("/bantuan/masalah/").content.decode()


def test_nobody_else_reads_or_ticks_off(cast, officer):
    tell(officer)
    report = ProblemReport.objects.get()
    assert officer.get("/bantuan/masalah/").status_code == 403
    assert officer.post(f"/bantuan/masalah/{report.pk}/ditangani/").status_code == 403


def test_open_reports_are_counted_in_the_navigation(cast, officer):
    tell(officer)
    officer.force_login(cast["technical_admin"])
    assert '<span class="side-count">1<' in officer.get("/bantuan/panduan/").content.decode()


def test_it_is_mailed_where_an_address_is_set(officer, settings):
    settings.PROBLEM_REPORTS_TO = "teknis@contoh.invalid"
    tell(officer)
    assert [message.to for message in mail.outbox] == [["teknis@contoh.invalid"]]
    assert WORDS in mail.outbox[0].body


def test_words_are_text_and_never_markup(cast, officer):
    tell(officer, words="<b>tebal</b>")
    officer.force_login(cast["technical_admin"])
    assert "&lt;b&gt;tebal" in officer.get("/bantuan/masalah/").content.decode()


def test_a_longer_list_asks_no_more_of_the_database(cast, officer, django_assert_max_num_queries):
    for _ in range(8):
        tell(officer)
    officer.force_login(cast["technical_admin"])
    officer.get("/bantuan/masalah/")
    with django_assert_max_num_queries(7):
        officer.get("/bantuan/masalah/")
