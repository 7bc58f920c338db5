"""Erasing a person's data: everywhere, for good, and no import brings them back."""

import pytest
from django.core.files.base import ContentFile

from permits.oss.models import Difference, ImportBatch, Proposal, Sighting, SourceRecord, StagedRow
from permits.oss.undoing import undo
from tests.permits.oss.exports import bring_in, dump, forgetting_tables, rows_of, workbook
from umkm_registry.businesses.models import Business, Identifier, Owner, Place, RegisterExport
from umkm_registry.history.models import Act
from umkm_registry.personal_data.erasing import ErasureRefused, erase, held
from umkm_registry.personal_data.models import ErasedFact
from umkm_registry.personal_data.subjects import HOLDINGS
from umkm_registry.reference_data import load_reference_data
from umkm_registry.sealing import fingerprint, seal

pytestmark = pytest.mark.django_db
NIK = "6471014101909001"
PHONE, EMAIL = "0844-1234-5678", "pelaku1@surel.example"
CONTACTS = frozenset({"contacts"})
ALL = frozenset({"numbers", "contacts", "person"})


@pytest.fixture(autouse=True)
def reference_data(db):
    load_reference_data()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def told(**cells) -> list[dict]:
    row = rows_of("proyek_2024_28", 1)[0]
    return [row | {"Email": EMAIL, "Nomor Telp": PHONE, "Nama User": "Kontakana Rekaan"} | cells]


def everything() -> str:
    return "\n".join(row for rows in dump("").values() for row in rows)


def person() -> Owner:
    owner = Owner.objects.get()
    act = Act.objects.create(door="form", label="Contoh")
    owner.nik_sealed, owner.nik_hash, owner.nik_mask = seal(NIK), fingerprint(NIK), "************9001"
    owner.kind, owner.sex, owner.address, owner.act = "person", "f", "Jalan Pribadi 9", act
    owner.save()
    return owner


def test_nothing_of_the_contacts_stays_anywhere_in_the_database(path):
    bring_in(workbook(path, told()))
    bring_in(workbook(path, told(**{"Nomor Telp": "0844-9999-8888"})))
    old = (
        fingerprint("+6284412345678"),
        fingerprint("+6284499998888"),
        "08******5678",
        "08******8888",
        "p***@",
        "Kontakana",
    )
    assert all(each in everything() for each in old)
    erase(person(), CONTACTS, None, "Diminta lewat surat.", "HAPUS")
    left = everything()
    assert [each for each in old if each in left] == []
    assert (Place.objects.get().phone_sealed, Place.objects.get().email_sealed) == ("", "")
    for kind in (SourceRecord, Sighting, StagedRow):
        assert all(not row.sealed for row in kind.objects.all())


def test_the_number_of_the_person_goes_from_rows_versions_and_texts(path):
    bring_in(workbook(path, told(**{"Alamat Usaha": f"Jl. Contoh 5 NIK {NIK}"})))
    owner = person()
    Identifier.objects.create(owner=owner, kind="npwp", value="0123456789012345", source="form", act=owner.act)
    erase(owner, ALL, None, "Diminta lewat surat.", "HAPUS")
    left = everything()
    hidden = fingerprint(NIK), "0123456789012345", "Jalan Pribadi 9"
    assert [each for each in hidden if each in left] == []
    owner.refresh_from_db()
    assert (owner.nik_sealed, owner.nik_mask, owner.sex, owner.address) == ("", "", "", "")
    assert all(not version.nik_sealed for version in owner.versions.all())
    assert "address" not in SourceRecord.objects.get().sealed


def test_what_the_law_makes_the_office_keep_stays(path):
    bring_in(workbook(path, told()))
    before = Owner.objects.get().name, Business.objects.get().name, Place.objects.get().address
    erase(person(), ALL, None, "Diminta lewat surat.", "HAPUS")
    assert (Owner.objects.get().name, Business.objects.get().name, Place.objects.get().address) == before
    assert Identifier.objects.filter(kind="nib").exists()


def test_the_next_import_does_not_bring_it_back_and_finds_nothing_changed(path):
    rows = told()
    bring_in(workbook(path, rows))
    erase(person(), ALL, None, "Diminta lewat surat.", "HAPUS")
    again = bring_in(workbook(path, rows))
    assert Place.objects.get().phone_sealed == ""
    assert not Proposal.objects.exists()
    assert Sighting.objects.get(batch=again).values is None
    other = bring_in(workbook(path, told(**{"Nomor Telp": "0844-7777-6666"})))
    assert Place.objects.get().phone_sealed == ""
    assert "6666" not in everything()
    for batch in (other, again):
        with forgetting_tables():
            undo(batch)
    assert Place.objects.get().phone_sealed == ""


def test_another_persons_data_stay(path):
    rows = rows_of("proyek_2024_28", 6)
    bring_in(workbook(path, [row | {"Nomor Telp": PHONE} for row in rows]))
    first, *others = Owner.objects.order_by("pk")
    erase(first, CONTACTS, None, "Diminta lewat surat.", "HAPUS")
    phones = dict(Place.objects.values_list("business__owner", "phone_mask"))
    assert others
    assert phones == {first.pk: ""} | {each.pk: "08******5678" for each in others}


def test_files_that_hold_the_person_go_and_the_import_can_still_be_undone(
    path, django_capture_on_commit_callbacks, cast
):
    batch = bring_in(workbook(path, told()))
    export = RegisterExport.objects.create(actor=cast["data_manager"], words="", columns=[], format="csv", state="done")
    export.file.save("contoh.csv", ContentFile(b"08******5678"))
    kept = [batch.file.storage.path(batch.file.name), export.file.path]
    with django_capture_on_commit_callbacks(execute=True):
        erase(person(), CONTACTS, None, "Diminta lewat surat.", "HAPUS")
    batch.refresh_from_db()
    export.refresh_from_db()
    assert (batch.file.name, export.file.name, export.purged_at is None) == ("", "", False)
    assert [name for name in kept if batch.file.storage.exists(name)] == []
    undo(batch)
    assert not Place.objects.exclude(phone_sealed="").exists()


def test_words_of_differences_and_proposals_are_emptied(path):
    bring_in(workbook(path, told()))
    place = Place.objects.get()
    place.confirmed = {"phone": place.act_id}
    place.save()
    bring_in(workbook(path, told(**{"Nomor Telp": "0844-9999-8888"})))
    assert Proposal.objects.get().state == "open"
    erase(person(), CONTACTS, None, "Diminta lewat surat.", "HAPUS")
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.old, proposal.new, proposal.columns) == ("withdrawn", "", "", {})
    assert not Difference.objects.filter(field="phone").exclude(old="", new="").exists()


@pytest.mark.parametrize("word", ["", "hapus", "HAPUS SEMUA"])
def test_without_the_word_nothing_is_erased(path, word):
    bring_in(workbook(path, told()))
    with pytest.raises(ErasureRefused, match="Ketik HAPUS"):
        erase(Owner.objects.get(), CONTACTS, None, "Diminta lewat surat.", word)
    assert Place.objects.get().phone_mask == "08******5678"


def test_while_an_import_is_being_read_nothing_is_erased(path):
    batch = bring_in(workbook(path, told()))
    ImportBatch.objects.filter(pk=batch.pk).update(state="reading")
    with pytest.raises(ErasureRefused, match="Tunggu sampai selesai"):
        erase(Owner.objects.get(), CONTACTS, None, "Diminta lewat surat.", "HAPUS")
    assert not ErasedFact.objects.exists()


def test_erasing_is_one_act_and_each_store_is_counted(path, cast):
    bring_in(workbook(path, told()))
    owner = person()
    counts = {each.name: each.rows for each in held(owner)}
    act, done = erase(owner, CONTACTS, cast["data_manager"], "Diminta lewat surat.", "HAPUS")
    assert {each.name: each.rows for each in done} == counts
    assert (act.reason, act.actor) == ("Diminta lewat surat.", cast["data_manager"])
    assert {Owner.objects.get().act_id, Place.objects.get().act_id} == {act.pk}
    assert set(ErasedFact.objects.values_list("fact", "act")) == {("contacts", act.pk)}


def test_who_has_named_what_it_holds_of_a_person():
    """A new store of personal data fails here until it is counted and erased, too."""
    assert [each.name for each in HOLDINGS] == [
        "Data UMKM sekarang",
        "Riwayat perubahan",
        "Berkas ekspor yang masih disimpan",
        "Catatan akses data pribadi",
        "Berkas impor yang masih disimpan",
        "Perubahan dan usulan dari impor",
        "Baris impor sementara",
        "Lapisan sumber OSS",
    ]
