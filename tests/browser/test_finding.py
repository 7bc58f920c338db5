"""Log in, find a business, open it; by mouse, by keyboard, without JavaScript."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.cast import PASSWORD


def test_one_logs_in_finds_a_business_and_opens_it(log_in, live_register, live_server):
    page = log_in("data_manager")
    expect(page.get_by_role("heading", name="UMKM Kota Balikpapan")).to_be_visible()
    expect(page.get_by_text("Izin usaha pernah terbit")).to_be_visible()
    page.get_by_role("navigation", name="Navigasi utama").get_by_role("link", name="Usaha").click()
    page.get_by_role("searchbox", name="Cari usaha").fill("Soto")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=Soto**")
    expect(page.get_by_text("memuat “Soto”")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Soto")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Soto")
    expect(page.get_by_role("table", name="Izin dan sertifikat")).to_contain_text("Berlaku")


def test_paging_swaps_the_rows_and_the_address_can_be_reloaded(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    first_row = page.locator("table[data-rows] tbody tr").first
    before = first_row.inner_text()
    page.get_by_role("link", name="Berikutnya").click()
    page.wait_for_url("**sesudah=**")
    expect(first_row).not_to_have_text(before)
    after = first_row.inner_text()
    page.reload()
    assert first_row.inner_text() == after
    page.get_by_role("link", name="Sebelumnya").click()
    page.wait_for_url("**sebelum=**")
    assert first_row.inner_text() == before


def test_a_filter_narrows_the_list_at_once_and_its_chip_takes_it_away(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    page.locator("summary", has_text="Kecamatan").click()
    page.get_by_label("Balikpapan Timur", exact=True).check()
    chip = page.get_by_role("list", name="Saringan aktif").get_by_text("Balikpapan Timur")
    expect(chip).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Balikpapan Timur", exact=True)).to_be_hidden()
    page.get_by_role("link", name="Hapus saringan Kecamatan Balikpapan Timur").click()
    expect(page.get_by_text("63 usaha", exact=True)).to_be_visible()


def test_the_keyboard_alone_finds_and_opens(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Cari usaha")).to_be_focused()
    page.locator("h1").click()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    name = page.locator("tr.on .cell-name a").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_arrows_lead_from_the_search_into_the_rows_and_back_and_esc_leaves(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    search = page.get_by_role("searchbox", name="Cari usaha")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("tr.on .cell-name a")
    expect(chosen).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(search).to_be_focused()
    expect(chosen).to_have_count(0)
    page.keyboard.press("Escape")
    expect(search).not_to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)


def test_a_number_that_is_searched_for_never_stands_in_the_address(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    page.get_by_role("searchbox", name="Cari usaha").fill("0812 0000 4321")
    page.keyboard.press("Enter")
    page.wait_for_url("**nomor=telepon**")
    expect(page.get_by_role("list", name="Saringan aktif")).to_contain_text("Telepon 08******4321")
    assert "4321" not in page.url.replace("~084321~", "")


def test_columns_are_chosen_from_a_menu_and_kept_while_one_filters(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    page.locator("summary", has_text="Kolom").click()
    page.get_by_label("Alamat", exact=True).check()
    page.get_by_role("button", name="Tampilkan kolom").click()
    page.wait_for_url("**kolom=alamat**")
    expect(page.get_by_role("columnheader", name="Alamat")).to_be_visible()
    page.locator("summary", has_text="Skala").click()
    page.get_by_label("Usaha Mikro").check()
    page.wait_for_url("**skala=micro**")
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="Alamat")).to_be_visible()
    page.get_by_role("columnheader", name="Izin usaha").get_by_role("link").click()
    page.wait_for_url("**urut=-izin**")
    expect(page.get_by_role("columnheader", name="Izin usaha")).to_have_attribute("aria-sort", "descending")


def test_a_menu_closes_when_one_clicks_beside_it(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.goto(f"{live_server.url}/usaha/")
    page.locator("summary", has_text="Skala").click()
    expect(page.get_by_label("Usaha Kecil")).to_be_visible()
    page.locator("h1").click()
    expect(page.get_by_label("Usaha Kecil")).to_be_hidden()


def test_on_a_phone_the_menu_is_a_sheet_and_its_cross_closes_it(log_in, live_register):
    page = log_in("data_manager")
    page.set_viewport_size({"width": 360, "height": 760})
    sheet = page.get_by_role("navigation", name="Navigasi utama")
    expect(sheet).to_be_hidden()
    page.get_by_role("navigation", name="Navigasi bawah").get_by_role("link", name="Menu").click()
    expect(sheet).to_be_visible()
    page.get_by_role("link", name="Tutup menu").click()
    expect(sheet).to_be_hidden()


def test_everything_can_be_read_and_searched_without_javascript(browser: Browser, live_register, live_server):
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    page.goto(f"{live_server.url}/masuk/")
    page.get_by_label("Nama pengguna").fill("data_manager")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.locator("#izin-ringkasan").get_by_role("link", name="Buka").click()
    expect(page.get_by_text("Izin usaha pernah terbit")).to_be_visible()
    page.goto(f"{live_server.url}/usaha/")
    page.locator("summary", has_text="Skala").click()
    page.get_by_label("Usaha Kecil").check()
    page.get_by_role("button", name="Terapkan").locator("visible=true").click()
    expect(page.get_by_text("Tidak ada usaha dengan saringan ini")).to_be_visible()
    context.close()


def test_logging_out_shuts_the_pages_behind_one(log_in, live_register, live_server):
    page = log_in("data_manager")
    page.get_by_role("button", name="Ganti pengguna").click()
    page.wait_for_url("**/masuk/")
    page.goto(f"{live_server.url}/usaha/")
    page.wait_for_url("**/masuk/?next=/usaha/")
