"""Filters of the lists of imports, differences and proposals; their names are part of addresses people keep."""

import django_filters
from django import forms

from permits.oss.models import Difference, ImportBatch, Proposal
from permits.oss.models.batches import GRAINS
from permits.oss.wording import FIELDS, KINDS
from umkm_registry.regions.models import District

# States as a person groups them.
GROUPS = {
    "menunggu": ("Menunggu keputusan", ["reviewable"]),
    "dikerjakan": ("Sedang dikerjakan", ImportBatch.WORKING),
    "disimpan": ("Disimpan ke data UMKM", ["committed"]),
    "dibatalkan": ("Dibatalkan", ["undone"]),
    "tidak": ("Ditolak, dihentikan, atau gagal", ["refused", "cancelled", "failed"]),
}
COLUMNS = [(f"{kind}.{field}", word) for (kind, field), word in FIELDS.items()]


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


class ImportFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(field_name="file_name", lookup_expr="icontains", label="Cari", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        choices=[(key, word) for key, (word, _) in GROUPS.items()], method="in_groups", label="Keadaan", widget=_boxes()
    )
    isi = django_filters.MultipleChoiceFilter(choices=GRAINS, field_name="grain", label="Isi", widget=_boxes())

    class Meta:
        model = ImportBatch
        fields: list[str] = []

    def in_groups(self, queryset, name, value):
        """Imports in any state of the chosen groups."""
        return queryset.filter(state__in=[state for key in value for state in GROUPS[key][1]]) if value else queryset


class _ColumnFilter(django_filters.FilterSet):
    kolom = django_filters.ChoiceFilter(choices=COLUMNS, method="of_column", label="Kolom")

    def of_column(self, queryset, name, value):
        """Rows of one column of one kind of data."""
        kind, field = value.split(".")
        return queryset.filter(kind=kind, field=field)


class DifferenceFilter(_ColumnFilter):
    jenis = django_filters.ChoiceFilter(choices=list(KINDS.items()), field_name="kind", label="Jenis data")
    kecamatan = django_filters.ModelChoiceFilter(
        queryset=District.objects.all(), field_name="district", to_field_name="code", label="Kecamatan"
    )
    ditahan = django_filters.BooleanFilter(field_name="held", label="Nilai petugas dipertahankan")

    class Meta:
        model = Difference
        fields: list[str] = []


class ProposalFilter(_ColumnFilter):
    impor = django_filters.ModelChoiceFilter(queryset=ImportBatch.objects.all(), field_name="batch", label="Impor")

    class Meta:
        model = Proposal
        fields: list[str] = []
