"""Every page, as every role, on a PC and on a phone: nothing broken, nothing too wide, nothing out of reach."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.faults import access_faults, listen, shape_faults
from tests.cast import NAMES, PASSWORD
from tests.site.test_page_table import PAGES
from umkm_registry.accounts.models import User
from umkm_registry.businesses.models import Business


def addresses(role: str) -> list[str]:
    """The pages of `role`, with the key of a business all may see, and the menu sheet of the phone."""
    officer = User.objects.get(username="district_officer")
    business = Business.objects.visible_to(officer).order_by("id")[0]
    named = [address.replace("/1/", f"/{business.pk}/") for address, roles in PAGES.items() if role in roles]
    return [*named, "/#navigasi"]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["pc", "phone"])
def test_every_page_holds_up_for_every_role(browser: Browser, live_server, register, size):
    faults, looked_through = [], set()

    def look(role, address):
        found = shape_faults(page) + heard
        if address not in looked_through:  # the roles share their pages; reading one closely is enough
            looked_through.add(address)
            found = found + access_faults(page)
        faults.extend(f"{role} {address}: {fault}" for fault in found)
        heard.clear()

    for role in NAMES:
        context = browser.new_context(viewport=size, locale="id-ID")
        heard, page = listen(context), context.new_page()
        page.goto(f"{live_server.url}/masuk/")
        look(role, "/masuk/")
        page.get_by_label("Nama pengguna").fill(role)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(f"{live_server.url}/")
        for address in addresses(role):
            page.goto(live_server.url + address, wait_until="networkidle")
            look(role, address)
        context.close()
    assert not faults, "\n".join(faults)
