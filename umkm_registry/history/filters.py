"""The filters of the list of acts. Their names are part of addresses people keep, so they are Indonesian."""

import django_filters
from django import forms
from django.db.models import Q

from umkm_registry.accounts.models import User
from umkm_registry.history.models import Act
from umkm_registry.history.written import kinds, touching_district, touching_kind
from umkm_registry.regions.models import District


def _select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"class": "form-control", "type": "date"})


class ActFilter(django_filters.FilterSet):
    """Narrows acts the user may see; kecamatan are those the user may see, too."""

    oleh = django_filters.CharFilter(
        method="by_person",
        label="Oleh",
        max_length=100,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": "Nama orang"}),
    )
    lewat = django_filters.ChoiceFilter(
        field_name="door", choices=Act.DOORS, empty_label="Semua", label="Lewat", widget=_select()
    )
    data = django_filters.ChoiceFilter(
        method="of_kind", choices=[], empty_label="Semua", label="Jenis data", widget=_select()
    )
    kecamatan = django_filters.ModelChoiceFilter(
        method="in_district",
        queryset=District.objects.none(),
        to_field_name="code",
        empty_label="Semua",
        label="Kecamatan",
        widget=_select(),
    )
    dari = django_filters.DateFilter(field_name="at", lookup_expr="date__gte", label="Dari tanggal", widget=_day())
    sampai = django_filters.DateFilter(field_name="at", lookup_expr="date__lte", label="Sampai tanggal", widget=_day())

    class Meta:
        model = Act
        fields = []

    def __init__(self, data, *, queryset, user):
        super().__init__(data, queryset=queryset)
        self.user = user
        offered = {word: model._meta.verbose_name for word, model in kinds().items()}
        self.form.fields["data"].choices = [("", "Semua"), *offered.items()]
        self.form.fields["kecamatan"].queryset = District.objects.visible_to(user)

    def by_person(self, acts, name, value):
        """Every word stands in the person's name or user name."""
        people = User.objects.all()
        for word in value.split():
            told = Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word)
            people = people.filter(told)
        return acts.filter(actor__in=list(people.values_list("pk", flat=True)))

    def of_kind(self, acts, name, value):
        return touching_kind(acts, value, self.user)

    def in_district(self, acts, name, value):
        return touching_district(acts, value)
