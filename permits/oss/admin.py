"""The source layer in the back office: imports, what they carried and changed, to look at; nothing sealed is shown."""

from django.contrib import admin
from django.db.models import Q

from permits.oss import admin_words
from permits.oss.findings import CODES
from permits.oss.models import (
    GRAINS,
    Difference,
    FieldPolicy,
    Finding,
    ImportBatch,
    Proposal,
    Sighting,
    SourceRecord,
    UndoneRow,
)
from permits.oss.wording import FIELDS, KINDS, value_words
from umkm_registry.admin_tables import LookOnlyAdmin

SOURCE_SEARCH = "NIB, atau kunci utuh seperti tertulis di daftar."


def _is_named(text: str) -> Q:
    """A record of this NIB or key. The index of keys begins with the grain, so every grain is named."""
    text = text.strip()
    return Q(nib=text) | Q(grain__in=[grain for grain, _ in GRAINS], key=text)


class InWords:
    """Tells kinds of rows and columns of the register in the words of the office."""

    @admin.display(description="jenis data", ordering="kind")
    def kind_words(self, row):
        return KINDS.get(row.kind, row.kind)

    @admin.display(description="kolom", ordering="field")
    def column_words(self, row):
        return FIELDS.get((row.kind, row.field), row.field)

    @admin.display(description="lama")
    def old_words(self, row):
        return value_words(row.kind, row.field, row.old)

    @admin.display(description="baru")
    def new_words(self, row):
        return value_words(row.kind, row.field, row.new)


class WithCells:
    @admin.display(description="isi")
    def cells(self, row):
        return admin_words.cells(row.values) or "Sama seperti kemunculan sebelumnya"


@admin.register(ImportBatch)
class ImportBatchAdmin(LookOnlyAdmin):
    fields = [
        *("state", "file_name", "file_hash", "file_bytes", "uploaded_by", "uploaded_at", "grain", "layout", "sheet"),
        *("header_row", "columns_words", "rows", "repeated", "rejected", "skipped", "counts_words", "seconds_words"),
        *("error", "reason", "act"),
    ]
    list_display = ["file_name", "grain", "state", "rows", "uploaded_by", "uploaded_at"]
    list_filter = ["state", "grain"]
    list_select_related = ["uploaded_by"]
    search_fields = ["file_name", "file_hash__exact"]

    @admin.display(description="kolom")
    def columns_words(self, batch):
        return admin_words.columns(batch)

    @admin.display(description="jumlah baru, berubah, tetap")
    def counts_words(self, batch):
        return admin_words.counts(batch)

    @admin.display(description="lama kerja")
    def seconds_words(self, batch):
        return admin_words.seconds(batch)


@admin.register(Finding)
class FindingAdmin(LookOnlyAdmin):
    fields = ["batch", "cause", "column", "severity", "rows", "lines"]
    list_display = ["cause", "column", "severity", "rows", "batch"]
    list_filter = ["severity"]
    list_select_related = ["batch"]
    search_fields = ["column", "batch__file_name"]

    @admin.display(description="sebab", ordering="code")
    def cause(self, finding):
        return CODES[finding.code][1] if finding.code in CODES else finding.code


@admin.register(SourceRecord)
class SourceRecordAdmin(WithCells, LookOnlyAdmin):
    fields = ["grain", "key", "nib", "cells", "first_batch", "last_batch", "gone_since"]
    list_display = ["key", "grain", "nib", "last_batch", "gone_since"]
    list_filter = ["grain"]
    list_select_related = ["last_batch"]
    search_fields = ["key__exact", "nib__exact"]
    search_help_text = SOURCE_SEARCH

    def get_search_results(self, request, queryset, search_term):
        return (queryset.filter(_is_named(search_term)) if search_term else queryset), False


@admin.register(Sighting)
class SightingAdmin(WithCells, LookOnlyAdmin):
    fields = ["record", "batch", "line", "cells"]
    list_display = ["record", "batch", "line"]
    list_select_related = ["record", "batch"]
    search_fields = ["record__key__exact", "record__nib__exact"]
    search_help_text = SOURCE_SEARCH

    def get_search_results(self, request, queryset, search_term):
        named = SourceRecord.objects.filter(_is_named(search_term))
        return (queryset.filter(record__in=named) if search_term else queryset), False


@admin.register(Difference)
class DifferenceAdmin(InWords, LookOnlyAdmin):
    fields = [
        "batch",
        "kind_words",
        "row_id",
        "column_words",
        "old_words",
        "new_words",
        "held",
        "business_id",
        "district",
    ]
    list_display = ["column_words", "kind_words", "old_words", "new_words", "held", "batch"]
    list_select_related = ["batch"]
    search_fields = ["batch__file_name"]


@admin.register(Proposal)
class ProposalAdmin(InWords, LookOnlyAdmin):
    """Decided on the page of proposals; what would be written is sealed where it is personal and not shown."""

    fields = ["batch", "business", "kind_words", "row_id", "column_words", "old_words", "new_words", "state", "act"]
    list_display = ["business", "column_words", "kind_words", "old_words", "new_words", "state", "batch"]
    list_filter = ["state"]
    list_select_related = ["business", "batch"]
    search_fields = ["business__name"]
    nib_path = "business__"


@admin.register(UndoneRow)
class UndoneRowAdmin(InWords, LookOnlyAdmin):
    fields = ["batch", "bucket", "kind_words", "row_id", "label", "because"]
    list_display = ["label", "kind_words", "bucket", "because", "batch"]
    list_filter = ["bucket"]
    list_select_related = ["batch"]
    search_fields = ["label"]


@admin.register(FieldPolicy)
class FieldPolicyAdmin(InWords, admin.ModelAdmin):
    """One row a column that imports write; only whose value counts can be changed."""

    fields = ["kind_words", "column_words", "winner"]
    readonly_fields = ["kind_words", "column_words"]
    list_display = ["column_words", "kind_words", "winner"]
    list_filter = ["winner"]
    list_per_page = 100
    show_full_result_count = False

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
