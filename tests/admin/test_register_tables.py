"""The register and its source layer in the back office: to look at, never to change."""

from datetime import date

import pytest
from django.contrib import admin

from permits.oss.models import ImportBatch, SourceRecord
from tests.admin.table_rows import make_row_of_each
from tests.register_samples import add_activity, add_permit, make_business
from umkm_registry.admin_tables import LookOnlyAdmin
from umkm_registry.businesses.models import Owner
from umkm_registry.history.models import Act
from umkm_registry.regions.models import Subdistrict
from umkm_registry.sealing import fingerprint, seal

LOOK_ONLY = [
    "accounts.rolegrant",
    "accounts.user",
    "businesses.activity",
    "businesses.business",
    "businesses.identifier",
    "businesses.owner",
    "businesses.place",
    "businesses.registerexport",
    "history.act",
    "oss.difference",
    "oss.finding",
    "oss.importbatch",
    "oss.proposal",
    "oss.sighting",
    "oss.sourcerecord",
    "oss.undonerow",
    "permits.permit",
]


@pytest.fixture
def manager(cast, client):
    client.force_login(cast["data_manager"])
    return client


def test_these_tables_are_only_looked_at():
    tables = [m._meta.label_lower for m, a in admin.site._registry.items() if isinstance(a, LookOnlyAdmin)]
    assert sorted(tables) == LOOK_ONLY


@pytest.mark.parametrize("table", LOOK_ONLY)
def test_even_a_superuser_can_only_look(cast, rf, table):
    model = next(model for model in admin.site._registry if model._meta.label_lower == table)
    request = rf.get("/")
    request.user = cast["data_manager"]
    request.user.is_superuser = True
    model_admin = admin.site._registry[model]
    assert model_admin.has_view_permission(request)
    assert not model_admin.has_add_permission(request)
    assert not model_admin.has_change_permission(request)
    assert not model_admin.has_delete_permission(request)


def test_a_search_finds_by_name_and_by_nib(manager):
    here, other = make_business("Amplang Ombak Tujuh"), make_business("Soto Karang")
    add_activity(here)
    add_permit(here, date(2026, 1, 1))
    nib = here.identifiers.get().value
    for table in ("business", "place", "activity"):
        found = manager.get(f"/admin/businesses/{table}/", {"q": nib}).context["cl"]
        assert found.result_count == 1, table
    assert manager.get("/admin/permits/permit/", {"q": nib}).context["cl"].result_count == 1
    names = manager.get("/admin/businesses/business/", {"q": "ombak"}).context["cl"].queryset
    assert list(names) == [here]
    owners = manager.get("/admin/businesses/owner/", {"q": other.identifiers.get().value}).context["cl"].queryset
    assert list(owners) == [other.owner]


def test_a_search_by_the_21_digits_of_oss_finds_project_and_application(manager):
    business = make_business("Amplang Ombak Tujuh")
    digits = "202601021122334455667"
    add_activity(business, project_digits=digits)
    add_permit(business, date(2026, 1, 2), application_digits=digits)
    for table in ("businesses/activity", "permits/permit"):
        assert manager.get(f"/admin/{table}/", {"q": digits}).context["cl"].result_count == 1
        assert manager.get(f"/admin/{table}/", {"q": digits[:-1] + "0"}).context["cl"].result_count == 0


def test_personal_data_shows_as_masks_only(manager):
    owner = make_business("Amplang Ombak Tujuh").owner
    nik = "6471015501900001"
    Owner.objects.filter(pk=owner.pk).update(nik_sealed=seal(nik), nik_hash=fingerprint(nik))
    owner.refresh_from_db()
    for page in ("/admin/businesses/owner/", f"/admin/businesses/owner/{owner.pk}/change/"):
        text = manager.get(page).content.decode()
        assert "************1234" in text
        for secret in (nik, owner.nik_sealed, owner.nik_hash):
            assert secret not in text


def test_the_source_layer_shows_what_was_carried_and_nothing_sealed(manager, cast):
    batch = ImportBatch.objects.create(file_name="contoh.xlsx", file_hash="0" * 64, file_bytes=1)
    record = SourceRecord.objects.create(
        **{"grain": "nib", "key": "0203240000017", "nib": "0203240000017", "values": {"name": "Rekawati"}},
        **{"sealed": {"phone": "1:rahasia"}, "digest": "0", "first_batch": batch, "last_batch": batch},
    )
    text = manager.get(f"/admin/oss/sourcerecord/{record.pk}/change/").content.decode()
    assert "Rekawati" in text
    assert "rahasia" not in text


def test_a_record_of_oss_is_found_by_its_nib_and_by_its_key(manager):
    rows = [make_row_of_each() for _ in range(2)]
    record = rows[0]["oss.sourcerecord"]
    SourceRecord.objects.filter(pk=record.pk).update(grain="project", key="202601021122334455667")
    for text in (record.nib, "202601021122334455667"):
        for table, row in (("sourcerecord", record), ("sighting", rows[0]["oss.sighting"])):
            found = manager.get(f"/admin/oss/{table}/", {"q": text}).context["cl"].queryset
            assert list(found) == [row], (table, text)
    assert manager.get("/admin/oss/sourcerecord/").context["cl"].result_count == 2


def test_the_tables_show_what_the_pages_would_show(rf, cast):
    first, last = Subdistrict.objects.first(), Subdistrict.objects.last()
    own = make_business("Dekat", subdistrict=first)
    make_business("Jauh", subdistrict=last)
    make_business("Entah")
    request = rf.get("/")
    request.user = cast["district_officer"]
    registry = {model._meta.label_lower: model_admin for model, model_admin in admin.site._registry.items()}
    assert list(registry["businesses.business"].get_queryset(request)) == [own]
    assert list(registry["businesses.owner"].get_queryset(request)) == [own.owner]
    assert not registry["oss.sourcerecord"].get_queryset(request).exists()
    request.user = cast["data_manager"]
    assert registry["businesses.business"].get_queryset(request).count() == 3


def test_acts_are_listed_with_their_author(manager, cast):
    Act.objects.create(door="form", actor=cast["data_manager"], label="Mendaftarkan usaha contoh")
    text = manager.get("/admin/history/act/").content.decode()
    assert "Mendaftarkan usaha contoh" in text
    assert "data_manager" in text
