"""Who logged in with this browser lately, so that at a shared counter one picks the name and types the password."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from umkm_registry.accounts.models import User

COOKIE, SALT = "pengguna_terakhir", "pengguna-terakhir"
KEPT, SHOWN = 30 * 24 * 3600, 6


def recent_users(request: HttpRequest) -> list[User]:
    """The newest first; only accounts that are open. No query for a browser that knows nobody."""
    keys = _keys(request)
    found = User.objects.filter(is_active=True).in_bulk(keys) if keys else {}
    return [found[key] for key in keys if key in found]


def remember_user(request: HttpRequest, response: HttpResponse, user: User) -> HttpResponse:
    """`response` with the cookie that names `user` first. It holds signed keys of rows."""
    keys = [user.pk, *(key for key in _keys(request) if key != user.pk)][:SHOWN]
    response.set_signed_cookie(
        COOKIE,
        ".".join(map(str, keys)),
        salt=SALT,
        max_age=KEPT,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _keys(request: HttpRequest) -> list[int]:
    try:
        text = request.get_signed_cookie(COOKIE, "", salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return []
    return [int(key) for key in text.split(".") if key]
