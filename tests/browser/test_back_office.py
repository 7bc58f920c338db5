"""The back office in a real browser: the content policy holds on its pages, those of its libraries included."""

import pytest
from playwright.sync_api import Browser, expect

from tests.admin.table_rows import make_row_of_each
from tests.browser.conftest import DESKTOP
from tests.browser.faults import listen
from tests.cast import PASSWORD
from tests.site.page_table import ADMIN_TABLES, rows

CSV = "Kota,Kode,Kode BPS,Nama\n64.71,64.71.01,,Balikpapan Timur Rekaan\n"


@pytest.fixture
def office(browser: Browser, live_server, live_register):
    """A page of the back office, the data manager's, and what the browser complains about."""
    context = browser.new_context(viewport=DESKTOP, locale="id-ID", base_url=live_server.url)
    heard, page = listen(context), context.new_page()
    page.goto("/masuk/?next=/admin/")
    page.get_by_label("Nama pengguna").fill("data_manager")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url("**/admin/")
    yield page, heard
    context.close()


def test_the_pages_of_every_table_break_no_rule(office):
    page, heard = office
    made = make_row_of_each()
    for table, may, *_ in rows(ADMIN_TABLES):
        if may == "-":
            continue
        start = f"/admin/{table.replace('.', '/')}/"
        page.goto(start)
        page.goto(f"{start}{made[table].pk}/change/")
        if "a" in may:
            page.goto(f"{start}add/")
    assert heard == []


def test_an_import_and_an_export_break_no_rule(office):
    page, heard = office
    page.goto("/admin/regions/district/export/")
    expect(page.get_by_label("Kode BPS")).to_be_checked()
    page.goto("/admin/regions/district/import/")
    page.get_by_label("Berkas yang diimpor").set_input_files(
        {"name": "kecamatan.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    )
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.locator("ins")).to_have_text("Rekaan")
    page.get_by_role("button", name="Simpan impor").click()
    expect(page.get_by_text("Impor selesai: 0 baru, 1 berubah")).to_be_visible()
    assert heard == []
