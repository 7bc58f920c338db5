"""What people are told about their data, and what was erased at their wish and may not come back."""

from django.db import models
from django.utils import timezone

from umkm_registry.businesses.models import Owner
from umkm_registry.history.models import Act

# What can be erased at once, in the words of the form.
ERASABLE = [
    ("numbers", "NIK dan NPWP perorangan"),
    ("contacts", "Telepon, surel, dan nama kontak"),
    ("person", "Jenis kelamin, tanggal lahir, dan alamat pribadi"),
]


class PrivacyNoticeQuerySet(models.QuerySet):
    def current(self, day):
        """The notice in force on `day`, or None: of those begun, the one that began last."""
        return self.filter(starts_on__lte=day).order_by("-starts_on", "-pk").first()


class PrivacyNotice(models.Model):
    """What a person is told before giving data (pemberitahuan data pribadi). A changed text is a new version."""

    version = models.CharField("versi", max_length=20, unique=True)
    starts_on = models.DateField("berlaku sejak", default=timezone.localdate)
    short = models.CharField("ringkasan di formulir", max_length=300)
    text = models.TextField("naskah", help_text="Baris kosong memisahkan paragraf.")

    objects = PrivacyNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pemberitahuan data pribadi"
        ordering = ["-starts_on", "-pk"]

    def __str__(self):
        return f"Versi {self.version}"


class ErasedFact(models.Model):
    """Imports of this NIB no longer bring this kind of data of its owner.

    Remembered by the number of the business, never by the erased value: not even its hash is left, and replacing keys
    changes nothing here.
    """

    owner = models.ForeignKey(
        Owner, models.PROTECT, verbose_name="pelaku usaha", related_name="erased_facts", db_constraint=False
    )
    nib = models.CharField("NIB", max_length=13)
    fact = models.CharField("data", max_length=8, choices=ERASABLE)
    act = models.ForeignKey(Act, models.PROTECT, verbose_name="tindakan", related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "data yang dihapus"
        default_permissions = ()
        permissions = [
            ("view_subject", "Dapat melihat data yang disimpan tentang seseorang"),
            ("restrict_subject", "Dapat membatasi data seseorang"),
            ("erase_subject", "Dapat menghapus data seseorang"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nib", "fact"],
                name="erasedfact_once",
                violation_error_message="Data ini sudah dihapus.",
            )
        ]

    def __str__(self):
        return f"{self.get_fact_display()} dari NIB {self.nib}"
