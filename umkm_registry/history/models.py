"""Acts: who did what, when, through which door, and why."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


class ActQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All acts, or the user's own. What others did to rows the user may see: `written.acts_seen_by`."""
        if user.scope.whole_city:
            return self
        return self.filter(actor=user)


class Act(models.Model):
    DOORS = [
        ("form", "Formulir"),
        ("import", "Impor"),
        ("merge", "Penggabungan"),
        ("visit", "Kunjungan"),
        ("undo", "Pembatalan"),
        ("bulk", "Ubah massal"),
        ("admin", "Admin"),
        ("system", "Sistem"),
    ]
    door = models.CharField("lewat", max_length=6, choices=DOORS)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="oleh",
        null=True,
        blank=True,
        related_name="acts",
    )
    at = models.DateTimeField("waktu", default=timezone.now)
    label = models.CharField("keterangan", max_length=200)
    reason = models.TextField("alasan", blank=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, verbose_name="membatalkan", null=True, blank=True, related_name="undone_by"
    )

    objects = ActQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tindakan"
        ordering = ["-at", "-id"]
        permissions = [
            ("put_back_act", "Boleh mengembalikan tindakan"),
            ("export_act", "Boleh mengekspor riwayat"),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="act_newest")]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("tindakan", args=[self.pk])
