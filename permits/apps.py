"""Django's name for this app."""

from django.apps import AppConfig

from umkm_registry.reference_data import LOADERS


class PermitsConfig(AppConfig):
    name = "permits"
    label = "permits"
    verbose_name = "Izin"

    def ready(self):
        from permits.list_filters import holding_permits, permit_filters
        from permits.reference_data import load_permit_types
        from permits.summaries import refresh_put_back
        from umkm_registry.businesses.filters import FILTER_GROUPS, FilterGroup
        from umkm_registry.history.putting_back import AFTER_PUTTING_BACK

        AFTER_PUTTING_BACK.append(refresh_put_back)
        LOADERS.append(load_permit_types)
        FILTER_GROUPS.append(FilterGroup(permit_filters, holding_permits))
