"""Undoing imports that others came after, and undoing what cannot be undone."""

import pytest

from permits.models import Permit
from permits.oss.committing import ImportRefused
from permits.oss.models import ImportBatch, SourceRecord
from permits.oss.undoing import undo
from tests.permits.oss.exports import bring_in, facts, forgetting_tables, rows_of, workbook
from umkm_registry.businesses.models import Activity, Business, Place
from umkm_registry.history.models import Act
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def reference_data():
    load_reference_data()


def taken_back(batch: ImportBatch):
    batch.refresh_from_db()
    with forgetting_tables():
        return undo(batch)


def renamed(rows: list[dict], name: str) -> list[dict]:
    return [row | {"nama_proyek": name} for row in rows]


def test_the_oldest_of_three_imports_with_the_same_rows_takes_nothing_away(tmp_path):
    rows = rows_of("proyek_2024_28", 12)
    first = bring_in(workbook(tmp_path / "satu.xlsx", rows))
    bring_in(workbook(tmp_path / "dua.xlsx", renamed(rows, "Proyek Kedua")))
    last = bring_in(workbook(tmp_path / "tiga.xlsx", renamed(rows, "Proyek Ketiga")))
    before = facts()
    report = taken_back(first)
    assert facts() == before
    assert (report.reversed, report.failed) == (0, 0)
    assert report.kept == first.undone_rows.filter(bucket="kept").count() > 0
    told = set(first.undone_rows.filter(kind="activities").values_list("because", flat=True))
    assert len(told) == 1
    assert told.pop().startswith(f"Juga dibawa impor {last.pk} (tiga.xlsx, ")


def test_undone_in_whatever_order_nothing_of_them_is_left(tmp_path):
    rows = rows_of("proyek_2024_28", 12)
    batches = [bring_in(workbook(tmp_path / f"{n}.xlsx", renamed(rows, f"Proyek {n}"))) for n in range(3)]
    taken_back(batches[1])
    assert set(Activity.objects.values_list("name", flat=True)) == {"Proyek 2"}
    taken_back(batches[2])
    assert set(Activity.objects.values_list("name", flat=True)) == {"Proyek 0"}
    taken_back(batches[0])
    assert [model.objects.count() for model in (Activity, Permit, Business, SourceRecord)] == [0, 0, 0, 0]


def test_an_undone_import_cannot_be_undone_again(tmp_path):
    batch = bring_in(workbook(tmp_path / "satu.xlsx", rows_of("proyek_2024_28", 3)))
    taken_back(batch)
    before = facts()
    with pytest.raises(ImportRefused, match="dibatalkan, jadi tidak dapat dibatalkan"):
        taken_back(batch)
    assert facts() == before


def test_a_contact_that_only_the_undone_import_gave_goes_from_the_place_a_later_import_made(tmp_path):
    here, there = rows_of("proyek_2024_28", 2)
    bring_in(workbook(tmp_path / "lama.xlsx", [row | {"Nomor Telp": ""} for row in (here, there)]))
    with_phone = bring_in(workbook(tmp_path / "telepon.xlsx", [here, there]))
    moved = there | {"Alamat Usaha": "Jl. Pindahan No. 9", "Nomor Telp": ""}
    bring_in(workbook(tmp_path / "pindah.xlsx", [moved]))
    assert all(Place.objects.values_list("phone_mask", flat=True))
    report = taken_back(with_phone)
    assert set(Place.objects.values_list("address", "phone_mask")) == {
        (here["Alamat Usaha"], ""),
        ("Jl. Pindahan No. 9", ""),
    }
    assert report.failed == 0


def test_a_contact_goes_from_an_address_that_its_record_has_left_meanwhile(tmp_path):
    here, there, third = rows_of("proyek_2024_28", 3, seed=5)
    assert len({row["Nib"] for row in (here, there, third)}) == 1
    bare = [row | {"Nomor Telp": "", "Alamat Usaha": "Jl. Pertama No. 1"} for row in (here, there, third)]
    bring_in(workbook(tmp_path / "lama.xlsx", bare))
    with_phone = bring_in(workbook(tmp_path / "telepon.xlsx", [bare[0] | {"Nomor Telp": "081200000001"}]))
    together = [row | {"Alamat Usaha": "Jl. Kedua No. 2"} for row in bare[:2]]
    bring_in(workbook(tmp_path / "pindah.xlsx", together))
    bring_in(workbook(tmp_path / "pindah lagi.xlsx", [bare[0] | {"Alamat Usaha": "Jl. Ketiga No. 3"}]))
    assert Place.objects.exclude(phone_mask="").count() > 1
    taken_back(with_phone)
    assert not Place.objects.exclude(phone_mask="").exists()


def test_a_contact_that_a_person_vouched_for_outlives_the_import_that_gave_it(tmp_path):
    here, there = rows_of("proyek_2024_28", 2)
    bring_in(workbook(tmp_path / "lama.xlsx", [row | {"Nomor Telp": ""} for row in (here, there)]))
    with_phone = bring_in(workbook(tmp_path / "telepon.xlsx", [here, there]))
    bring_in(workbook(tmp_path / "pindah.xlsx", [there | {"Alamat Usaha": "Jl. Pindahan No. 9", "Nomor Telp": ""}]))
    place = Place.objects.get(address="Jl. Pindahan No. 9")
    place.act = Act.objects.create(door="form", label="Telepon dipastikan")
    place.confirmed |= {"phone": place.act_id}
    place.save()
    taken_back(with_phone)
    place.refresh_from_db()
    assert place.phone_mask
