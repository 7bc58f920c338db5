"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.pages import WAITING_COUNTS
from umkm_registry.reference_data import LOADERS


class BusinessesConfig(AppConfig):
    name = "umkm_registry.businesses"
    label = "businesses"
    verbose_name = "Usaha"

    def ready(self):
        from umkm_registry.businesses.claiming import waiting
        from umkm_registry.businesses.handing_over import UNFINISHED_EXPORTS
        from umkm_registry.businesses.reference_data import load_classifications
        from umkm_registry.people.handing_over import HANDOVER_STEPS
        from umkm_registry.businesses.transferring import transfers_to_answer

        LOADERS.append(load_classifications)
        HANDOVER_STEPS.append(UNFINISHED_EXPORTS)
        WAITING_COUNTS["tanpa-kelurahan"] = waiting
        WAITING_COUNTS["daftar-alih-data"] = transfers_to_answer
