"""Addresses of owners."""

from django.urls import path

from umkm_registry.businesses.views import looks, owners

urlpatterns = [
    path("<int:pk>/", owners.owner_detail, name="pemilik"),
    path("<int:pk>/lihat/<slug:word>/", looks.owner_fact, name="lihat-data-pemilik"),
]
