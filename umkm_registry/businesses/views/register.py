"""Pages of the register: the list, and the panel of kecamatan on the start page."""

from django.contrib.auth.decorators import permission_required
from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from umkm_registry.businesses.addresses import query_for, tells_a_number
from umkm_registry.businesses.asked import asked_for
from umkm_registry.businesses.districts import counts_by_district, semester_start
from umkm_registry.businesses.list_page import list_page, with_counts
from umkm_registry.filter_chips import chips
from umkm_registry.pages import render_page

may_view = permission_required("businesses.view_business", raise_exception=True)


@require_safe
@may_view
def business_list(request):
    if tells_a_number(request.GET):
        return _to_list(request.GET)
    return render_page(request, "businesses/list.html", list_page(request), partial="daftar")


@require_http_methods(["GET", "HEAD", "POST"])  # who had to log in again comes back by GET
@may_view
def find(request):
    return _to_list(request.POST or request.GET)


def _to_list(given: QueryDict):
    query = query_for(given)
    return redirect(f"{reverse('daftar-usaha')}{'?' if query else ''}{query.urlencode()}")


@require_safe
@may_view
def chip_counts(request):
    asked = asked_for(request.GET, request.user)
    list_url = reverse("daftar-usaha")
    found = with_counts(chips(asked.filter, address=list_url), "alone", asked)
    context = {"chips": found, "clear_url": list_url}
    return render_page(request, "businesses/chips.html", context, partial="saringan")


@require_safe
@may_view
def district_panel(request):
    day = timezone.localdate()
    context = {"counts": counts_by_district(request.user, day), "semester_start": semester_start(day)}
    return render_page(request, "businesses/per_district.html", context, partial="usaha-per-kecamatan")
