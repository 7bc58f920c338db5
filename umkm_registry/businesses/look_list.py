"""The log of looks at personal data as a list: its filters, its rows, its file."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from umkm_registry.businesses.models import Look
from umkm_registry.history.models import Act
from umkm_registry.spreadsheets.writing import write_csv

TITLES = ["Waktu", "Oleh", "Cara", "Data", "Pelaku usaha", "Usaha", "Keperluan", "Penjelasan", "Halaman"]
FILE_NAME = "akses-data-pribadi.csv"


def _choice(choices: list, field: str, label: str) -> django_filters.ChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select"})
    return django_filters.ChoiceFilter(
        choices=choices, field_name=field, label=label, empty_label="Semua", widget=widget
    )


def _day(lookup: str, label: str) -> django_filters.DateFilter:
    widget = forms.DateInput(attrs={"class": "form-control", "type": "date"})
    return django_filters.DateFilter(field_name="at", lookup_expr=f"date__{lookup}", label=label, widget=widget)


class LookFilter(django_filters.FilterSet):
    """Names are part of addresses people keep, so they are Indonesian."""

    q = django_filters.CharFilter(method="about", label="Cari", max_length=100)
    data = _choice(Look.FACTS, "fact", "Data")
    cara = _choice(Look.WAYS, "way", "Cara")
    keperluan = _choice(Look.REASONS, "reason", "Keperluan")
    sejak = _day("gte", "Sejak")
    sampai = _day("lte", "Sampai")

    class Meta:
        model = Look
        fields: list[str] = []

    def about(self, queryset, name, value):
        """Looks of the people, or at the owners and businesses, whose names hold every word."""
        for word in value.split():
            who = Q(user__username__icontains=word) | Q(user__first_name__icontains=word)
            whom = Q(owner__name__icontains=word) | Q(business__name__icontains=word)
            queryset = queryset.filter(who | Q(user__last_name__icontains=word) | whom)
        return queryset


def looks_for(params: QueryDict, user) -> LookFilter:
    """The bound filter; its `qs` are the looks that `params` ask for, as far as `user` may see them, with names."""
    seen = Look.objects.visible_to(user).select_related("user", "owner", "business")
    return LookFilter(params, seen)


def looks_as_csv(looks: QuerySet, actor) -> bytes:
    """A CSV file of `looks`, newest first; an act tells that it was made."""
    rows = looks.order_by("-at", "-id").iterator(chunk_size=2000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        write_csv(path, TITLES, _cells(rows))
        Act.objects.create(door="form", actor=actor, label="Ekspor catatan akses data pribadi")
        return path.read_bytes()


def _cells(looks: Iterator[Look]) -> Iterator[list[str]]:
    for look in looks:
        yield [
            timezone.localtime(look.at).strftime("%Y-%m-%d %H:%M:%S"),
            look.user.get_full_name() or look.user.username,
            look.get_way_display(),
            look.get_fact_display(),
            str(look.owner or ""),
            str(look.business or ""),
            look.get_reason_display(),
            look.words,
            look.page,
        ]
