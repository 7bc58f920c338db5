"""The page on which a person looks at what would be put back, says why, and decides."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from umkm_registry.history.fates import Outcome
from umkm_registry.history.forms import PutBackForm
from umkm_registry.history.models import Act
from umkm_registry.history.putting_back import PuttingBackOvertaken
from umkm_registry.pages import render_page


def put_back_page(
    request: HttpRequest, preview: Callable[[], Outcome], decide: Callable[[str, str], Act], facts: dict
) -> HttpResponse:
    """The preview, or, once decided with a reason and the mark of the preview that was read, the act that was made.

    `facts`: `title`, `lead` and `back` (an address) of the page. A refusal is told on the page that `back` leads to.
    """
    form, overtaken = PutBackForm(request.POST or None), None
    try:
        if form.is_valid():
            return _done(request, decide(form.cleaned_data["alasan"], form.cleaned_data["jejak"]))
        outcome = preview()
    except PuttingBackOvertaken as changed:
        outcome = overtaken = changed.outcome
    except ValidationError as refused:
        messages.warning(request, " ".join(refused.messages))
        return redirect(facts["back"])
    context = {**facts, "form": form, "outcome": outcome, "overtaken": overtaken is not None}
    return render_page(request, "history/put_back.html", context)


def _done(request: HttpRequest, made: Act) -> HttpResponse:
    messages.success(request, "Data dikembalikan. Tindakan ini sendiri dapat dikembalikan pula.")
    return redirect(made)
