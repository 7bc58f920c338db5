"""An export from the office's hand to the register and back: upload, progress, save, find, undo."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from permits.oss.models import ImportBatch
from tests.browser.conftest import PHONE
from tests.browser.faults import access_faults, shape_faults
from tests.cast import PASSWORD, make_cast
from tests.import_samples import committed_import, make_difference, make_proposal
from tests.permits.oss.workers import sample_file, shut, wait_for, worker
from tests.register_samples import make_business
from umkm_registry.accounts.models import User
from umkm_registry.businesses.models import Business
from umkm_registry.reference_data import load_reference_data

A_WHILE = 60_000  # milliseconds a worker on a busy machine may take


@pytest.fixture
def office(live_server, settings, tmp_path):
    """A live system without any business, whose files a worker can reach."""
    settings.MEDIA_ROOT = tmp_path / "files"
    load_reference_data()
    make_cast()


@pytest.fixture
def export(tmp_path):
    return sample_file(tmp_path, rows=40)


def hand_in(page: Page, live_server, export) -> None:
    page.goto(f"{live_server.url}/impor/")
    page.get_by_role("main").get_by_role("link", name="Unggah ekspor").first.click()
    page.get_by_label("Berkas").set_input_files(export)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url(re.compile(r"/impor/\d+/$"))


def test_an_export_is_handed_in_saved_found_and_undone(office, log_in, live_server, export):
    page = log_in("data_manager")
    with worker():
        with shut("oss_stagedrow"):
            hand_in(page, live_server, export)
            expect(page.get_by_role("heading", name="Membuka berkas")).to_be_visible(timeout=A_WHILE)
            expect(page.locator("#keadaan")).to_have_text("Sedang dibaca")
        expect(page.get_by_role("heading", name="Yang terjadi bila disimpan")).to_be_visible(timeout=A_WHILE)
        page.get_by_role("button", name="Simpan ke data UMKM").click()
        expect(page.get_by_role("heading", name="Tersimpan ke data UMKM")).to_be_visible(timeout=A_WHILE)
        found = Business.objects.order_by("id")[0]
        page.goto(f"{live_server.url}/usaha/?q={found.identifiers.get(kind='nib').value}")
        expect(page.get_by_role("link", name=found.name, exact=True)).to_be_visible()
        page.goto(f"{live_server.url}/impor/{ImportBatch.objects.get().pk}/")
        page.get_by_role("link", name="Batalkan impor").click()
        expect(page.get_by_text("Dikembalikan")).to_be_visible(timeout=A_WHILE)
        page.get_by_label("Alasan").fill("Ekspor bulan yang salah")
        page.get_by_role("button", name="Batalkan impor").click()
        expect(page.get_by_role("heading", name="Hasil pembatalan")).to_be_visible(timeout=A_WHILE)
    expect(page.get_by_text("Dibatalkan. Alasan: Ekspor bulan yang salah")).to_be_visible()
    assert not Business.objects.exists()


def test_an_import_is_stopped_while_it_is_compared(office, log_in, live_server, export):
    page = log_in("data_manager")
    with worker(), shut("businesses_activity", "ACCESS EXCLUSIVE"):
        hand_in(page, live_server, export)
        wait_for(ImportBatch.objects.get(), "comparing")
        page.get_by_role("button", name="Hentikan").click()
        expect(page.get_by_role("heading", name="Impor dihentikan")).to_be_visible(timeout=A_WHILE)


def test_everything_goes_without_javascript_too(office, browser: Browser, live_server, export):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna").fill("data_manager")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    with worker():
        hand_in(page, live_server, export)
        expect(page.get_by_role("heading", name="Yang terjadi bila disimpan")).to_be_visible(timeout=A_WHILE)
        page.get_by_role("link", name="Tolak impor").click()
        page.get_by_label("Alasan").fill("Bukan ekspor bulan ini")
        page.get_by_role("button", name="Tolak impor").click()
        expect(page.get_by_role("heading", name="Impor ditolak")).to_be_visible()
    context.close()


def test_differences_are_narrowed_and_turned_over_in_place(office, log_in, live_server):
    batch = committed_import(User.objects.get(username="data_manager"))
    for number in range(30):
        make_difference(batch, make_business(f"Usaha {number}"))
    make_difference(batch, make_business("Soto Karang"), kind="places", field="address", old="", new="Jalan Rekaan 14")
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/impor/{batch.pk}/")
    table = page.get_by_role("table", name="Perubahan nilai, lama ke baru")
    page.get_by_role("link", name="Alamat 1").click()
    expect(table.get_by_role("row")).to_have_count(2)
    page.get_by_role("link", name="Semua kolom 31").click()
    expect(table.get_by_role("row")).to_have_count(26)
    page.get_by_role("link", name="Berikutnya").click()
    expect(table.get_by_role("row")).to_have_count(7)
    page.reload()
    expect(table.get_by_role("row")).to_have_count(7)


def test_proposals_hold_up_on_a_phone_and_a_column_is_taken_at_once(office, log_in, live_server):
    batch = committed_import(User.objects.get(username="data_manager"))
    for number in range(3):
        make_proposal(batch, make_business(f"Usaha {number}"))
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/impor/usulan/")
    assert shape_faults(page) + access_faults(page) == []
    page.set_viewport_size(PHONE)
    page.reload()
    assert shape_faults(page) + access_faults(page) == []
    page.get_by_text("Ambil nilai OSS").click()
    page.get_by_role("button", name="Ambil skala usaha OSS untuk 3 data").click()
    expect(page.get_by_text("3 usulan diterima.")).to_be_visible()
    assert set(Business.objects.values_list("scale", flat=True)) == {"small"}
