"""Pages of the register: the list, and the panel of kecamatan on the start page."""

from django.contrib.auth.decorators import permission_required
from django.utils import timezone
from django.views.decorators.http import require_safe

from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.districts import counts_by_district, semester_start
from umkm_registry.businesses.listing import for_list
from umkm_registry.businesses.searching import nearest_names
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager, render_page

may_view = permission_required("businesses.view_business", raise_exception=True)


@require_safe
@may_view
def business_list(request):
    asked = asked_for(request.GET, request.user)
    pager = KeysetPager(request, for_list(asked.businesses, request.user), asked.order)
    words = asked.filter.form.cleaned_data.get("q", "")
    context = {"filter": asked.filter, "chips": chips(asked.filter), "pager": pager, "asked": words}
    context["descending"] = asked.order[0].startswith("-")
    if words and not pager.rows:
        context["nearest"] = nearest_names(asked.filter.queryset, words)
    return render_page(request, "businesses/list.html", context, partial="daftar")


@require_safe
@may_view
def district_panel(request):
    day = timezone.localdate()
    context = {"counts": counts_by_district(request.user, day), "semester_start": semester_start(day)}
    return render_page(request, "businesses/per_district.html", context, partial="usaha-per-kecamatan")
