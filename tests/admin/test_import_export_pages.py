"""Import and export of a reference table: pages in Indonesian that keep to the content policy."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

FORBIDDEN = re.compile(r"<[^>]+\s(?:style|on\w+)\s*=", re.IGNORECASE)
TABLE = "/admin/regions/district/"
HEADER = "Kota,Kode,Kode BPS,Nama\n"


@pytest.fixture
def manager(client, cast):
    client.force_login(cast["data_manager"])
    return client


def upload(client, rows: str, header: str = HEADER):
    file = SimpleUploadedFile("kecamatan.csv", (header + rows).encode())
    return client.post(f"{TABLE}import/", {"resource": "0", "format": "0", "import_file": file})


def test_the_pages_hold_nothing_inline(manager):
    pages = [manager.get(f"{TABLE}import/"), manager.get(f"{TABLE}export/"), manager.get(TABLE)]
    pages.append(upload(manager, "64.71,64.71.01,,Balikpapan Timur Baru\n"))
    for page in pages:
        assert page.status_code == 200
        assert not FORBIDDEN.search(page.content.decode())


def test_the_preview_shows_what_changes_and_saving_changes_it(manager):
    page = upload(manager, "64.71,64.71.01,,Balikpapan Timur Rekaan\n")
    text = page.content.decode()
    assert "Belum ada yang disimpan" in text
    assert "<ins> Rekaan</ins>" in text
    confirm = page.context["confirm_form"].initial
    answer = manager.post(f"{TABLE}process_import/", confirm, follow=True)
    assert "Impor selesai: 0 baru, 1 berubah" in answer.content.decode()
    assert "Balikpapan Timur Rekaan" in manager.get(TABLE).content.decode()


def test_markup_in_a_cell_stays_text_in_the_preview(manager):
    text = upload(manager, "64.71,64.71.01,,<b>Timur</b>\n").content.decode()
    assert "<b>Timur" not in text
    assert "&lt;b&gt;" in text


def test_a_row_that_breaks_a_rule_is_named_with_its_reason(manager):
    text = upload(manager, "64.71,64.71.01,," + "a" * 81 + "\n").content.decode()
    assert "Sebagian baris belum memenuhi syarat" in text
    assert "80 karakter" in text


def test_a_missing_column_is_named(manager):
    text = upload(manager, "64.71,Timur\n", header="Kota,Nama\n").content.decode()
    assert "Kolom berikut harus ada di berkas" in text


def test_the_export_page_names_columns_as_the_file_does(manager):
    text = manager.get(f"{TABLE}export/").content.decode()
    for column in ["Kota", "Kode", "Kode BPS", "Nama"]:
        assert f">{column}</label>" in text
    assert "(Kode)" not in text


def test_the_back_office_leads_back_and_uses_the_one_log_out(manager):
    text = manager.get("/admin/").content.decode()
    assert '<a href="/">Kembali ke Data UMKM</a>' in text
    assert 'action="/keluar/"' in text
    assert '<html lang="id"' in text


def test_who_may_not_change_a_table_is_not_offered_to_import(client, cast):
    client.force_login(cast["head_of_division"])
    assert "import_link" not in client.get(TABLE).content.decode()
    assert client.get(f"{TABLE}import/").status_code == 403
