"""Handing an export in: what is taken, what is refused at once, what is told."""

import uuid
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from permits.oss.models import ImportBatch
from tests.asking import text

CSV = b"nib;nama_perusahaan\n0203220000127;Amplang Ombak Tujuh\n"


def upload(client, content: bytes = CSV, name: str = "nib_okt26.csv", **typed):
    typed.setdefault("kunci", str(uuid.uuid4()))
    return client.post("/impor/unggah/", {"berkas": SimpleUploadedFile(name, content), **typed})


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_file_becomes_an_import_that_waits_for_a_worker(manager, person):
    response = upload(manager, lengkap="2026-10-31")
    batch = ImportBatch.objects.get()
    assert response.headers["Location"] == f"/impor/{batch.pk}/"
    assert (batch.state, batch.uploaded_by, batch.full_on) == ("uploaded", person, date(2026, 10, 31))
    assert ProcrastinateJob.objects.get().args == {"batch_id": batch.pk}
    with batch.file.open() as kept:
        assert kept.read() == CSV


def test_the_same_form_sent_twice_makes_one_import(manager):
    key = str(uuid.uuid4())
    first, second = upload(manager, kunci=key), upload(manager, kunci=key)
    assert first.headers["Location"] == second.headers["Location"]
    assert ImportBatch.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kosong.xlsx", b"", "kosong (0 byte)"),
        ("surat.pdf", b"%PDF-1.7 \x00\x01", "bukan lembar kerja"),
        ("tabel.xls", b"<html><table><tr><td>1</td></tr></table></html>", "halaman web (HTML)"),
        ("~$ekspor.xlsx", b"\x05Rekawati", "berkas kunci sementara"),
    ],
)
def test_a_wrong_file_is_refused_on_the_page_in_words(manager, name, content, words):
    page = upload(manager, content, name).content.decode()
    assert words in page
    assert not ImportBatch.objects.exists()


def test_too_big_a_file_is_refused_before_it_is_kept(manager, monkeypatch):
    monkeypatch.setattr("umkm_registry.spreadsheets.reading.MAX_FILE_BYTES", 10)
    assert "lebih besar dari 0 MB" in upload(manager).content.decode()
    assert not ImportBatch.objects.exists()


def test_no_file_and_a_day_to_come_are_said_at_their_fields(manager):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    page = manager.post("/impor/unggah/", {"kunci": str(uuid.uuid4()), "lengkap": tomorrow}).content.decode()
    assert "Pilih berkas ekspor OSS lebih dulu." in page
    assert "tidak boleh sesudah hari ini" in page


def test_the_page_tells_the_greatest_size_and_what_a_full_export_is(manager):
    page = text(manager, "/impor/unggah/")
    assert "Paling besar 100 MB" in page
    assert "Tidak ada yang dihapus." in page


class Torn(BytesIO):
    """The body of a request whose sender went away half-way."""

    def read(self, size=-1):
        piece = super().read(size)
        if not piece and self.broken:
            raise ConnectionResetError
        return piece


@pytest.mark.parametrize("broken", [True, False], ids=["connection reset", "nothing more comes"])
def test_an_upload_that_is_broken_off_leaves_nothing_behind(manager, settings, broken):
    manager.raise_request_exception = False
    whole = encode_multipart(
        BOUNDARY, {"kunci": str(uuid.uuid4()), "berkas": SimpleUploadedFile("nib.csv", CSV * 5000)}
    )
    body = Torn(whole[: len(whole) // 2])
    body.broken = broken
    answer = manager.request(
        REQUEST_METHOD="POST",
        PATH_INFO="/impor/unggah/",
        CONTENT_TYPE=MULTIPART_CONTENT,
        CONTENT_LENGTH=str(len(whole)),
        **{"wsgi.input": body},
    )
    assert answer.status_code == (500 if broken else 200)
    assert not ImportBatch.objects.exists()
    assert list(settings.MEDIA_ROOT.rglob("*.*")) == []
