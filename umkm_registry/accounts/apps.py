"""Django's name for this app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "umkm_registry.accounts"
    label = "accounts"
    verbose_name = "Pengguna"
