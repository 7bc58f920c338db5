"""Addresses of the history."""

from django.urls import path

from umkm_registry.history import views

urlpatterns = [
    path("", views.act_list, name="riwayat"),
    path("ekspor/", views.export_acts, name="ekspor-riwayat"),
    path("tindakan/<int:pk>/", views.act_detail, name="tindakan"),
    path("tindakan/<int:pk>/kembalikan/", views.put_act_back, name="kembalikan-tindakan"),
    path("<slug:kind>/<int:pk>/", views.row_history, name="riwayat-data"),
    path("<slug:kind>/<int:pk>/kembalikan/<int:version>/", views.put_row_back, name="kembalikan-data"),
]
