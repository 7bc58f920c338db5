"""The list of users: filters, and the state of an account in a word."""

from dataclasses import dataclass
from datetime import date

import django_filters
from django import forms
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Prefetch, Q
from django.utils import timezone

from umkm_registry.accounts.models import Institution, RoleGrant, User
from umkm_registry.accounts.roles import ROLE_CHOICES


@dataclass(frozen=True)
class State:
    """How an account stands: the tone and icon of its badge, its word, and the rows that stand so on a day."""

    tone: str
    icon: str
    word: str


STATES = {
    "aktif": State("good", "check-circle", "Aktif"),
    "diundang": State("busy", "clock", "Belum membuat kata sandi"),
    "berakhir": State("caution", "calendar-days", "Perjanjian berakhir"),
    "nonaktif": State("quiet", "x-circle", "Dinonaktifkan"),
}


def state_of(user: User, day: date) -> State:
    """The first that holds: switched off, agreement over, no password yet, in use."""
    if not user.is_active:
        return STATES["nonaktif"]
    if not user.is_open_on(day):
        return STATES["berakhir"]
    return STATES["aktif" if user.has_usable_password() else "diundang"]


def _in_state(key: str, day: date) -> Q:
    over = Q(agreement_ends_on__lt=day)
    invited = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    conditions = {
        "nonaktif": Q(is_active=False),
        "berakhir": Q(is_active=True) & over,
        "diundang": Q(is_active=True) & ~over & invited,
        "aktif": Q(is_active=True) & ~over & ~invited,
    }
    return conditions[key]


def for_list(users, day: date):
    """`users` with their institution and, in `grants_now`, the roles they hold on `day`."""
    held = RoleGrant.objects.in_force(day).select_related("district", "subdistrict")
    return users.select_related("institution").prefetch_related(Prefetch("grants", held, to_attr="grants_now"))


class UserFilter(django_filters.FilterSet):
    q = django_filters.CharFilter(method="named", label="Cari", max_length=100)
    keadaan = django_filters.MultipleChoiceFilter(
        choices=[(key, state.word) for key, state in STATES.items()],
        method="in_states",
        label="Keadaan",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    peran = django_filters.MultipleChoiceFilter(
        choices=ROLE_CHOICES,
        method="holding",
        label="Peran",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )
    instansi = django_filters.MultipleChoiceFilter(
        choices=Institution.KINDS,
        field_name="institution__kind",
        label="Instansi",
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
    )

    class Meta:
        model = User
        fields: list[str] = []

    def named(self, queryset, name, value):
        """Users each of whose words stands in a name, the user name or the institution."""
        for word in value.split():
            places = ("first_name", "last_name", "username", "institution__name")
            found = Q()
            for place in places:
                found |= Q(**{f"{place}__icontains": word})
            queryset = queryset.filter(found)
        return queryset

    def in_states(self, queryset, name, value):
        """Users whose account stands in one of the chosen states today."""
        today, found = timezone.localdate(), Q()
        for key in value:
            found |= _in_state(key, today)
        return queryset.filter(found)

    def holding(self, queryset, name, value):
        """Users who hold one of the chosen roles today."""
        if not value:
            return queryset
        held = RoleGrant.objects.in_force(timezone.localdate()).filter(role__in=value)
        return queryset.filter(pk__in=held.values("user"))
