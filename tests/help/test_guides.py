"""A guide of one page for each role."""

import pytest

from umkm_registry.accounts.roles import ROLES
from umkm_registry.help.guides import all_guides


def test_every_role_has_a_guide():
    assert [guide.role for guide in all_guides()] == list(ROLES.values())


@pytest.mark.parametrize("guide", all_guides(), ids=lambda guide: guide.slug)
def test_a_guide_fits_on_a_page_and_says_what_to_do_and_what_not(guide):
    lines = [step for _, steps in guide.tasks for step in steps]
    assert 4 <= len(lines) + len(guide.tasks) + len(guide.limits) <= 32
    assert all(len(line) <= 110 for line in lines)
    assert guide.limits


def test_the_own_guide_stands_first(cast, client):
    client.force_login(cast["bank_officer"])
    page = client.get("/bantuan/panduan/").content.decode()
    assert page.index("/bantuan/panduan/petugas-perbankan/") < page.index("/bantuan/panduan/pengelola-data/")


def test_a_guide_shows_its_steps_and_a_button_to_print(cast, client):
    client.force_login(cast["stranger"])
    page = client.get("/bantuan/panduan/petugas-kecamatan/").content.decode()
    assert "Minta alih data" in page
    assert "data-print" in page
    assert "sheet-a4" in page
