"""Undoing an import on its page: what it would do, the reason, what came of it."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from permits.oss.models import ImportBatch, UndoneRow
from tests.asking import text
from tests.import_samples import committed_import, make_import
from umkm_registry.history.models import Act


def test_what_it_would_do_is_worked_out_by_a_worker_and_asked_for_once(manager, person):
    batch = committed_import(person)
    for _ in range(2):
        page = text(manager, f"/impor/{batch.pk}/batalkan/")
    assert "Menghitung akibatnya" in page
    assert 'hx-trigger="every 1500ms"' in page
    assert ProcrastinateJob.objects.count() == 1


def test_the_three_buckets_and_the_reasons_are_shown(manager, person):
    rows = [{"bucket": "kept", "kind": "places", "label": "Jalan Rekaan 4", "because": "Diubah sejak itu"}]
    preview = {"reversed": 1904, "kept": 1, "failed": 0, "rows": rows, "at": timezone.now().isoformat()}
    batch = committed_import(person, undo_preview=preview)
    page = text(manager, f"/impor/{batch.pk}/batalkan/")
    assert "1.904" in page
    assert "Dipertahankan" in page
    assert "Jalan Rekaan 4" in page
    assert "hx-trigger" not in page.split('id="pratinjau"')[1]


def test_an_old_preview_is_worked_out_anew(manager, person):
    old = (timezone.now() - timedelta(minutes=6)).isoformat()
    batch = committed_import(person, undo_preview={"reversed": 1, "kept": 0, "failed": 0, "rows": [], "at": old})
    assert "Menghitung akibatnya" in text(manager, f"/impor/{batch.pk}/batalkan/")


def test_it_needs_a_reason_and_is_asked_of_the_worker(manager, person):
    batch = committed_import(person)
    address = f"/impor/{batch.pk}/batalkan/"
    assert "Tulis alasannya" in manager.post(address, {"alasan": ""}).content.decode()
    manager.post(address, {"alasan": "Ekspor bulan yang salah"})
    batch.refresh_from_db()
    assert (batch.state, batch.reason, batch.decided_by) == ("to_undo", "Ekspor bulan yang salah", person)


def test_one_that_is_not_saved_cannot_be_undone_and_the_page_says_so(manager, person):
    batch = make_import(person)
    assert "tidak dapat dibatalkan sekarang" in text(manager, f"/impor/{batch.pk}/batalkan/")
    page = manager.post(f"/impor/{batch.pk}/batalkan/", {"alasan": "x"}, follow=True).content.decode()
    assert "Keputusan Anda tidak dipakai." in page


def test_what_came_of_it_stays_on_the_page_of_the_import(manager, person):
    batch = committed_import(person)
    Act.objects.create(door="undo", actor=person, undoes=batch.act, label="Pembatalan", reason="Salah bulan")
    ImportBatch.objects.update(state="undone", undo_counts={"reversed": 1904, "kept": 2, "failed": 1})
    UndoneRow.objects.create(
        batch=batch, bucket="failed", kind="places", row_id=1, label="Jalan Rekaan 4", because="Ada kunjungan"
    )
    page = text(manager, f"/impor/{batch.pk}/")
    assert "Hasil pembatalan" in page
    assert "Dibatalkan. Alasan: Salah bulan" in page
    assert "Disimpan ke data UMKM" in page
    rows = text(manager, f"/impor/{batch.pk}/hasil-pembatalan/?hasil=tidak-bisa")
    assert "Ada kunjungan" in rows
