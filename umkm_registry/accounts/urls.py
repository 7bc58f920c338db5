"""Addresses of accounts: logging in and out and what is one's own."""

from django.urls import include, path

urlpatterns = [
    path("", include("umkm_registry.accounts.login.urls")),
]
