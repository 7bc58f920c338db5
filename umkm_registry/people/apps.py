"""Django's name for this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "umkm_registry.people"
    label = "people"
    verbose_name = "Pengurusan pengguna"
