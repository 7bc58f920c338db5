"""Pages of the register: the list, one business, and the panel of kecamatan on the start page."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from umkm_registry.businesses.districts import counts_by_district, semester_start
from umkm_registry.businesses.filters import BusinessFilter
from umkm_registry.businesses.listing import for_list, profile, surviving
from umkm_registry.businesses.models import Business
from umkm_registry.businesses.searching import nearest_names
from umkm_registry.businesses.story import SHOWN, story
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager, render_page

may_view = permission_required("businesses.view_business", raise_exception=True)


@require_safe
@may_view
def business_list(request):
    seen = Business.objects.visible_to(request.user).living()
    filterset = BusinessFilter(request.GET, seen, request=request)
    descending = request.GET.get("urut") == "-nama"
    order = ("-sort_name",) if descending else ("sort_name",)
    pager = KeysetPager(request, for_list(filterset.qs, request.user), order)
    asked = filterset.form.cleaned_data.get("q", "")
    context = {"filter": filterset, "chips": chips(filterset), "pager": pager, "asked": asked, "descending": descending}
    if asked and not pager.rows:
        context["nearest"] = nearest_names(seen, asked)
    return render_page(request, "businesses/list.html", context, partial="daftar")


@require_safe
@may_view
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


@require_safe
@may_view
def district_panel(request):
    day = timezone.localdate()
    context = {"counts": counts_by_district(request.user, day), "semester_start": semester_start(day)}
    return render_page(request, "businesses/per_district.html", context, partial="usaha-per-kecamatan")
