"""What is held about one owner, and what that person may ask for: to restrict it, or to erase it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from umkm_registry.businesses.owning import surviving_owner
from umkm_registry.pages import render_page
from umkm_registry.personal_data.erasing import erase, held
from umkm_registry.personal_data.forms import ErasureForm, ReasonForm
from umkm_registry.personal_data.person_page import person_page
from umkm_registry.personal_data.restricting import lift_restriction, restrict


@require_safe
@never_cache
@permission_required("personal_data.view_subject", raise_exception=True)
def person_detail(request, pk: int):
    owner = surviving_owner(pk, request.user)
    if owner.pk != pk:
        return redirect("data-pribadi-pemilik", owner.pk)
    return render_page(request, "personal_data/person.html", person_page(owner, request.user))


@require_http_methods(["GET", "POST"])
@never_cache
@permission_required("personal_data.restrict_subject", raise_exception=True)
def restrict_person(request, pk: int):
    owner = surviving_owner(pk, request.user)
    change, said = (lift_restriction, "Pembatasan diakhiri.") if owner.restricted else (restrict, "Data dibatasi.")

    def do(told):
        change(owner, request.user, told["reason"])
        return said

    return _answer(request, ReasonForm(request.POST or None), do, "personal_data/restrict.html", {"owner": owner})


@require_http_methods(["GET", "POST"])
@never_cache
@permission_required("personal_data.erase_subject", raise_exception=True)
def erase_person(request, pk: int):
    owner = surviving_owner(pk, request.user)

    def do(told):
        facts = frozenset(told["facts"])
        _, emptied = erase(owner, facts, request.user, told["reason"], told["word"])
        changed = sum(each.changed or 0 for each in emptied)
        return f"Data pribadi dihapus: {changed} baris dan berkas."

    context = {"owner": owner, "holdings": held(owner)}
    return _answer(request, ErasureForm(request.POST or None), do, "personal_data/erase.html", context)


def _answer(request, form, do, template: str, context: dict):
    """The form, with the refusal where there was one; or back to the person's page, with a word about it."""
    if form.is_valid():
        try:
            messages.success(request, do(form.cleaned_data))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("data-pribadi-pemilik", context["owner"].pk)
    return render_page(request, template, context | {"form": form})
