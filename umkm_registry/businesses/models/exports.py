"""Exports of the list of businesses: who took which rows out of the register, when, and the file while it is kept."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class RegisterExportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, and everybody's for whoever keeps an eye on exports."""
        if user.has_perm("businesses.view_registerexport") and user.scope.whole_city:
            return self
        return self.filter(actor=user)

    def unfinished(self):
        return self.filter(state__in=RegisterExport.UNFINISHED)


class RegisterExport(models.Model):
    """One file made of the list. The file goes after some days, the entry stays."""

    STATES = [
        ("waiting", "Menunggu dibuat"),
        ("running", "Sedang dibuat"),
        ("done", "Siap diunduh"),
        ("failed", "Gagal dibuat"),
        ("cancelled", "Dihentikan"),
    ]
    UNFINISHED = ["waiting", "running"]
    FORMATS = [("xlsx", "Excel (.xlsx)"), ("csv", "CSV (.csv)")]

    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="oleh", related_name="register_exports"
    )
    asked_at = models.DateTimeField("diminta", auto_now_add=True)
    # Of the page the button stood on: pressed twice it makes one export. Let go of after a minute.
    key = models.UUIDField("kunci permintaan", null=True, unique=True, editable=False)
    query = models.TextField("alamat saringan", blank=True)
    words = models.TextField("saringan")
    columns = ArrayField(models.CharField(max_length=40), verbose_name="kolom")
    format = models.CharField("bentuk berkas", max_length=4, choices=FORMATS)
    # The kecamatan the maker saw when the file was made; none named means the whole city.
    districts = ArrayField(models.BigIntegerField(), verbose_name="kecamatan terlihat", null=True, editable=False)
    state = models.CharField("keadaan", max_length=9, choices=STATES, default="waiting")
    rows = models.PositiveIntegerField("jumlah baris", default=0)
    rows_done = models.PositiveIntegerField("baris selesai", default=0)
    # Counts the beginnings. Whoever began last holds the export; others find the number changed and lay it down.
    attempts = models.PositiveSmallIntegerField("berapa kali dimulai", default=0, editable=False)
    started_at = models.DateTimeField("dimulai", null=True, editable=False)
    ended_at = models.DateTimeField("selesai", null=True)
    file = models.FileField("berkas", upload_to="exports/", blank=True)
    bytes = models.BigIntegerField("ukuran (bita)", default=0)
    purged_at = models.DateTimeField("berkas dihapus", null=True)
    error = models.TextField("sebab gagal", blank=True)

    objects = RegisterExportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "ekspor"
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["-asked_at", "-id"], name="registerexport_newest")]

    def __str__(self):
        return f"Ekspor {self.pk}"

    @property
    def unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def percent(self) -> int:
        return min(100, self.rows_done * 100 // max(1, self.rows))

    @property
    def file_name(self) -> str:
        """usaha-ekspor-12.xlsx: what the browser calls it, so that the entry is found again by its number."""
        return f"usaha-ekspor-{self.pk}.{self.format}"

    @property
    def kept_until(self) -> datetime:
        """From when on the file may be deleted."""
        return self.ended_at + timedelta(days=settings.EXPORTS_KEPT_DAYS)

    def within_reach_of(self, user) -> bool:
        """Whether `user` still sees all that the file holds: a grant may have ended since."""
        scope = user.scope
        return scope.whole_city or (self.districts is not None and scope.district_ids.issuperset(self.districts))
