"""What users tell of as not working."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ProblemReport(models.Model):
    """Page, user, time and words; never what the page showed."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="pelapor", related_name="problem_reports"
    )
    page = models.CharField("halaman", max_length=200)
    words = models.TextField("yang terjadi", max_length=2000)
    at = models.DateTimeField("waktu", default=timezone.now)
    handled_at = models.DateTimeField("ditangani", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="ditangani oleh",
        null=True,
        blank=True,
        related_name="handled_problems",
    )

    class Meta:
        verbose_name = verbose_name_plural = "laporan masalah"
        indexes = [models.Index(fields=["-at", "-id"], name="problemreport_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(handled_at__isnull=True, handled_by__isnull=True)
                | models.Q(handled_at__isnull=False, handled_by__isnull=False),
                name="problemreport_handled_by_somebody",
                violation_error_message="Laporan yang ditangani menyebut kapan dan oleh siapa.",
            )
        ]

    def __str__(self):
        return f"Laporan {self.pk}"
