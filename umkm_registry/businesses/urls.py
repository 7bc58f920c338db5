"""Addresses of businesses."""

from django.urls import path

from umkm_registry.businesses.views import register

urlpatterns = [
    path("", register.business_list, name="daftar-usaha"),
    path("per-kecamatan/", register.district_panel, name="usaha-per-kecamatan"),
    path("<int:pk>/", register.business_detail, name="usaha"),
]
