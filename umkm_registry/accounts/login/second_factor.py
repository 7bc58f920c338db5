"""The second factor: a six-digit code of the user's phone (RFC 6238), or one of the codes kept for the day it is lost.

The arithmetic is `cryptography`'s. The shared key and the codes lie sealed in the database.
"""

import base64
import os
import secrets
import time

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from umkm_registry.accounts.login.models import RecoveryCode, SecondFactor
from umkm_registry.accounts.models import User
from umkm_registry.sealing import fingerprint, fingerprints, seal, unseal

STEP = 30  # seconds a code lives; one step before and after is taken, too, for clocks that differ
RECOVERY_CODES = 8
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike


class SecondFactorRefused(ValidationError):
    """Not switched on or off; the message says why."""


def is_compulsory_for(user: User) -> bool:
    """Whether one of the roles held today is named in REQUIRE_TOTP_ROLES. No query where none is."""
    return bool(settings.REQUIRE_TOTP_ROLES) and any(role.slug in settings.REQUIRE_TOTP_ROLES for role in user.roles)


def is_on(user: User) -> bool:
    return SecondFactor.objects.filter(user=user, confirmed_at__isnull=False).exists()


def begin(user: User) -> None:
    """Make a key to be confirmed, in place of an unconfirmed one. Refused while a confirmed one is in use."""
    if is_on(user):
        raise SecondFactorRefused("Verifikasi dua langkah sudah aktif.")
    key = base64.b64encode(os.urandom(20)).decode()
    fresh = {"key_sealed": seal(key), "key_hash": fingerprint(key), "last_step": 0}
    SecondFactor.objects.update_or_create(user=user, defaults=fresh)


@transaction.atomic
def confirm(user: User, code: str) -> list[str]:
    """Switch it on with a first code; the recovery codes, to be shown once. Refused for a wrong code."""
    if not SecondFactor.objects.filter(user=user, confirmed_at=None).exists() or not _code_fits(user, code):
        raise SecondFactorRefused("Kode tidak cocok. Tunggu kode berikutnya di aplikasi, lalu ketik yang baru.")
    SecondFactor.objects.filter(user=user).update(confirmed_at=timezone.now())
    return renew_recovery_codes(user)


@transaction.atomic
def renew_recovery_codes(user: User) -> list[str]:
    """New codes in place of the old ones, to be shown once."""
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    user.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(user=user, code_sealed=seal(code), code_hash=fingerprint(code)) for code in codes
    )
    return [f"{code[:5]}-{code[5:]}" for code in codes]


@transaction.atomic
def switch_off(user: User) -> None:
    """Key and recovery codes go. For the user, and for whoever helps one whose phone is lost."""
    SecondFactor.objects.filter(user=user).delete()
    user.recovery_codes.all().delete()


def passes(user: User, code: str) -> bool:
    """Whether `code` lets the user in: the code of the phone, each once, or a recovery code, which is then used up."""
    plain = "".join(code.split()).replace("-", "").lower()
    if plain.isdigit() and len(plain) == 6:
        return _code_fits(user, plain)
    return bool(user.recovery_codes.filter(code_hash__in=fingerprints(plain)).delete()[0])


@transaction.atomic
def _code_fits(user: User, code: str) -> bool:
    factor = SecondFactor.objects.select_for_update().filter(user=user).first()
    digits = "".join(code.split())
    if not factor or not (digits.isascii() and digits.isdigit()):
        return False
    now = int(time.time()) // STEP
    for step in (now - 1, now, now + 1):
        if step > factor.last_step and _fits(factor, digits, step):
            SecondFactor.objects.filter(pk=factor.pk).update(last_step=step)
            return True
    return False


def _fits(factor: SecondFactor, digits: str, step: int) -> bool:
    try:
        _totp(factor).verify(digits.encode(), step * STEP)
    except InvalidToken:
        return False
    return True


def _totp(factor: SecondFactor) -> TOTP:
    # SHA-1 is what authenticator apps speak; inside an HMAC it is not broken.
    return TOTP(base64.b64decode(unseal(factor.key_sealed)), 6, SHA1(), STEP)  # noqa: S303


def typed_key(factor: SecondFactor) -> str:
    """The key for who cannot scan: base32 in groups of four."""
    text = base64.b32encode(base64.b64decode(unseal(factor.key_sealed))).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def picture(factor: SecondFactor) -> SafeString:
    """The QR code an authenticator app scans, as inline SVG."""
    address = _totp(factor).get_provisioning_uri(factor.user.username, "Data UMKM")
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=4, light="#fff", title="Kode QR")
    return mark_safe(drawn)  # noqa: S308 - drawn by segno out of numbers
