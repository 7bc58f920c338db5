"""Pages on which one business and its places are changed by hand."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from umkm_registry.businesses.editing import EditOvertaken, add_place, save_changes
from umkm_registry.businesses.forms import BusinessForm, PlaceForm
from umkm_registry.businesses.models import Business, Place
from umkm_registry.pages import render_page

may_change_business = permission_required(
    ["businesses.view_business", "businesses.change_business", "businesses.change_owner"], raise_exception=True
)
may_change_place = permission_required(["businesses.view_place", "businesses.change_place"], raise_exception=True)
may_add_place = permission_required(["businesses.view_place", "businesses.add_place"], raise_exception=True)


def changeable(request, pk: int) -> Business:
    """The living business of the address; 404 for one the person may not see."""
    seen = Business.objects.visible_to(request.user).living().select_related("owner")
    return get_object_or_404(seen, pk=pk)


def changeable_place(request, pk: int, place: int) -> Place:
    """The living place of the address; 404 for one the person may not see, or of another business."""
    seen = Place.objects.visible_to(request.user).living().filter(business=changeable(request, pk))
    return get_object_or_404(seen.select_related("business", "subdistrict"), pk=place)


@require_http_methods(["GET", "POST"])
@may_change_business
def edit_business(request, pk: int):
    business = changeable(request, pk)
    context = {"title": "Ubah data usaha", "name": business.name, "back": business.get_absolute_url()}
    return _answer(request, BusinessForm(request.POST or None, instance=business, user=request.user), context)


@require_http_methods(["GET", "POST"])
@may_change_place
def edit_place(request, pk: int, place: int):
    row = changeable_place(request, pk, place)
    business = row.business
    context = {"title": "Ubah tempat usaha", "name": business.name, "back": business.get_absolute_url()}
    return _answer(request, PlaceForm(request.POST or None, instance=row, user=request.user), context)


@require_http_methods(["GET", "POST"])
@may_add_place
def new_place(request, pk: int):
    business = changeable(request, pk)
    form = PlaceForm(request.POST or None, instance=Place(business=business), user=request.user)
    context = {"title": "Tambah tempat usaha", "name": business.name, "back": business.get_absolute_url()}
    if not form.is_valid():
        return render_page(request, "businesses/edit.html", context | {"form": form})
    added = add_place(form, request.user)
    messages.success(request, "Tempat usaha ditambahkan." if added else "Tempat usaha ini sudah tercatat.")
    return redirect(business)


def _answer(request, form, context: dict):
    """The form; the choice between two versions; or back to the business, with a word about what was saved."""
    if not form.is_valid():
        return render_page(request, "businesses/edit.html", context | {"form": form})
    try:
        act = save_changes(form, request.user)
    except EditOvertaken as overtaken:
        asked = [(form[each.name], each) for each in overtaken.differences]
        shown = {"form": form, "asked": asked, "opened": overtaken.opened}
        return render_page(request, "businesses/edit_overtaken.html", context | shown)
    messages.success(request, "Perubahan disimpan." if act else "Tidak ada yang berubah.")
    return redirect(context["back"])
