"""How a permit is shown on a day: tone, icon and word of its badge."""

from dataclasses import dataclass
from datetime import date, timedelta

from permits.models import Permit

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Look:
    tone: str
    icon: str
    label: str


NOT_IN_FORCE = {
    "pending": Look("busy", "clock", "Dalam proses"),
    "warned": Look("caution", "exclamation-triangle", "Peringatan"),
    "suspended": Look("caution", "pause-circle", "Dihentikan sementara"),
    "refused": Look("bad", "x-circle", "Ditolak"),
    "revoked": Look("bad", "no-symbol", "Dicabut"),
    "replaced": Look("quiet", "lock-closed", "Digantikan"),
}


def look(permit: Permit, day: date) -> Look:
    """The badge of `permit` on `day`; the last 90 days before its end are "segera berakhir"."""
    if permit.status != "issued":
        return NOT_IN_FORCE[permit.status]
    if permit.expires_on and permit.expires_on < day:
        return Look("bad", "x-circle", "Berakhir")
    if permit.expires_on and permit.expires_on <= day + SOON:
        return Look("caution", "clock", "Segera berakhir")
    return Look("good", "check-circle", "Berlaku")
