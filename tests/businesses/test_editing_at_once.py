"""Two browsers save the same business at the same moment, in real connections: one is saved, the other is asked."""

import pytest
from django.db import transaction

from tests.asking import logged_in
from tests.businesses.editing_by_hand import fields_of, opened, sent
from tests.meeting import Meeting
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.history.models import Act

pytestmark = pytest.mark.django_db(transaction=True)
ASKED = "Data ini diubah orang lain sementara Anda mengisi"


@pytest.fixture
def business(register):
    return register["own"]


@pytest.fixture
def browsers(cast):
    return [logged_in(cast[role]) for role in ("data_manager", "district_officer")]


def at_once(row, *actions) -> list:
    """What the actions answer that were all kept waiting before `row`, then let go together."""
    with Meeting() as meeting:
        with transaction.atomic():
            type(row).objects.select_for_update().get(pk=row.pk)
            answers = [meeting.start(action) for action in actions]
            meeting.until_waiting(len(actions))
        meeting.finish()
    return [answer() for answer in answers]


def test_of_two_names_saved_at_once_one_is_saved_and_the_other_asked_about(business, browsers):
    address, names = f"/usaha/{business.pk}/ubah/", ["Amplang Delapan", "Amplang Sembilan"]
    forms = [opened(browser, address) | {"name": name} for browser, name in zip(browsers, names, strict=True)]
    pages = at_once(
        Owner.objects.get(pk=business.owner_id),
        lambda: sent(browsers[0], address, forms[0]),
        lambda: sent(browsers[1], address, forms[1]),
    )
    asked = [page for page in pages if ASKED in page]
    assert len(asked) == 1
    assert all(f"<b>{name}</b>" in asked[0] for name in names)
    saved = Business.objects.get(pk=business.pk).name
    assert f"Yang sudah tersimpan: <b>{saved}</b>" in asked[0]
    loser = browsers[pages.index(asked[0])]
    assert "Perubahan disimpan." in sent(loser, address, fields_of(asked[0]) | {"pilih_name": "typed"})
    assert {saved, Business.objects.get(pk=business.pk).name} == set(names)


def test_different_facts_saved_at_once_are_both_kept(business, browsers):
    place = business.places.get()
    both = [f"/usaha/{business.pk}/ubah/", f"/usaha/{business.pk}/tempat/{place.pk}/ubah/"]
    forms = [opened(browsers[0], both[0]) | {"product": "Stik ikan"}]
    forms.append(opened(browsers[1], both[1]) | {"contact_name": "Misalia"})
    with transaction.atomic():
        Business.objects.select_for_update().get(pk=business.pk)
        page = sent(browsers[1], both[1], forms[1])
    assert "Perubahan disimpan." in page
    assert "Perubahan disimpan." in sent(browsers[0], both[0], forms[0])
    business.refresh_from_db()
    assert (business.product, business.places.get().contact_name) == ("Stik ikan", "Misalia")


def test_a_save_clicked_twice_at_once_is_one_act(business, browsers):
    address = f"/usaha/{business.pk}/ubah/"
    form = opened(browsers[0], address) | {"name": "Amplang Delapan"}
    pages = at_once(
        Owner.objects.get(pk=business.owner_id),
        lambda: sent(browsers[0], address, form),
        lambda: sent(browsers[0], address, form),
    )
    assert sum("Tidak ada yang berubah." in page for page in pages) <= 1
    assert Act.objects.filter(label="Data usaha diubah").count() == 1


def test_a_place_reported_closed_twice_at_once_is_one_report(business, browsers):
    place = business.places.get()
    address = f"/usaha/{business.pk}/tempat/{place.pk}/tutup/"
    told = {"on": "2026-11-01", "reason": "Pemilik datang ke kecamatan"}
    pages = at_once(
        Place.objects.get(pk=place.pk),
        lambda: sent(browsers[0], address, told),
        lambda: sent(browsers[1], address, told),
    )
    assert sum("sudah dilaporkan tutup sejak" in page for page in pages) == 1
    assert Act.objects.filter(label="Tempat usaha dilaporkan tutup").count() == 1
