"""Django's name for this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "umkm_registry.people"
    label = "people"
    verbose_name = "Pengurusan pengguna"

    def ready(self):
        from umkm_registry.history.own_pages import OWN_PAGES
        from umkm_registry.people.act_pages import user_pages

        OWN_PAGES.append(user_pages)
