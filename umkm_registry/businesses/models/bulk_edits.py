"""Bulk edits: one fact of many businesses changed at once, and what was asked for. What it wrote stands in history."""

from django.db import models
from django.urls import reverse

from umkm_registry.history.models import Act


class BulkEditQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(act__in=Act.objects.visible_to(user))


class BulkEdit(models.Model):
    """`act` changed `field` to `value` (in words `words`) for the businesses that `asked` names in words.

    `counts`: how many rows were changed and left as they were, by name as in `bulk_editing.Outlook`; `undo_counts`:
    how many an undo restored and kept. `key` comes from the page on which it was decided, so that a form sent twice
    edits once.
    """

    act = models.OneToOneField(Act, models.PROTECT, verbose_name="tindakan", related_name="bulk_edit")
    key = models.UUIDField("kunci", unique=True, editable=False)
    field = models.CharField("yang diubah", max_length=20)
    value = models.CharField("nilai", max_length=100, blank=True)
    words = models.CharField("nilai baru", max_length=150)
    asked = models.JSONField("saringan", default=list)
    counts = models.JSONField("jumlah", default=dict)
    undo_counts = models.JSONField("jumlah pembatalan", null=True)

    objects = BulkEditQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ubah massal"

    def __str__(self):
        return self.act.label

    def get_absolute_url(self):
        return reverse("hasil-ubah-massal", args=[self.act_id])
