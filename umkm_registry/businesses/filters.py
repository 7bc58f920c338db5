"""The filters of the list of businesses. Their names are part of addresses people keep, so they are Indonesian."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q

from umkm_registry.businesses.models import Business, Place, Sector
from umkm_registry.businesses.models.businesses import SCALES
from umkm_registry.businesses.searching import search
from umkm_registry.regions.models import District

UNKNOWN = "-"


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


class BusinessFilter(django_filters.FilterSet):
    """Without a search the list holds what counts as UMKM; a search finds every business, large ones too."""

    q = django_filters.CharFilter(method="find", label="Cari", max_length=100)
    kecamatan = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: District.objects.visible_to(request.user),
        to_field_name="code",
        null_label="Tidak diketahui",
        null_value=UNKNOWN,
        method="in_districts",
        label="Kecamatan",
        widget=_boxes(),
    )
    sektor = django_filters.ModelMultipleChoiceFilter(
        queryset=Sector.objects.all(), field_name="sector", to_field_name="code", label="Sektor", widget=_boxes()
    )
    skala = django_filters.MultipleChoiceFilter(choices=SCALES, field_name="scale", label="Skala", widget=_boxes())
    izin = django_filters.ChoiceFilter(
        choices=[("ada", "Ada izin usaha"), ("belum", "Belum ada izin usaha")],
        empty_label="Semua",
        method="by_permit",
        label="Izin",
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    ekspor = django_filters.ChoiceFilter(
        choices=[("ada", "Ada di ekspor terakhir"), ("hilang", "Tidak ada di ekspor terakhir")],
        empty_label="Semua",
        method="by_export",
        label="Ekspor OSS",
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
    )
    sejak = django_filters.DateFilter(field_name="first_permit_on", lookup_expr="gte", label="Izin usaha pertama sejak")

    class Meta:
        model = Business
        fields: list[str] = []

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("q") else found.counted()

    def find(self, queryset, name, value):
        return search(queryset, value)

    def in_districts(self, queryset, name, value):
        """Businesses with a place in one of the districts, or with no place of known kelurahan."""
        if not value:
            return queryset
        here = Place.objects.filter(business=OuterRef("pk"), merged_into__isnull=True)
        wanted = Exists(here.filter(subdistrict__district__in=[d for d in value if d != UNKNOWN]))
        if UNKNOWN in value:
            wanted |= Q(~Exists(here.filter(subdistrict__isnull=False)))
        return queryset.filter(wanted)

    def by_permit(self, queryset, name, value):
        return queryset.filter(counted_permits__gt=0) if value == "ada" else queryset.filter(counted_permits=0)

    def by_export(self, queryset, name, value):
        """Whether the last full export of OSS still held the business."""
        return queryset.filter(gone_since__isnull=value == "ada")
