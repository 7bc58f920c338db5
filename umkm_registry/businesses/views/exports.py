"""Pages of exports: the list of them, one of them while it is made and afterwards, its file."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required, user_passes_test
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from umkm_registry.businesses.export_form import ExportForm
from umkm_registry.businesses.export_requests import request_export, stop_export
from umkm_registry.businesses.models import RegisterExport
from umkm_registry.pages import KeysetPager, render_page

may_export = permission_required("businesses.add_registerexport", raise_exception=True)


@user_passes_test
def sees_exports(user) -> bool:
    """For whoever makes some, and whoever keeps an eye on them."""
    if user.has_perm("businesses.add_registerexport") or user.has_perm("businesses.view_registerexport"):
        return True
    raise PermissionDenied


@require_safe
@sees_exports
def export_list(request):
    seen = RegisterExport.objects.visible_to(request.user).select_related("actor")
    pager = KeysetPager(request, seen, ("-asked_at",))
    return render_page(request, "businesses/exports.html", {"pager": pager}, partial="daftar")


@require_POST
@may_export
def new_export(request):
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Ekspor tidak dibuat. Buka daftar usaha, lalu tekan “Ekspor yang tampil” di sana.")
        return redirect("daftar-usaha")
    asked = form.cleaned_data
    export = request_export(asked["saringan"], asked["bentuk"], request.user, asked["kunci"])
    return redirect("berkas-ekspor" if export.state == "done" else "ekspor", export.pk)


@require_safe
@sees_exports
def export_detail(request, pk: int):
    export = get_object_or_404(RegisterExport.objects.visible_to(request.user).select_related("actor"), pk=pk)
    if request.htmx.target == "kemajuan" and not export.unfinished:
        return HttpResponseClientRefresh()  # the work is done: the whole page is another one now
    return render_page(request, "businesses/export.html", {"export": export}, partial="kemajuan")


@require_safe
@may_export
@never_cache
def export_file(request, pk: int):
    export = get_object_or_404(RegisterExport, pk=pk, actor=request.user)
    if not export.within_reach_of(request.user):
        raise PermissionDenied
    if not export.file:
        return redirect("ekspor", pk)
    return FileResponse(export.file.open("rb"), as_attachment=True, filename=export.file_name)


@require_POST
@may_export
def cancel_export(request, pk: int):
    try:
        stop_export(get_object_or_404(RegisterExport, pk=pk, actor=request.user))
        messages.success(request, "Ekspor dihentikan. Tidak ada berkas yang dibuat.")
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("ekspor", pk)
