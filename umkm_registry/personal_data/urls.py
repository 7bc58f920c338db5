"""Addresses of what the office says of its handling of personal data."""

from django.urls import path

from umkm_registry.personal_data.views import duties

urlpatterns = [
    path("", duties.overview, name="data-pribadi"),
    path("pemrosesan/", duties.processing, name="catatan-pemrosesan"),
    path("penilaian-dampak/", duties.assessment, name="penilaian-dampak"),
    path("kegagalan/", duties.breach, name="langkah-kegagalan"),
    path("kegagalan/surat/", duties.breach_letter, name="surat-kegagalan"),
    path("masa-simpan/", duties.retention, name="masa-simpan"),
    path("pemberitahuan/", duties.notice, name="pemberitahuan-data-pribadi"),
]
