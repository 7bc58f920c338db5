"""The page where an export is handed in."""

from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from permits.oss.deciding import take_in
from permits.oss.forms import UploadForm
from permits.oss.views.scoping import may_upload
from umkm_registry.pages import render_page


@require_http_methods(["GET", "POST"])
@may_upload
def upload(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render_page(request, "oss/upload.html", {"form": form})
    asked = form.cleaned_data
    batch = take_in(asked["berkas"], request.user, asked["kunci"], asked["lengkap"])
    return redirect("impor", batch.pk)
