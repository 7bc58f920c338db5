"""Pages of logging in: name and password, the code, another user at the same counter."""

import time

from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from umkm_registry.accounts.login import second_factor
from umkm_registry.accounts.login.forms import CodeForm, LoginForm
from umkm_registry.accounts.login.idle_lock import open_while_locked, touch
from umkm_registry.accounts.login.lockout import address_of, guarded
from umkm_registry.accounts.login.recent_users import COOKIE, recent_users, remember_user
from umkm_registry.accounts.models import User

PENDING = "menunggu_kode"  # in the session of somebody whose password was right
PENDING_SECONDS = 300


def enter(request, user: User, to: str) -> HttpResponse:
    """Log `user` in under a new session key and go to `to`."""
    auth.login(request, user, backend="umkm_registry.accounts.permissions.RoleBackend")
    touch(request)
    return remember_user(request, HttpResponseRedirect(to), user)


class OfficeLoginView(LoginView):
    template_name = "accounts/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def get_initial(self):
        return {**super().get_initial(), "username": self.request.GET.get("pengguna", "")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, recent=recent_users(self.request))

    def form_valid(self, form):
        """In, unless the account also asks for a code: then the session only remembers who is half-way in."""
        user = form.get_user()
        if not second_factor.is_on(user):
            return enter(self.request, user, self.get_success_url())
        self.request.session.cycle_key()
        self.request.session[PENDING] = [user.pk, int(time.time()), self.get_success_url()]
        return redirect("kode-masuk")


def _half_way_in(request) -> tuple[User | None, str]:
    """Whose password was right within the last minutes, and where that person wanted to go."""
    pk, since, to = request.session.get(PENDING) or (None, 0, "")
    fresh = time.time() - since < PENDING_SECONDS
    return (auth.load_backend("umkm_registry.accounts.permissions.RoleBackend").get_user(pk) if fresh else None), to


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_not_required
def log_in_code(request):
    user, to = _half_way_in(request)
    if user is None:
        return redirect("masuk")
    form = CodeForm(request.POST or None)
    if form.is_valid() and _code_is_right(request, user, form):
        request.session.pop(PENDING)
        return enter(request, user, to)
    return render(request, "accounts/code.html", {"form": form, "who": user})


def _code_is_right(request, user: User, form: CodeForm) -> bool:
    """Says on the form why not."""
    try:
        code = form.cleaned_data["code"]
        right = guarded(user.username, address_of(request), lambda: second_factor.passes(user, code))
    except ValidationError as refusal:
        form.add_error("code", refusal)
        return False
    if not right:
        form.add_error("code", "Kode tidak cocok. Ketik kode yang sekarang tampil di aplikasi.")
    return right


@open_while_locked
@require_POST
def switch_user(request):
    """Out, and on to the log-in page with the names of who works at this computer."""
    auth.logout(request)
    return redirect("masuk")


@require_POST
@login_not_required
def forget_users(request):
    response = redirect("masuk")
    response.delete_cookie(COOKIE)
    return response
