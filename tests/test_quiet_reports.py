"""Logs and reports of errors tell no personal data."""

import logging
import sys

import pytest
from django.conf import settings
from django.core import mail
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from umkm_registry.identifiers.in_text import hide, tells
from umkm_registry.quiet_reports import MaskingEmailHandler, MaskingFormatter, MaskingServerFormatter

NIK, PHONE, MAIL = "6471050101900007", "081200004321", "rekawati@surel.example"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        (f"NIK {NIK}.", "NIK ************0007."),
        ("6471 0501 0190 0007", "************0007"),
        ("nomor 9999999999999999", "nomor ************9999"),
        (f"telepon {PHONE}, rumah", "telepon 08******4321, rumah"),
        ("+62 812-0000-4321", "08******4321"),
        ("WA (0812) 0000 4321", "WA 08******4321"),
        ("toko (0812 0000 4321)", "toko (08******4321)"),
        (f"<{MAIL}>", "<r***@surel.example>"),
        ("Jalan Contoh 12 RT 08 Blok 1234567890", "Jalan Contoh 12 RT 08 Blok 1234567890"),
        ("R-202206021800462443330 pada 2026-11-24 12:50:17", "R-202206021800462443330 pada 2026-11-24 12:50:17"),
        ("NIB 1211220001234", "NIB 1211220001234"),
        ("proyek 08-11-2026 10.15.xlsx", "proyek 08-11-2026 10.15.xlsx"),
    ],
)
def test_numbers_of_persons_are_masked_in_any_text_and_others_stay(text, hidden):
    assert hide(text) == hidden
    assert tells(text) == (text != hidden)


def failed() -> tuple:
    """An error that carries personal data in its message and in the variables around it."""
    owner = {"nik": NIK}
    try:
        raise ValueError(f"{owner['nik']} {PHONE} {MAIL}")
    except ValueError:
        return sys.exc_info()


def clear(text: str) -> list[str]:
    return [each for each in (NIK, PHONE, MAIL) if each in text]


def test_a_line_of_a_log_is_masked_with_its_arguments_and_traceback():
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "gagal: %s %s", (NIK, PHONE), failed())
    line = MaskingFormatter("{asctime} {message}", style="{").format(record)
    assert clear(line) == []
    assert "gagal: ************0007 08******4321" in line
    assert "ValueError: ************0007 08******4321 r***@surel.example" in line


def test_every_way_out_of_the_system_masks():
    told = settings.LOGGING
    masking = {MaskingFormatter.__name__, MaskingServerFormatter.__name__, MaskingEmailHandler.__name__}
    for name, handler in told["handlers"].items():
        maker = told["formatters"][handler["formatter"]]["()"] if "formatter" in handler else handler["class"]
        assert maker.rpartition(".")[2] in masking, name
    used = {name for logger in [told["root"], *told["loggers"].values()] for name in logger["handlers"]}
    assert used == set(told["handlers"])
    # Django's own consoles would go on writing plain lines.
    assert {"django", "django.server"} <= told["loggers"].keys()


def test_a_report_by_e_mail_names_the_error_and_no_value(settings, mailoutbox):
    settings.ADMINS = ["admin@umkm.example"]
    settings.DEBUG = False
    request = RequestFactory().post(f"/usaha/cari/?q={PHONE}", {"q": NIK, "owner_email": MAIL})
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "galat %s", (NIK,), failed())
    record.request = request
    MaskingEmailHandler().emit(record)
    (message,) = mail.outbox
    assert clear(message.subject + message.body) == []
    assert "in failed" in message.body


def test_a_page_of_an_error_in_production_shows_no_variables(settings):
    settings.DEBUG = False
    request = RequestFactory().post("/usaha/cari/", {"q": NIK})
    reporter = ExceptionReporter(request, *failed())
    frames = reporter.get_traceback_data()["frames"]
    assert frames[-1]["vars"]
    assert clear(str([frame["vars"] for frame in frames])) == []
    assert clear(str(dict(reporter.filter.get_post_parameters(request)))) == []
