"""What is uploaded lies where no web server looks, and leaves only through a page that asks who you are."""

import uuid
from pathlib import Path

import pytest
from django.urls import get_resolver

from permits.oss.models import ImportBatch
from tests.site.test_who_sees_what import routes
from umkm_registry import settings as written

CSV = b"NIB,Nama Perusahaan\n9120001234567,Warung Rekaan\n"
BOUNDARY = "batas-rekaan"


def upload(client, name: str, content: bytes = CSV):
    """The form as a hostile browser would send it: the name is not tidied up on the way."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="kunci"\r\n\r\n{uuid.uuid4()}\r\n'.encode(),
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="berkas"; filename="{name}"\r\n\r\n'.encode(),
        content,
        f"\r\n--{BOUNDARY}--\r\n".encode(),
    ]
    kind = f"multipart/form-data; boundary={BOUNDARY}"
    return client.generic("POST", "/impor/unggah/", b"".join(parts), content_type=kind)


@pytest.fixture
def manager(cast, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    client.force_login(cast["data_manager"])
    return client


def test_uploads_lie_outside_everything_that_is_served():
    folders = [Path(folder) for folder in written.STATICFILES_DIRS if isinstance(folder, str | Path)]
    for folder in [Path(written.STATIC_ROOT), *folders]:
        assert folder not in [written.MEDIA_ROOT, *written.MEDIA_ROOT.parents]
        assert written.MEDIA_ROOT not in folder.parents


def test_no_address_serves_a_folder():
    assert [route for route in routes(get_resolver().url_patterns) if "<path:path>" in route or "media" in route] == []


@pytest.mark.parametrize("start", ["/", "/media/", "/static/", "/static/../files/", "/files/"])
def test_a_stored_file_has_no_address_of_its_own(manager, start):
    upload(manager, "umkm.csv")
    batch = ImportBatch.objects.get()
    assert Path(batch.file.path).is_file()
    assert manager.get(start + batch.file.name).status_code == 404


@pytest.mark.parametrize("name", ["../../keluar.csv", "..\\..\\keluar.csv", "/keluar.csv", "%2e%2e/keluar.csv"])
def test_the_name_of_an_upload_leads_nowhere(manager, settings, name):
    upload(manager, name)
    batch = ImportBatch.objects.get()
    assert settings.MEDIA_ROOT in Path(batch.file.path).parents
    outside = [path for path in settings.MEDIA_ROOT.parent.rglob("*") if path.is_file()]
    assert all(settings.MEDIA_ROOT in path.parents for path in outside)


def test_what_a_file_is_called_does_not_make_it_a_workbook(manager):
    page = upload(manager, "ekspor.xlsx", b"\x7fELF\x02\x01\x01\x00" + bytes(200))
    assert page.status_code == 200
    assert "error-summary" in page.content.decode()
    assert not ImportBatch.objects.exists()
