"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.reference_data import LOADERS


class PermitsConfig(AppConfig):
    name = "permits"
    label = "permits"
    verbose_name = "Izin"

    def ready(self):
        from permits.reference_data import load_permit_types

        LOADERS.append(load_permit_types)
