"""The page of an import while a worker is at it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from permits.oss.models import ImportBatch
from tests.asking import text
from tests.import_samples import committed_import, make_import


def test_progress_tells_rows_speed_and_what_is_left(manager, person):
    began = timezone.now() - timedelta(seconds=4)
    batch = make_import(person, "reading", rows=73_000, rows_done=48_000, phase_at=began, seconds={}, counts={})
    page = text(manager, f"/impor/{batch.pk}/")
    assert "48.000 dari 73.000 baris dibaca" in page
    assert '<progress max="73000" value="48000"' in page
    assert "baris per detik. Sisa sekitar" in page
    assert 'hx-trigger="every 1500ms"' in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("uploaded", "Menunggu giliran dibaca"),
        ("reading", "Membuka berkas"),
        ("checking", "3 baris dibaca, sedang diperiksa"),
        ("comparing", "dibandingkan dengan data UMKM"),
        ("to_commit", "Menunggu giliran disimpan"),
        ("committing", "Menyimpan 3 baris ke data UMKM"),
        ("to_undo", "Menunggu giliran dibatalkan"),
        ("undoing", "Membatalkan 3 baris"),
    ],
)
def test_each_phase_is_told_can_be_left_and_can_be_stopped(manager, person, state, words):
    batch = make_import(person, state, rows_done=0)
    page = text(manager, f"/impor/{batch.pk}/")
    assert words in page
    assert "Halaman ini boleh ditinggalkan" in page
    assert f'action="/impor/{batch.pk}/hentikan/"' in page


def test_polling_gets_the_progress_alone_and_reloads_the_page_when_the_work_is_done(manager, person):
    batch = make_import(person, "checking")
    asking = {"HX-Request": "true", "HX-Target": "kemajuan"}
    part = text(manager, f"/impor/{batch.pk}/", **asking)
    assert part.strip().startswith('<div id="kemajuan"')
    assert 'hx-swap-oob="true"' in part
    ImportBatch.objects.update(state="reviewable")
    assert manager.get(f"/impor/{batch.pk}/", headers=asking).headers["HX-Refresh"] == "true"


def test_without_javascript_the_page_loads_itself_again(manager, person):
    batch = make_import(person, "checking")
    assert '<noscript><meta http-equiv="refresh"' in text(manager, f"/impor/{batch.pk}/")
    ImportBatch.objects.update(state="reviewable")
    assert "http-equiv" not in text(manager, f"/impor/{batch.pk}/")


def test_how_long_saving_takes_is_told_from_earlier_ones(manager, person):
    committed_import(person, rows=1000, seconds={"commit": 10})
    batch = make_import(person, "committing", rows=500)
    assert "Biasanya sekitar 5,0 detik." in text(manager, f"/impor/{batch.pk}/")


def test_who_else_is_in_line_is_told(manager, person):
    first = make_import(person, "reading", file_name="depan.xlsx", grain="nib")
    second = make_import(person, "uploaded", file_name="belakang.xlsx", grain="")
    page = text(manager, f"/impor/{second.pk}/")
    assert f'<a href="/impor/{first.pk}/">NIB OSS</a>' in page


def test_stopping_one_that_nobody_works_on_is_said_and_changes_nothing(manager, person):
    batch = make_import(person)
    page = manager.post(f"/impor/{batch.pk}/hentikan/", follow=True).content.decode()
    assert "jadi tidak ada yang dihentikan" in page
    batch.refresh_from_db()
    assert batch.state == "reviewable"
