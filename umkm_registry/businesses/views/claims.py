"""The queue of places without a kelurahan: looked through, claimed, given back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from umkm_registry.businesses.claim_page import claim_asked, claim_page, claim_said, given_back_said
from umkm_registry.businesses.claiming import CLAIM, LABEL, give_back
from umkm_registry.history.models import Act
from umkm_registry.pages import render_page

may_claim = permission_required(CLAIM, raise_exception=True)


@require_http_methods(["GET", "POST"])
@may_claim
def claim_queue(request):
    if request.method == "POST":
        done, subdistrict = claim_asked(request.POST, request.user)
        messages.success(request, claim_said(done, subdistrict, request))
        return redirect(request.get_full_path())
    return render_page(request, "businesses/claims.html", claim_page(request), partial="antrean")


@require_POST
@may_claim
def give_back_claim(request, pk: int):
    act = get_object_or_404(Act.objects.visible_to(request.user), pk=pk, label=LABEL)
    messages.success(request, given_back_said(give_back(act, request.user)))
    return redirect("tanpa-kelurahan")
