"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.reference_data import LOADERS


class AccountsConfig(AppConfig):
    name = "umkm_registry.accounts"
    label = "accounts"
    verbose_name = "Pengguna"

    def ready(self):
        from umkm_registry.accounts.reference_data import load_institutions

        LOADERS.append(load_institutions)
