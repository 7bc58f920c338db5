"""The brake on guessing: a few tries a quarter of an hour for a name from one address, some more for the name at all.

Nothing counts for an address alone, since a whole office stands behind one. The slower limit of a name is for guesses
from many addresses; where its owner logged in lately it does not hold, or strangers could shut him out.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from umkm_registry.accounts.login.models import LogInAttempt
from umkm_registry.sealing import fingerprint

# Failures allowed, and within which time.
FROM_ONE_ADDRESS = (5, timedelta(minutes=15))
FROM_ANYWHERE = (30, timedelta(hours=6))
KEPT = timedelta(days=30)  # and that long an address where one logged in stays known


class LogInRefused(ValidationError):
    """Too many failures; the message says how long to wait."""


def address_of(request: HttpRequest) -> str:
    """Where the request comes from. The server in front of production names it; elsewhere that header is a claim."""
    if settings.BEHIND_PROXY and "X-Forwarded-For" in request.headers:
        return request.headers["X-Forwarded-For"].rpartition(",")[2].strip()
    return request.META["REMOTE_ADDR"]


def guarded[Found](name: str, address: str, check: Callable[[], Found]) -> Found:
    """What `check` answers, its falsehood counted as a failure of `name` from `address`. Raises LogInRefused.

    The try is written down before it is checked, so that many at once are counted, too.
    """
    now, name_hash = timezone.now(), fingerprint(name.casefold())
    attempt = LogInAttempt.objects.create(name_hash=name_hash, address=address, at=now)
    until = _locked_until(attempt)
    if until:
        attempt.delete()
        raise LogInRefused(_words(until - now))
    found = check()
    if found:
        LogInAttempt.objects.filter(pk=attempt.pk).update(succeeded=True)
        LogInAttempt.objects.filter(at__lt=now - KEPT).delete()
    return found


def forget_failures(name: str) -> None:
    """Let `name` try again at once; for whoever sets a new password for somebody."""
    LogInAttempt.objects.filter(name_hash=fingerprint(name.casefold()), succeeded=False).delete()


def _locked_until(attempt: LogInAttempt) -> datetime | None:
    others = LogInAttempt.objects.filter(name_hash=attempt.name_hash).exclude(pk=attempt.pk)
    here = others.filter(address=attempt.address)
    good = here.filter(succeeded=True).order_by("-at").values_list("at", flat=True).first()
    if good:
        return _end_of_wait(here.filter(at__gt=good), attempt.at, *FROM_ONE_ADDRESS)
    return _end_of_wait(here, attempt.at, *FROM_ONE_ADDRESS) or _end_of_wait(others, attempt.at, *FROM_ANYWHERE)


def _end_of_wait(attempts, now: datetime, limit: int, span: timedelta) -> datetime | None:
    """When the failures of the last `span` will be fewer than `limit` again; None while they are."""
    failures = attempts.filter(succeeded=False, at__gt=now - span).order_by("-at").values_list("at", flat=True)
    newest = list(failures[:limit])
    return newest[-1] + span if len(newest) == limit else None


def _words(left: timedelta) -> str:
    minutes = -(-int(left.total_seconds()) // 60) or 1
    wait = f"{minutes} menit" if minutes < 60 else f"{-(-minutes // 60)} jam"
    advice = f"Coba lagi {wait} lagi, atau minta kata sandi baru kepada pengelola data."
    return f"Terlalu banyak percobaan yang gagal. {advice}"
