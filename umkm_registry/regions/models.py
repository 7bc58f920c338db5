"""City, districts (kecamatan), subdistricts (kelurahan), and other spellings of their names.

Codes are those of Kemendagri (Kepmendagri 300.2.2-2430/2025); BPS numbers places differently, in a column of its own.
The city is a row: another kota runs the same software by loading its regions.
"""

from django.db import models
from django.db.models import Q

from umkm_registry.regions.names import fold_name


class RegionQuerySet(models.QuerySet):
    """Regions a user may choose from: all of them, or those of the own kecamatan and kelurahan."""

    def visible_to(self, user):
        scope = user.scope
        return self if scope.whole_city else self.filter(self.within(scope))


class DistrictQuerySet(RegionQuerySet):
    def within(self, scope) -> Q:
        own = Subdistrict.objects.filter(pk__in=scope.subdistrict_ids).values("district")
        return Q(pk__in=scope.district_ids) | Q(pk__in=own)


class SubdistrictQuerySet(RegionQuerySet):
    def within(self, scope) -> Q:
        return Q(district__in=scope.district_ids) | Q(pk__in=scope.subdistrict_ids)


class City(models.Model):
    code = models.CharField("kode", max_length=5, unique=True)
    name = models.CharField("nama", max_length=80, help_text="Tanpa “Kota” atau “Kabupaten” di depan.")
    kind = models.CharField(
        "bentuk", max_length=10, choices=[("kota", "Kota"), ("kabupaten", "Kabupaten")], default="kota"
    )
    province = models.CharField("provinsi", max_length=80)
    south = models.DecimalField("batas selatan", max_digits=8, decimal_places=5)
    north = models.DecimalField("batas utara", max_digits=8, decimal_places=5)
    west = models.DecimalField("batas barat", max_digits=8, decimal_places=5)
    east = models.DecimalField("batas timur", max_digits=8, decimal_places=5)

    class Meta:
        verbose_name = verbose_name_plural = "kota"
        ordering = ["code"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.name}"


class District(models.Model):
    city = models.ForeignKey(City, models.PROTECT, verbose_name="kota")
    code = models.CharField("kode", max_length=8, unique=True)
    bps_code = models.CharField("kode BPS", max_length=10, blank=True)
    name = models.CharField("nama", max_length=80)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kecamatan"
        ordering = ["code"]

    def __str__(self):
        return self.name


class Subdistrict(models.Model):
    district = models.ForeignKey(District, models.PROTECT, verbose_name="kecamatan")
    code = models.CharField("kode", max_length=13, unique=True)
    bps_code = models.CharField("kode BPS", max_length=13, blank=True)
    name = models.CharField("nama", max_length=80)
    postal_code = models.CharField("kode pos", max_length=5, blank=True)
    latitude = models.DecimalField("lintang", max_digits=9, decimal_places=6, null=True, blank=True)
    longitude = models.DecimalField("bujur", max_digits=9, decimal_places=6, null=True, blank=True)

    objects = SubdistrictQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kelurahan"
        ordering = ["code"]

    def __str__(self):
        return self.name


class SubdistrictOutline(models.Model):
    """Where a kelurahan ends, as an SVG path in the steps of `outlines.py`.

    A table of its own, because lists join the kelurahan row by row. It is loaded from a file, so nobody types it.
    """

    subdistrict = models.OneToOneField(
        Subdistrict, models.CASCADE, verbose_name="kelurahan", primary_key=True, related_name="outline"
    )
    path = models.TextField("garis batas")

    class Meta:
        verbose_name = verbose_name_plural = "garis batas kelurahan"

    def __str__(self):
        return str(self.subdistrict)


class SubdistrictAlias(models.Model):
    """Another way people write the name of a kelurahan; spaces, capitals and “Kel.” need no alias."""

    subdistrict = models.ForeignKey(Subdistrict, models.CASCADE, verbose_name="kelurahan", related_name="aliases")
    text = models.CharField("tulisan lain", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "tulisan lain kelurahan"
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                "text",
                name="subdistrictalias_text_unique",
                violation_error_message="Tulisan ini sudah dipakai untuk satu kelurahan.",
            )
        ]

    def __str__(self):
        return self.text


def subdistrict_codes_by_name() -> dict[str, str]:
    """Folded name or alias → kelurahan code, for every kelurahan. One query each for names and aliases."""
    codes = {fold_name(name): code for name, code in Subdistrict.objects.values_list("name", "code")}
    for text, code in SubdistrictAlias.objects.values_list("text", "subdistrict__code"):
        codes.setdefault(fold_name(text), code)
    return codes
