"""Every page, as every role, on a PC and on a phone: nothing broken, nothing too wide, nothing out of reach."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.faults import access_faults, listen, shape_faults, visit
from tests.cast import NAMES, PASSWORD
from tests.site.page_objects import page_keys
from tests.site.page_table import opened_by

ALSO = ["/#navigasi", "/usaha/?q=soto&skala=micro", "/usaha/?q=tidak-ada-yang-begini"]  # the same pages in other states


# Who may open most pages, and everybody else: two walks of about the same length, for two workers.
WALKS = {"most": {"data_manager", "auditor", "district_officer", "leadership"}}
WALKS["others"] = set(NAMES) - WALKS["most"]


@pytest.mark.parametrize("walk", WALKS)
def test_every_page_holds_up_for_every_role(browser: Browser, live_server, live_register, walk):
    keys = page_keys(live_register)
    faults, looked_through = [], set()

    def look(role, address):
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            found = shape_faults(page)
            if (address, *size.values()) not in looked_through:  # the roles share their pages; one close look is enough
                looked_through.add((address, *size.values()))
                found = found + access_faults(page)
            faults.extend(f"{role} {address}, {size['width']} px: {fault}" for fault in found)
        faults.extend(f"{role} {address}: {fault}" for fault in heard)
        heard.clear()

    for role in filter(WALKS[walk].__contains__, NAMES):
        context = browser.new_context(viewport=DESKTOP, locale="id-ID")
        heard, page = listen(context), context.new_page()
        visit(page, f"{live_server.url}/masuk/")
        look(role, "/masuk/")
        page.get_by_label("Nama pengguna").fill(role)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{live_server.url}/")
        pages = [address for address in opened_by(role) if address != "/masuk/"]
        for address in [*pages, *(ALSO if "/usaha/" in pages else [])]:
            visit(page, live_server.url + address.format(**keys))
            look(role, address)
        context.close()
    assert not faults, "\n".join(faults)
