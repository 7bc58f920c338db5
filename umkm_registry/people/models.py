"""What was changed about a user, in sentences, and the minutes of handing work over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from umkm_registry.history.models import Act


class UserChange(models.Model):
    """One sentence of the story of a user; `act` says who did it, when and why."""

    act = models.ForeignKey(Act, models.PROTECT, verbose_name="tindakan", related_name="user_changes")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="pengguna", related_name="changes_told"
    )
    words = models.TextField("perubahan")

    class Meta:
        verbose_name = verbose_name_plural = "perubahan pengguna"
        ordering = ["-id"]

    def __str__(self):
        return self.words


class Handover(models.Model):
    """Open work that went from one person to another in one act; what the minutes (berita acara) say, frozen."""

    act = models.OneToOneField(Act, models.PROTECT, verbose_name="tindakan", related_name="handover")
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="yang menyerahkan", related_name="handovers_given"
    )
    taker = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="yang menerima", related_name="handovers_taken"
    )
    items = models.JSONField("yang diserahkan", help_text="[{title, outcome, rows: [kalimat]}]")

    class Meta:
        verbose_name = verbose_name_plural = "serah terima"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(giver=F("taker")),
                name="handover_between_two",
                violation_error_message="Pilih orang lain sebagai penerima.",
            )
        ]

    def __str__(self):
        return f"Serah terima {self.pk}"

    @property
    def rows(self) -> int:
        """How many things changed hands."""
        return sum(len(item["rows"]) for item in self.items)
