"""Pages of users: the list, one person, inviting, changing, the one-time link, closing and opening the account."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from umkm_registry.accounts.models import User
from umkm_registry.filter_chips import chips
from umkm_registry.pages import KeysetPager, render_page
from umkm_registry.people.forms import GrantForm, PersonForm, ReasonForm
from umkm_registry.people.keeping import KeepingRefused, change, invite, name_of, renew_link, switch
from umkm_registry.people.links import days_valid, mail_link, one_time_path
from umkm_registry.people.listing import UserFilter, for_list
from umkm_registry.people.profile import PersonPage
from umkm_registry.people.views.scoping import kept_user, may_change, may_invite, may_see, other_user


@require_safe
@may_see
def user_list(request):
    seen = for_list(User.objects.kept_by(request.user), timezone.localdate())
    filterset = UserFilter(request.GET, seen, request=request)
    pager = KeysetPager(request, filterset.qs, ("first_name", "last_name"))
    asked = filterset.form.cleaned_data.get("q", "")
    context = {"filter": filterset, "chips": chips(filterset), "pager": pager, "asked": asked}
    return render_page(request, "people/list.html", context, partial="daftar")


@require_safe
@may_see
def user_detail(request, pk: int):
    page = PersonPage(kept_user(request, pk), request.user, timezone.localdate())
    return render_page(request, "people/person.html", {"page": page, "person": page.user})


@never_cache
@require_http_methods(["GET", "POST"])
@may_invite
def invite_user(request):
    person, grant = PersonForm(request.POST or None), GrantForm(request.POST or None)
    if all([person.is_valid(), grant.is_valid()]):  # the faults of both are shown at once
        try:
            user = invite(person.instance, grant.instance, request.user)
        except KeepingRefused as refused:
            grant.add_error(None, refused)
            person.instance.pk = None  # the account was not made after all
        else:
            return _show_link(request, user)
    return render_page(request, "people/invite.html", {"form": person, "grant": grant})


@require_http_methods(["GET", "POST"])
@may_change
def change_user(request, pk: int):
    user, before = other_user(request, pk), other_user(request, pk)
    form = PersonForm(request.POST or None, instance=user)
    if form.is_valid():
        try:
            changed = change(user, before, request.user)
        except KeepingRefused as refused:
            form.add_error("agreement_ends_on", refused)
        else:
            messages.success(request, "Data pengguna disimpan." if changed else "Tidak ada yang berubah.")
            return redirect("pengguna-satu", pk)
    return render_page(request, "people/change.html", {"form": form, "person": before})


@never_cache
@require_http_methods(["GET", "POST"])
@may_change
def new_link(request, pk: int):
    user = other_user(request, pk)
    if request.method == "POST":
        return _show_link(request, renew_link(user, request.user))
    return render_page(request, "people/new_link.html", {"person": user, "days": days_valid()})


def _show_link(request, user: User):
    """The link itself, on the answer to the button alone: going back or reloading does not show it again."""
    url = request.build_absolute_uri(one_time_path(user))
    context = {"person": user, "link": url, "mailed": mail_link(user, url), "days": days_valid()}
    return render_page(request, "people/link.html", context)


@require_http_methods(["GET", "POST"])
@may_change
def switch_off(request, pk: int):
    return _switch(request, other_user(request, pk), active=False)


@require_http_methods(["GET", "POST"])
@may_change
def switch_on(request, pk: int):
    return _switch(request, other_user(request, pk), active=True)


def _switch(request, user: User, active: bool):
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            switch(user, active, form.cleaned_data["reason"], request.user)
        except KeepingRefused as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, f"Akun {name_of(user)} {'diaktifkan kembali' if active else 'dinonaktifkan'}.")
            return redirect("pengguna-satu", user.pk)
    return render_page(request, "people/switch.html", {"form": form, "person": user, "active": active})
