"""The filters of the list of businesses. Their names are part of addresses people keep, so they are Indonesian."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from operator import or_

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from umkm_registry.businesses.legal_forms import legal_forms
from umkm_registry.businesses.models import Business, Identifier, Kbli, Owner, Place, Sector
from umkm_registry.businesses.models.businesses import SCALES, SORT_KEYS
from umkm_registry.businesses.models.places import OPERATING_STATUSES
from umkm_registry.businesses.sealed_numbers import read
from umkm_registry.businesses.searching import search, with_number
from umkm_registry.regions.models import Subdistrict

UNKNOWN = "-"
SCALE_CODES = [code for code, _ in SCALES]
CLOSED = "dilaporkan-tutup"
KBLI_BEGINNING = RegexValidator(r"^[0-9]{1,5}$", "Isi 1 sampai 5 angka pertama kode KBLI, misalnya 56.")


@dataclass(frozen=True)
class FilterGroup:
    """Filters by facts of a higher app, which belong together: they ask for one and the same row of that app.

    `filters()` answers {name in the address: filter}, `narrow(businesses, given)` the businesses that remain, with
    `given` the cleaned values of the whole form. Apps add theirs to FILTER_GROUPS in AppConfig.ready().
    """

    filters: Callable[[], dict[str, django_filters.Filter]]
    narrow: Callable[[QuerySet, dict], QuerySet]


FILTER_GROUPS: list[FilterGroup] = []


@dataclass(frozen=True)
class Offered:
    """What can be chosen from: regions, sectors, and the `further` filters of apps."""

    subdistricts: list[Subdistrict]
    sectors: list[Sector]
    further: dict[str, django_filters.Filter]

    @property
    def choices(self) -> dict[str, list]:
        """Of the filters by region and sector."""
        by_district = groupby(self.subdistricts, lambda row: row.district)
        kelurahan = [(district.name, [(row.code, row.name) for row in rows]) for district, rows in by_district]
        districts = {row.district.code: row.district.name for row in self.subdistricts}
        unknown = (UNKNOWN, "Tidak diketahui")
        return {
            "kecamatan": [*districts.items(), unknown],
            "kelurahan": kelurahan,
            "sektor": [*((row.code, row.name) for row in self.sectors), unknown],
        }


def offer_to(user) -> Offered:
    """The regions that `user` may see, all sectors, and what the apps offer. Two queries and those of the apps."""
    seen = Subdistrict.objects.visible_to(user).select_related("district").order_by("district__code", "code")
    further = {name: field for group in FILTER_GROUPS for name, field in group.filters().items()}
    return Offered(list(seen), list(Sector.objects.all()), further)


def any_of(wanted: list) -> Q:
    """One condition that holds where any of `wanted` does; a single one stays as it is, for a join to answer it."""
    return wanted[0] if len(wanted) == 1 else reduce(or_, map(Q, wanted), Q())


class SealedNumberField(forms.CharField):
    """A NIK or telephone number as it stands in an address; its chip shows the mask."""

    def to_python(self, value):
        text = super().to_python(value)
        if text and not (number := read(text)):
            raise ValidationError("Nomor pada alamat ini tidak dapat dibaca. Cari lagi nomornya.")
        return number if text else None

    def said(self, value: str) -> str:
        return str(read(value))


class SealedNumberFilter(django_filters.Filter):
    field_class = SealedNumberField


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
    nomor = SealedNumberFilter(method="by_sealed_number", label="Nomor", widget=forms.HiddenInput())
    kecamatan = django_filters.MultipleChoiceFilter(method="in_districts", label="Kecamatan", widget=_boxes())
    sektor = django_filters.MultipleChoiceFilter(method="in_sectors", label="Sektor", widget=_boxes())
    skala = django_filters.MultipleChoiceFilter(
        choices=[*SCALES, (UNKNOWN, "Tidak diketahui")], method="of_scale", label="Skala", widget=_boxes()
    )
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
    kelurahan = django_filters.MultipleChoiceFilter(method="in_subdistricts", label="Kelurahan", widget=_several())
    keaktifan = django_filters.MultipleChoiceFilter(
        choices=[*OPERATING_STATUSES, (CLOSED, "Dilaporkan tutup"), (UNKNOWN, "Belum terverifikasi")],
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
        method="by_form",
        max_length=100,
        label="Bentuk usaha",
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )
    pelaku = _choice(Owner.KINDS, "by_owner", "Jenis pelaku usaha")
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
    APART = (*MENUS, "q", "nomor")

    class Meta:
        model = Business
        fields: list[str] = []

    def __init__(self, data, queryset, *, user, offered: Offered | None = None):
        """`offered` of another filter of the same user saves the queries for what can be chosen from."""
        super().__init__(data, queryset)
        self.user = user
        self.offered = offered or offer_to(user)
        for name, choices in self.offered.choices.items():
            self.filters[name].extra["choices"] = choices
        self.filters |= self.offered.further

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        for group in FILTER_GROUPS:
            found = group.narrow(found, self._given)
        return found if self.searches else found.counted()

    @property
    def searches(self) -> bool:
        """Whether words or a number are searched for."""
        return any(value for name, value in self._given.items() if name in ("q", "nomor"))

    @property
    def _given(self) -> dict:
        """The cleaned values, those that are not known left out."""
        self.form.is_valid()
        return self.form.cleaned_data

    def find(self, queryset, name, value):
        return search(queryset, value, self.user)

    def in_districts(self, queryset, name, value):
        """Businesses with a place in one of the districts, or with no place of known kelurahan."""
        inside = [row.pk for row in self.offered.subdistricts if row.district.code in value]
        if len(inside) == len(self.offered.subdistricts) and not self.user.scope.whole_city:
            return queryset  # all that this user sees anyway; asked twice, it misleads the planner
        wanted = [self._at_a_place(subdistrict__in=inside)] if inside else []
        if UNKNOWN in value:
            wanted.append(Q(region_code=""))
        return queryset.filter(any_of(wanted))

    def in_subdistricts(self, queryset, name, value):
        inside = [row.pk for row in self.offered.subdistricts if row.code in value]
        return queryset.filter(self._at_a_place(subdistrict__in=inside))

    def in_sectors(self, queryset, name, value):
        chosen = [row.pk for row in self.offered.sectors if row.code in value]
        wanted = [Q(sector__in=chosen)] if chosen else []
        if UNKNOWN in value:
            wanted.append(Q(sector__isnull=True))
        return queryset.filter(any_of(wanted))

    def of_scale(self, queryset, name, value):
        """By the key of the order by scale, which has an index; an unknown scale is 0."""
        ranks = [SCALE_CODES.index(code) + 1 if code != UNKNOWN else 0 for code in value]
        return queryset.alias(scale_key=SORT_KEYS["scale"]).filter(scale_key__in=ranks)

    def by_owner(self, queryset, name, value):
        return queryset.filter(owner__kind=value)

    def by_sealed_number(self, queryset, name, value):
        return with_number(queryset, value, self.user)

    def by_status(self, queryset, name, value):
        """Businesses with a place of one of the statuses, reported closed altogether, or never looked at."""
        trading = self._seen_places().not_reported_closed()
        closed = Q(Exists(self._seen_places().reported_closed())) & ~Q(Exists(trading))
        codes = set(value) - {CLOSED, UNKNOWN}
        wanted = [Exists(trading.filter(operating_status__in=codes))] if codes else []
        if CLOSED in value:
            wanted.append(closed)
        if UNKNOWN in value:
            wanted.append(~Q(self._at_a_place(operating_status__isnull=False)) & ~closed)
        return queryset.filter(any_of(wanted))

    def by_kbli(self, queryset, name, value):
        """Businesses with an activity whose KBLI code, of any version, begins with `value`."""
        codes = list(Kbli.objects.filter(code__startswith=value).values_list("pk", flat=True))
        return queryset.filter(self._at_a_place(activities__kbli__in=codes))

    def by_form(self, queryset, name, value):
        """Businesses whose legal form contains `value`; there are few forms, which an index lists at once."""
        return queryset.filter(legal_form__in=[form for form in legal_forms() if value.upper() in form.upper()])

    def by_source(self, queryset, name, value):
        """Businesses that have a number from this source."""
        return queryset.filter(Exists(Identifier.objects.filter(business=OuterRef("pk"), source=value)))

    def by_nib(self, queryset, name, value):
        known = Exists(Identifier.objects.filter(business=OuterRef("pk"), kind="nib", damaged=False))
        return queryset.filter(known if value == "ada" else ~known)

    def by_phone(self, queryset, name, value):
        """Whether the owner or a place that the user may see has a telephone number."""
        owner_has_none, places = Q(owner__phone_hash=""), self._seen_places().filter(phone_hash__gt="")
        if value == "tanpa":
            return queryset.filter(owner_has_none, ~Exists(places))
        # An EXISTS behind OR would read all places first; this asks for one, where the owner has none.
        with_phone = queryset.alias(place_with_phone=Subquery(places.values("pk")[:1]))
        return with_phone.filter(~owner_has_none | Q(place_with_phone__isnull=False))

    def _at_a_place(self, **facts) -> Exists:
        """Whether a living place of the business has these facts, among the places that the user may see."""
        return Exists(self._seen_places().filter(**facts))

    def _seen_places(self):
        """The living places of the business in question that the user may see."""
        return Place.objects.visible_to(self.user).living().filter(business=OuterRef("pk"))

    def by_permit(self, queryset, name, value):
        return queryset.filter(counted_permits__gt=0) if value == "ada" else queryset.filter(counted_permits=0)

    def by_export(self, queryset, name, value):
        """Whether the last full export of OSS still held the business."""
        return queryset.filter(gone_since__isnull=value == "ada")
