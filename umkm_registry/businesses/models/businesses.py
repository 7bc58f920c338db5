"""Businesses: one owner's enterprise, with the summary columns that lists filter and sort by."""

from datetime import date

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse

from umkm_registry.businesses.models.owners import SEE_RESTRICTED, Owner
from umkm_registry.businesses.models.reference import Sector
from umkm_registry.history.tracking import Tracked, tracked

SCALES = [
    ("micro", "Usaha Mikro"),
    ("small", "Usaha Kecil"),
    ("medium", "Usaha Menengah"),
    ("large", "Usaha Besar"),
]
# What each order of the list compares, never NULL: an unknown value comes before all others.
SORT_KEYS = {
    "name": Upper("name"),
    "first_permit": Coalesce("first_permit_on", Value(date(1, 1, 1)), output_field=models.DateField()),
    "sector": Coalesce("sector", Value(0), output_field=models.BigIntegerField()),
    "scale": Case(
        *(When(scale=code, then=Value(rank)) for rank, (code, _) in enumerate(SCALES, 1)),
        default=Value(0),
        output_field=models.IntegerField(),
    ),
}
CAPITALS = [("pmdn", "PMDN"), ("pma", "PMA")]


class BusinessQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A business is visible if any of its places is."""
        if user.scope.whole_city:
            return self if user.has_perm(SEE_RESTRICTED) else self.unrestricted()
        places = self.model._meta.get_field("places").related_model.objects.visible_to(user)
        return self.filter(Exists(places.filter(business=OuterRef("pk"))))

    def restricted(self):
        """Those of owners whose data are restricted."""
        return self.filter(owner__in=Owner.objects.restricted())

    def unrestricted(self):
        """Without those of owners whose data are restricted; these are few, and found once for the whole query."""
        return self.exclude(owner__in=Owner.objects.restricted())

    def living(self):
        """Without the rows that were merged into another business."""
        return self.filter(merged_into__isnull=True)

    def counted(self):
        """What the office counts as UMKM: living, and inside the editable scope rules."""
        return self.living().filter(in_scope=True)


@tracked(exclude=("sector", "in_scope", "counted_permits", "first_permit_on", "gone_since", "region_code"))
class Business(Tracked):
    owner = models.ForeignKey(Owner, models.PROTECT, verbose_name="pelaku usaha", related_name="businesses")
    name = models.CharField("nama usaha", max_length=300)
    legal_form = models.CharField("bentuk usaha", max_length=100, blank=True, help_text="Seperti tertulis di OSS.")
    capital = models.CharField("penanaman modal", max_length=4, choices=CAPITALS, blank=True)
    scale = models.CharField("skala", max_length=6, choices=SCALES, blank=True)
    product = models.CharField("produk", max_length=300, blank=True)
    started_on = models.DateField("mulai usaha", null=True, blank=True)
    # Where a person knows better than the KBLI of the main activity; `sector` follows it.
    given_sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        verbose_name="sektor pilihan petugas",
        null=True,
        blank=True,
        related_name="given_to",
        db_index=False,
    )
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
    # Summaries, each written by one `refresh_summaries` and recomputable from its source.
    sector = models.ForeignKey(Sector, models.SET_NULL, verbose_name="sektor", null=True, blank=True, editable=False)
    in_scope = models.BooleanField("dihitung sebagai UMKM", default=True, editable=False)
    counted_permits = models.PositiveSmallIntegerField("izin usaha", default=0, editable=False)
    first_permit_on = models.DateField("izin usaha pertama", null=True, editable=False)
    gone_since = models.DateField("tidak ada di ekspor sejak", null=True, editable=False)

    # Of the first place whose kelurahan is known: the kelurahan stand in the official order, kecamatan by kecamatan.
    region_code = models.CharField("kode wilayah", max_length=13, default="", db_default="", editable=False)

    objects = BusinessQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "usaha"
        indexes = [
            models.Index(fields=["merged_into"], name="business_merged", condition=Q(merged_into__isnull=False)),
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="business_name_trigrams"),
            models.Index(fields=["first_permit_on"], name="business_by_first_permit"),
            models.Index(fields=["legal_form"], name="business_by_form"),
            models.Index(fields=["gone_since"], name="business_gone", condition=Q(gone_since__isnull=False)),
            # The orders of the list; each page is a range of one of these.
            *(models.Index(key, F("id"), name=f"business_order_{name}") for name, key in SORT_KEYS.items()),
            models.Index(fields=["region_code", "id"], name="business_order_region"),
            models.Index(fields=["counted_permits", "id"], name="business_order_permits"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")),
                name="business_not_merged_into_itself",
                violation_error_message="Usaha tidak dapat digabung ke dirinya sendiri.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("usaha", args=[self.pk])
