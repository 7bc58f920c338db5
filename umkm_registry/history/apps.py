"""Django's name for this app."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "umkm_registry.history"
    label = "history"
    verbose_name = "Riwayat"
