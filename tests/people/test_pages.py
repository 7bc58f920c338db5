"""The pages of users, and the one-time link."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.asking import logged_in, text
from umkm_registry.accounts.login.models import SecondFactor
from umkm_registry.accounts.login.second_factor import begin, is_on
from umkm_registry.accounts.models import Institution, User

PASSWORD_NEW = "kapal-rekaan-tujuh-belas"


@pytest.fixture
def manager(cast):
    return logged_in(cast["data_manager"])


def typed(**changed):
    facts = {"first_name": "Anyar", "last_name": "Rekaan", "username": "anyar", "email": "anyar@contoh.invalid"}
    office = Institution.objects.get(code="dkumkmp").pk
    role = {"role": "leadership", "starts_on": timezone.localdate().isoformat()}
    return {**facts, "institution": office, **role, **changed}


def link_in(answer) -> str:
    return re.search(r"http://testserver(/undangan/[^<]+)<", answer.content.decode())[1]


def invited(manager, **changed) -> str:
    answer = manager.post("/pengguna/undang/", typed(**changed))
    assert "no-store" in answer["Cache-Control"]
    return link_in(answer)


def set_password(link: str, password: str = PASSWORD_NEW):
    browser = Client()
    page = browser.get(link, follow=True)
    address = page.redirect_chain[-1][0] if page.redirect_chain else link
    return browser.post(address, {"new_password1": password, "new_password2": password}, follow=True)


def test_an_invited_person_sets_the_password_by_the_link_once(manager):
    link = invited(manager)
    assert not Client().login(username="anyar", password=PASSWORD_NEW)
    assert "Kata sandi dibuat" in set_password(link).content.decode()
    assert Client().login(username="anyar", password=PASSWORD_NEW)
    again = set_password(link, "lain-lagi-rekaan-2026")
    assert "sudah dipakai atau tidak berlaku" in again.content.decode()
    assert not Client().login(username="anyar", password="lain-lagi-rekaan-2026")
    told = [row.words for row in User.objects.get(username="anyar").changes_told.all()]
    assert told[0] == "Kata sandi dibuat sendiri lewat tautan sekali pakai."


def test_a_new_link_switches_the_second_factor_off_and_tells_it(manager, cast):
    leader = cast["leadership"]
    begin(leader)
    SecondFactor.objects.filter(user=leader).update(confirmed_at=timezone.now())
    assert is_on(leader)
    manager.post(f"/pengguna/{leader.pk}/tautan/")
    assert not is_on(leader)
    assert "Verifikasi dua langkah dimatikan." in text(manager, f"/pengguna/{leader.pk}/")


def test_the_link_leaves_the_address_before_the_page_is_shown(manager):
    answer = Client().get(invited(manager))
    assert answer.status_code == 302
    assert answer.url.endswith("/set-password/")


def test_a_link_dies_after_its_days(manager, settings):
    link = invited(manager)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "sudah dipakai atau tidak berlaku" in set_password(link).content.decode()


def test_a_link_to_a_closed_account_is_dead(manager):
    link = invited(manager)
    User.objects.filter(username="anyar").update(is_active=False)
    assert "sudah dipakai atau tidak berlaku" in set_password(link).content.decode()


def test_a_weak_password_is_refused_and_the_link_still_works(manager):
    link = invited(manager)
    assert "seluruhnya terdiri dari angka" in set_password(link, "12345678901234").content.decode()
    set_password(link)
    assert Client().login(username="anyar", password=PASSWORD_NEW)


def test_a_new_link_takes_password_sessions_and_earlier_links_away(manager, cast):
    leader, browser = cast["leadership"], logged_in(cast["leadership"])
    first = link_in(manager.post(f"/pengguna/{leader.pk}/tautan/"))
    assert browser.get("/").status_code == 302
    second = link_in(manager.post(f"/pengguna/{leader.pk}/tautan/"))
    assert "sudah dipakai atau tidak berlaku" in set_password(first).content.decode()
    set_password(second)
    assert Client().login(username="leadership", password=PASSWORD_NEW)


def test_without_a_mail_server_the_link_is_only_shown(manager, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    assert "dikirim lewat surel" not in manager.post("/pengguna/undang/", typed()).content.decode()


def test_the_link_is_mailed_where_there_is_a_mail_server(manager):
    answer = manager.post("/pengguna/undang/", typed())
    assert "dikirim lewat surel" in answer.content.decode()
    assert mail.outbox[0].to == ["anyar@contoh.invalid"]
    assert link_in(answer) in mail.outbox[0].body


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "leadership"}, "Nama pengguna ini sudah dipakai"),
        ({"role": ""}, "Peran: Pilih peran."),
        ({"role": "district_officer"}, "Isi kecamatan untuk petugas kecamatan"),
        ({"role": "auditor"}, "Isi tanggal selesai"),
        ({"role": "bank_officer", "ends_on": "2099-01-01"}, "Peran mitra memerlukan perjanjian"),
        ({"agreement_number": "PKS-REKAAN/9"}, "Isi nomor perjanjian dan tanggal berakhirnya"),
        ({"starts_on": "2026-01-01"}, "tidak dapat berlaku surut"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_in_words_and_makes_nobody(manager, changed, said):
    before = User.objects.count()
    assert said in manager.post("/pengguna/undang/", typed(**changed)).content.decode()
    assert User.objects.count() == before


def test_nobody_is_made_more_than_the_form_asks(manager):
    invited(manager, is_superuser="on", is_staff="on", password="contoh")
    user = User.objects.get(username="anyar")
    assert not user.is_superuser
    assert not user.is_staff
    assert not user.has_usable_password()


def test_changes_of_a_person_are_told_in_sentences(manager, cast):
    leader = cast["leadership"]
    facts = {"first_name": "Andaiani", "last_name": "Umpama", "username": "leadership", "email": ""}
    manager.post(f"/pengguna/{leader.pk}/ubah/", {**facts, "institution": leader.institution_id})
    assert "Nama belakang diubah dari “Rekaan” menjadi “Umpama”." in text(manager, f"/pengguna/{leader.pk}/")


def test_the_agreement_of_a_partner_cannot_be_taken_away(manager, cast):
    bank = cast["bank_officer"]
    facts = {"first_name": "Fiktifa", "last_name": "Andaian", "username": "bank_officer", "email": ""}
    answer = manager.post(f"/pengguna/{bank.pk}/ubah/", {**facts, "institution": bank.institution_id})
    assert "Akhiri dulu peran mitra" in answer.content.decode()
    assert User.objects.get(pk=bank.pk).agreement_number


@pytest.mark.parametrize("name", ["ubah", "tautan", "nonaktifkan", "aktifkan", "peran"])
def test_nobody_keeps_himself(manager, cast, name):
    own = cast["data_manager"].pk
    assert manager.get(f"/pengguna/{own}/{name}/").status_code == 403
    assert manager.post(f"/pengguna/{own}/{name}/", {"role": "leadership", "reason": "Coba"}).status_code == 403
    assert cast["data_manager"].grants.count() == 1


def test_a_superuser_is_nobody_to_others(manager, cast):
    root = User.objects.create_superuser("akar-rekaan")
    assert "akar-rekaan" not in text(manager, "/pengguna/")
    assert manager.get(f"/pengguna/{root.pk}/").status_code == 404
    assert manager.post(f"/pengguna/{root.pk}/tautan/").status_code == 404


def test_a_closed_account_is_out_at_once_and_may_come_back(manager, cast):
    leader, browser = cast["leadership"], logged_in(cast["leadership"])
    assert "Tulis alasannya" in manager.post(f"/pengguna/{leader.pk}/nonaktifkan/", {"reason": " "}).content.decode()
    manager.post(f"/pengguna/{leader.pk}/nonaktifkan/", {"reason": "Cuti rekaan"})
    assert browser.get("/").status_code == 302
    again = manager.post(f"/pengguna/{leader.pk}/nonaktifkan/", {"reason": "Lagi"})
    assert "Akun ini sudah dinonaktifkan." in again.content.decode()
    manager.post(f"/pengguna/{leader.pk}/aktifkan/", {"reason": "Kembali"})
    assert browser.get("/").status_code == 200
    assert "Alasan: Cuti rekaan" in text(manager, f"/pengguna/{leader.pk}/")


def test_a_role_is_given_and_ended_on_the_page_of_the_person(manager, cast):
    stranger, today = cast["stranger"], timezone.localdate()
    facts = {"role": "leadership", "starts_on": today.isoformat(), "basis": "SK-REKAAN/3"}
    assert manager.post(f"/pengguna/{stranger.pk}/peran/", facts).url == f"/pengguna/{stranger.pk}/"
    given = stranger.grants.get()
    assert "SK-REKAAN/3" in text(manager, f"/pengguna/{stranger.pk}/")
    ending = {"last_day": (today - timedelta(days=1)).isoformat(), "reason": "Salah orang"}
    manager.post(f"/pengguna/{stranger.pk}/peran/{given.pk}/akhiri/", ending)
    assert "Peran Pimpinan diakhiri." in text(manager, f"/pengguna/{stranger.pk}/")
    assert not User.objects.get(pk=stranger.pk).roles


def test_a_role_of_somebody_else_is_not_ended_through_this_address(manager, cast):
    foreign = cast["leadership"].grants.get()
    assert manager.get(f"/pengguna/{cast['stranger'].pk}/peran/{foreign.pk}/akhiri/").status_code == 404


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("q=andaiani", "leadership", "bank_officer"),
        ("peran=bank_officer", "bank_officer", "leadership"),
        ("keadaan=nonaktif", "stranger", "leadership"),
        ("keadaan=berakhir", "bank_officer", "stranger"),
        ("keadaan=diundang", "leadership", "bank_officer"),
        ("keadaan=aktif", "auditor", "leadership"),
    ],
)
def test_the_list_is_searched_and_filtered(manager, cast, query, there, gone):
    User.objects.filter(username="stranger").update(is_active=False)
    User.objects.filter(username="bank_officer").update(agreement_ends_on=timezone.localdate() - timedelta(days=1))
    if query == "peran=bank_officer":
        User.objects.filter(username="bank_officer").update(agreement_ends_on="2099-01-01")
    if "diundang" in query or "aktif" in query:
        User.objects.filter(username="leadership").update(password="!belum")
    shown = text(manager, f"/pengguna/?{query}")
    assert f'<span class="sub">{there}</span>' in shown
    assert f'<span class="sub">{gone}</span>' not in shown


def test_a_longer_list_asks_no_more_of_the_database(manager, cast):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            text(manager, "/pengguna/")
        return len(queries)

    asked()
    few = asked()
    for number in range(8):
        user = User.objects.create(username=f"rekaan-{number}", institution=cast["leadership"].institution)
        user.grants.create(role="leadership")
    assert asked() == few


def test_names_are_text_and_never_markup(manager, cast):
    User.objects.filter(username="stranger").update(first_name="<script>alert(1)</script>")
    for address in ("/pengguna/", f"/pengguna/{cast['stranger'].pk}/"):
        assert "<script>alert" not in text(manager, address)
