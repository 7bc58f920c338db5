"""Pages on which one fact of many businesses is changed at once, and on which such an edit is told and taken back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_safe

from umkm_registry.businesses.bulk_editing import EditOvertaken, edit
from umkm_registry.businesses.bulk_forms import ConfirmForm, ReasonForm
from umkm_registry.businesses.bulk_page import bulk_page, edit_page, wanted_by
from umkm_registry.businesses.bulk_undoing import undo, undo_outlook
from umkm_registry.businesses.models import BulkEdit
from umkm_registry.pages import render_page

EDIT = ["businesses.view_business", "businesses.change_business", "businesses.change_place", "history.view_act"]
may_edit = permission_required(EDIT, raise_exception=True)
may_look = permission_required(["businesses.view_business", "history.view_act"], raise_exception=True)


def seen_edit(request, act: int) -> BulkEdit:
    edits = BulkEdit.objects.visible_to(request.user).select_related("act__actor")
    return get_object_or_404(edits, act=act)


@require_http_methods(["GET", "POST"])
@may_edit
def bulk_edit(request):
    if request.method == "GET":
        return render_page(request, "businesses/bulk.html", bulk_page(request.GET, request.user))
    form, overtaken = ConfirmForm(request.POST), None
    wanted = wanted_by(request.GET, request.user)
    if wanted and form.is_valid():
        told = form.cleaned_data
        try:
            return redirect(edit(wanted, told["jejak"], told["alasan"], told["kunci"]))
        except EditOvertaken as changed:
            overtaken = changed.outlook
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return render_page(request, "businesses/bulk.html", bulk_page(request.GET, request.user, form, overtaken))


@require_safe
@may_look
def bulk_edit_done(request, act: int):
    return render_page(
        request, "businesses/bulk_done.html", edit_page(seen_edit(request, act), request), partial="baris"
    )


@require_http_methods(["GET", "POST"])
@may_edit
def undo_bulk_edit(request, act: int):
    made, form = seen_edit(request, act), ReasonForm(request.POST or None)
    if made.undo_counts is not None:
        messages.info(request, "Ubah massal ini sudah dibatalkan.")
        return redirect(made)
    if form.is_valid():
        try:
            return redirect(undo(made, request.user, form.cleaned_data["alasan"]))
        except ValidationError as refusal:
            form.add_error(None, refusal)
    context = {"edit": made, "form": form, "outlook": undo_outlook(made, request.user)}
    return render_page(request, "businesses/bulk_undo.html", context)
