"""Django's name for this app."""

from django.apps import AppConfig
from django.core.checks import register


class LoginConfig(AppConfig):
    name = "umkm_registry.accounts.login"
    label = "login"
    verbose_name = "Log masuk"

    def ready(self):
        from umkm_registry.accounts.login.compulsory import only_roles_that_exist

        register(only_roles_that_exist)
