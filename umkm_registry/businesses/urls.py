"""Addresses of businesses."""

from django.urls import path

from umkm_registry.businesses.views import editing, register

urlpatterns = [
    path("", register.business_list, name="daftar-usaha"),
    path("per-kecamatan/", register.district_panel, name="usaha-per-kecamatan"),
    path("<int:pk>/", register.business_detail, name="usaha"),
    path("<int:pk>/ubah/", editing.edit_business, name="ubah-usaha"),
    path("<int:pk>/tempat/tambah/", editing.new_place, name="tambah-tempat"),
    path("<int:pk>/tempat/<int:place>/ubah/", editing.edit_place, name="ubah-tempat"),
]
