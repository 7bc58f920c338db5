"""The log of looks at personal data: who saw whose, when and what for; and its file."""

from io import BytesIO

from django.contrib.auth.decorators import permission_required
from django.http import FileResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from umkm_registry.businesses.look_list import FILE_NAME, looks_as_csv, looks_for
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager, render_page

may_look = permission_required("businesses.view_look", raise_exception=True)
may_export = permission_required(["businesses.view_look", "businesses.export_look"], raise_exception=True)


@require_safe
@may_look
def look_list(request):
    asked = looks_for(request.GET, request.user)
    context = {"pager": KeysetPager(request, asked.qs, ("-at",)), "filter": asked, "chips": chips(asked)}
    return render_page(request, "businesses/look_log.html", context, partial="daftar")


@require_POST
@may_export
@never_cache
def export_looks(request):
    made = looks_as_csv(looks_for(request.GET, request.user).qs, request.user)
    return FileResponse(BytesIO(made), as_attachment=True, filename=FILE_NAME)
