"""Pages on which a sealed number is opened for a reason, shown once, and never kept by a browser."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from umkm_registry.businesses.look_forms import LookForm
from umkm_registry.businesses.looking import CONTACT, FACTS, PERMISSIONS, Held, LookRefused, contacts_of, open_sealed
from umkm_registry.businesses.models import Business, Owner, Place
from umkm_registry.pages import render_page

OF_PLACES = ("telepon", "surel")


def _fact(word: str, user, known=tuple(FACTS)) -> str:
    """The fact that the address names; 403 for who may not open it."""
    if word not in known:
        raise Http404("Data ini tidak ada.")
    if not user.has_perms(PERMISSIONS[FACTS[word]]):
        raise PermissionDenied
    return FACTS[word]


@never_cache
@require_http_methods(["GET", "POST"])
def owner_fact(request, pk: int, word: str):
    fact = _fact(word, request.user)
    owner = get_object_or_404(Owner.objects.visible_to(request.user).living(), pk=pk)
    held = Held(owner, fact)
    if not held.sealed:
        raise Http404("Data ini belum tercatat.")
    context = {"title": f"Lihat {held.label}", "name": owner.name, "back": owner.get_absolute_url()}
    return _answer(request, [held], "revealed", context)


@never_cache
@require_http_methods(["GET", "POST"])
def place_fact(request, pk: int, place: int, word: str):
    fact = _fact(word, request.user, OF_PLACES)
    seen = Place.objects.visible_to(request.user).living().filter(business=pk, business__merged_into__isnull=True)
    held = Held(get_object_or_404(seen.select_related("business"), pk=place), fact)
    if not held.sealed:
        raise Http404("Data ini belum tercatat.")
    business = held.row.business
    context = {"title": f"Lihat {held.label}", "name": business.name, "back": business.get_absolute_url()}
    return _answer(request, [held], "revealed", context)


@never_cache
@require_http_methods(["GET", "POST"])
def contact(request, pk: int):
    if not request.user.has_perms(CONTACT):
        raise PermissionDenied
    seen = Business.objects.visible_to(request.user).unrestricted().living().select_related("owner")
    business = get_object_or_404(seen, pk=pk)
    context = {"title": "Hubungi usaha", "name": business.name, "back": business.get_absolute_url(), "calls": True}
    return _answer(request, contacts_of(business, request.user), "contact", context)


def _answer(request, asked: list[Held], way: str, context: dict):
    """The masks and the question what for; or, once, what was asked for in clear."""
    form = LookForm(request.POST or None)
    context |= {"asked": asked, "form": form}
    if asked and form.is_valid():
        try:
            context["opened"] = open_sealed(asked, way, request.user, form.cleaned_data, request.path)
        except LookRefused as refusal:
            form.add_error(None, refusal)
    return render_page(request, "businesses/look.html", context)
