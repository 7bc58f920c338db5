"""Pages on which a role is given or ended."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from umkm_registry.accounts.models import RoleGrant
from umkm_registry.pages import render_page
from umkm_registry.people.forms import EndRoleForm, GrantForm
from umkm_registry.people.keeping import KeepingRefused, end_role, give_role, role_words
from umkm_registry.people.views.scoping import may_end, may_give, other_user


@require_http_methods(["GET", "POST"])
@may_give
def new_role(request, pk: int):
    user = other_user(request, pk)
    form = GrantForm(request.POST or None, instance=RoleGrant(user=user))
    if form.is_valid():
        try:
            give_role(form.instance, request.user)
        except KeepingRefused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"Peran {role_words(form.instance)} diberikan.")
            return redirect("pengguna-satu", pk)
    return render_page(request, "people/new_role.html", {"form": form, "person": user})


@require_http_methods(["GET", "POST"])
@may_end
def stop_role(request, pk: int, grant: int):
    user, today = other_user(request, pk), timezone.localdate()
    row = get_object_or_404(user.grants.select_related("district", "subdistrict"), pk=grant)
    form = EndRoleForm(request.POST or None, initial={"last_day": today})
    if form.is_valid():
        told = form.cleaned_data
        try:
            end_role(row, told["last_day"], told["reason"], request.user, today)
        except KeepingRefused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"Peran {role_words(row)} diakhiri.")
            return redirect("pengguna-satu", pk)
    return render_page(request, "people/end_role.html", {"form": form, "person": user, "role": role_words(row)})
