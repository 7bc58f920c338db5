"""Pages of imports: the list, one import from upload to the end of its days, what is decided about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from permits.oss.deciding import refuse, request_commit
from permits.oss.filters import ImportFilter
from permits.oss.forms import ReasonForm
from permits.oss.models import ImportBatch
from permits.oss.page import ImportPage
from permits.oss.stopping import stop
from permits.oss.views.scoping import may_decide, may_upload, may_view, seen_import
from permits.oss.waiting import notices_for
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager, render_page


@require_safe
@may_view
def import_list(request):
    seen = ImportBatch.objects.visible_to(request.user).select_related("uploaded_by")
    filterset = ImportFilter(request.GET, seen, request=request)
    pager = KeysetPager(request, filterset.qs, ("-uploaded_at",))
    asked = filterset.form.cleaned_data.get("q", "")
    context = {"filter": filterset, "chips": chips(filterset), "pager": pager, "asked": asked}
    return render_page(request, "oss/list.html", context, partial="daftar")


@require_safe
@may_view
def notices_panel(request):
    context = {"notices": notices_for(request.user, timezone.now())}
    return render_page(request, "oss/notices.html", context, partial="impor-pemberitahuan")


@require_safe
@may_view
def import_detail(request, pk: int):
    batch = seen_import(request, pk)
    page = ImportPage(batch, request)
    if request.htmx.target == "kemajuan" and not page.progress:
        return HttpResponseClientRefresh()  # the work is done: the whole page is another one now
    return render_page(request, "oss/import.html", {"batch": batch, "page": page}, partial="kemajuan perubahan")


@require_POST
@may_upload
def stop_import(request, pk: int):
    batch = seen_import(request, pk)
    try:
        batch = stop(batch, request.user)
        messages.success(request, "Impor dihentikan. Data UMKM tidak berubah.")
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("impor", pk)


@require_POST
@may_decide
def save_import(request, pk: int):
    try:
        request_commit(seen_import(request, pk), request.user)
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("impor", pk)


@require_http_methods(["GET", "POST"])
@may_decide
def refuse_import(request, pk: int) -> HttpResponse:
    batch = seen_import(request, pk)
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        return render_page(request, "oss/refuse.html", {"batch": batch, "form": form})
    try:
        refuse(batch, request.user, form.cleaned_data["alasan"])
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("impor", pk)
