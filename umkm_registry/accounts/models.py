"""Institutions, users, and the roles a user holds from one day to another."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pgtrigger
from django.contrib import admin
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from umkm_registry.accounts.roles import CITY, DISTRICT, EXTERNAL, LIMITED, ROLE_CHOICES, ROLES, SUBDISTRICT, Role
from umkm_registry.regions.models import District, Subdistrict

AREA_ROLES = [role.slug for role in ROLES.values() if role.reach in (DISTRICT, SUBDISTRICT)]
EXTERNAL_LIST = ", ".join(f"'{role}'" for role in EXTERNAL)
# A role of a partner hangs on the agreement in another table, so triggers say what a check constraint cannot.
NEEDS_AGREEMENT = pgtrigger.Trigger(
    name="rolegrant_external_needs_agreement",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Q(new__role__in=EXTERNAL),
    func="""
        IF NOT EXISTS (SELECT 1 FROM accounts_user WHERE id = NEW.user_id AND agreement_ends_on IS NOT NULL) THEN
            RAISE check_violation USING MESSAGE = 'Peran mitra memerlukan nomor dan tanggal berakhir perjanjian.';
        END IF;
        RETURN NEW;
    """,
)
KEEPS_AGREEMENT = pgtrigger.Trigger(
    name="user_external_keeps_agreement",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.Q(old__agreement_ends_on__isnull=False, new__agreement_ends_on__isnull=True),
    func=f"""
        IF EXISTS (SELECT 1 FROM accounts_rolegrant
                   WHERE user_id = NEW.id AND role IN ({EXTERNAL_LIST}) AND ends_on >= CURRENT_DATE) THEN
            RAISE check_violation USING MESSAGE = 'Akhiri dulu peran mitra pengguna ini.';
        END IF;
        RETURN NEW;
    """,
)


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
    """How far a user sees on a day: the whole city, some kecamatan and kelurahan, or nothing of the register."""

    whole_city: bool
    district_ids: frozenset[int]
    subdistrict_ids: frozenset[int] = frozenset()


class UserQuerySet(models.QuerySet):
    def kept_by(self, keeper):
        """Whom `keeper` may look after. Superusers only by superusers: whoever resets a password has its rights."""
        return self if keeper.is_superuser else self.filter(is_superuser=False)


class OfficeUserManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False


class User(AbstractUser):
    institution = models.ForeignKey(
        Institution, models.PROTECT, verbose_name="instansi", null=True, blank=True, related_name="users"
    )
    agreement_number = models.CharField(
        "nomor perjanjian",
        max_length=100,
        blank=True,
        help_text="Perjanjian kerja sama atau surat tugas. Wajib untuk pendamping eksternal dan petugas perbankan.",
    )
    agreement_ends_on = models.DateField(
        "perjanjian berakhir",
        null=True,
        blank=True,
        help_text="Hari terakhir akun ini dapat dipakai; sesudahnya tertutup sendiri.",
    )

    objects = OfficeUserManager()

    class Meta(AbstractUser.Meta):
        verbose_name = verbose_name_plural = "pengguna"
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement_number="", agreement_ends_on__isnull=True)
                | (~Q(agreement_number="") & Q(agreement_ends_on__isnull=False)),
                name="user_agreement_complete",
                violation_error_message="Isi nomor perjanjian dan tanggal berakhirnya, atau kosongkan keduanya.",
            ),
        ]
        triggers = [KEEPS_AGREEMENT]

    def is_open_on(self, day: date) -> bool:
        """Whether the account can be used on `day`: not switched off, its agreement not over."""
        return self.is_active and (self.agreement_ends_on is None or day <= self.agreement_ends_on)

    @cached_property
    def grants_today(self) -> list["RoleGrant"]:
        """The grants in force today, none in a closed account; read once a request."""
        today = timezone.localdate()
        return list(self.grants.in_force(today)) if self.is_open_on(today) else []

    @cached_property
    def roles(self) -> list[Role]:
        return [ROLES[grant.role] for grant in self.grants_today]

    @cached_property
    def scope(self) -> Scope:
        reaches = {role.reach for role in self.roles}
        districts = {grant.district_id for grant in self.grants_today if ROLES[grant.role].reach == DISTRICT}
        subdistricts = {grant.subdistrict_id for grant in self.grants_today if ROLES[grant.role].reach == SUBDISTRICT}
        return Scope(CITY in reaches or self.is_superuser, frozenset(districts), frozenset(subdistricts))

    @property
    def role_title(self) -> str:
        """'Petugas kecamatan, Kecamatan Balikpapan Timur': what stands under the name in the navigation."""
        titles = [grant.title for grant in self.grants_today] or ["Belum ada peran"]
        return ", ".join([*titles, *([self.institution.name] if self.institution else [])])


class RoleGrantQuerySet(models.QuerySet):
    def in_force(self, day):
        """Grants that hold on `day`, both ends included."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))


class RoleGrant(models.Model):
    """A role a user holds from `starts_on` to `ends_on` (open when empty); deputies hold one for some days."""

    DEPUTIES = [("plh", "Plh."), ("plt", "Plt.")]  # pelaksana harian, pelaksana tugas

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
    subdistrict = models.ForeignKey(
        Subdistrict,
        models.PROTECT,
        verbose_name="kelurahan",
        null=True,
        blank=True,
        help_text="Wajib untuk petugas kelurahan, kosong untuk peran lain.",
    )
    deputy = models.CharField(
        "sebagai pengganti", max_length=3, choices=DEPUTIES, blank=True, help_text="Selalu dengan tanggal selesai."
    )
    basis = models.CharField("dasar", max_length=100, blank=True, help_text="Nomor surat perintah atau surat tugas.")
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
                condition=Q(role="district_officer", district__isnull=False, subdistrict__isnull=True)
                | Q(role="subdistrict_officer", district__isnull=True, subdistrict__isnull=False)
                | (~Q(role__in=AREA_ROLES) & Q(district__isnull=True, subdistrict__isnull=True)),
                name="rolegrant_area_where_needed",
                violation_error_message="Isi kecamatan untuk petugas kecamatan, kelurahan untuk petugas kelurahan, "
                "dan kosongkan keduanya untuk peran lain.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=False) | (~Q(role__in=LIMITED) & Q(deputy="")),
                name="rolegrant_ends_where_limited",
                violation_error_message="Isi tanggal selesai: peran ini dan tugas pengganti (Plh/Plt) selalu terbatas "
                "waktu.",
            ),
        ]
        triggers = [NEEDS_AGREEMENT]

    def __str__(self):
        return f"{self.title}: {self.user}"

    @property
    @admin.display(description="peran")
    def title(self) -> str:
        """'Plh. Kepala bidang'"""
        return f"{self.get_deputy_display()} {self.get_role_display()}".strip()
