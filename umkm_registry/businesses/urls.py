"""Addresses of businesses."""

from django.urls import path

from umkm_registry.businesses.views import (
    bulk,
    claims,
    closing,
    editing,
    exports,
    looks,
    profile,
    register,
    transfers,
)

urlpatterns = [
    path("", register.business_list, name="daftar-usaha"),
    path("cari/", register.find, name="cari-usaha"),
    path("saringan/", register.chip_counts, name="saringan-usaha"),
    path("per-kecamatan/", register.district_panel, name="usaha-per-kecamatan"),
    path("tanpa-kelurahan/", claims.claim_queue, name="tanpa-kelurahan"),
    path("tanpa-kelurahan/<int:pk>/kembalikan/", claims.give_back_claim, name="kembalikan-klaim"),
    path("ubah-massal/", bulk.bulk_edit, name="ubah-massal"),
    path("ubah-massal/<int:act>/", bulk.bulk_edit_done, name="hasil-ubah-massal"),
    path("ubah-massal/<int:act>/batalkan/", bulk.undo_bulk_edit, name="batalkan-ubah-massal"),
    path("ekspor/", exports.export_list, name="daftar-ekspor"),
    path("ekspor/buat/", exports.new_export, name="buat-ekspor"),
    path("ekspor/<int:pk>/", exports.export_detail, name="ekspor"),
    path("ekspor/<int:pk>/berkas/", exports.export_file, name="berkas-ekspor"),
    path("ekspor/<int:pk>/hentikan/", exports.cancel_export, name="hentikan-ekspor"),
    path("<int:pk>/", profile.business_detail, name="usaha"),
    path("<int:pk>/hubungi/", looks.contact, name="hubungi-usaha"),
    path("<int:pk>/minta-alih/", transfers.ask_for_business, name="minta-alih-data"),
    path("<int:pk>/ubah/", editing.edit_business, name="ubah-usaha"),
    path("<int:pk>/tempat/tambah/", editing.new_place, name="tambah-tempat"),
    path("<int:pk>/tempat/<int:place>/ubah/", editing.edit_place, name="ubah-tempat"),
    path("<int:pk>/tempat/<int:place>/lihat/<slug:word>/", looks.place_fact, name="lihat-data-tempat"),
    path("<int:pk>/tempat/<int:place>/tutup/", closing.report_closed, name="lapor-tutup"),
    path("<int:pk>/tempat/<int:place>/buka/", closing.report_open, name="lapor-buka"),
]
