"""The idle lock: a session nobody used for some minutes answers nothing until the password is typed again.

What was being filled in is not lost. With JavaScript the page stays as it is under a cover (`static/lock.js`). Without,
the lock page carries what was sent, sealed so that nobody else at the computer can read it, and once the password is
right the request goes on as if nothing had been in between. Files cannot be carried; the page names them.
"""

import json
import time
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from umkm_registry.accounts.login.lockout import address_of, guarded
from umkm_registry.sealing import seal, unseal

SEEN, LOCKED = "terakhir_dipakai", "terkunci"
SEEN_EVERY = 60  # seconds; so that not every request writes the session
PASSWORD, CARRIED, WAY = "kunci_kata_sandi", "kunci_isian", "kunci_cara"
OF_THE_LOCK = {PASSWORD, CARRIED, WAY, "csrfmiddlewaretoken"}


def open_while_locked(view):
    """A view that answers a locked session, too: the ways out."""
    view.open_while_locked = True
    return view


def touch(request: HttpRequest) -> None:
    """The session is in use now."""
    request.session[SEEN] = int(time.time())
    request.session.pop(LOCKED, None)


class IdleLockMiddleware:
    """Stands after the check of the form's token and after log-in; asks the database nothing of its own."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        ways_out = not getattr(view, "login_required", True) or getattr(view, "open_while_locked", False)
        if ways_out or not settings.IDLE_LOCK_MINUTES or not request.user.is_authenticated:
            return None
        if _is_locked(request):
            return _unlock(request) if PASSWORD in request.POST else _lock_page(request)
        _note_use(request)
        return None


def _is_locked(request) -> bool:
    idle = time.time() - request.session.get(SEEN, time.time())
    if idle > settings.IDLE_LOCK_MINUTES * 60 and LOCKED not in request.session:
        request.session[LOCKED] = True
    return LOCKED in request.session


def _note_use(request) -> None:
    """A page that refreshes itself is not in use; the cover's script tells of hands at the keyboard."""
    if not request.htmx and time.time() - request.session.get(SEEN, 0) > SEEN_EVERY:
        request.session[SEEN] = int(time.time())


def _unlock(request) -> HttpResponse | None:
    """Nothing, and the request goes on; the lock again where the password is wrong."""
    user, typed = request.user, request.POST[PASSWORD]
    try:
        if not guarded(user.username, address_of(request), lambda: user.check_password(typed)):
            return _lock_page(request, "Kata sandi salah. Periksa huruf besar, lalu coba lagi.")
    except ValidationError as refusal:
        return _lock_page(request, " ".join(refusal.messages))
    touch(request)
    if request.POST.get(WAY) == "GET":
        return HttpResponseRedirect(request.get_full_path())
    if request.POST.get(CARRIED):
        request.POST = _carried(request)
    return None


def _lock_page(request, words: str = "") -> HttpResponse:
    """423 in every shape: words for the cover's script, nothing for htmx, the page for everybody else."""
    if request.htmx or request.headers.get("Accept") == "text/plain":
        return HttpResponse(words, content_type="text/plain; charset=utf-8", status=423)
    again = PASSWORD in request.POST
    context = {
        "words": words,
        "way": request.POST.get(WAY, request.method) if again else request.method,
        "carried": request.POST.get(CARRIED, "") if again else _sealed(request),
        "files": [] if again else [file.name for file in request.FILES.values()],
        "path": request.get_full_path(),
        "page_help": "",  # that of a page nobody sees
    }
    response = render(request, "accounts/locked.html", context, status=423)
    response["Cache-Control"] = "no-store"
    return response


def _sealed(request) -> str:
    if request.method != "POST":
        return ""
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in OF_THE_LOCK}
    return seal(json.dumps([request.user.pk, request.path, fields]))


def _carried(request) -> QueryDict:
    """What was sent to this address by this user before the lock; nothing where it is not theirs."""
    fields = QueryDict(mutable=True)
    try:
        user, path, sent = json.loads(unseal(request.POST[CARRIED]))
    except (InvalidTag, KeyError, ValueError):
        return fields
    if (user, path) == (request.user.pk, request.path):
        for name, values in sent.items():
            fields.setlist(name, values)
    return fields


@require_POST
@never_cache
def lock(request):
    """Lock now: for who leaves the desk, and for the cover's script."""
    request.session[LOCKED] = True
    return _lock_page(request) if request.headers.get("Accept") == "text/plain" else HttpResponseRedirect("/")


@require_POST
@never_cache
def pulse(request):
    """Hands at the keyboard: keeps the session open, says whether it is, and takes the password of the cover."""
    touch(request)
    return HttpResponse(status=204)
