"""What is done to accounts and roles: each an act with a sentence in the story of the person.

Nobody does any of it to himself, and superusers are looked after by superusers only.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from umkm_registry.accounts.login.lockout import forget_failures
from umkm_registry.accounts.login.second_factor import is_on, switch_off
from umkm_registry.accounts.models import RoleGrant, User
from umkm_registry.accounts.roles import EXTERNAL, ROLES
from umkm_registry.history.models import Act
from umkm_registry.people.models import UserChange
from umkm_registry.templatetags.indonesian import tanggal

# Fields of a person as a sentence names them.
FACTS = {
    "username": "Nama pengguna",
    "first_name": "Nama depan",
    "last_name": "Nama belakang",
    "email": "Surel",
    "institution": "Instansi",
    "agreement_number": "Nomor perjanjian",
    "agreement_ends_on": "Akhir perjanjian",
}


class KeepingRefused(ValidationError):
    """It may not or cannot be done; the message says why, and nothing was changed."""


@transaction.atomic
def invite(user: User, grant: RoleGrant, actor) -> User:
    """Make the account of the unsaved `user` with its first role, without a password until the link is used."""
    user.set_unusable_password()
    user.save()
    act = _act(actor, "Pengguna diundang", user, f"{name_of(user)} diundang dengan nama pengguna {user.username}.")
    grant.user = user
    _give(grant, act)
    return user


@transaction.atomic
def change(user: User, before: User, actor) -> bool:
    """Save the changed facts of `user`; `before` is the same person as the form found him. False when none differ."""
    _check(before, actor)
    if before.agreement_ends_on and not user.agreement_ends_on and _external(user):
        raise KeepingRefused("Akhiri dulu peran mitra orang ini, lalu hapus perjanjiannya.")
    sentences = [
        f"{title} diubah dari {said(getattr(before, name))} menjadi {said(getattr(user, name))}."
        for name, title in FACTS.items()
        if getattr(before, name) != getattr(user, name)
    ]
    if not sentences:
        return False
    user.save(update_fields=list(FACTS))
    _act(actor, "Data pengguna diubah", user, *sentences)
    return True


@transaction.atomic
def renew_link(user: User, actor) -> User:
    """Take password, second factor and lock-out away, which ends sessions and earlier links; a new link may be made."""
    _check(user, actor)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    forget_failures(user.username)
    told = ["Kata sandi lama dihapus dan tautan sekali pakai dibuat."]
    if is_on(user):  # the phone is lost as often as the password
        switch_off(user)
        told.append("Verifikasi dua langkah dimatikan.")
    _act(actor, "Tautan kata sandi dibuat", user, *told)
    return user


def link_used(user: User) -> Act:
    """Tell that the person set the password through a link."""
    return _act(user, "Kata sandi dibuat", user, "Kata sandi dibuat sendiri lewat tautan sekali pakai.")


@transaction.atomic
def switch(user: User, active: bool, reason: str, actor) -> Act:
    """Close the account at once, sessions included, or open it again. Refused when it is so already."""
    _check(user, actor)
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active == active:
        raise KeepingRefused(f"Akun ini sudah {'aktif' if active else 'dinonaktifkan'}.")
    user.is_active = active
    user.save(update_fields=["is_active"])
    word = "diaktifkan kembali" if active else "dinonaktifkan"
    return _act(actor, f"Akun {word}", user, f"Akun {word}.", reason=reason)


@transaction.atomic
def give_role(grant: RoleGrant, actor) -> Act:
    """Save the unsaved `grant`. Refused: one of his own, one that overlaps the same, one outlasting the agreement."""
    _check(grant.user, actor)
    User.objects.select_for_update().get(pk=grant.user_id)  # two clicks give one role
    return _give(grant, _act(actor, "Peran diberikan", grant.user))


@transaction.atomic
def end_role(grant: RoleGrant, last_day: date, reason: str, actor, today: date) -> Act:
    """Let the role end with `last_day`, yesterday at the earliest. Refused when it would last longer than before."""
    _check(grant.user, actor)
    grant = RoleGrant.objects.select_for_update(of=("self",)).select_related("user").get(pk=grant.pk)
    if last_day < today - timedelta(days=1):
        raise KeepingRefused("Hari terakhir paling awal kemarin: apa yang sudah dikerjakan tetap atas nama peran itu.")
    if grant.ends_on and last_day >= grant.ends_on:
        raise KeepingRefused(f"Peran ini sudah berakhir {tanggal(grant.ends_on)}. Pilih hari yang lebih awal.")
    told = f"Peran {role_words(grant)} berakhir {tanggal(last_day)}."
    act = _act(actor, "Peran diakhiri", grant.user, told, reason=reason)
    if last_day < grant.starts_on:  # it never held
        grant.delete()
    else:
        grant.ends_on = last_day
        grant.save(update_fields=["ends_on"])
    return act


def _give(grant: RoleGrant, act: Act) -> Act:
    user, last = grant.user, grant.ends_on or date.max
    same = {name: getattr(grant, name) for name in ("role", "district", "subdistrict")}
    for other in user.grants.filter(**same):
        if other.starts_on <= last and grant.starts_on <= (other.ends_on or date.max):
            raise KeepingRefused("Peran ini sudah dipegang pada tanggal itu. Akhiri dulu yang lama.")
    if ROLES[grant.role].external and not user.agreement_ends_on:
        raise KeepingRefused("Peran mitra memerlukan perjanjian. Isi dulu nomor dan tanggal berakhirnya di data orang.")
    if user.agreement_ends_on and last > user.agreement_ends_on:
        raise KeepingRefused(f"Peran berakhir paling lambat bersama perjanjian, {tanggal(user.agreement_ends_on)}.")
    grant.save()
    until = f" sampai {tanggal(grant.ends_on)}" if grant.ends_on else ""
    basis = f", dasar {grant.basis}" if grant.basis else ""
    words = f"Peran {role_words(grant)} diberikan mulai {tanggal(grant.starts_on)}{until}{basis}."
    UserChange.objects.create(act=act, user=user, words=words)
    return act


def _external(user: User) -> bool:
    """Whether the person still holds, or will hold, a role of a partner."""
    return user.grants.filter(role__in=EXTERNAL, ends_on__gte=timezone.localdate()).exists()


def _check(user: User, actor) -> None:
    if user == actor:
        raise KeepingRefused("Akun dan peran sendiri tidak dapat diubah di sini. Minta pengelola data lain.")
    if user.is_superuser and not actor.is_superuser:
        raise KeepingRefused("Akun ini hanya diurus oleh pemilik sistem.")


def _act(actor, label: str, user: User, *sentences: str, reason: str = "") -> Act:
    act = Act.objects.create(door="form", actor=actor, label=f"{label}: {name_of(user)}"[:200], reason=reason)
    UserChange.objects.bulk_create([UserChange(act=act, user=user, words=words) for words in sentences])
    return act


def name_of(user: User) -> str:
    return user.get_full_name() or user.username


def role_words(grant: RoleGrant) -> str:
    """'Plh. Petugas kecamatan (Balikpapan Kota)'"""
    area = grant.district or grant.subdistrict
    return f"{grant.title} ({area})" if area else grant.title


def said(value) -> str:
    """A value inside a sentence."""
    if isinstance(value, date):
        return tanggal(value)
    return f"“{value}”" if value else "kosong"
