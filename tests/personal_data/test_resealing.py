"""Replacing the keys of personal data: every store under the new key, and the old key not needed any more."""

import base64
import os

import pytest
from django.core.management import CommandError, call_command

from permits.oss.models import Proposal, Sighting, SourceRecord, StagedRow
from tests.permits.oss.exports import bring_in, dump, rows_of, workbook
from umkm_registry.businesses.models import Owner, Place
from umkm_registry.history.models import Act
from umkm_registry.personal_data import resealing
from umkm_registry.personal_data.resealing import remaining, reseal, stores
from umkm_registry.reference_data import load_reference_data
from umkm_registry.sealing import fingerprint, seal, unseal

pytestmark = pytest.mark.django_db
COMMAND = "rotate_personal_data_keys"
NIK = "6471014101909001"
PHONE, OTHER = "0844-1234-5678", "0844-9999-8888"


def key(name: str) -> str:
    return f"{name}:{base64.b64encode(os.urandom(32)).decode()}"


OLD, NEW = key("lama"), key("baru")


@pytest.fixture(autouse=True)
def old_key(db, settings):
    load_reference_data()
    settings.PERSONAL_DATA_KEYS = OLD


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data.xlsx"


def rows(phone: str = PHONE, count: int = 3) -> list[dict]:
    return [row | {"Nomor Telp": phone} for row in rows_of("proyek_2024_28", count)]


@pytest.fixture
def held(path):
    """Sealed values in every store: rows, old versions, staging, source, sightings, a proposal; one NIK."""
    bring_in(workbook(path, rows()))
    owner, act = Owner.objects.first(), Act.objects.create(door="form", label="Contoh")
    owner.kind, owner.nik_sealed, owner.nik_hash, owner.act = "person", seal(NIK), fingerprint(NIK), act
    owner.save()
    place = Place.objects.order_by("pk").first()
    place.confirmed = {"phone": act.pk}
    place.save()
    bring_in(workbook(path, rows(OTHER)))
    owner.name, owner.act = "Rekawati Baru", act
    owner.save()
    assert Proposal.objects.filter(field="phone").count() == 1


def test_the_old_key_can_be_retired(held, settings):
    versions = len(dump("event$")["businesses_placeevent"])
    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    call_command(COMMAND, verbosity=0)
    settings.PERSONAL_DATA_KEYS = NEW
    assert [line for lines in dump("").values() for line in lines if "lama:" in line] == []
    assert len(dump("event$")["businesses_placeevent"]) == versions
    owner = Owner.objects.exclude(nik_sealed="").get()
    assert (unseal(owner.nik_sealed), owner.nik_hash) == (NIK, fingerprint(NIK))
    for place in Place.objects.all():
        assert fingerprint(unseal(place.phone_sealed)) == place.phone_hash
    columns = Proposal.objects.get(field="phone").columns
    assert columns["phone_hash"] == fingerprint(unseal(columns["phone_sealed"]))
    for kind in (StagedRow, SourceRecord, Sighting):
        carried = [row for row in kind.objects.all() if row.sealed]
        assert carried
        for row in carried:
            assert row.values["phone_hash"] == fingerprint(unseal(row.sealed["phone"]))


def test_the_same_file_changes_nothing_after_the_keys_were_replaced(held, path, settings):
    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    call_command(COMMAND, verbosity=0)
    settings.PERSONAL_DATA_KEYS = NEW
    batch = bring_in(workbook(path, rows(OTHER)))
    assert sum(batch.counts["changed"].values()) == 0
    assert not Sighting.objects.filter(batch=batch, values__isnull=False).exists()
    assert Proposal.objects.filter(field="phone").count() == 1


def test_a_stopped_run_goes_on_where_it_stopped(held, settings, monkeypatch):
    monkeypatch.setattr(resealing, "BATCH", 1)
    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    store = next(each for each in stores() if each.table == "businesses_place")
    all_of_them = remaining(store, "baru")
    assert next(reseal(store)) == 1
    assert remaining(store, "baru") == all_of_them - 1
    call_command(COMMAND, verbosity=0)
    assert sum(remaining(each, "baru") for each in stores()) == 0


def test_a_missing_key_is_named_and_what_is_sealed_stays(held, settings):
    settings.PERSONAL_DATA_KEYS = NEW
    with pytest.raises(CommandError, match="kuncinya tidak tersedia"):
        call_command(COMMAND, verbosity=0)
    settings.PERSONAL_DATA_KEYS = OLD
    assert unseal(Owner.objects.exclude(nik_sealed="").get().nik_sealed) == NIK


def test_a_second_run_finds_nothing_to_do(held, settings, capsys):
    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    call_command(COMMAND)
    capsys.readouterr()
    call_command(COMMAND)
    assert capsys.readouterr().out.startswith("Semua data pribadi memakai kunci baru.")


def test_which_tables_hold_sealed_values():
    """A new one is found by the names of its columns; whoever adds it sees here that it is."""
    assert sorted(store.table for store in stores()) == [
        "businesses_owner",
        "businesses_ownerevent",
        "businesses_place",
        "businesses_placeevent",
        "login_recoverycode",
        "login_secondfactor",
        "oss_proposal",
        "oss_sighting",
        "oss_sourcerecord",
        "oss_stagedrow",
    ]
