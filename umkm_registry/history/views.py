"""Pages of the history: acts, the story of a row, and putting either back."""

from functools import partial
from io import BytesIO

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from umkm_registry.history.act_files import FILE_NAME, FileRefused, acts_as_csv
from umkm_registry.history.act_page import act_page, asked_for, list_page, seen_act
from umkm_registry.history.put_back_page import put_back_page
from umkm_registry.history.putting_back import preview_act, preview_version, put_back_act, put_back_version
from umkm_registry.history.row_page import old_version, row_page, seen_row, version_facts
from umkm_registry.history.wording import masked
from umkm_registry.pages import render_page

may_look = permission_required("history.view_act", raise_exception=True)
may_put_back = permission_required(["history.view_act", "history.put_back_act"], raise_exception=True)
may_export = permission_required(["history.view_act", "history.export_act"], raise_exception=True)


@require_safe
@may_look
def act_list(request):
    return render_page(request, "history/list.html", list_page(request), partial="daftar")


@require_POST
@may_export
@never_cache
def export_acts(request):
    try:
        made = acts_as_csv(asked_for(request).qs, request.user)
    except FileRefused as refused:
        messages.warning(request, " ".join(refused.messages))
        return redirect(f"{reverse('riwayat')}?{request.GET.urlencode()}")
    return FileResponse(BytesIO(made), as_attachment=True, filename=FILE_NAME)


@require_safe
@may_look
def act_detail(request, pk: int):
    return render_page(request, "history/act.html", act_page(seen_act(pk, request.user), request), partial="baris")


@require_safe
@may_look
def row_history(request, kind: str, pk: int):
    known = seen_row(kind, pk, request.user)
    return render_page(request, "history/row.html", row_page(known, request) | {"kind": kind, "pk": pk})


@require_http_methods(["GET", "POST"])
@may_put_back
def put_act_back(request, pk: int):
    act = seen_act(pk, request.user)
    facts = {"title": "Kembalikan tindakan", "lead": masked(act.label), "back": act.get_absolute_url()}
    this = (act, request.user)
    return put_back_page(request, partial(preview_act, *this), partial(put_back_act, *this), facts)


@require_http_methods(["GET", "POST"])
@may_put_back
def put_row_back(request, kind: str, pk: int, version: int):
    known = seen_row(kind, pk, request.user)
    old = old_version(known, version)
    facts = version_facts(known, old) | {"back": reverse("riwayat-data", args=[kind, pk])}
    this = (known, old, request.user)
    return put_back_page(request, partial(preview_version, *this), partial(put_back_version, *this), facts)
