"""Pages on which a place is reported closed, or trading again."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from umkm_registry.businesses.closing import ClosingRefused, close_place, reopen_place
from umkm_registry.businesses.forms import ClosingForm, ReportForm
from umkm_registry.businesses.views.editing import changeable_place, may_change_place
from umkm_registry.pages import render_page


@require_http_methods(["GET", "POST"])
@may_change_place
def report_closed(request, pk: int, place: int):
    row, today = changeable_place(request, pk, place), timezone.localdate()

    def report(told):
        return close_place(row, told["on"], told["reason"], request.user, today)

    context = {"place": row, "title": "Laporkan tutup", "said": "Tempat usaha dicatat tutup."}
    return _answer(request, ClosingForm(request.POST or None, initial={"on": today}), report, context)


@require_http_methods(["GET", "POST"])
@may_change_place
def report_open(request, pk: int, place: int):
    row = changeable_place(request, pk, place)

    def report(told):
        return reopen_place(row, told["reason"], request.user)

    context = {"place": row, "title": "Laporkan buka kembali", "said": "Tempat usaha dicatat buka kembali."}
    return _answer(request, ReportForm(request.POST or None), report, context)


def _answer(request, form, report, context: dict):
    """The form, with the refusal where there was one; or back to the business, with a word about it."""
    if form.is_valid():
        try:
            report(form.cleaned_data)
        except ClosingRefused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, context["said"])
            return redirect(context["place"].business)
    return render_page(request, "businesses/closing.html", context | {"form": form})
