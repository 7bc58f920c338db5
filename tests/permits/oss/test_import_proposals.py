"""Values of OSS beside vouched ones: decided one by one, by selection, by column."""

import pytest

from tests.asking import text
from tests.import_samples import committed_import, make_difference, make_proposal
from tests.register_samples import make_business
from umkm_registry.businesses.models import Business


@pytest.fixture
def batch(person):
    return committed_import(person)


def test_one_is_accepted_from_its_row(manager, person, batch):
    proposal = make_proposal(batch, make_business("Amplang Ombak Tujuh"))
    page = manager.post("/impor/usulan/", {"putusan": f"terima:{proposal.pk}"}, follow=True).content.decode()
    assert "1 usulan diterima." in page
    proposal.refresh_from_db()
    assert (proposal.state, proposal.business.scale, proposal.act.actor) == ("accepted", "small", person)


def test_ticked_ones_are_refused_together(manager, batch):
    proposals = [make_proposal(batch, make_business(f"Usaha {number}")) for number in range(3)]
    chosen = [proposals[0].pk, proposals[2].pk]
    page = manager.post("/impor/usulan/", {"putusan": "tolak", "usulan": chosen}, follow=True).content.decode()
    assert "2 usulan ditolak." in page
    assert [p.state for p in batch.proposals.order_by("id")] == ["refused", "open", "refused"]


def test_a_whole_column_of_one_import_is_taken_at_once(manager, batch, person):
    make_proposal(batch, make_business("Satu"))
    make_proposal(batch, make_business("Dua"), field="legal_form", columns={"legal_form": "CV"})
    make_proposal(committed_import(person), make_business("Tiga"))
    page = text(manager, f"/impor/usulan/?impor={batch.pk}")
    assert "Ambil skala usaha OSS untuk 1 data" in page
    asked = {"putusan": "terima", "kolom": "businesses.scale", "impor": batch.pk}
    assert "1 usulan diterima." in manager.post("/impor/usulan/", asked, follow=True).content.decode()
    assert Business.objects.get(name="Satu").scale == "small"
    assert Business.objects.get(name="Tiga").scale == "micro"


def test_the_second_of_two_people_is_told(manager, batch):
    proposal = make_proposal(batch, make_business("Amplang Ombak Tujuh"))
    manager.post("/impor/usulan/", {"putusan": f"tolak:{proposal.pk}"})
    page = manager.post("/impor/usulan/", {"putusan": f"terima:{proposal.pk}"}, follow=True).content.decode()
    assert "0 usulan diterima. 1 tidak berubah: sudah diputuskan orang lain" in page


def test_one_whose_business_was_merged_meanwhile_is_withdrawn_and_changes_nothing(manager, batch):
    business, survivor = make_business("Amplang Ombak Tujuh"), make_business("Amplang Ombak")
    proposal = make_proposal(batch, business)
    Business.objects.filter(pk=business.pk).update(merged_into=survivor)
    page = manager.post("/impor/usulan/", {"putusan": f"terima:{proposal.pk}"}, follow=True).content.decode()
    assert "0 usulan diterima. 1 tidak berubah" in page
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"
    assert set(Business.objects.values_list("scale", flat=True)) == {"micro"}


@pytest.mark.parametrize("asked", [{}, {"putusan": "terima"}, {"putusan": "terima:abc"}, {"putusan": "aneh:1"}])
def test_nothing_chosen_changes_nothing(manager, batch, asked):
    make_proposal(batch, make_business("Amplang Ombak Tujuh"))
    assert "Belum ada usulan yang dipilih" in manager.post("/impor/usulan/", asked, follow=True).content.decode()
    assert batch.proposals.open().count() == 1


def test_none_at_all_says_when_there_will_be_some(manager):
    assert "Tidak ada usulan yang menunggu" in text(manager, "/impor/usulan/")


def test_the_page_of_the_import_leads_there(manager, batch):
    business = make_business("Amplang Ombak Tujuh")
    make_difference(batch, business, held=True)
    make_proposal(batch, business)
    assert f'href="/impor/usulan/?impor={batch.pk}"' in text(manager, f"/impor/{batch.pk}/")
