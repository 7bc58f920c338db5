"""Addresses of owners."""

from django.urls import path

from umkm_registry.businesses.views import owners

urlpatterns = [path("<int:pk>/", owners.owner_detail, name="pemilik")]
