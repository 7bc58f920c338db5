"""Undoing an import: what it would do, the reason, and what it left as it was."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from permits.oss.deciding import request_undo, undo_preview
from permits.oss.forms import ReasonForm
from permits.oss.views.scoping import may_decide, may_view, seen_import
from permits.oss.wording import KINDS
from umkm_registry.pages import KeysetPager, render_page


@require_http_methods(["GET", "POST"])
@may_decide
def undo_import(request, pk: int):
    batch = seen_import(request, pk)
    form = ReasonForm(request.POST or None)
    if not form.is_valid():
        context = {"batch": batch, "form": form, "kinds": KINDS, "preview": undo_preview(batch, timezone.now())}
        return render_page(request, "oss/undo.html", context, partial="pratinjau")
    try:
        request_undo(batch, request.user, form.cleaned_data["alasan"])
    except ValidationError as refusal:
        messages.warning(request, " ".join(refusal.messages))
    return redirect("impor", pk)


@require_safe
@may_view
def undone_rows(request, pk: int):
    batch = seen_import(request, pk)
    bucket = "failed" if request.GET.get("hasil") == "tidak-bisa" else "kept"
    pager = KeysetPager(request, batch.undone_rows.filter(bucket=bucket), ())
    context = {"batch": batch, "bucket": bucket, "pager": pager, "kinds": KINDS}
    return render_page(request, "oss/undone.html", context, partial="hasil")
