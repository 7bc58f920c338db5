"""Django's name for this app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "umkm_registry.regions"
    label = "regions"
    verbose_name = "Wilayah"
