"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.reference_data import LOADERS


class RegionsConfig(AppConfig):
    name = "umkm_registry.regions"
    label = "regions"
    verbose_name = "Wilayah"

    def ready(self):
        from umkm_registry.regions.reference_data import load_regions

        LOADERS.append(load_regions)
