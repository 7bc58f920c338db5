"""The filters of the list of businesses. Their names are part of addresses people keep, so they are Indonesian."""

import django_filters
from django import forms
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, Q

from umkm_registry.businesses.models import Business, Identifier, Place, Sector
from umkm_registry.businesses.models.businesses import SCALES
from umkm_registry.businesses.models.places import OPERATING_STATUSES
from umkm_registry.businesses.searching import search
from umkm_registry.regions.models import District, Subdistrict

UNKNOWN = "-"
KBLI_BEGINNING = RegexValidator(r"^[0-9]{1,5}$", "Isi 1 sampai 5 angka pertama kode KBLI, misalnya 56.")


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


def _choice(choices: list, method: str, label: str) -> django_filters.ChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select"})
    return django_filters.ChoiceFilter(choices=choices, empty_label="Semua", method=method, label=label, widget=widget)


def _several() -> forms.SelectMultiple:
    return forms.SelectMultiple(attrs={"class": "form-select", "size": 5})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "form-control", "type": "date"})


class BusinessFilter(django_filters.FilterSet):
    """Without a search the list holds what counts as UMKM; a search finds every business, large ones too."""

    q = django_filters.CharFilter(method="find", label="Cari", max_length=100)
    kecamatan = django_filters.ModelMultipleChoiceFilter(
        queryset=District.objects.none(),
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
    kelurahan = django_filters.ModelMultipleChoiceFilter(
        queryset=Subdistrict.objects.none(),
        to_field_name="code",
        method="in_subdistricts",
        label="Kelurahan",
        widget=_several(),
    )
    keaktifan = django_filters.MultipleChoiceFilter(
        choices=[*OPERATING_STATUSES, (UNKNOWN, "Belum terverifikasi")],
        method="by_status",
        label="Keaktifan",
        widget=_several(),
    )
    kbli = django_filters.CharFilter(
        method="by_kbli",
        validators=[KBLI_BEGINNING],
        label="Kode KBLI",
        widget=forms.TextInput(attrs={"class": "form-control", "inputmode": "numeric", "maxlength": 5}),
    )
    bentuk = django_filters.CharFilter(
        field_name="legal_form",
        lookup_expr="icontains",
        max_length=100,
        label="Bentuk usaha",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    sumber = _choice(Identifier.SOURCES, "by_source", "Sumber nomor")
    nib = _choice([("ada", "Ada NIB"), ("tanpa", "Tanpa NIB")], "by_nib", "NIB")
    telepon = _choice([("ada", "Ada telepon"), ("tanpa", "Tanpa telepon")], "by_phone", "Telepon")
    sejak = django_filters.DateFilter(
        field_name="first_permit_on", lookup_expr="gte", label="Izin usaha pertama sejak", widget=_day()
    )
    sampai = django_filters.DateFilter(
        field_name="first_permit_on", lookup_expr="lte", label="Izin usaha pertama sampai", widget=_day()
    )

    # Shown as menus of their own, in this order; the others share one menu.
    MENUS = ("kecamatan", "sektor", "skala", "izin", "ekspor")

    class Meta:
        model = Business
        fields: list[str] = []

    def __init__(self, data, queryset, *, user):
        super().__init__(data, queryset)
        self.user = user
        self.filters["kecamatan"].queryset = District.objects.visible_to(user)
        self.filters["kelurahan"].queryset = Subdistrict.objects.visible_to(user)

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("q") else found.counted()

    def find(self, queryset, name, value):
        return search(queryset, value, self.user)

    def in_districts(self, queryset, name, value):
        """Businesses with a place in one of the districts, or with no place of known kelurahan."""
        if not value:
            return queryset
        here = Place.objects.filter(business=OuterRef("pk"), merged_into__isnull=True)
        wanted = Exists(here.filter(subdistrict__district__in=[d for d in value if d != UNKNOWN]))
        if UNKNOWN in value:
            wanted |= Q(~Exists(here.filter(subdistrict__isnull=False)))
        return queryset.filter(wanted)

    def in_subdistricts(self, queryset, name, value):
        return queryset.filter(self._at_a_place(subdistrict__in=value)) if value else queryset

    def by_status(self, queryset, name, value):
        """Businesses with a place of one of the statuses, or with no place that was ever looked at."""
        if not value:
            return queryset
        wanted = self._at_a_place(operating_status__in=[code for code in value if code != UNKNOWN])
        if UNKNOWN in value:
            wanted |= Q(~self._at_a_place(operating_status__isnull=False))
        return queryset.filter(wanted)

    def by_kbli(self, queryset, name, value):
        """Businesses with an activity whose KBLI code, of any version, begins with `value`."""
        return queryset.filter(self._at_a_place(activities__kbli__code__startswith=value))

    def by_source(self, queryset, name, value):
        """Businesses that have a number from this source."""
        return queryset.filter(Exists(Identifier.objects.filter(business=OuterRef("pk"), source=value)))

    def by_nib(self, queryset, name, value):
        known = Exists(Identifier.objects.filter(business=OuterRef("pk"), kind="nib", damaged=False))
        return queryset.filter(known if value == "ada" else ~known)

    def by_phone(self, queryset, name, value):
        """Whether the owner or a place that the user may see has a telephone number."""
        known = ~Q(owner__phone_hash="") | self._at_a_place(phone_hash__gt="")
        return queryset.filter(known if value == "ada" else ~known)

    def _at_a_place(self, **facts) -> Exists:
        """Whether a living place of the business has these facts, among the places that the user may see."""
        seen = Place.objects.visible_to(self.user).filter(merged_into__isnull=True)
        return Exists(seen.filter(business=OuterRef("pk"), **facts))

    def by_permit(self, queryset, name, value):
        return queryset.filter(counted_permits__gt=0) if value == "ada" else queryset.filter(counted_permits=0)

    def by_export(self, queryset, name, value):
        """Whether the last full export of OSS still held the business."""
        return queryset.filter(gone_since__isnull=value == "ada")
