"""Django's name for this app."""

from django.apps import AppConfig


class LoginConfig(AppConfig):
    name = "umkm_registry.accounts.login"
    label = "login"
    verbose_name = "Log masuk"
