"""Looks: who saw whose personal data, when, why and on which page. What was seen is not repeated here."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import DO_NOTHING, Q
from django.utils import timezone

from umkm_registry.businesses.models.businesses import Business
from umkm_registry.businesses.models.owners import Owner
from umkm_registry.businesses.models.places import Place


def _seen(model, name: str) -> models.ForeignKey:
    """Without a constraint: the look stays when an undone import takes the row away, and holds no row."""
    return models.ForeignKey(
        model, DO_NOTHING, verbose_name=name, null=True, db_constraint=False, db_index=False, related_name="looks"
    )


class LookQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Everybody's for whoever watches over looks, else one's own."""
        if user.has_perm("businesses.view_look") and user.scope.whole_city:
            return self
        return self.filter(user=user)

    def at_owner(self, owner: Owner):
        """All looks at this person, those at rows that were merged into it included."""
        return self.filter(Q(owner=owner) | Q(owner__merged_into=owner))


class Look(models.Model):
    """One fact of one person seen by one user. Written by `looking.py` only, and never changed."""

    WAYS = [
        ("revealed", "Dibuka"),
        ("contact", "Dihubungi"),
        ("search", "Pencarian lintas wilayah"),
    ]
    FACTS = [("nik", "NIK"), ("phone", "Telepon"), ("email", "Surel")]
    REASONS = [
        ("visit", "Mengatur kunjungan"),
        ("permit", "Membantu izin usaha"),
        ("data", "Memeriksa atau membetulkan data"),
        ("duplicate", "Memeriksa data ganda"),
        ("own", "Permintaan pemilik data"),
        ("invite", "Undangan pelatihan atau pembinaan"),
        ("other", "Lainnya, tulis di bawah"),
    ]
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="oleh", related_name="looks", db_index=False
    )
    at = models.DateTimeField("waktu", default=timezone.now)
    way = models.CharField("cara", max_length=8, choices=WAYS)
    fact = models.CharField("data", max_length=5, choices=FACTS)
    owner = _seen(Owner, "pelaku usaha")
    business = _seen(Business, "usaha")
    place = _seen(Place, "tempat usaha")
    reason = models.CharField("keperluan", max_length=9, choices=REASONS, blank=True)
    words = models.CharField("penjelasan", max_length=200, blank=True)
    page = models.CharField("halaman", max_length=200)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "akses data pribadi"
        ordering = ["-at", "-id"]
        default_permissions = ("view",)
        permissions = [
            ("reveal_nik", "Dapat membuka NIK"),
            ("reveal_contact", "Dapat membuka telepon dan surel"),
            ("contact_business", "Dapat menghubungi usaha"),
            ("export_look", "Dapat mengekspor catatan akses data pribadi"),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="look_newest"),
            models.Index(fields=["user", "-at"], name="look_by_user"),
            models.Index(fields=["owner", "-at"], name="look_at_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(way="search") | (~Q(reason="") & (~Q(reason="other") | ~Q(words=""))),
                name="look_has_reason",
                violation_error_message="Pilih keperluannya; bila lainnya, tulis penjelasannya.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="look_is_never_changed", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self):
        return f"{self.get_fact_display()} {self.get_way_display().lower()}"
