"""The columns in which a list of businesses is shown or exported."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import QueryDict

from umkm_registry.businesses.models import Business
from umkm_registry.businesses.models.places import OPERATING_STATUSES
from umkm_registry.businesses.templatetags.register_look import districts, leading, reported_closed, subdistricts
from umkm_registry.templatetags.indonesian import tanggal_pendek

STATUS_NAMES = dict(OPERATING_STATUSES)


@dataclass(frozen=True)
class Column:
    """`value` answers the text of one row of `for_list()`, empty where nothing is known; contacts are masked.

    `name` is part of addresses people keep; a `default` column is shown until a person chooses others. `order` is the
    word by which the list is put in the order of this column, and `look` its class in the list; only who holds
    `permission` is shown it.
    """

    name: str
    title: str
    value: Callable[[Business], str]
    default: bool
    order: str = ""
    look: str = ""
    permission: str = ""


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
    if place and place.is_reported_closed:
        return reported_closed(place)
    return STATUS_NAMES.get(place.operating_status if place else None, "Belum terverifikasi")


def _verified_on(business: Business) -> str:
    place = leading(business.shown_places)
    return _day(place.verified_on if place else None)


def _day(day) -> str:
    return tanggal_pendek(day) if day else ""


COLUMNS = (
    Column("nama", "Nama usaha", lambda row: row.name, default=True, order="nama", look="cell-name"),
    Column("pemilik", "Pemilik", lambda row: row.owner.name, default=True, look="cell-line join"),
    Column("nib", "NIB", _nibs, default=False, permission="businesses.view_identifier"),
    Column("bentuk", "Bentuk usaha", lambda row: row.legal_form, default=False),
    Column("alamat", "Alamat", _addresses, default=False),
    Column(
        "kelurahan",
        "Kelurahan",
        lambda row: subdistricts(row.shown_places),
        default=True,
        order="wilayah",
        look="cell-line",
    ),
    Column("kecamatan", "Kecamatan", lambda row: districts(row.shown_places), default=False, order="wilayah"),
    Column("telepon", "Telepon", _phone, default=False),
    Column(
        "sektor",
        "Sektor",
        lambda row: str(row.sector or "Tidak diketahui"),
        default=True,
        order="sektor",
        look="from-xl",
    ),
    Column("skala", "Skala", lambda row: row.get_scale_display(), default=True, order="skala", look="from-xl"),
    Column("izin", "Izin usaha", lambda row: str(row.counted_permits), default=True, order="-izin", look="num"),
    Column(
        "izin-pertama",
        "Izin usaha pertama",
        lambda row: _day(row.first_permit_on),
        default=False,
        order="-izin-pertama",
    ),
    Column("keaktifan", "Keaktifan", _status, default=True, look="cell-tag"),
    Column("diverifikasi", "Diverifikasi", _verified_on, default=True, look="nowrap faint from-xl"),
)
USUAL = frozenset(column.name for column in COLUMNS if column.default)


def columns_for(user) -> tuple[Column, ...]:
    """The columns that `user` may choose from."""
    return tuple(column for column in COLUMNS if not column.permission or user.has_perm(column.permission))


def chosen_columns(params: QueryDict, user) -> tuple[Column, ...]:
    """The columns named in `?kolom=`, repeated or with commas, in the order of COLUMNS; the usual ones without any.

    The name of the business is always among them.
    """
    asked = {name for value in params.getlist("kolom") for name in value.split(",")}
    offered = columns_for(user)
    chosen = asked if any(column.name in asked for column in offered) else USUAL
    return tuple(column for column in offered if column.name in chosen | {"nama"})
