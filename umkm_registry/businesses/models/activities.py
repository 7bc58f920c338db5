"""Activities: what a business does at a place, under one KBLI code (in OSS: a project)."""

from django.db import models
from django.db.models import Q

from umkm_registry.businesses.models.businesses import SCALES, Business
from umkm_registry.businesses.models.owners import SEE_RESTRICTED
from umkm_registry.businesses.models.places import Place
from umkm_registry.businesses.models.reference import Kbli
from umkm_registry.history.tracking import Tracked, tracked

RISKS = [
    ("low", "Rendah"),
    ("medium_low", "Menengah Rendah"),
    ("medium_high", "Menengah Tinggi"),
    ("high", "Tinggi"),
]


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.scope.whole_city:
            if user.has_perm(SEE_RESTRICTED):
                return self
            return self.exclude(place__in=Place.objects.filter(business__in=Business.objects.restricted()))
        return self.filter(place__in=Place.objects.visible_to(user))


@tracked(exclude=("gone_since",))
class Activity(Tracked):
    KINDS = [("main", "Utama"), ("supporting", "Pendukung")]

    place = models.ForeignKey(Place, models.PROTECT, verbose_name="tempat usaha", related_name="activities")
    kbli = models.ForeignKey(
        Kbli, models.PROTECT, verbose_name="KBLI", null=True, blank=True, related_name="activities"
    )
    project_digits = models.CharField(
        "nomor proyek",
        max_length=21,
        null=True,
        blank=True,
        help_text="21 angka dari OSS, tanpa R- dan tanda hubung.",
    )
    kind = models.CharField("jenis", max_length=10, choices=KINDS, blank=True)
    name = models.CharField("nama kegiatan", max_length=300, blank=True)
    scale = models.CharField("skala", max_length=6, choices=SCALES, blank=True)
    risk = models.CharField("risiko", max_length=11, choices=RISKS, blank=True)
    investment = models.BigIntegerField("investasi (Rp)", null=True, blank=True)
    workers = models.PositiveIntegerField("tenaga kerja", null=True, blank=True)
    land_area = models.DecimalField("luas tanah", max_digits=16, decimal_places=2, null=True, blank=True)
    land_unit = models.CharField("satuan luas", max_length=20, blank=True)
    ministry = models.CharField("kementerian/lembaga pembina", max_length=150, blank=True)
    submitted_on = models.DateField("diajukan", null=True, blank=True)
    gone_since = models.DateField("tidak ada di ekspor sejak", null=True, editable=False)

    NAMED_BY = ("kbli",)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kegiatan usaha"
        constraints = [
            models.UniqueConstraint(
                fields=["project_digits"],
                name="activity_project_unique",
                violation_error_message="Nomor proyek OSS ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(investment__isnull=True) | Q(investment__gte=0),
                name="activity_investment_not_negative",
                violation_error_message="Investasi tidak boleh kurang dari nol.",
            ),
        ]

    def __str__(self):
        return str(self.kbli) if self.kbli else self.name or "Kegiatan tanpa KBLI"
