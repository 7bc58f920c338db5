"""What an import changes, proposes, and leaves behind when it is undone; whose value counts."""

from django.db import models
from django.db.models import Q

from permits.oss.models.batches import ImportBatch
from umkm_registry.businesses.models import Business
from umkm_registry.history.models import Act
from umkm_registry.regions.models import District


class Difference(models.Model):
    """One cell that an import changes, or would change if a person had not vouched for the present value (`held`).

    `old` and `new` are words for a person, personal data masked. Kept after the commit: the import's own story.
    """

    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, verbose_name="impor", related_name="differences", db_constraint=False
    )
    kind = models.CharField("jenis data", max_length=10)
    row_id = models.BigIntegerField("nomor baris data")
    business_id = models.BigIntegerField("usaha")
    district = models.ForeignKey(
        District, models.SET_NULL, verbose_name="kecamatan", null=True, related_name="+", db_index=False
    )
    field = models.CharField("kolom", max_length=30)
    old = models.TextField("lama", blank=True)
    new = models.TextField("baru", blank=True)
    held = models.BooleanField("nilai petugas dipertahankan", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "perubahan nilai"
        indexes = [
            models.Index(fields=["batch", "id"], name="difference_by_batch"),
            models.Index(fields=["batch", "field", "id"], name="difference_by_field"),
            models.Index(fields=["batch", "district", "id"], name="difference_by_district"),
        ]

    def __str__(self):
        return f"{self.field}: {self.old} → {self.new}"


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Proposals come out of imports, which are whole-city work."""
        return self if user.scope.whole_city else self.none()

    def open(self):
        return self.filter(state="open")


class Proposal(models.Model):
    """A value of OSS that differs from one a person vouched for: it waits for a decision.

    A refused one does not come back while OSS goes on saying the same; a later import that says something else
    replaces an open one.
    """

    STATES = [
        ("open", "Menunggu keputusan"),
        ("accepted", "Diterima"),
        ("refused", "Ditolak"),
        ("replaced", "Digantikan usulan baru"),
        ("withdrawn", "Ditarik kembali"),
    ]
    batch = models.ForeignKey(ImportBatch, models.PROTECT, verbose_name="impor", related_name="proposals")
    kind = models.CharField("jenis data", max_length=10)
    row_id = models.BigIntegerField("nomor baris data")
    business = models.ForeignKey(
        Business, models.PROTECT, verbose_name="usaha", related_name="proposals", db_constraint=False
    )
    field = models.CharField("kolom", max_length=30)
    old = models.TextField("nilai sekarang", blank=True)
    new = models.TextField("usulan OSS", blank=True)
    columns = models.JSONField("isi usulan", help_text="Kolom tabel → nilai, yang pribadi tersegel.")
    state = models.CharField("keadaan", max_length=9, choices=STATES, default="open")
    act = models.ForeignKey(
        Act, models.PROTECT, verbose_name="keputusan", null=True, blank=True, related_name="decided_proposals"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "usulan dari impor"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "row_id", "field"],
                condition=Q(state="open"),
                name="proposal_one_open",
                violation_error_message="Sudah ada usulan yang menunggu untuk kolom ini.",
            )
        ]

    def __str__(self):
        return f"{self.field}: {self.old} → {self.new}"


class FieldPolicy(models.Model):
    """Whose value counts for a column that a person typed without vouching for it: that of OSS, or the person's."""

    WINNERS = [("oss", "OSS"), ("person", "Petugas")]
    kind = models.CharField("jenis data", max_length=10)
    field = models.CharField("kolom", max_length=30)
    winner = models.CharField("yang dipakai", max_length=6, choices=WINNERS)

    class Meta:
        verbose_name = verbose_name_plural = "aturan nilai OSS atau petugas"
        ordering = ["kind", "field"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "field"],
                name="fieldpolicy_once",
                violation_error_message="Kolom ini sudah punya aturan.",
            )
        ]

    def __str__(self):
        return f"{self.kind} {self.field}: {self.get_winner_display()}"


class UndoneRow(models.Model):
    """A register row that undoing an import left as it is, and why."""

    BUCKETS = [("kept", "Dipertahankan"), ("failed", "Tidak bisa")]
    batch = models.ForeignKey(ImportBatch, models.CASCADE, verbose_name="impor", related_name="undone_rows")
    bucket = models.CharField("hasil", max_length=6, choices=BUCKETS)
    kind = models.CharField("jenis data", max_length=10)
    row_id = models.BigIntegerField("nomor baris data")
    label = models.CharField("nama", max_length=300, blank=True)
    because = models.CharField("sebab", max_length=300)

    class Meta:
        verbose_name = verbose_name_plural = "hasil pembatalan impor"
        ordering = ["batch", "bucket", "id"]

    def __str__(self):
        return f"{self.label}: {self.because}"
