"""Django's name for this app."""

from django.apps import AppConfig


class PermitsConfig(AppConfig):
    name = "permits"
    label = "permits"
    verbose_name = "Izin"
