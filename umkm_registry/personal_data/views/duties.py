"""Pages on how the office handles personal data. Whoever is logged in may read them, and show them to an owner."""

from django.utils import timezone
from django.views.decorators.http import require_safe

from umkm_registry.pages import render_page
from umkm_registry.personal_data.models import PrivacyNotice
from umkm_registry.personal_data.retention import periods


def _notice() -> PrivacyNotice | None:
    return PrivacyNotice.objects.current(timezone.localdate())


@require_safe
def overview(request):
    return render_page(request, "personal_data/overview.html", {})


@require_safe
def processing(request):
    return render_page(request, "personal_data/processing.html", {"periods": periods()})


@require_safe
def assessment(request):
    return render_page(request, "personal_data/assessment.html", {})


@require_safe
def breach(request):
    return render_page(request, "personal_data/breach.html", {})


@require_safe
def breach_letter(request):
    return render_page(request, "personal_data/breach_letter.html", {"today": timezone.localdate()})


@require_safe
def retention(request):
    return render_page(request, "personal_data/retention.html", {"periods": periods()})


@require_safe
def notice(request):
    """The notice in force; a form asks for its short text alone, by the name of the part."""
    return render_page(request, "personal_data/notice.html", {"notice": _notice()}, partial="pemberitahuan")
