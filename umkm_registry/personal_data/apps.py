"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.reference_data import LOADERS


class PersonalDataConfig(AppConfig):
    name = "umkm_registry.personal_data"
    label = "personal_data"
    verbose_name = "Data pribadi"

    def ready(self):
        from umkm_registry.personal_data.reference_data import load_notices
        from umkm_registry.personal_data.register_holdings import REGISTER_HOLDINGS
        from umkm_registry.personal_data.subjects import HOLDINGS

        HOLDINGS.extend(REGISTER_HOLDINGS)
        LOADERS.append(load_notices)
