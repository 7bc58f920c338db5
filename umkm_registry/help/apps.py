"""Django's name for this app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules

from umkm_registry.pages import WAITING_COUNTS


class HelpConfig(AppConfig):
    name = "umkm_registry.help"
    label = "help"
    verbose_name = "Bantuan"

    def ready(self):
        from umkm_registry.help.reporting import open_problems

        autodiscover_modules("help_texts")
        WAITING_COUNTS["daftar-masalah"] = open_problems
