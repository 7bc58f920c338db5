"""Addresses of imports."""

from django.urls import path

from permits.oss.views import imports, proposals, rows, undoing, uploading

urlpatterns = [
    path("", imports.import_list, name="daftar-impor"),
    path("unggah/", uploading.upload, name="unggah-impor"),
    path("pemberitahuan/", imports.notices_panel, name="impor-pemberitahuan"),
    path("usulan/", proposals.proposal_list, name="usulan"),
    path("<int:pk>/", imports.import_detail, name="impor"),
    path("<int:pk>/hentikan/", imports.stop_import, name="hentikan-impor"),
    path("<int:pk>/simpan/", imports.save_import, name="simpan-impor"),
    path("<int:pk>/tolak/", imports.refuse_import, name="tolak-impor"),
    path("<int:pk>/batalkan/", undoing.undo_import, name="batalkan-impor"),
    path("<int:pk>/hasil-pembatalan/", undoing.undone_rows, name="hasil-pembatalan"),
    path("<int:pk>/baris/", rows.row_list, name="baris-impor"),
    path("<int:pk>/perbaikan.xlsx", rows.rejected_file, name="perbaikan-impor"),
]
