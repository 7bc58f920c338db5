"""The columns in which a list of businesses is shown or exported."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from umkm_registry.businesses.models import Business
from umkm_registry.businesses.models.places import OPERATING_STATUSES
from umkm_registry.businesses.templatetags.register_look import districts, leading, subdistricts
from umkm_registry.templatetags.indonesian import tanggal_pendek

STATUS_NAMES = dict(OPERATING_STATUSES)


@dataclass(frozen=True)
class Column:
    """`value` answers the text of one row of `for_list()`, empty where nothing is known; contacts are masked.

    `name` is part of addresses people keep; a `default` column is shown until a person chooses others.
    """

    name: str
    title: str
    value: Callable[[Business], str]
    default: bool


def _nibs(business: Business) -> str:
    return ", ".join(number.value for number in business.nibs)


def _addresses(business: Business) -> str:
    return "; ".join(place.address for place in business.shown_places if place.address)


def _phone(business: Business) -> str:
    """The owner's, else that of the first place that has one."""
    masks = [business.owner.phone_mask, *(place.phone_mask for place in business.shown_places)]
    return next(filter(None, masks), "")


def _status(business: Business) -> str:
    place = leading(business.shown_places)
    return STATUS_NAMES.get(place.operating_status if place else None, "Belum terverifikasi")


def _verified_on(business: Business) -> str:
    place = leading(business.shown_places)
    return _day(place.verified_on if place else None)


def _day(day) -> str:
    return tanggal_pendek(day) if day else ""


COLUMNS = (
    Column("nama", "Nama usaha", lambda row: row.name, default=True),
    Column("pemilik", "Pemilik", lambda row: row.owner.name, default=True),
    Column("nib", "NIB", _nibs, default=False),
    Column("bentuk", "Bentuk usaha", lambda row: row.legal_form, default=False),
    Column("alamat", "Alamat", _addresses, default=False),
    Column("kelurahan", "Kelurahan", lambda row: subdistricts(row.shown_places), default=True),
    Column("kecamatan", "Kecamatan", lambda row: districts(row.shown_places), default=False),
    Column("telepon", "Telepon", _phone, default=False),
    Column("sektor", "Sektor", lambda row: str(row.sector or "Tidak diketahui"), default=True),
    Column("skala", "Skala", lambda row: row.get_scale_display(), default=True),
    Column("izin", "Izin usaha", lambda row: str(row.counted_permits), default=True),
    Column("izin-pertama", "Izin usaha pertama", lambda row: _day(row.first_permit_on), default=False),
    Column("keaktifan", "Keaktifan", _status, default=True),
    Column("diverifikasi", "Diverifikasi", _verified_on, default=True),
)


def chosen_columns(params: QueryDict) -> tuple[Column, ...]:
    """The columns named in `?kolom=`, repeated or with commas, in the order of COLUMNS; the usual ones without any.

    The name of the business is always among them.
    """
    asked = {name for value in params.getlist("kolom") for name in value.split(",")}
    if not any(column.name in asked for column in COLUMNS):
        return tuple(column for column in COLUMNS if column.default)
    return tuple(column for column in COLUMNS if column.name in asked | {"nama"})
