"""Every page has words of its own under "Bantuan", and in a demo the line that says its data are made up."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import resolve

from tests.site.page_objects import ONES, page_keys
from tests.site.page_table import ADMIN_TABLES, COLUMNS, NOBODY, PAGES, rows
from umkm_registry.page_help import PAGE_HELP

BANNER = "MODE LATIHAN – data rekaan"


def sentences(text: str) -> int:
    return len(re.findall(r"[.?!](?:\s|$)", text))


@pytest.mark.parametrize("name", PAGE_HELP)
def test_help_is_three_to_five_sentences(name):
    assert 3 <= sentences(PAGE_HELP[name]) <= 5


def test_no_two_pages_say_the_same():
    assert len(set(PAGE_HELP.values())) == len(PAGE_HELP)


def test_no_help_is_for_a_page_that_is_gone():
    views = {resolve(address.format(**ONES)).view_name for _, address, *_ in rows(PAGES)}
    tables = {f"admin:{table.replace('.', '_')}" for table, *_ in rows(ADMIN_TABLES)}
    assert PAGE_HELP.keys() - views - tables == set()


def test_every_page_shows_its_help_and_that_it_is_a_demo(cast, register, settings):
    settings.DEMO = True
    keys, silent = page_keys(register), []
    for way, address, *answers in rows(PAGES):
        if way != "GET" or "200" not in answers:
            continue
        role, client = COLUMNS[answers.index("200")], Client()
        if role != NOBODY:
            client.force_login(cast[role])
        page = client.get(address.format(**keys))
        if not page.get("Content-Type", "").startswith("text/html") or page.status_code != 200:
            continue
        text = page.content.decode()
        name = page.resolver_match.view_name
        if PAGE_HELP.get(name, "-") not in text:
            silent.append(f"{name}: help")
        if BANNER not in text:
            silent.append(f"{name}: banner")
    assert silent == []


def test_every_table_of_the_back_office_has_help(cast, client):
    client.force_login(cast["data_manager"])
    machinery = {"procrastinate_procrastinatejob"}
    tables = {f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry} - machinery
    assert [table for table in tables if f"admin:{table}" not in PAGE_HELP] == []
    assert PAGE_HELP["admin:businesses_kbli"] in client.get("/admin/businesses/kbli/add/").content.decode()


def test_refusals_say_that_it_is_a_demo_too(cast, client, settings):
    settings.DEMO = True
    client.force_login(cast["stranger"])
    for address in ("/usaha/", "/tidak-ada/"):
        assert BANNER in client.get(address).content.decode()
