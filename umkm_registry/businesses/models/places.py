"""Places: where a business works; what the office visits, samples and scopes by."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from umkm_registry.businesses.models.businesses import Business
from umkm_registry.businesses.models.owners import SEE_RESTRICTED
from umkm_registry.history.tracking import Tracked, tracked
from umkm_registry.regions.models import Subdistrict

# The ten codes of existence of a business in the BPS business register.
OPERATING_STATUSES = [
    (1, "Aktif"),
    (2, "Tutup Sementara"),
    (3, "Belum Beroperasi/Berproduksi"),
    (4, "Tutup"),
    (5, "Alih Usaha"),
    (6, "Tidak Ditemukan"),
    (7, "Aktif Pindah"),
    (8, "Aktif Nonrespon"),
    (9, "Duplikat"),
    (10, "Salah Kode Wilayah"),
]
# Somebody reported the place closed and no visit since says otherwise: the rule of `Place.is_reported_closed` in SQL.
REPORTED_CLOSED = Q(closed_on__isnull=False) & (Q(verified_on__isnull=True) | Q(verified_on__lte=F("closed_on")))


class PlaceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All places, or those in the user's kecamatan and kelurahan. Of no known kelurahan: the whole city's."""
        scope = user.scope
        seen = self if user.has_perm(SEE_RESTRICTED) else self.unrestricted()
        if scope.whole_city:
            return seen
        if not scope.subdistrict_ids:  # the common case, answered without an OR
            return seen.filter(subdistrict__district__in=scope.district_ids)
        return seen.filter(Q(subdistrict__in=scope.subdistrict_ids) | Q(subdistrict__district__in=scope.district_ids))

    def unrestricted(self):
        """Without those of owners whose data are restricted."""
        return self.exclude(business__in=Business.objects.restricted())

    def living(self):
        """Without the rows that were merged into another place."""
        return self.filter(merged_into__isnull=True)

    def reported_closed(self):
        return self.filter(REPORTED_CLOSED)

    def not_reported_closed(self):
        return self.exclude(REPORTED_CLOSED)


@tracked(exclude=("operating_status", "verified_on", "gone_since"))
class Place(Tracked):
    KINDS = [
        ("office", "Kantor"),
        ("site", "Lokasi kegiatan"),
        ("home", "Rumah"),
        ("shop", "Toko"),
        ("stall", "Kios atau lapak"),
        ("mobile", "Keliling"),
        ("online", "Daring"),
    ]
    business = models.ForeignKey(Business, models.PROTECT, verbose_name="usaha", related_name="places")
    kind = models.CharField("jenis tempat", max_length=6, choices=KINDS, default="site")
    address = models.CharField("alamat", max_length=500, blank=True)
    subdistrict = models.ForeignKey(
        Subdistrict,
        models.PROTECT,
        verbose_name="kelurahan",
        null=True,
        blank=True,
        related_name="places",
        db_index=False,  # place_by_region begins with it
    )
    region_text = models.CharField(
        "wilayah menurut sumber",
        max_length=200,
        blank=True,
        help_text="Kelurahan dan kecamatan seperti tertulis.",
    )
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)
    contact_name = models.CharField("nama kontak", max_length=200, blank=True)
    phone_sealed = models.TextField("telepon tersegel", blank=True, editable=False)
    phone_hash = models.CharField("sidik telepon", max_length=40, blank=True, editable=False)
    phone_mask = models.CharField("telepon", max_length=20, blank=True, editable=False)
    email_sealed = models.TextField("surel tersegel", blank=True, editable=False)
    email_hash = models.CharField("sidik surel", max_length=40, blank=True, editable=False)
    email_mask = models.CharField("surel", max_length=120, blank=True, editable=False)
    # The address and kelurahan as the source last wrote them, folded: how an import finds this place again
    # after a person corrected the address. Empty on a place that a person made.
    source_key = models.CharField("kunci sumber", max_length=600, null=True, blank=True, editable=False)
    # Field name → id of the act by which a person vouched for it: an import proposes, it does not overwrite.
    confirmed = models.JSONField("dikonfirmasi", default=dict, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="digabung ke",
        null=True,
        blank=True,
        related_name="merged_from",
        db_index=False,
    )
    operating_status = models.PositiveSmallIntegerField(
        "keaktifan", choices=OPERATING_STATUSES, null=True, editable=False
    )
    verified_on = models.DateField("diverifikasi", null=True, editable=False)
    gone_since = models.DateField("tidak ada di ekspor sejak", null=True, editable=False)
    # What somebody told the office; what a visit found stands in `operating_status`. Written by `closing.py` only.
    closed_on = models.DateField("tanggal tutup", null=True, editable=False)

    TOGETHER = {"latitude": "position", "longitude": "position"}
    MACHINERY = ("source_key",)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "tempat usaha"
        indexes = [
            models.Index(fields=["merged_into"], name="place_merged", condition=Q(merged_into__isnull=False)),
            GinIndex(OpClass(Upper("address"), "gin_trgm_ops"), name="place_address_trigrams"),
            models.Index(fields=["phone_hash"], name="place_phone", condition=~Q(phone_hash="")),
            models.Index(fields=["subdistrict", "business"], name="place_by_region"),
            # Few places are without kelurahan, were looked at, or are reported closed.
            models.Index(fields=["business"], name="place_to_claim", condition=Q(subdistrict__isnull=True)),
            models.Index(
                fields=["operating_status"], name="place_by_status", condition=Q(operating_status__isnull=False)
            ),
            models.Index(fields=["business"], name="place_closed", condition=Q(closed_on__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["business", "source_key"],
                name="place_source_key_unique",
                violation_error_message="Tempat usaha dengan alamat ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_position_whole",
                violation_error_message="Isi lintang dan bujur, atau kosongkan keduanya.",
            ),
        ]

    def __str__(self):
        return self.address or "Alamat belum diketahui"

    @property
    def is_reported_closed(self) -> bool:
        """`REPORTED_CLOSED`, of this row."""
        return self.closed_on is not None and (self.verified_on is None or self.verified_on <= self.closed_on)
