"""Permit types, their names in OSS, and the permits businesses hold."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from umkm_registry.businesses.models import Activity, Business
from umkm_registry.businesses.models.activities import RISKS
from umkm_registry.businesses.models.owners import SEE_RESTRICTED
from umkm_registry.history.tracking import Tracked, tracked


class PermitType(models.Model):
    GROUPS = [
        ("business", "Izin usaha"),
        ("basic", "Persyaratan dasar"),
        ("standard", "Sertifikat Standar dan Izin"),
        ("supporting", "PB-UMKU"),
        ("certificate", "Sertifikat lain"),
    ]
    code = models.SlugField("kode", primary_key=True, max_length=30)
    name = models.CharField("nama", max_length=150, unique=True)
    group = models.CharField("kelompok", max_length=11, choices=GROUPS)
    issuer = models.CharField("penerbit", max_length=100, blank=True)
    counts = models.BooleanField(
        "dihitung sebagai izin usaha", default=False, help_text="Ikut dalam angka “izin usaha pernah terbit”."
    )
    number_pattern = models.CharField(
        "pola nomor", max_length=100, blank=True, help_text="Ungkapan reguler; hanya memperingatkan."
    )
    number_example = models.CharField("contoh nomor", max_length=50, blank=True)
    validity_years = models.PositiveSmallIntegerField("masa berlaku (tahun)", null=True, blank=True)
    validity_rule = models.CharField("dasar masa berlaku", max_length=200, blank=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "jenis izin"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        try:
            re.compile(self.number_pattern)
        except re.error as error:
            message = f"Pola nomor tidak dapat dibaca: {error}. Perbaiki ungkapannya atau kosongkan."
            raise ValidationError({"number_pattern": message}) from error


class PermitTypeAlias(models.Model):
    """A document name as OSS writes it; compared after folding capitals and spaces."""

    permit_type = models.ForeignKey(PermitType, models.CASCADE, verbose_name="jenis izin", related_name="aliases")
    text = models.CharField("nama dokumen di OSS", max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "nama dokumen OSS"
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                "text",
                name="permittypealias_text_unique",
                violation_error_message="Nama dokumen ini sudah dipetakan ke satu jenis izin.",
            )
        ]

    def __str__(self):
        return self.text


class PermitQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.scope.whole_city:
            restricted = Business.objects.restricted()
            return self if user.has_perm(SEE_RESTRICTED) else self.exclude(business__in=restricted)
        return self.filter(business__in=Business.objects.visible_to(user))

    def counted(self):
        """Permits that make the office's number: types that count, ever issued, of businesses in scope."""
        return self.filter(
            permit_type__counts=True,
            status__in=Permit.EVER_ISSUED,
            business__in_scope=True,
            business__merged_into__isnull=True,
        )

    def in_force(self, day):
        """Issued on or before `day`, neither ended nor past its printed or computed date then."""
        return self.filter(
            Q(issued_on__isnull=True) | Q(issued_on__lte=day),
            Q(printed_expiry_on__isnull=True) | Q(printed_expiry_on__gte=day),
            Q(printed_expiry_on__isnull=False) | Q(computed_expiry_on__isnull=True) | Q(computed_expiry_on__gte=day),
            status="issued",
        )


@tracked(exclude=("activity", "gone_since"))
class Permit(Tracked):
    STATUSES = [
        ("pending", "Dalam proses"),
        ("issued", "Terbit"),
        ("warned", "Peringatan"),
        ("suspended", "Dihentikan sementara"),
        ("refused", "Ditolak"),
        ("revoked", "Dicabut"),
        ("replaced", "Digantikan"),
    ]
    EVER_ISSUED = ["issued", "warned", "suspended", "revoked", "replaced"]
    SOURCES = [("oss", "OSS"), ("district", "Kecamatan"), ("form", "Formulir")]

    business = models.ForeignKey(Business, models.PROTECT, verbose_name="usaha", related_name="permits")
    # Follows from `project_digits`: empty until the project arrives, and again when it goes.
    activity = models.ForeignKey(
        Activity, models.SET_NULL, verbose_name="kegiatan", null=True, blank=True, related_name="permits"
    )
    project_digits = models.CharField("nomor proyek", max_length=21, blank=True)
    application_digits = models.CharField("nomor permohonan", max_length=21, null=True, blank=True)
    permit_type = models.ForeignKey(
        PermitType, models.PROTECT, verbose_name="jenis izin", related_name="permits", db_index=False
    )
    document = models.CharField("nama dokumen", max_length=200, blank=True)
    number = models.CharField("nomor", max_length=100, blank=True)
    status = models.CharField("status", max_length=9, choices=STATUSES, default="issued")
    status_text = models.CharField("status menurut sumber", max_length=100, blank=True)
    risk = models.CharField("risiko", max_length=11, choices=RISKS, blank=True)
    authority = models.CharField("kewenangan", max_length=150, blank=True)
    issued_on = models.DateField("terbit", null=True, blank=True)
    printed_expiry_on = models.DateField("berlaku sampai (tercetak)", null=True, blank=True)
    computed_expiry_on = models.DateField("berlaku sampai (dihitung)", null=True, blank=True, editable=False)
    expiry_rule = models.CharField("cara menghitung", max_length=200, blank=True, editable=False)
    source = models.CharField("sumber", max_length=8, choices=SOURCES)
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="digantikan oleh",
        null=True,
        blank=True,
        related_name="replaces",
        db_index=False,
    )
    gone_since = models.DateField("tidak ada di ekspor sejak", null=True, editable=False)

    NAMED_BY = ("permit_type",)

    objects = PermitQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "izin"
        indexes = [
            models.Index(fields=["replaced_by"], name="permit_replaced", condition=Q(replaced_by__isnull=False)),
            models.Index(fields=["permit_type", "issued_on"], name="permit_by_type_and_day"),
            models.Index(fields=["project_digits"], name="permit_project", condition=~Q(project_digits="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application_digits"],
                name="permit_application_unique",
                violation_error_message="Nomor permohonan ini sudah tercatat.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(permit_type="nib"),
                name="permit_nib_unique",
                violation_error_message="NIB ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(printed_expiry_on__isnull=True)
                | Q(issued_on__isnull=True)
                | Q(printed_expiry_on__gte=F("issued_on")),
                name="permit_expires_after_issue",
                violation_error_message="Tanggal berakhir tidak boleh sebelum tanggal terbit.",
            ),
        ]

    def __str__(self):
        return f"{self.permit_type.name} {self.number}".strip()

    @property
    def expires_on(self):
        """The printed date where there is one, else the computed one; None when it does not expire."""
        return self.printed_expiry_on or self.computed_expiry_on
