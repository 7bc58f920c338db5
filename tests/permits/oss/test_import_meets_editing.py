"""A person saves a form while an import commits the same business, in real connections: nothing is lost in silence."""

import pytest
from django.db import transaction

from permits.oss import committing
from tests.asking import logged_in
from tests.businesses.editing_by_hand import edit, opened, sent
from tests.meeting import Meeting
from tests.permits.oss.exports import bring_in, preview, rows_of, workbook
from umkm_registry.businesses.models import Business

pytestmark = pytest.mark.django_db(transaction=True)
BY_HAND, BY_OSS = "Nama Menurut Petugas", "Nama Menurut OSS"


@pytest.fixture
def business(cast, tmp_path):
    bring_in(workbook(tmp_path / "pertama.xlsx", rows_of("proyek_2024_28", 1)))
    return Business.objects.get()


@pytest.fixture
def renaming(business, tmp_path):
    """A reviewed import that gives the business another name."""
    row = rows_of("proyek_2024_28", 1)[0]
    named = next(header for header, cell in row.items() if cell == business.name)
    return preview(workbook(tmp_path / "kedua.xlsx", [row | {named: BY_OSS}]))


def test_what_is_saved_while_an_import_waits_for_it_stays_and_the_import_proposes(cast, business, renaming):
    with Meeting() as meeting:
        with transaction.atomic():
            edit(logged_in(cast["data_manager"]), f"/usaha/{business.pk}/ubah/", name=BY_HAND)
            meeting.start(lambda: committing.commit(renaming))
            meeting.until_waiting(1)
        meeting.finish()
    business.refresh_from_db()
    assert business.name == BY_HAND
    assert business.proposals.open().get(field="name").new == BY_OSS


def test_whoever_saves_while_an_import_writes_is_shown_what_it_wrote(cast, business, renaming, monkeypatch):
    client, address = logged_in(cast["data_manager"]), f"/usaha/{business.pk}/ubah/"
    fields = opened(client, address) | {"name": BY_HAND}
    with Meeting() as meeting:
        written, go_on = meeting.gate(), meeting.gate()
        finish = committing.mark_gone

        def pause(*args):
            written.set()
            meeting.wait(go_on)
            return finish(*args)

        monkeypatch.setattr(committing, "mark_gone", pause)
        meeting.start(lambda: committing.commit(renaming))
        meeting.wait(written)
        page = meeting.start(lambda: sent(client, address, fields))
        meeting.until_waiting(1)
        go_on.set()
        meeting.finish()
    assert "Data ini diubah orang lain sementara Anda mengisi" in page()
    assert BY_OSS in page()
    business.refresh_from_db()
    assert business.name == BY_OSS
