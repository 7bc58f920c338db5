"""Whoever's role needs a second factor sets it up before anything else."""

from collections.abc import Callable

from django.conf import settings
from django.core.checks import Error
from django.shortcuts import redirect

from umkm_registry.accounts.login import second_factor
from umkm_registry.accounts.roles import ROLES

PASSED = "dua_langkah"  # in the session, so that it is asked of the database once


class CompulsorySecondFactorMiddleware:
    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        free = not getattr(view, "login_required", True) or getattr(view, "open_while_locked", False)
        if free or not request.user.is_authenticated or not second_factor.is_compulsory_for(request.user):
            return None
        if request.resolver_match.url_name in SETTING_UP or request.session.get(PASSED):
            return None
        if second_factor.is_on(request.user):
            request.session[PASSED] = True
            return None
        return redirect("verifikasi-dua-langkah")


def only_roles_that_exist(app_configs, **kwargs) -> list[Error]:
    """A mistyped role in the setting would let its people in without a second factor, and nobody would notice."""
    return [
        Error(f"REQUIRE_TOTP_ROLES menyebut peran yang tidak ada: {slug}.", id="login.E001")
        for slug in settings.REQUIRE_TOTP_ROLES
        if slug not in ROLES
    ]


# The pages on which it is set up.
SETTING_UP = ("verifikasi-dua-langkah", "mulai-dua-langkah", "kunci", "denyut")
