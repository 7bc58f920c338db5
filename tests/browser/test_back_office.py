"""The back office in a real browser: the content policy holds on its pages, those of its libraries included."""

from playwright.sync_api import Browser, expect

from tests.browser.conftest import DESKTOP
from tests.browser.faults import listen
from tests.cast import PASSWORD

PAGES = ["", "regions/district/", "regions/district/add/", "regions/district/1/change/", "businesses/business/"]
CSV = "Kota,Kode,Kode BPS,Nama\n64.71,64.71.01,,Balikpapan Timur Rekaan\n"


def test_its_pages_and_an_import_break_no_rule(browser: Browser, live_server, live_register):
    context = browser.new_context(viewport=DESKTOP, locale="id-ID")
    heard, page = listen(context), context.new_page()
    page.goto(f"{live_server.url}/masuk/?next=/admin/")
    page.get_by_label("Nama pengguna").fill("data_manager")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    first = live_register["own"].places.get().subdistrict.district_id
    for address in PAGES:
        page.goto(f"{live_server.url}/admin/{address.replace('/1/', f'/{first}/')}")
    page.goto(f"{live_server.url}/admin/regions/district/export/")
    expect(page.get_by_label("Kode BPS")).to_be_checked()
    page.goto(f"{live_server.url}/admin/regions/district/import/")
    page.get_by_label("Berkas yang diimpor").set_input_files(
        {"name": "kecamatan.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
    )
    page.get_by_role("button", name="Periksa berkas").click()
    expect(page.locator("ins")).to_have_text("Rekaan")
    page.get_by_role("button", name="Simpan impor").click()
    expect(page.get_by_text("Impor selesai: 0 baru, 1 berubah")).to_be_visible()
    assert heard == []
