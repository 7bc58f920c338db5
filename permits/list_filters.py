"""Filters of the list of businesses by what permits they hold; type, status and day of issue are of one permit."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef

from permits.models import Permit, PermitType

LACKS = "belum"
STATUSES = [*Permit.STATUSES, (LACKS, "Belum punya jenis ini")]


def permit_filters() -> dict[str, django_filters.Filter]:
    """`jenis-izin`, `status-izin`, `terbit-sejak`, `terbit-sampai`; one query, for the types on offer."""
    types = list(PermitType.objects.values_list("code", "name"))
    return {
        "jenis-izin": _choice(types, "Jenis izin"),
        "status-izin": _choice(STATUSES, "Status izin itu"),
        "terbit-sejak": _day("Izin itu terbit sejak"),
        "terbit-sampai": _day("Izin itu terbit sampai"),
    }


def holding_permits(businesses, given: dict):
    """`businesses` with a permit that has all the facts in `given`; without any such one where LACKS is asked."""
    facts = {
        "permit_type": given.get("jenis-izin"),
        "status": given.get("status-izin"),
        "issued_on__gte": given.get("terbit-sejak"),
        "issued_on__lte": given.get("terbit-sampai"),
    }
    facts = {name: value for name, value in facts.items() if value}
    lacks = facts.get("status") == LACKS
    if lacks:
        facts["status__in"] = Permit.EVER_ISSUED
        del facts["status"]
    if not facts:
        return businesses
    held = Exists(Permit.objects.filter(business=OuterRef("pk"), **facts))
    return businesses.filter(~held if lacks else held)


def _together(businesses, name, value):
    return businesses  # `holding_permits` looks at all four at once


def _choice(choices: list, label: str) -> django_filters.ChoiceFilter:
    widget = forms.Select(attrs={"class": "form-select"})
    return django_filters.ChoiceFilter(
        choices=choices, empty_label="Semua", label=label, widget=widget, method=_together
    )


def _day(label: str) -> django_filters.DateFilter:
    widget = forms.DateInput(attrs={"class": "form-control", "type": "date"})
    return django_filters.DateFilter(label=label, widget=widget, method=_together)
