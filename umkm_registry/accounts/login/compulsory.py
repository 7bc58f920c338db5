"""Whoever's role needs a second factor sets it up before anything else."""

from collections.abc import Callable

from django.shortcuts import redirect

from umkm_registry.accounts.login import second_factor

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


# The pages on which it is set up.
SETTING_UP = ("verifikasi-dua-langkah", "mulai-dua-langkah", "kunci", "denyut")
