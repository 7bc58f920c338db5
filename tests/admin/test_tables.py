"""All tables of the back office: which there are, and that a longer list asks no more of the database."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.admin.table_rows import make_row_of_each
from umkm_registry.admin_paging import CappedPaginator
from umkm_registry.admin_tables import LookOnlyAdmin
from umkm_registry.businesses.models import Business

OURS = [model for model in apps.get_models() if model.__module__.startswith(("umkm_registry", "permits", "curation"))]
NOT_THERE = {
    "businesses.bulkedit": "an act like others, with a page of its own",
    "businesses.look": "who opened what of whom, on a page of its own",
    "businesses.transferrequest": "a request between two kecamatan, with pages of its own",
    "help.problemreport": "has a page of its own for who runs the system",
    "login.loginattempt": "counts failures; the brake reads it, no person",
    "login.secondfactor": "a key between a user and a phone; the user's own page and the data manager's switch it off",
    "login.recoverycode": "sealed, which tells nobody anything",
    "personal_data.erasedfact": "written by erasing, read by imports; the page of the person tells it",
    "people.userchange": "the story of a user, on the page of that person",
    "people.handover": "minutes with a page of their own, named on the pages of both people",
    "regions.subdistrictoutline": "loaded from a file of coordinates; nobody types or reads a path",
    "oss.stagedrow": "waits for a decision, with sealed values; stands on the page of its import",
}
# Nobody's: the library registers it, no role may look at it.
MACHINERY = {"procrastinate.procrastinatejob"}


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def address(label: str, rest: str = "") -> str:
    return f"/admin/{label.replace('.', '/')}/{rest}"


def test_every_table_is_there_or_it_is_said_why_not():
    there = {model._meta.label_lower for model in admin.site._registry} - MACHINERY
    tables = {model._meta.label_lower for model in OURS if not hasattr(model, "pgh_tracked_model")}
    # Old versions stand on the profile of their business.
    assert tables - there == NOT_THERE.keys()
    assert there <= tables


def test_every_table_has_a_row_in_these_tests(cast):
    assert make_row_of_each().keys() == {model._meta.label_lower for model in admin.site._registry} - MACHINERY


def test_a_longer_list_asks_no_more_of_the_database(manager):
    tables = make_row_of_each().keys()

    def asked() -> dict[str, int]:
        numbers = {}
        for table in tables:
            with CaptureQueriesContext(connection) as queries:
                assert manager.get(address(table)).status_code == 200
            numbers[table] = len(queries)
        return numbers

    asked()  # what the first request of a process learns once
    few = asked()
    for _ in range(6):
        make_row_of_each()
    assert asked() == few
    # A list that was full before cannot grow: a query for each of its rows would be counted here.
    assert {table: number for table, number in few.items() if number > 14} == {}


def test_a_page_of_one_row_asks_little_too(manager):
    for _ in range(3):
        rows = make_row_of_each()
    many = {}
    for table, row in rows.items():
        with CaptureQueriesContext(connection) as queries:
            assert manager.get(address(table, f"{row.pk}/change/")).status_code == 200
        if len(queries) > 20:
            many[table] = len(queries)
    assert many == {}


def test_choices_of_another_table_are_looked_up_and_not_listed():
    """A menu of all rows of a table grows with it; menus are for the few kecamatan only."""
    listed = {
        f"{model._meta.label_lower}.{field.name}"
        for model, table in admin.site._registry.items()
        if not isinstance(table, LookOnlyAdmin) and model in OURS
        for field in model._meta.fields
        if field.is_relation and field.editable
        if field.name not in (*table.autocomplete_fields, *table.readonly_fields)
    }
    assert listed == set()


def test_tables_of_the_register_are_never_counted_to_the_end():
    tables = [table for table in admin.site._registry.values() if isinstance(table, LookOnlyAdmin)]
    assert all(table.paginator is CappedPaginator and not table.show_full_result_count for table in tables)
    assert {table.show_facets for table in tables} == {admin.ShowFacets.NEVER}


def test_a_long_list_says_that_there_is_more_and_ends_at_the_limit(manager, monkeypatch):
    monkeypatch.setattr(CappedPaginator, "LIMIT", 60)
    act = make_row_of_each()["businesses.business"].act
    owner = Business.objects.first().owner
    Business.objects.bulk_create(Business(act=act, owner=owner, name=f"Amplang {n}") for n in range(58))
    page = manager.get(address("businesses.business"))
    assert "60 usaha" in page.content.decode()
    Business.objects.create(act=act, owner=owner, name="Amplang Terakhir")
    page = manager.get(address("businesses.business", "?q=amplang"))
    assert "60+" not in page.content.decode()
    page = manager.get(address("businesses.business"))
    assert "60+ usaha; cari atau saring" in page.content.decode()
    assert len(manager.get(address("businesses.business", "?p=2")).context["cl"].result_list) == 10
    assert manager.get(address("businesses.business", "?p=3")).status_code == 302
