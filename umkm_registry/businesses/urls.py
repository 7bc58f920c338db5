"""Addresses of businesses."""

from django.urls import path

from umkm_registry.businesses import views

urlpatterns = [
    path("", views.business_list, name="daftar-usaha"),
    path("per-kecamatan/", views.district_panel, name="usaha-per-kecamatan"),
    path("<int:pk>/", views.business_detail, name="usaha"),
]
