"""Identifiers: the numbers by which a business or an owner is known elsewhere."""

from django.db import models
from django.db.models import Q

from umkm_registry.businesses.models.businesses import Business
from umkm_registry.businesses.models.owners import SEE_RESTRICTED, Owner
from umkm_registry.history.tracking import Tracked, tracked


class IdentifierQuerySet(models.QuerySet):
    def visible_to(self, user):
        if user.scope.whole_city:
            if user.has_perm(SEE_RESTRICTED):
                return self
            return self.exclude(Q(business__in=Business.objects.restricted()) | Q(owner__in=Owner.objects.restricted()))
        return self.filter(
            Q(business__in=Business.objects.visible_to(user)) | Q(owner__in=Owner.objects.visible_to(user))
        )


@tracked()
class Identifier(Tracked):
    """One number. A merge leaves two NIBs on one business; a damaged number identifies nobody and may repeat."""

    KINDS = [
        ("nib", "NIB"),
        ("npwp", "NPWP"),
        ("iumk", "IUMK"),
        ("sidt", "Nomor SIDT"),
    ]
    SOURCES = [("oss", "OSS"), ("form", "Formulir"), ("sidt", "SIDT"), ("district", "Kecamatan")]

    business = models.ForeignKey(
        Business, models.PROTECT, verbose_name="usaha", null=True, blank=True, related_name="identifiers"
    )
    owner = models.ForeignKey(
        Owner, models.PROTECT, verbose_name="pelaku usaha", null=True, blank=True, related_name="identifiers"
    )
    kind = models.CharField("jenis", max_length=6, choices=KINDS)
    value = models.CharField("nomor", max_length=100)
    damaged = models.BooleanField("rusak", default=False, help_text="Angkanya tidak utuh; tidak dipakai mencocokkan.")
    source = models.CharField("sumber", max_length=8, choices=SOURCES)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "nomor"
        # Numbers are searched for by their beginning, whatever their kind.
        indexes = [models.Index(fields=["value"], opclasses=["varchar_pattern_ops"], name="identifier_beginning")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "value"],
                condition=Q(damaged=False),
                name="identifier_value_unique",
                violation_error_message="Nomor ini sudah tercatat.",
            ),
            models.CheckConstraint(
                condition=Q(business__isnull=False, owner__isnull=True) | Q(business__isnull=True, owner__isnull=False),
                name="identifier_of_one_subject",
                violation_error_message="Nomor harus milik satu usaha atau satu pelaku usaha.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="nib") | Q(damaged=True) | Q(value__regex=r"^\d{13}$"),
                name="identifier_nib_digits",
                violation_error_message="NIB harus 13 angka.",
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.value}"
