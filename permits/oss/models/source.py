"""What OSS says, and which import said it."""

from django.db import models

from permits.oss.models.batches import GRAINS, ImportBatch


class SourceRecord(models.Model):
    """What OSS says of one key: the latest value of each column, over all committed imports that carried it.

    The register is computed from these rows, so the order in which files arrive does not matter.
    """

    grain = models.CharField("isi", max_length=7, choices=GRAINS)
    key = models.CharField("kunci", max_length=100)
    nib = models.CharField("NIB", max_length=13)
    values = models.JSONField("isi terakhir")
    sealed = models.JSONField("isi tersegel", default=dict)
    digest = models.CharField("sidik isi", max_length=32, help_text="MD5 dari isi yang terakhir dibawa impor.")
    # Imports are never deleted, so the database need not look them up for each of 73,000 rows.
    first_batch = models.ForeignKey(
        ImportBatch,
        models.PROTECT,
        verbose_name="impor pertama",
        related_name="first_records",
        db_index=False,
        db_constraint=False,
    )
    last_batch = models.ForeignKey(
        ImportBatch,
        models.PROTECT,
        verbose_name="impor terakhir",
        related_name="last_records",
        db_index=False,
        db_constraint=False,
    )
    gone_since = models.DateField("tidak ada di ekspor sejak", null=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "catatan sumber"
        indexes = [models.Index(fields=["nib"], name="sourcerecord_by_nib")]
        constraints = [models.UniqueConstraint(fields=["grain", "key"], name="sourcerecord_key_unique")]

    def __str__(self):
        return f"{self.grain} {self.key}"


class Sighting(models.Model):
    """That an import carried a record. `values` is what it carried; null when the same as in the sighting before."""

    # Both links are written and removed by the import's own statements alone; checking them row by row would cost a
    # tenth of every commit.
    record = models.ForeignKey(
        SourceRecord,
        models.CASCADE,
        verbose_name="catatan sumber",
        related_name="sightings",
        db_index=False,
        db_constraint=False,
    )
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, verbose_name="impor", related_name="sightings", db_constraint=False
    )
    line = models.PositiveIntegerField("baris")
    values = models.JSONField("isi yang dibawa", null=True)
    sealed = models.JSONField("isi tersegel", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "kemunculan"
        constraints = [models.UniqueConstraint(fields=["record", "batch"], name="sighting_once_per_import")]

    def __str__(self):
        return f"{self.record_id} dalam impor {self.batch_id}"
