"""The page of what is held about a person, its forms, and the pages on the office's duties."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from umkm_registry.businesses.models import Look, Owner
from umkm_registry.personal_data.models import ErasedFact, PrivacyNotice
from umkm_registry.sealing import fingerprint, seal

NIK = "6471014101909001"


@pytest.fixture
def owner(register):
    owner = register["own"].owner
    owner.nik_sealed, owner.nik_hash, owner.nik_mask = seal(NIK), fingerprint(NIK), "************9001"
    owner.save()
    return owner


@pytest.fixture
def manager(client, cast):
    client.force_login(cast["data_manager"])
    return client


def page(client, owner, ending="") -> str:
    return client.get(f"/pemilik/{owner.pk}/data-pribadi/{ending}").content.decode()


def test_it_tells_each_value_masked_with_where_it_is_from(manager, owner):
    told = page(manager, owner)
    assert "************9001" in told
    assert NIK not in told
    assert "formulir, " in told
    assert "Lapisan sumber OSS" in told


def test_it_tells_who_looked_and_for_what(manager, cast, owner):
    Look.objects.create(
        user=cast["district_officer"], way="revealed", fact="nik", owner=owner, reason="permit", page="/pemilik/1/"
    )
    told = page(manager, owner)
    assert "Nur Khayalia" in told
    assert "membantu izin usaha" in told


def test_no_browser_keeps_it(manager, owner):
    assert "no-store" in manager.get(f"/pemilik/{owner.pk}/data-pribadi/")["Cache-Control"]


def test_its_queries_do_not_grow_with_looks(manager, cast, owner, django_assert_max_num_queries):
    for _ in range(12):
        Look.objects.create(
            user=cast["district_officer"], way="revealed", fact="nik", owner=owner, reason="permit", page="/pemilik/1/"
        )
    with django_assert_max_num_queries(60):
        page(manager, owner)


def test_restricting_through_the_form_needs_a_reason(manager, owner):
    address = f"/pemilik/{owner.pk}/data-pribadi/batasi/"
    assert "Tulis alasannya." in manager.post(address, {"reason": " "}).content.decode()
    assert manager.post(address, {"reason": "Diminta lewat surat."}).status_code == 302
    assert "Data ini dibatasi sejak" in page(manager, owner)
    manager.post(address, {"reason": "Dicabut."})
    assert not Owner.objects.get(pk=owner.pk).restricted


def test_a_reason_tells_no_number(manager, owner):
    told = manager.post(f"/pemilik/{owner.pk}/data-pribadi/batasi/", {"reason": f"Diminta oleh NIK {NIK}"})
    assert "Hapus NIK" in told.content.decode()
    assert not Owner.objects.get(pk=owner.pk).restricted


def test_erasing_through_the_form_needs_the_word(manager, owner):
    address, asked = f"/pemilik/{owner.pk}/data-pribadi/hapus/", {"facts": ["numbers"], "reason": "Diminta."}
    assert "Ketik HAPUS" in manager.post(address, asked | {"word": "ya"}).content.decode()
    assert Owner.objects.get(pk=owner.pk).nik_mask
    assert manager.post(address, asked | {"word": "HAPUS"}).status_code == 302
    assert not Owner.objects.get(pk=owner.pk).nik_mask
    assert ErasedFact.objects.filter(owner=owner, fact="numbers").exists()
    assert "NIK dan NPWP perorangan" in page(manager, owner)


def test_the_notice_in_force_stands_on_the_form_that_takes_data(manager, register):
    edited = manager.get(f"/usaha/{register['own'].pk}/ubah/").content.decode()
    assert 'hx-get="/data-pribadi/pemberitahuan/"' in edited
    part = manager.get("/data-pribadi/pemberitahuan/", headers={"HX-Request": "true", "HX-Target": "pemberitahuan"})
    assert "versi 1, berlaku sejak 1 November 2026" in part.content.decode()
    assert "<html" not in part.content.decode()


def test_a_new_version_takes_the_place_of_the_old_one_on_its_day(manager):
    today = timezone.localdate()
    PrivacyNotice.objects.create(version="2", starts_on=today, short="Ringkasan kedua.", text="Naskah kedua.")
    later = today + timedelta(days=1)
    PrivacyNotice.objects.create(version="3", starts_on=later, short="Ringkasan ketiga.", text="Naskah ketiga.")
    told = manager.get("/data-pribadi/pemberitahuan/").content.decode()
    assert "Naskah kedua." in told
    assert "Naskah ketiga." not in told


@pytest.mark.parametrize("address", ["/data-pribadi/masa-simpan/", "/data-pribadi/pemrosesan/"])
def test_the_periods_are_those_the_purging_obeys(manager, settings, address):
    settings.IMPORTS_KEPT_DAYS, settings.EXPORTS_KEPT_DAYS = 41, 13
    told = manager.get(address).content.decode()
    assert "41 hari" in told
    assert "13 hari" in told


def test_as_many_backups_are_kept_as_is_told():
    unit = (settings.BASE_DIR / "deploy" / "umkm-backup.service").read_text()
    assert int(re.search(r"tail -n \+(\d+)", unit)[1]) == settings.BACKUPS_KEPT + 1
