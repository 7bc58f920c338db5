"""Django's name for this app."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "umkm_registry.home"
    label = "home"
    verbose_name = "Beranda"
