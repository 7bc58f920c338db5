"""The page of an import that waits for a decision or is decided; its rows; its story for ever."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from permits.oss.models import Finding, ImportBatch
from tests.asking import logged_in, text
from tests.import_samples import committed_import, make_import


def test_it_tells_rows_counts_notes_and_seconds(manager, person):
    batch = make_import(person, full_on=date(2026, 10, 31))
    page = text(manager, f"/impor/{batch.pk}/")
    for words in (
        "Proyek OSS per 31 Oktober 2026",
        "2,9 detik",
        "lembar “Sheet 1”, judul kolom di baris 1",
        "Tidak ada di ekspor terakhir",
        "NIB rusak oleh Excel (1,23E+12) (kolom Nib)",
        "Baris 4.",
        "1 usaha baru, 1 usaha berubah.",
        "Impor yang sudah disimpan dapat dibatalkan kapan saja.",
    ):
        assert words in page, words


def test_a_partial_export_has_no_columns_about_what_is_gone(manager, person):
    batch = make_import(person)
    none = dict.fromkeys(batch.counts["gone"], 0)
    ImportBatch.objects.update(counts=batch.counts | {"gone": none, "back": none})
    assert "Tidak ada di ekspor terakhir" not in text(manager, f"/impor/{batch.pk}/")


def test_who_may_only_look_gets_no_buttons(cast, person):
    batch = make_import(person)
    page = text(logged_in(cast["head_of_division"]), f"/impor/{batch.pk}/")
    assert "Simpan ke data UMKM</button>" not in page
    assert "Tolak impor" not in page


def test_kinds_of_data_not_taken_yet_can_only_be_looked_at(manager, person):
    batch = make_import(person, grain="sidt")
    page = text(manager, f"/impor/{batch.pk}/")
    assert "Berkas ini baru dapat dilihat" in page
    assert "Simpan ke data UMKM</button>" not in page
    said = manager.post(f"/impor/{batch.pk}/simpan/", follow=True).content.decode()
    assert "belum dapat disimpan" in said


def test_the_same_file_saved_before_is_told_with_person_and_link(manager, person):
    earlier = committed_import(person, file_hash="a" * 64)
    batch = make_import(person, file_hash="a" * 64)
    page = text(manager, f"/impor/{batch.pk}/")
    assert "Berkas yang sama sudah pernah disimpan" in page
    assert f'href="/impor/{earlier.pk}/"' in page


def test_saving_is_asked_of_the_worker_once_however_often_one_clicks(manager, person):
    batch = make_import(person)
    for _ in range(2):
        assert manager.post(f"/impor/{batch.pk}/simpan/").headers["Location"] == f"/impor/{batch.pk}/"
    batch.refresh_from_db()
    assert (batch.state, batch.decided_by) == ("to_commit", person)
    assert ProcrastinateJob.objects.count() == 1


def test_refusing_needs_a_reason_and_ends_in_the_story(manager, person):
    batch = make_import(person)
    assert "Tulis alasannya" in manager.post(f"/impor/{batch.pk}/tolak/", {"alasan": " "}).content.decode()
    manager.post(f"/impor/{batch.pk}/tolak/", {"alasan": "Ekspor bulan yang salah"})
    page = text(manager, f"/impor/{batch.pk}/")
    assert "Ditolak. Alasan: Ekspor bulan yang salah" in page
    assert "Simpan ke data UMKM</button>" not in page


def test_the_second_of_two_people_is_told_what_the_first_decided(manager, person, cast):
    batch = make_import(cast["head_of_division"])
    ImportBatch.objects.update(
        state="refused", decided_by=cast["head_of_division"], decided_at=timezone.now(), reason="Salah bulan"
    )
    page = manager.post(f"/impor/{batch.pk}/simpan/", follow=True).content.decode()
    assert "Impor ini ditolak (Bahari Contoh, " in page
    assert "Keputusan Anda tidak dipakai." in page


def test_the_rows_of_a_note_are_shown_masked(manager, person):
    batch = make_import(person)
    note = Finding.objects.get(code="subdistrict_unknown")
    page = text(manager, f"/impor/{batch.pk}/baris/?catatan={note.pk}")
    assert "Amplang Ombak Tujuh" in page
    assert "08******3321" in page
    assert "sidik" not in page


def test_of_rows_not_taken_the_numbers_are_told(manager, person):
    batch = make_import(person)
    note = Finding.objects.get(code="nib_scientific")
    page = text(manager, f"/impor/{batch.pk}/baris/?catatan={note.pk}")
    assert "Isi baris ini tidak diambil" in page
    assert "<span>4</span>" in page


def test_the_rows_of_an_outcome_are_listed(manager, person):
    batch = make_import(person)
    assert '<th scope="row" class="num">3</th>' in text(manager, f"/impor/{batch.pk}/baris/?hasil=repeated")


@pytest.mark.parametrize("query", ["catatan=0", "catatan=99999999999999999999", "catatan=abc", "hasil=aneh"])
def test_an_address_made_up_by_hand_is_no_error(manager, person, query):
    batch = make_import(person)
    assert manager.get(f"/impor/{batch.pk}/baris/?{query}").status_code in (200, 404)


def test_the_note_of_another_import_is_not_found(manager, person):
    make_import(person)
    note = Finding.objects.get(code="subdistrict_unknown")
    assert manager.get(f"/impor/{make_import(person).pk}/baris/?catatan={note.pk}").status_code == 404


def test_what_was_purged_is_said(manager, person):
    batch = make_import(person, purged_at=timezone.now())
    batch.staged.all().delete()
    assert "sudah dihapus" in text(manager, f"/impor/{batch.pk}/baris/")


def test_rows_to_put_right_come_as_a_workbook(manager, person):
    batch = make_import(person)
    Finding.objects.create(batch=batch, code="name_missing", column="=Nama", severity="error", rows=2, lines=[9, 2])
    book = openpyxl.load_workbook(BytesIO(manager.get(f"/impor/{batch.pk}/perbaikan.xlsx").content))
    rows = list(book.active.values)
    assert rows[0][0] == "Baris di berkas"
    assert [row[0] for row in rows[1:]] == [2, 4, 9]
    assert rows[1][1:3] == ("=Nama", "Nama usaha kosong")


@pytest.mark.parametrize(
    ("state", "facts", "words"),
    [
        ("failed", {"error": "Berkas ini rusak."}, ["Berkas tidak dapat dipakai", "Berkas ini rusak."]),
        ("cancelled", {"seconds": {}, "counts": {}}, ["Impor dihentikan", "Dihentikan sebelum selesai diperiksa."]),
        ("refused", {"reason": "Salah bulan"}, ["Impor ditolak", "Ditolak. Alasan: Salah bulan"]),
        ("reviewable", {"error": "Pekerjaan berhenti."}, ["Pekerjaan tidak selesai", "Pekerjaan berhenti."]),
    ],
)
def test_each_end_is_told_with_its_reason(manager, person, state, facts, words):
    batch = make_import(person, state, decided_by=person, decided_at=timezone.now(), **facts)
    page = text(manager, f"/impor/{batch.pk}/")
    for told in [*words, "Diunggah: proyek_rekaan"]:
        assert told in page, told


def test_a_purged_import_keeps_its_story(manager, person):
    batch = committed_import(person, purged_at=timezone.now())
    assert "jumlah dan sidiknya disimpan" in text(manager, f"/impor/{batch.pk}/")
