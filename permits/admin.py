"""Permit types to keep; permits to look at."""

from django.contrib import admin

from permits.models import Permit, PermitType, PermitTypeAlias
from permits.summaries import refresh_summaries
from umkm_registry.admin_tables import LookOnlyAdmin, ReferenceAdmin, ReferenceResource


class PermitTypeResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = PermitType
        import_id_fields = ["code"]
        fields = [
            *("code", "name", "group", "issuer", "counts", "number_pattern", "number_example"),
            *("validity_years", "validity_rule", "position"),
        ]


@admin.register(PermitType)
class PermitTypeAdmin(ReferenceAdmin):
    resource_classes = [PermitTypeResource]
    fixed_fields = ("code",)
    list_display = ["name", "group", "issuer", "counts", "validity_years", "position"]
    list_filter = ["group", "counts"]
    search_fields = ["name", "=code"]

    def rows_changed(self):
        """Whether a type counts as izin usaha decides on the numbers of businesses."""
        refresh_summaries()

    def has_delete_permission(self, request, obj=None):
        """Imports make NIB and IUMK out of rows that carry them."""
        return (obj is None or obj.code not in ("nib", "iumk")) and super().has_delete_permission(request, obj)


class PermitTypeAliasResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = PermitTypeAlias
        import_id_fields = ["text"]
        fields = ["permit_type", "text"]
        widgets = {"permit_type": {"field": "code"}}


@admin.register(PermitTypeAlias)
class PermitTypeAliasAdmin(ReferenceAdmin):
    resource_classes = [PermitTypeAliasResource]
    list_display = ["text", "permit_type"]
    list_filter = ["permit_type"]
    list_select_related = ["permit_type"]
    search_fields = ["text", "permit_type__name"]
    autocomplete_fields = ["permit_type"]


@admin.register(Permit)
class PermitAdmin(LookOnlyAdmin):
    fields = [
        *("business", "activity", "permit_type", "document", "number", "status", "status_text", "risk", "authority"),
        *("issued_on", "printed_expiry_on", "computed_expiry_on", "expiry_rule", "source", "replaced_by"),
        *("application_digits", "project_digits", "gone_since", "act"),
    ]
    list_display = ["permit_type", "number", "business", "status", "issued_on", "printed_expiry_on"]
    list_filter = ["status", "source", "permit_type"]
    list_select_related = ["permit_type", "business"]
    search_fields = ["number__exact"]
    nib_path = "business__"
    digits_field = "application_digits"
