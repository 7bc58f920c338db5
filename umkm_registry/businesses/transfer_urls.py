"""Addresses of requests to hand businesses over."""

from django.urls import path

from umkm_registry.businesses.views import transfers

urlpatterns = [
    path("", transfers.transfer_list, name="daftar-alih-data"),
    path("<int:pk>/", transfers.transfer_detail, name="alih-data"),
    path("<int:pk>/tarik/", transfers.withdraw_transfer, name="tarik-alih-data"),
]
