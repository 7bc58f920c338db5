"""Owners: the person or body behind businesses, with what is known of them kept sealed where it is personal."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Upper
from django.urls import reverse

from umkm_registry.history.models import Act
from umkm_registry.history.tracking import Tracked, tracked

# Who may see an owner whose data are restricted (UU 27/2022 pasal 11), and what belongs to it.
SEE_RESTRICTED = "businesses.view_restricted_owner"


class OwnerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An owner is visible if any of its businesses is; a restricted one to those alone who may see such."""
        if user.scope.whole_city:
            return self if user.has_perm(SEE_RESTRICTED) else self.unrestricted()
        from_businesses = self.model._meta.get_field("businesses").related_model.objects.visible_to(user)
        return self.filter(Exists(from_businesses.filter(owner=OuterRef("pk"))))

    def restricted(self):
        return self.filter(restricted_act__isnull=False)

    def unrestricted(self):
        return self.filter(restricted_act__isnull=True)

    def living(self):
        """Without the rows that were merged into another owner."""
        return self.filter(merged_into__isnull=True)


@tracked()
class Owner(Tracked):
    KINDS = [("person", "Perorangan"), ("body", "Badan usaha")]
    SEXES = [("m", "Laki-laki"), ("f", "Perempuan")]

    kind = models.CharField("jenis", max_length=6, choices=KINDS)
    name = models.CharField("nama", max_length=300)
    nik_sealed = models.TextField("NIK tersegel", blank=True, editable=False)
    nik_hash = models.CharField("sidik NIK", max_length=40, blank=True, editable=False)
    nik_mask = models.CharField("NIK", max_length=16, blank=True, editable=False)
    sex = models.CharField("jenis kelamin", max_length=1, choices=SEXES, blank=True)
    birth_date = models.DateField("tanggal lahir", null=True, blank=True)
    phone_sealed = models.TextField("telepon tersegel", blank=True, editable=False)
    phone_hash = models.CharField("sidik telepon", max_length=40, blank=True, editable=False)
    phone_mask = models.CharField("telepon", max_length=20, blank=True, editable=False)
    email_sealed = models.TextField("surel tersegel", blank=True, editable=False)
    email_hash = models.CharField("sidik surel", max_length=40, blank=True, editable=False)
    email_mask = models.CharField("surel", max_length=120, blank=True, editable=False)
    address = models.CharField("alamat", max_length=500, blank=True)
    # Field name → id of the act by which a person vouched for it: an import proposes, it does not overwrite.
    confirmed = models.JSONField("dikonfirmasi", default=dict, blank=True, editable=False)
    # While set, the person's data are kept and not used: shown to few, in no export, not called.
    restricted_act = models.ForeignKey(
        Act,
        models.PROTECT,
        verbose_name="dibatasi oleh",
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="digabung ke",
        null=True,
        blank=True,
        related_name="merged_from",
        db_index=False,
    )

    objects = OwnerQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pelaku usaha"
        permissions = [("view_restricted_owner", "Dapat melihat pelaku usaha yang datanya dibatasi")]
        indexes = [
            models.Index(fields=["merged_into"], name="owner_merged", condition=Q(merged_into__isnull=False)),
            models.Index(fields=["restricted_act"], name="owner_restricted", condition=Q(restricted_act__isnull=False)),
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="owner_name_trigrams"),
            models.Index(fields=["phone_hash"], name="owner_phone", condition=~Q(phone_hash="")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nik_hash"],
                condition=~Q(nik_hash="") & Q(merged_into__isnull=True),
                name="owner_nik_unique",
                violation_error_message="NIK ini sudah tercatat pada pelaku usaha lain.",
            ),
            models.CheckConstraint(
                condition=Q(kind="person") | (Q(nik_hash="") & Q(sex="") & Q(birth_date__isnull=True)),
                name="owner_body_has_no_person_data",
                violation_error_message="Badan usaha tidak memiliki NIK, jenis kelamin, atau tanggal lahir.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def restricted(self) -> bool:
        return self.restricted_act_id is not None

    def get_absolute_url(self):
        return reverse("pemilik", args=[self.pk])
