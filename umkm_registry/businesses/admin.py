"""KBLI, sectors and the scope of the count to keep; the register itself to look at."""

from django.contrib import admin

from umkm_registry.admin_tables import LookOnlyAdmin, ReferenceAdmin, ReferenceResource
from umkm_registry.businesses.models import (
    Activity,
    Business,
    Identifier,
    Kbli,
    Owner,
    Place,
    RegisterExport,
    ScopeRule,
    Sector,
    SectorRule,
)
from umkm_registry.businesses.sectors import rules_changed


class SectorResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = Sector
        import_id_fields = ["code"]
        fields = ["code", "name", "position"]


@admin.register(Sector)
class SectorAdmin(ReferenceAdmin):
    resource_classes = [SectorResource]
    fixed_fields = ("code",)
    list_display = ["name", "code", "position"]
    search_fields = ["name", "=code"]


class RuleAdmin(ReferenceAdmin):
    """A table that decides on the sector or the scope of businesses."""

    def rows_changed(self):
        rules_changed()


class SectorRuleResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = SectorRule
        import_id_fields = ["version", "prefix"]
        fields = ["version", "prefix", "sector"]
        widgets = {"sector": {"field": "code"}}


@admin.register(SectorRule)
class SectorRuleAdmin(RuleAdmin):
    resource_classes = [SectorRuleResource]
    list_display = ["prefix", "version", "sector"]
    list_filter = ["version", "sector"]
    list_select_related = ["sector"]
    search_fields = ["^prefix", "sector__name"]
    autocomplete_fields = ["sector"]


class KbliResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = Kbli
        import_id_fields = ["version", "code"]
        fields = ["version", "code", "title"]


@admin.register(Kbli)
class KbliAdmin(RuleAdmin):
    resource_classes = [KbliResource]
    fields = ["version", "code", "title", "sector", "learned_by"]
    readonly_fields = ["sector", "learned_by"]
    fixed_fields = ("version", "code")
    list_display = ["code", "title", "version", "sector", "learned_by"]
    list_filter = ["version", ("learned_by", admin.EmptyFieldListFilter), "sector"]
    list_select_related = ["sector", "learned_by"]
    search_fields = ["^code", "title"]


class ScopeRuleResource(ReferenceResource):
    class Meta(ReferenceResource.Meta):
        model = ScopeRule
        import_id_fields = ["fact", "value"]
        fields = ["fact", "value", "counts"]


@admin.register(ScopeRule)
class ScopeRuleAdmin(RuleAdmin):
    resource_classes = [ScopeRuleResource]
    list_display = ["fact", "value", "counts"]
    list_filter = ["fact"]


@admin.register(Owner)
class OwnerAdmin(LookOnlyAdmin):
    fields = ["name", "kind", "nik_mask", "sex", "phone_mask", "email_mask", "address", "merged_into", "act"]
    list_display = ["name", "kind", "nik_mask", "phone_mask"]
    list_filter = ["kind"]
    search_fields = ["name"]
    nib_path = "businesses__"


@admin.register(Business)
class BusinessAdmin(LookOnlyAdmin):
    fields = [
        *("name", "owner", "legal_form", "capital", "scale", "product", "started_on", "sector", "in_scope"),
        *("counted_permits", "first_permit_on", "gone_since", "merged_into", "act"),
    ]
    list_display = ["name", "owner", "scale", "sector", "counted_permits", "first_permit_on"]
    list_filter = ["scale", "capital", "in_scope", "sector"]
    list_select_related = ["owner", "sector"]
    search_fields = ["name"]
    nib_path = ""


@admin.register(Place)
class PlaceAdmin(LookOnlyAdmin):
    fields = [
        *("business", "kind", "address", "subdistrict", "region_text", "latitude", "longitude", "contact_name"),
        *("phone_mask", "email_mask", "operating_status", "verified_on", "gone_since", "merged_into", "act"),
    ]
    list_display = ["address", "business", "kind", "subdistrict", "operating_status"]
    list_filter = ["kind", "operating_status", "subdistrict__district"]
    list_select_related = ["business", "subdistrict"]
    search_fields = ["address"]
    nib_path = "business__"


@admin.register(Activity)
class ActivityAdmin(LookOnlyAdmin):
    fields = [
        *("place", "kbli", "project_digits", "kind", "name", "scale", "risk", "investment", "workers"),
        *("land_area", "land_unit", "ministry", "submitted_on", "gone_since", "act"),
    ]
    list_display = ["kbli", "name", "place", "kind", "scale", "risk"]
    list_filter = ["kind", "scale", "risk", "kbli__version"]
    list_select_related = ["kbli", "place"]
    search_fields = ["place__business__name"]  # names of activities have no index; most repeat that of the business
    nib_path = "place__business__"
    digits_field = "project_digits"


@admin.register(Identifier)
class IdentifierAdmin(LookOnlyAdmin):
    fields = ["kind", "value", "damaged", "source", "business", "owner", "act"]
    list_display = ["value", "kind", "business", "owner", "damaged", "source"]
    list_filter = ["kind", "damaged", "source"]
    list_select_related = ["business", "owner"]
    search_fields = ["value__exact"]


@admin.register(RegisterExport)
class RegisterExportAdmin(LookOnlyAdmin):
    fields = [
        *("actor", "asked_at", "words", "columns", "format", "rows", "state", "error", "ended_at", "bytes"),
        "purged_at",
    ]
    list_display = ["asked_at", "actor", "words", "rows", "format", "state"]
    list_filter = ["state", "format", "asked_at"]
    list_select_related = ["actor"]
    search_fields = ["words", "actor__username"]
