"""Every address answers every role as the hand-typed table says; an address that is missing there fails."""

import re

import pytest
from django.contrib import admin
from django.http import Http404
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve

from tests.site.page_objects import ONES, page_keys
from tests.site.page_table import ADMIN_TABLES, COLUMNS, NOBODY, PAGES, rows

OFFICE = ["data_manager", "head_of_division", "technical_admin"]
# What a table of the back office may have, after its own address.
ADMIN_PAGES = ["", "add/", "import/", "process_import/", "export/"]
ADMIN_ROW_PAGES = ["", "history/", "delete/", "change/"]


def routes(patterns, start: str = "") -> set[str]:
    """The routes of all addresses, as `resolve` names them."""
    found = set()
    for pattern in patterns:
        here = start + str(pattern.pattern).removeprefix("^")
        found |= routes(pattern.url_patterns, here) if isinstance(pattern, URLResolver) else {here}
    return found


def route_of(address: str) -> str:
    """The route an address of the table leads to."""
    return resolve(address.format(**ONES)).route


def admin_routes(table: str) -> set[str]:
    start = f"admin/{table.replace('.', '/')}/"
    return {start + page for page in ADMIN_PAGES} | {f"{start}<path:object_id>/{page}" for page in ADMIN_ROW_PAGES}


def log_in(cast, role: str) -> Client:
    client = Client()
    if role != NOBODY:
        client.force_login(cast[role])
    return client


def test_every_address_is_in_the_table():
    typed = {route_of(address) for _, address, *_ in rows(PAGES)}
    tables = [table for table, *_ in rows(ADMIN_TABLES)]
    everywhere = routes(get_resolver().url_patterns)
    assert everywhere - typed - set().union(*map(admin_routes, tables)) == set()
    assert typed - everywhere == set()


def test_every_table_of_the_back_office_is_in_the_table():
    assert {table for table, *_ in rows(ADMIN_TABLES)} == {model._meta.label_lower for model in admin.site._registry}


def test_each_role_gets_the_answer_of_the_table(cast, register, settings):
    settings.DEMO = True
    keys = page_keys(register)
    wrong = {}
    for way, address, *expected in rows(PAGES):
        asked = [log_in(cast, role).generic(way, address.format(**keys)) for role in COLUMNS]
        answers = [str(answer.status_code) for answer in asked]
        if answers != expected:
            wrong[f"{way} {address}"] = dict(zip(COLUMNS, answers, strict=True))
    assert wrong == {}


def may(client, model, row) -> str:
    """The letters of ADMIN_TABLES for what this browser may do with a table; `row` is one of its rows or None."""
    start = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    reached = "l" if client.get(start).status_code == 200 else ""
    reached += "a" if client.get(f"{start}add/").status_code == 200 else ""
    if row:
        change = client.get(f"{start}{row.pk}/change/")
        assert (change.status_code == 200) == ("l" in reached)
        reached += "c" if b'name="_save"' in change.content else ""
        reached += "d" if client.get(f"{start}{row.pk}/delete/").status_code == 200 else ""
    reached += "i" if client.get(f"{start}import/").status_code == 200 else ""
    reached += "e" if client.get(f"{start}export/").status_code == 200 else ""
    return reached or "-"


def test_each_role_of_the_back_office_may_do_what_the_table_says(cast, register):
    models = {model._meta.label_lower: model for model in admin.site._registry}
    clients = [log_in(cast, role) for role in OFFICE]
    wrong = {}
    for table, *expected in rows(ADMIN_TABLES):
        row = models[table]._default_manager.order_by("pk").last()
        found = [may(client, models[table], row) for client in clients]
        if found != expected:
            wrong[table] = found
    assert wrong == {}


@pytest.mark.parametrize("role", [role for role in COLUMNS if role not in OFFICE])
def test_nobody_else_opens_any_page_of_the_back_office(cast, role):
    client, expected, wrong = log_in(cast, role), 302 if role == NOBODY else 403, {}
    for route in routes(get_resolver().url_patterns):
        address = "/" + re.sub("<[^>]+>", "1", route)
        if route.startswith("admin/") and "?" not in route:
            answer = client.get(address).status_code
            if answer != expected:
                wrong[address] = answer
    assert wrong == {}


def test_no_address_of_the_table_is_made_up():
    for _, address, *_ in rows(PAGES):
        try:
            resolve(address.format(**ONES))
        except Http404:
            pytest.fail(f"{address} leads nowhere")
