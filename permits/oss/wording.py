"""Kinds, columns and values of an import in the words of the office."""

from collections import Counter

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.text import capfirst

from permits.oss.promoted import TARGETS
from umkm_registry.templatetags.indonesian import ribuan, rupiah, tanggal

KINDS = {
    "owners": "Pemilik",
    "businesses": "Usaha",
    "places": "Tempat usaha",
    "activities": "Kegiatan usaha",
    "permits": "Izin",
}
# What tells columns of the same name apart.
OF = {"owners": "pemilik", "businesses": "usaha", "places": "tempat", "activities": "kegiatan", "permits": "izin"}
# Fields that are several columns of their table.
SEVERAL = {"position": "koordinat", "phone": "telepon", "email": "surel"}
# Where the name of the column says too little among columns of other kinds.
PLAINER = {
    ("owners", "name"): "Nama pemilik",
    ("activities", "place"): "Tempat kegiatan",
    ("activities", "submitted_on"): "Tanggal pengajuan",
    ("activities", "investment"): "Investasi",
    ("permits", "business"): "Usaha pemegang izin",
    ("permits", "status"): "Status izin",
    ("permits", "issued_on"): "Tanggal terbit izin",
    ("permits", "computed_expiry_on"): "Berlaku sampai",
}
MONEY = ("investment",)
MODELS = {target.kind: target.model for target in TARGETS}


def _column(kind: str, field: str) -> models.Field | None:
    try:
        return MODELS[kind]._meta.get_field(field)
    except FieldDoesNotExist:
        return None


def _own_words() -> dict[tuple[str, str], str]:
    words = {
        (target.kind, field.name): SEVERAL.get(field.name) or str(_column(target.kind, field.name).verbose_name)
        for target in TARGETS
        for field in target.fields
    }
    shared = Counter(words.values())
    return {
        (kind, field): capfirst(word if shared[word] == 1 else f"{word} {OF[kind]}")
        for (kind, field), word in words.items()
    } | PLAINER


FIELDS = _own_words()


def value_words(kind: str, field: str, text: str) -> str:
    """A value as the database wrote it, as a person reads it: 'micro' → 'Usaha Mikro', '15000000' → 'Rp15.000.000'."""
    column = _column(kind, field)
    if not text or column is None:
        return text
    if column.choices:
        return str(dict(column.flatchoices).get(text, text))
    if field in MONEY:
        return rupiah(text)
    if isinstance(column, models.DateField):
        return tanggal(parse_date(text))
    if isinstance(column, models.IntegerField):
        return ribuan(text)
    return text


# Columns of an export whose cells are words of the register: where these stand.
CODED = {
    "capital": ("businesses", "capital"),
    "scale": ("businesses", "scale"),
    "risk": ("activities", "risk"),
    "project_kind": ("activities", "kind"),
    "status": ("permits", "status"),
    "investment": ("activities", "investment"),
    "workers": ("activities", "workers"),
    "issued_on": ("permits", "issued_on"),
    "permit_on": ("permits", "issued_on"),
    "submitted_on": ("activities", "submitted_on"),
}


def cell_words(column: str, value) -> str:
    """A cleaned cell of an export as a person reads it; `column` is the register's name for the column."""
    return value_words(*CODED[column], str(value)) if column in CODED else str(value)


def size_words(size: int) -> str:
    """18.400.000 bytes → '18,4 MB'."""
    if size < 100_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def seconds_words(seconds: float) -> str:
    """2.913 → '2,9 detik'; 75 → '1 menit 15 detik'."""
    if seconds < 60:
        return f"{seconds:.1f} detik".replace(".", ",")
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} menit {rest} detik" if rest else f"{minutes} menit"
