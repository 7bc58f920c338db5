"""Reference tables of the register: KBLI, the office's own sectors, and which businesses count as UMKM."""

from django.core.validators import RegexValidator
from django.db import models

from umkm_registry.history.models import Act

KBLI_VERSIONS = [("2017", "KBLI 2017"), ("2020", "KBLI 2020"), ("2025", "KBLI 2025")]


class Sector(models.Model):
    code = models.SlugField("kode", unique=True)
    name = models.CharField("nama", max_length=80, unique=True)
    position = models.PositiveSmallIntegerField("urutan", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "sektor"
        ordering = ["position", "name"]

    def __str__(self):
        return self.name


class SectorRule(models.Model):
    """KBLI codes of `version` that begin with `prefix` belong to `sector`; the longest prefix decides."""

    sector = models.ForeignKey(Sector, models.CASCADE, verbose_name="sektor", related_name="rules")
    version = models.CharField("versi", max_length=4, choices=KBLI_VERSIONS)
    prefix = models.CharField(
        "awalan KBLI", max_length=5, validators=[RegexValidator(r"^\d{1,5}$", "Isi 1 sampai 5 angka.")]
    )

    class Meta:
        verbose_name = verbose_name_plural = "aturan sektor"
        ordering = ["version", "prefix"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "prefix"],
                name="sectorrule_prefix_unique",
                violation_error_message="Awalan KBLI ini sudah dipetakan ke satu sektor.",
            )
        ]

    def __str__(self):
        return f"{self.prefix} ({self.version}) → {self.sector}"


class Kbli(models.Model):
    """A code of the classification of business fields (BPS), always together with its version.

    Numbers are reused with another meaning from version to version, so neither is ever read without the other.
    `sector` follows from `SectorRule` and is written by `refresh_sectors` only.
    """

    version = models.CharField("versi", max_length=4, choices=KBLI_VERSIONS)
    code = models.CharField("kode", max_length=5, validators=[RegexValidator(r"^\d{2,5}$", "Isi 2 sampai 5 angka.")])
    title = models.CharField("judul", max_length=300, blank=True)
    learned_by = models.ForeignKey(
        Act, models.PROTECT, verbose_name="dikenal dari impor", null=True, editable=False, related_name="learned_kbli"
    )
    sector = models.ForeignKey(Sector, models.SET_NULL, verbose_name="sektor", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "KBLI"
        ordering = ["version", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "code"],
                name="kbli_code_unique",
                violation_error_message="Kode ini sudah ada untuk versi KBLI itu.",
            )
        ]

    def __str__(self):
        return f"{self.code} {self.title}".strip()


class ScopeRule(models.Model):
    """What counts as UMKM: a business with this scale or this capital is counted, or is not."""

    FACTS = [("scale", "Skala"), ("capital", "Penanaman modal")]
    fact = models.CharField("ciri", max_length=8, choices=FACTS)
    value = models.CharField("nilai", max_length=10)
    counts = models.BooleanField("dihitung sebagai UMKM", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "aturan cakupan UMKM"
        ordering = ["fact", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["fact", "value"],
                name="scoperule_value_unique",
                violation_error_message="Nilai ini sudah punya aturan.",
            )
        ]

    def __str__(self):
        return f"{self.get_fact_display()} {self.value}: {'dihitung' if self.counts else 'tidak dihitung'}"
