"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.pages import WAITING_COUNTS
from umkm_registry.reference_data import LOADERS


class BusinessesConfig(AppConfig):
    name = "umkm_registry.businesses"
    label = "businesses"
    verbose_name = "Usaha"

    def ready(self):
        from umkm_registry.businesses.bulk_act_pages import bulk_edit_pages
        from umkm_registry.businesses.claiming import waiting
        from umkm_registry.businesses.handing_over import UNFINISHED_EXPORTS
        from umkm_registry.businesses.reference_data import load_classifications
        from umkm_registry.businesses.summaries import refresh_put_back
        from umkm_registry.businesses.transferring import transfers_to_answer
        from umkm_registry.history.own_pages import OWN_PAGES
        from umkm_registry.history.putting_back import AFTER_PUTTING_BACK
        from umkm_registry.people.handing_over import HANDOVER_STEPS

        AFTER_PUTTING_BACK.append(refresh_put_back)
        LOADERS.append(load_classifications)
        OWN_PAGES.append(bulk_edit_pages)
        HANDOVER_STEPS.append(UNFINISHED_EXPORTS)
        WAITING_COUNTS["tanpa-kelurahan"] = waiting
        WAITING_COUNTS["daftar-alih-data"] = transfers_to_answer
