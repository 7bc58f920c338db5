"""Addresses of the log of looks at personal data."""

from django.urls import path

from umkm_registry.businesses.views import look_log

urlpatterns = [
    path("", look_log.look_list, name="akses-data-pribadi"),
    path("ekspor/", look_log.export_looks, name="ekspor-akses-data-pribadi"),
]
