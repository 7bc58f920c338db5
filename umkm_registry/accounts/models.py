"""Institutions, users, and the roles a user holds from one day to another."""

from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from umkm_registry.accounts.roles import CITY, DISTRICT, ROLE_CHOICES, ROLES, Role
from umkm_registry.regions.models import District


class Institution(models.Model):
    KINDS = [
        ("city_office", "Perangkat daerah kota"),
        ("province", "Dinas provinsi"),
        ("bank", "Bank mitra"),
        ("district", "Kecamatan"),
        ("subdistrict", "Kelurahan"),
        ("auditor", "Pemeriksa"),
        ("other", "Lainnya"),
    ]
    code = models.SlugField("kode", unique=True)
    name = models.CharField("nama", max_length=150)
    kind = models.CharField("jenis", max_length=12, choices=KINDS)
    district = models.ForeignKey(District, models.PROTECT, verbose_name="kecamatan", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "instansi"
        ordering = ["name"]

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Scope:
    """How far a user sees on a day: the whole city, some districts, or nothing of the register."""

    whole_city: bool
    district_ids: frozenset[int]


class User(AbstractUser):
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name="instansi", null=True, blank=True, related_name="users"
    )

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "pengguna"

    @cached_property
    def grants_today(self) -> list["RoleGrant"]:
        """The grants in force today; read once a request."""
        return list(self.grants.in_force(timezone.localdate()))

    @cached_property
    def roles(self) -> list[Role]:
        return [ROLES[grant.role] for grant in self.grants_today]

    @cached_property
    def scope(self) -> Scope:
        reaches = {role.reach for role in self.roles}
        districts = {grant.district_id for grant in self.grants_today if ROLES[grant.role].reach == DISTRICT}
        return Scope(CITY in reaches or self.is_superuser, frozenset(districts))

    @property
    def role_title(self) -> str:
        """'Petugas kecamatan, Kecamatan Balikpapan Timur': what stands under the name in the navigation."""
        titles = [role.title for role in self.roles] or ["Belum ada peran"]
        return ", ".join([*titles, *([self.institution.name] if self.institution else [])])


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self, day):
        """Grants that hold on `day`, both ends included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class RoleGrant(models.Model):
    """A role a user holds from `starts_on` to `ends_on` (open when empty); deputies hold one for some days."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="pengguna", related_name="grants")
    role = models.CharField("peran", max_length=20, choices=ROLE_CHOICES)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        verbose_name="kecamatan",
        null=True,
        blank=True,
        help_text="Wajib untuk petugas kecamatan, kosong untuk peran lain.",
    )
    starts_on = models.DateField("mulai", default=timezone.localdate)
    ends_on = models.DateField("sampai", null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "penugasan peran"
        ordering = ["user", "role", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="rolegrant_ends_after_start",
                violation_error_message="Tanggal selesai peran tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(role="district_officer", district__isnull=False)
                | (~Q(role="district_officer") & Q(district__isnull=True)),
                name="rolegrant_district_where_needed",
                violation_error_message="Isi kecamatan untuk petugas kecamatan, kosongkan untuk peran lain.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.user}"
