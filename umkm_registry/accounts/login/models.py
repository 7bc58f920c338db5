"""What guards the door: attempts to log in, the second factor of a user, and its recovery codes."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class LogInAttempt(models.Model):
    """One try at a password or code. Only a keyed hash of the name: people type passwords into the wrong field."""

    name_hash = models.CharField("sidik nama", max_length=50)
    address = models.GenericIPAddressField("alamat jaringan")
    succeeded = models.BooleanField("berhasil", default=False)
    at = models.DateTimeField("waktu", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "percobaan masuk"
        indexes = [models.Index(fields=["name_hash", "at"], name="loginattempt_name")]

    def __str__(self):
        return f"{self.address}, {self.at}"


class SecondFactor(models.Model):
    """The key an authenticator app of the user shares with us; in use once a first code has proven it."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="pengguna", related_name="second_factor"
    )
    # The hash has no use of its own; it goes along where keys of personal data are replaced.
    key_sealed = models.TextField("kunci tersegel")
    key_hash = models.CharField("sidik kunci", max_length=50, default="")
    confirmed_at = models.DateTimeField("aktif sejak", null=True, blank=True)
    # A code works once: the 30-second step of the newest one that was taken.
    last_step = models.BigIntegerField("langkah terakhir", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "verifikasi dua langkah"

    def __str__(self):
        return str(self.user)


class RecoveryCode(models.Model):
    """A code for the day the phone is lost; its row goes when it is used. Sealed so that its hash can be made anew."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="pengguna", related_name="recovery_codes"
    )
    code_sealed = models.TextField("kode tersegel", default="")
    code_hash = models.CharField("sidik kode", max_length=50)

    class Meta:
        verbose_name = verbose_name_plural = "kode cadangan"

    def __str__(self):
        return str(self.user)
