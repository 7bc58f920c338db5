"""The start page, and the page that shows every component of the looks."""

from django.conf import settings
from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from umkm_registry.home.panels import panels_for
from umkm_registry.home.style_samples import SampleForm
from umkm_registry.pages import render_page


@require_safe
def home(request):
    context = {"panels": panels_for(request.user), "today": timezone.localdate()}
    return render_page(request, "home/home.html", context)


@require_safe
def style_page(request):
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render_page(request, "home/gaya.html", {"form": SampleForm.with_mistakes()})
