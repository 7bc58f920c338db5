"""Panels of permits on the start page and on the page of a business."""

from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from permits.charting import count_bars, month_columns
from permits.counting import issued_per_month, permit_counts
from permits.looks import look
from permits.models import Permit
from umkm_registry.businesses.models import Business
from umkm_registry.pages import render_page

may_view = permission_required("permits.view_permit", raise_exception=True)


@require_safe
@may_view
def counts_panel(request):
    day = timezone.localdate()
    counts = permit_counts(request.user, day)
    context = {"counts": counts, "bars": count_bars(counts), "day": day}
    return render_page(request, "permits/counts.html", context, partial="izin-ringkasan")


@require_safe
@may_view
def months_panel(request):
    day = timezone.localdate()
    months = issued_per_month(request.user, day)
    context = {"months": months, "chart": month_columns(months), "day": day}
    return render_page(request, "permits/months.html", context, partial="izin-per-bulan")


@require_safe
@may_view
def business_panel(request, pk: int):
    business = get_object_or_404(Business.objects.visible_to(request.user), pk=pk)
    day = timezone.localdate()
    permits = Permit.objects.filter(business=business).select_related("permit_type")
    rows = [(permit, look(permit, day)) for permit in permits.order_by("permit_type__position", "-issued_on", "id")]
    context = {"business": business, "rows": rows}
    return render_page(request, "permits/business.html", context, partial="izin-usaha")
