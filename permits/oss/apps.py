"""Django's name for this app."""

from django.apps import AppConfig


class OssConfig(AppConfig):
    name = "permits.oss"
    label = "oss"
    verbose_name = "Impor OSS"
