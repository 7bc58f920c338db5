"""Imports: the file, what was found in it, and its rows while they wait for a decision."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from umkm_registry.history.models import Act

GRAINS = [
    ("nib", "NIB"),
    ("project", "Proyek"),
    ("permit", "Izin"),
    ("iumk", "IUMK"),
    ("sidt", "SIDT"),
]


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Imports are whole-city work."""
        return self if user.scope.whole_city else self.none()


class ImportBatch(models.Model):
    """One uploaded file and its way into the register. Its file and staged rows go after 90 days, its story stays."""

    STATES = [
        ("uploaded", "Menunggu dibaca"),
        ("reading", "Sedang dibaca"),
        ("checking", "Sedang diperiksa"),
        ("comparing", "Sedang dibandingkan"),
        ("reviewable", "Menunggu keputusan"),
        ("to_commit", "Menunggu disimpan"),
        ("committing", "Sedang disimpan"),
        ("committed", "Disimpan ke data UMKM"),
        ("refused", "Ditolak"),
        ("failed", "Gagal dibaca"),
        ("cancelled", "Dihentikan"),
        ("to_undo", "Menunggu dibatalkan"),
        ("undoing", "Sedang dibatalkan"),
        ("undone", "Dibatalkan"),
    ]
    PREPARING = ["uploaded", "reading", "checking", "comparing"]
    COMMITTING = ["to_commit", "committing"]
    UNDOING = ["to_undo", "undoing"]
    WORKING = [*PREPARING, *COMMITTING, *UNDOING]
    # States in which a job still has to begin.
    WAITING = ["uploaded", "to_commit", "to_undo"]

    state = models.CharField("keadaan", max_length=10, choices=STATES, default="uploaded")
    file = models.FileField("berkas", upload_to="imports/", blank=True)
    file_name = models.CharField("nama berkas", max_length=255)
    file_hash = models.CharField("sidik berkas (SHA-256)", max_length=64, db_index=True)
    file_bytes = models.BigIntegerField("ukuran (bita)")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="oleh",
        null=True,
        blank=True,
        related_name="imports",
    )
    uploaded_at = models.DateTimeField("diunggah", auto_now_add=True)
    handed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="diserahkan kepada",
        null=True,
        blank=True,
        related_name="+",
    )
    upload_key = models.UUIDField("kunci unggahan", null=True, unique=True, editable=False)
    phase_at = models.DateTimeField("tahap ini dimulai", null=True, editable=False)
    taken_over = models.PositiveSmallIntegerField("berapa kali diambil alih", default=0, editable=False)
    grain = models.CharField("isi", max_length=7, choices=GRAINS, blank=True)
    layout = models.CharField("susunan kolom", max_length=60, blank=True)
    columns = ArrayField(models.CharField(max_length=40), verbose_name="kolom", default=list)
    sheet = models.CharField("lembar", max_length=100, blank=True)
    header_row = models.PositiveIntegerField("baris judul", null=True)
    rows = models.PositiveIntegerField("baris data", default=0)
    rows_done = models.PositiveIntegerField("baris selesai", default=0)
    repeated = models.PositiveIntegerField("baris berulang", default=0)
    rejected = models.PositiveIntegerField("baris tidak diambil", default=0)
    skipped = models.PositiveIntegerField("baris dilewati", default=0)
    full_on = models.DateField(
        "ekspor lengkap per tanggal",
        null=True,
        blank=True,
        help_text="Diisi bila berkas memuat semua data OSS jenis ini: yang tidak ada di dalamnya ditandai.",
    )
    counts = models.JSONField("jumlah baru, berubah, tetap", default=dict)
    seconds = models.JSONField("lama kerja (detik)", default=dict)
    error = models.TextField("sebab gagal", blank=True)
    reason = models.TextField("alasan ditolak atau dibatalkan", blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name="diputuskan oleh",
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("diputuskan", null=True, blank=True)
    undo_counts = models.JSONField("hasil pembatalan", default=dict, blank=True)
    undo_preview = models.JSONField("pratinjau pembatalan", default=dict, blank=True, editable=False)
    purged_at = models.DateTimeField("berkas dihapus", null=True, blank=True)
    act = models.OneToOneField(
        Act, models.PROTECT, verbose_name="tindakan", null=True, blank=True, related_name="import_batch"
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "impor"
        ordering = ["-uploaded_at", "-id"]
        permissions = [("commit_importbatch", "Boleh menyimpan impor ke data UMKM")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="committed") | Q(act__isnull=False),
                name="importbatch_committed_has_act",
                violation_error_message="Impor yang disimpan harus memiliki tindakan.",
            )
        ]

    def __str__(self):
        return f"Impor {self.pk}: {self.file_name}"


class Finding(models.Model):
    """Rows of one import that share a cause (catatan pemeriksaan)."""

    SEVERITIES = [
        ("error", "Baris tidak diambil"),
        ("warning", "Peringatan"),
        ("skipped", "Dilewati"),
        ("note", "Catatan"),
    ]
    batch = models.ForeignKey(ImportBatch, models.CASCADE, verbose_name="impor", related_name="findings")
    code = models.SlugField("kode", max_length=40)
    column = models.CharField("kolom", max_length=60, blank=True)
    severity = models.CharField("jenis", max_length=7, choices=SEVERITIES)
    rows = models.PositiveIntegerField("jumlah baris")
    lines = ArrayField(models.PositiveIntegerField(), verbose_name="contoh baris", default=list)

    class Meta:
        verbose_name = verbose_name_plural = "catatan pemeriksaan"
        ordering = ["batch", "id"]
        constraints = [models.UniqueConstraint(fields=["batch", "code", "column"], name="finding_once_per_column")]

    def __str__(self):
        return f"{self.code} {self.column} ({self.rows})"


class StagedRow(models.Model):
    """One cleaned row of a file that waits for a decision; nothing of it is in the register yet."""

    OUTCOMES = [("taken", "Diambil"), ("repeated", "Berulang")]
    # No constraint: it would cost a look-up a row, and these rows go with their batch in one statement anyway.
    batch = models.ForeignKey(
        ImportBatch, models.CASCADE, verbose_name="impor", related_name="staged", db_index=False, db_constraint=False
    )
    line = models.PositiveIntegerField("baris")
    key = models.CharField("kunci", max_length=100)
    nib = models.CharField("NIB", max_length=13)
    values = models.JSONField(
        "isi", help_text="Kolom → nilai; kolom kosong tidak ada. Data pribadi hanya sidik dan topengnya."
    )
    sealed = models.JSONField("isi tersegel", default=dict)
    outcome = models.CharField("hasil", max_length=8, choices=OUTCOMES, default="taken")

    class Meta:
        verbose_name = verbose_name_plural = "baris impor"
        indexes = [models.Index(fields=["batch", "key"], name="stagedrow_by_key")]

    def __str__(self):
        return f"{self.batch_id}:{self.line}"
