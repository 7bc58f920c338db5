"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.pages import WAITING_COUNTS
from umkm_registry.reference_data import LOADERS


class OssConfig(AppConfig):
    name = "permits.oss"
    label = "oss"
    verbose_name = "Impor OSS"

    def ready(self):
        from permits.oss.act_pages import import_pages
        from permits.oss.handing_over import IMPORTS_TO_DECIDE
        from permits.oss.personal_data import OSS_HOLDINGS, import_being_prepared, sightings_resealed
        from permits.oss.reference_data import load_field_policies
        from permits.oss.waiting import imports_to_decide
        from umkm_registry.history.own_pages import OWN_PAGES
        from umkm_registry.people.handing_over import HANDOVER_STEPS
        from umkm_registry.personal_data.erasing import HINDRANCES
        from umkm_registry.personal_data.resealing import AFTER_JSON
        from umkm_registry.personal_data.subjects import HOLDINGS

        HANDOVER_STEPS.append(IMPORTS_TO_DECIDE)
        LOADERS.append(load_field_policies)
        OWN_PAGES.append(import_pages)
        HOLDINGS.extend(OSS_HOLDINGS)
        HINDRANCES.append(import_being_prepared)
        AFTER_JSON["oss_sighting"] = sightings_resealed
        WAITING_COUNTS["daftar-impor"] = imports_to_decide
