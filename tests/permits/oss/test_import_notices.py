"""Mails about imports: to whom, in which words, and that a broken mail server stops nothing."""

import pytest

from permits.oss.findings import EXAMPLES, Findings
from permits.oss.models import Finding
from permits.oss.notices import tell
from tests.import_samples import committed_import, make_import


@pytest.fixture(autouse=True)
def address(person):
    person.email = "rekawati@contoh.example"
    person.save()


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        ("reviewable", {}, "menunggu keputusan"),
        ("failed", {"error": "Berkas ini rusak."}, "Berkas ini rusak."),
        ("refused", {"reason": "Semua baris berasal dari kota lain."}, "Semua baris berasal dari kota lain."),
    ],
)
def test_whoever_uploaded_it_is_written_to(person, mailoutbox, state, facts, words):
    batch = make_import(person, state, **facts)
    tell(batch.pk)
    (mail,) = mailoutbox
    assert mail.to == ["rekawati@contoh.example"]
    assert mail.subject == f"Impor {batch.pk}: {batch.get_state_display()}"
    assert words in mail.body
    assert batch.file_name in mail.body


def test_whoever_decided_is_written_to_as_well(person, cast, mailoutbox):
    other = cast["head_of_division"]
    other.email = "bahari@contoh.example"
    other.save()
    tell(committed_import(person, decided_by=other).pk)
    assert sorted(mailoutbox[0].to) == ["bahari@contoh.example", "rekawati@contoh.example"]


def test_nobody_with_an_address_no_mail(cast, mailoutbox):
    tell(make_import(cast["head_of_division"]).pk)
    tell(make_import(None).pk)
    assert mailoutbox == []


def test_a_broken_mail_server_is_only_logged(person, monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("permits.oss.notices.send_mail", refuse)
    batch = make_import(person)
    tell(batch.pk)
    assert f"No mail about import {batch.pk}" in caplog.text


def test_of_rows_not_taken_every_line_is_kept_of_others_examples(person):
    batch, findings = make_import(person), Findings()
    for line in range(2, 102):
        findings.add("name_missing", "Nama", line)
        findings.add("nib_padded", "Nib", line)
    findings.save(batch)
    kept = {finding.code: len(finding.lines) for finding in Finding.objects.filter(batch=batch)}
    assert kept == {"name_missing": 100, "nib_padded": EXAMPLES}
