"""One-time links with which a person sets the own password: used once, and dead after some days.

Django's token hangs on the password, the last log-in and the e-mail address, so that setting a password uses it up.
"""

import logging
import smtplib

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

logger = logging.getLogger(__name__)

WORDS = (
    "Anda dapat masuk ke Data UMKM dengan nama pengguna {username}. Buat kata sandi Anda di alamat ini:\n\n{url}\n\n"
    "Alamat ini berlaku {days} hari dan hanya dapat dipakai satu kali. Jangan teruskan kepada siapa pun."
)


def one_time_path(user) -> str:
    """The address on this site at which `user`, and whoever else is given it, sets the password."""
    key = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("undangan", args=[key, default_token_generator.make_token(user)])


def days_valid() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // 86_400


def mail_link(user, url: str) -> bool:
    """Send the link to the person's own address; False where there is no address, no mail server, or it is down."""
    if not user.email or settings.MAILERS["default"]["BACKEND"].endswith(".dummy.EmailBackend"):
        return False
    words = WORDS.format(username=user.username, url=url, days=days_valid())
    try:
        send_mail("Kata sandi Data UMKM", words, None, [user.email])
    except (OSError, smtplib.SMTPException):
        logger.exception("No mail with a one-time link to user %s", user.pk)
        return False
    return True
