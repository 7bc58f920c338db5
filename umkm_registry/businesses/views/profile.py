"""The page of one business."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from umkm_registry.businesses.listing import surviving
from umkm_registry.businesses.models import Business
from umkm_registry.businesses.profile import profile
from umkm_registry.businesses.story import SHOWN, story
from umkm_registry.pages import render_page


@require_safe
@permission_required("businesses.view_business", raise_exception=True)
def business_detail(request, pk: int):
    seen = Business.objects.visible_to(request.user).select_related("owner", "sector", "act__actor")
    business = get_object_or_404(seen, pk=pk)
    if business.merged_into_id:
        return redirect(surviving(business))
    context = profile(business, request.user)
    if request.user.has_perm("history.view_act"):
        limit = None if request.GET.get("riwayat") == "semua" else SHOWN
        context["story"] = story(business, context["places"], limit)
    return render_page(request, "businesses/detail.html", context)
