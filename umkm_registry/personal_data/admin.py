"""The notices on personal data, kept by the office."""

from django.contrib import admin

from umkm_registry.admin_tables import ReferenceAdmin, ReferenceResource
from umkm_registry.personal_data.models import PrivacyNotice


class PrivacyNoticeResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = PrivacyNotice
        import_id_fields = ["version"]
        fields = ["version", "starts_on", "short", "text"]


@admin.register(PrivacyNotice)
class PrivacyNoticeAdmin(ReferenceAdmin):
    resource_classes = [PrivacyNoticeResource]
    fixed_fields = ("version",)
    list_display = ["version", "starts_on", "short"]
    search_fields = ["version", "short"]
