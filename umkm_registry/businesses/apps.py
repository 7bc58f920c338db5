"""Django's name for this app."""

from django.apps import AppConfig


class BusinessesConfig(AppConfig):
    name = "umkm_registry.businesses"
    label = "businesses"
    verbose_name = "Usaha"
