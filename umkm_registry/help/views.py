"""Pages of help: guides by role, reporting a problem, and the problems for who runs the system."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from umkm_registry.help.forms import ProblemForm
from umkm_registry.help.guides import all_guides, guide_named, guides_of
from umkm_registry.help.models import ProblemReport
from umkm_registry.help.reporting import handle, report_problem
from umkm_registry.pages import KeysetPager, render_page


@require_safe
def guide_list(request):
    own = guides_of(request.user)
    others = [guide for guide in all_guides() if guide not in own]
    return render_page(request, "help/guides.html", {"own": own, "others": others})


@require_safe
def guide(request, slug: str):
    found = guide_named(slug)
    if found is None:
        raise Http404("Panduan ini tidak ada. Pilih dari daftar panduan.")
    return render_page(request, "help/guide.html", {"guide": found})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request):
    about = ProblemReport(user=request.user)
    form = ProblemForm(request.POST or None, instance=about, initial={"page": request.GET.get("halaman", "/")})
    if form.is_valid():
        report_problem(form.save(commit=False))
        messages.success(request, f"Terima kasih. Laporan {about.pk} diterima admin teknis.")
        return redirect("beranda")
    return render_page(request, "help/report.html", {"form": form, "page": form["page"].value()})


@require_safe
@permission_required("help.view_problemreport", raise_exception=True)
def problem_list(request):
    pager = KeysetPager(request, ProblemReport.objects.select_related("user", "handled_by"), ("-at",))
    return render_page(request, "help/problems.html", {"pager": pager}, partial="daftar")


@require_POST
@permission_required("help.change_problemreport", raise_exception=True)
def handle_problem(request, pk: int):
    handle(get_object_or_404(ProblemReport, pk=pk), request.user)
    messages.success(request, f"Laporan {pk} sudah ditangani.")
    return redirect("daftar-masalah")
