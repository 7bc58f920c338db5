"""Requests that one kecamatan hands a business over to another: asked, then accepted, refused or taken back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from umkm_registry.businesses.models.businesses import Business
from umkm_registry.businesses.models.places import Place
from umkm_registry.history.models import Act
from umkm_registry.regions.models import District, Subdistrict


class TransferQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those that go from or to one's own kecamatan."""
        scope = user.scope
        if scope.whole_city:
            return self
        return self.filter(Q(from_district__in=scope.district_ids) | Q(to_district__in=scope.district_ids))

    def waiting(self):
        return self.filter(state="waiting")

    def answerable_by(self, user):
        """Those that wait for the word of this user's kecamatan (of any, for whoever sees the whole city)."""
        scope = user.scope
        waiting = self.waiting()
        return waiting if scope.whole_city else waiting.filter(from_district__in=scope.district_ids)


class TransferRequest(models.Model):
    """`business` is to be found in `subdistrict` from now on, says `to_district`; it has been `from_district`'s.

    `place` and `act` are the place that was handed over and the act that did it.
    """

    STATES = [
        ("waiting", "Menunggu jawaban"),
        ("accepted", "Dialihkan"),
        ("refused", "Ditolak"),
        ("withdrawn", "Ditarik kembali"),
    ]
    business = models.ForeignKey(Business, models.PROTECT, verbose_name="usaha", related_name="transfer_requests")
    from_district = models.ForeignKey(
        District, models.PROTECT, verbose_name="dari kecamatan", related_name="transfers_out"
    )
    to_district = models.ForeignKey(District, models.PROTECT, verbose_name="ke kecamatan", related_name="transfers_in")
    subdistrict = models.ForeignKey(Subdistrict, models.PROTECT, verbose_name="kelurahan baru", related_name="+")
    address = models.CharField("alamat baru", max_length=500, blank=True)
    reason = models.CharField("alasan", max_length=500)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="diminta oleh", related_name="+"
    )
    asked_at = models.DateTimeField("diminta", auto_now_add=True)
    state = models.CharField("keadaan", max_length=9, choices=STATES, default="waiting")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="dijawab oleh", null=True, related_name="+"
    )
    answered_at = models.DateTimeField("dijawab", null=True)
    answer = models.CharField("jawaban", max_length=500, blank=True)
    place = models.ForeignKey(
        Place, models.PROTECT, verbose_name="tempat usaha", null=True, related_name="transfer_requests"
    )
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="tindakan", null=True, related_name="+")

    objects = TransferQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "alih data"
        ordering = ["-asked_at", "-id"]
        default_permissions = ("add", "change", "view")
        indexes = [models.Index(fields=["-asked_at", "-id"], name="transfer_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "to_district"],
                condition=Q(state="waiting"),
                name="transferrequest_asked_once",
                violation_error_message="Alih data usaha ini sudah diminta dan masih menunggu jawaban.",
            ),
            models.CheckConstraint(
                condition=~Q(from_district=F("to_district")),
                name="transferrequest_between_districts",
                violation_error_message="Usaha ini sudah tercatat di kecamatan itu.",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(place__isnull=False, act__isnull=False),
                name="transferrequest_accepted_moved",
                violation_error_message="Pilih tempat usaha yang dialihkan.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(answer=""),
                name="transferrequest_refused_in_words",
                violation_error_message="Tulis sebab penolakan.",
            ),
        ]

    def __str__(self):
        return f"Alih data {self.pk}"

    def get_absolute_url(self):
        return reverse("alih-data", args=[self.pk])

    @property
    def waits(self) -> bool:
        return self.state == "waiting"
