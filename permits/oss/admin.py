"""The source layer in the back office: imports and what they carried, to look at. Sealed values are not shown."""

from django.contrib import admin

from permits.oss.models import FieldPolicy, Finding, ImportBatch, Sighting, SourceRecord
from permits.oss.wording import FIELDS, KINDS
from umkm_registry.admin_tables import LookOnlyAdmin


@admin.register(ImportBatch)
class ImportBatchAdmin(LookOnlyAdmin):
    fields = [
        *("state", "file_name", "file_hash", "file_bytes", "uploaded_by", "uploaded_at", "grain", "layout", "sheet"),
        *("header_row", "columns", "rows", "repeated", "rejected", "skipped", "counts", "seconds", "error"),
        *("reason", "act"),
    ]
    list_display = ["file_name", "grain", "state", "rows", "uploaded_by", "uploaded_at"]
    list_filter = ["state", "grain"]
    list_select_related = ["uploaded_by"]
    search_fields = ["file_name", "file_hash__exact"]


@admin.register(Finding)
class FindingAdmin(LookOnlyAdmin):
    fields = ["batch", "code", "column", "severity", "rows", "lines"]
    list_display = ["code", "column", "severity", "rows", "batch"]
    list_filter = ["severity", "code"]
    list_select_related = ["batch"]
    search_fields = ["code", "batch__file_name"]


@admin.register(SourceRecord)
class SourceRecordAdmin(LookOnlyAdmin):
    fields = ["grain", "key", "nib", "values", "first_batch", "last_batch", "gone_since"]
    list_display = ["key", "grain", "nib", "last_batch", "gone_since"]
    list_filter = ["grain"]
    list_select_related = ["last_batch"]
    search_fields = ["key__exact", "nib__exact"]


@admin.register(Sighting)
class SightingAdmin(LookOnlyAdmin):
    fields = ["record", "batch", "line", "values"]
    list_display = ["record", "batch", "line"]
    list_select_related = ["record", "batch"]
    search_fields = ["record__key__exact", "record__nib__exact"]


@admin.register(FieldPolicy)
class FieldPolicyAdmin(admin.ModelAdmin):
    """One row a column that imports write; only whose value counts can be changed."""

    fields = ["kind_words", "column_words", "winner"]
    readonly_fields = ["kind_words", "column_words"]
    list_display = ["column_words", "kind_words", "winner"]
    list_filter = ["winner"]
    list_per_page = 100
    show_full_result_count = False

    @admin.display(description="jenis data", ordering="kind")
    def kind_words(self, policy):
        return KINDS[policy.kind]

    @admin.display(description="kolom", ordering="field")
    def column_words(self, policy):
        return FIELDS[policy.kind, policy.field]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
