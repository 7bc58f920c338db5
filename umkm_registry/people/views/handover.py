"""Pages of handing over: what is open of a person, moving it, and the printed minutes."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from umkm_registry.pages import render_page
from umkm_registry.people.forms import HandoverForm
from umkm_registry.people.handing_over import HandoverRefused, hand_over, open_work
from umkm_registry.people.models import Handover
from umkm_registry.people.views.scoping import kept_user, may_change, may_see


@require_http_methods(["GET", "POST"])
@may_change
def handover(request, pk: int):
    """Of oneself, too: whoever leaves hands over himself."""
    giver = kept_user(request, pk)
    form = HandoverForm(request.POST or None, giver=giver)
    if form.is_valid():
        told = form.cleaned_data
        try:
            done = hand_over(giver, told["taker"], told["reason"], request.user, timezone.localdate())
        except HandoverRefused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, "Pekerjaan diserahkan. Cetak berita acaranya untuk ditandatangani.")
            return redirect("berita-acara", done.pk)
    return render_page(request, "people/handover.html", {"form": form, "person": giver, "open": open_work(giver)})


@require_safe
@may_see
def minutes(request, pk: int):
    people = ("act__actor", "giver__institution", "taker__institution")
    done = get_object_or_404(Handover.objects.select_related(*people), pk=pk)
    return render_page(request, "people/minutes.html", {"handover": done, "now": timezone.now()})
