"""Bulk edits while others work: a double click, a row somebody holds, an import that is being saved."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from tests.asking import logged_in
from tests.businesses import bulk_samples
from tests.businesses.bulk_samples import address, confirmation, preview
from tests.cast import make_cast
from tests.register_samples import make_business
from umkm_registry.businesses import bulk_editing
from umkm_registry.businesses.models import BulkEdit, Business
from umkm_registry.history.bulk_changes import begin_bulk_change
from umkm_registry.history.models import Act
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = {"ubah": "skala", "nilai": "micro"}


@pytest.fixture
def manager():
    load_reference_data()
    return logged_in(make_cast()["data_manager"])


@contextmanager
def held(hold):
    """Another session that does `hold` in a transaction of its own, and ends it when the block does."""
    holding, done = threading.Event(), threading.Event()

    def other():
        with transaction.atomic():
            hold()
            holding.set()
            assert done.wait(30)
        connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    try:
        assert holding.wait(30)
        yield done
    finally:
        done.set()
        thread.join()


def send_beside(client, sent) -> tuple[threading.Thread, list]:
    """Confirm in a session of its own; its answer is in the list once the thread has ended."""
    answers = []

    def send():
        answers.append(client.post(address(**ASKED), sent))
        connection.close()

    thread = threading.Thread(target=send)
    thread.start()
    return thread, answers


def test_a_double_click_edits_once(manager):
    make_business("Satu", scale="small")
    sent = confirmation(preview(manager, **ASKED))
    clicks = [send_beside(manager, sent) for _ in range(2)]
    for thread, _ in clicks:
        thread.join()
    (first,), (second,) = (answers for _, answers in clicks)
    assert (first.status_code, first.url) == (second.status_code, second.url) == (302, first.url)
    assert BulkEdit.objects.count() == 1
    assert Act.objects.filter(door="bulk").count() == 1


def test_a_row_that_somebody_saves_is_waited_for_and_then_asked_about_again(manager):
    business = make_business("Satu", scale="small")
    sent = confirmation(preview(manager, **ASKED))

    def hold():
        act = Act.objects.create(door="form", label="Diubah orang lain")
        Business.objects.filter(pk=business.pk).update(scale="medium", act=act)

    with held(hold) as done:
        thread, answers = send_beside(manager, sent)
        thread.join(0.5)
        assert not answers
        done.set()
        thread.join()
    assert "Data berubah sejak pratinjau" in answers[0].content.decode()
    business.refresh_from_db()
    assert business.scale == "medium"


def test_an_import_that_takes_too_long_is_not_waited_for(manager, monkeypatch):
    monkeypatch.setattr(bulk_editing, "PATIENCE_SECONDS", 1)
    business = make_business("Satu", scale="small")
    sent = confirmation(preview(manager, **ASKED))
    with held(begin_bulk_change):
        page = manager.post(address(**ASKED), sent).content.decode()
    assert "Data sedang diubah pekerjaan lain" in page
    assert "Contoh perbaikan" in page
    business.refresh_from_db()
    assert business.scale == "small"
    assert bulk_samples.bulk_edit(manager, **ASKED).counts["changes"] == 1


def test_two_people_edit_different_facts_of_the_same_rows(manager):
    business = make_business("Satu", scale="small", legal_form="CV")
    sent = confirmation(preview(manager, **ASKED))
    bulk_samples.bulk_edit(manager, ubah="bentuk", nilai="Perorangan")
    assert manager.post(address(**ASKED), sent).status_code == 302
    business.refresh_from_db()
    assert (business.scale, business.legal_form) == ("micro", "Perorangan")
    assert set(business.confirmed) == {"scale", "legal_form"}
