"""Looking at sealed personal data: what is held, opening it for one person, and the note of every look.

A NIK, telephone number or e-mail address is shown in clear on no page but the answer to a question with a reason, and
only after the look was noted (`Look`). Source of the duty: UU 27/2022 on personal data.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from umkm_registry.accounts.models import User
from umkm_registry.businesses.models import Business, Look, Owner, Place
from umkm_registry.identifiers import phone
from umkm_registry.sealing import unseal
from umkm_registry.templatetags.indonesian import jam

logger = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
# What stands in addresses → the fact.
FACTS = {"nik": "nik", "telepon": "phone", "surel": "email"}
# Which permission opens which fact. Partners from outside hold neither; they may call whom they were assigned.
PERMISSIONS = {
    "nik": ("businesses.view_identifier", "businesses.reveal_nik"),
    "phone": ("businesses.view_owner", "businesses.reveal_contact"),
    "email": ("businesses.view_owner", "businesses.reveal_contact"),
}
CONTACT = ("businesses.view_business", "businesses.contact_business")


class LookRefused(ValidationError):
    """The personal data stay closed; the message says why and what to do."""


@dataclass(frozen=True)
class Held:
    """A fact ("nik", "phone", "email") that `row` holds sealed; `business` is where the person stood when asking."""

    row: Owner | Place
    fact: str
    business: Business | None = None

    @property
    def mask(self) -> str:
        return getattr(self.row, f"{self.fact}_mask")

    @property
    def sealed(self) -> str:
        return getattr(self.row, f"{self.fact}_sealed")

    @property
    def of(self) -> str:
        """'pemilik', or the address of the place."""
        return "pemilik" if isinstance(self.row, Owner) else str(self.row)

    @property
    def label(self) -> str:
        return dict(Look.FACTS)[self.fact]

    def look(self, **facts) -> Look:
        """The note of a look at this fact, not yet saved."""
        if isinstance(self.row, Owner):
            return Look(owner=self.row, business=self.business, fact=self.fact, **facts)
        business = self.row.business
        return Look(owner_id=business.owner_id, business=business, place=self.row, fact=self.fact, **facts)


@dataclass(frozen=True)
class Opened:
    """A fact in clear, for one answer: `shown` as people write it, `plain` as it is kept (E.164 for telephones)."""

    held: Held
    plain: str

    @property
    def shown(self) -> str:
        return phone.shown(self.plain) if self.held.fact == "phone" else self.plain

    @property
    def whatsapp(self) -> str:
        """The number as WhatsApp takes it, of mobile telephones only."""
        digits = self.plain.removeprefix("+")
        return digits if self.held.fact == "phone" and digits.startswith("628") else ""


def contacts_of(business: Business, user) -> list[Held]:
    """The telephone numbers of a business: its owner's and those of its living places that `user` may see."""
    seen = Place.objects.visible_to(user).living().filter(business=business).exclude(phone_sealed="")
    places = seen.select_related("business").order_by("id")
    owner = [Held(business.owner, "phone", business)] if business.owner.phone_sealed else []
    return [*owner, *(Held(place, "phone") for place in places)]


def open_sealed(asked: list[Held], way: str, actor, told: dict, page: str) -> list[Opened]:
    """Note a look at each of `asked`, then open them. `told` holds the `reason` and `words` a person gave.

    Refused (LookRefused) when the person has looked at too much within the hour, or a key is gone; then nothing was
    seen and nothing is noted.
    """
    with transaction.atomic():
        note([held.look(way=way, **told) for held in asked], actor, page)
        return [Opened(held, _open(held)) for held in asked]


@transaction.atomic
def note(looks: Iterable[Look], actor, page: str) -> None:
    """Keep `looks` of `actor` on `page`. LookRefused when there would be more than `LOOKS_AN_HOUR` within an hour."""
    looks, now = list(looks), timezone.now()
    User.objects.select_for_update().get(pk=actor.pk)  # two windows of one person count one after the other
    _refuse_too_many(actor, len(looks), now)
    for look in looks:
        look.user, look.at, look.page = actor, now, page[: Look._meta.get_field("page").max_length]
    Look.objects.bulk_create(looks)


def _refuse_too_many(actor, more: int, now: datetime) -> None:
    recent = Look.objects.filter(user=actor, at__gt=now - HOUR).order_by("at")
    limit = settings.LOOKS_AN_HOUR
    if (seen := recent.count()) + more <= limit:
        return
    oldest = recent.first()
    again = f"Coba lagi pukul {jam(oldest.at + HOUR)}" if oldest else "Buka satu per satu"
    raise LookRefused(
        f"Batas membuka data pribadi adalah {limit} dalam satu jam, dan Anda sudah membuka {seen}. {again}, atau minta "
        "bantuan rekan lain bila pekerjaannya memang banyak."
    )


def _open(held: Held) -> str:
    try:
        return unseal(held.sealed)
    except (KeyError, InvalidTag) as error:
        logger.exception("The %s of %s %s cannot be unsealed", held.fact, held.row._meta.label, held.row.pk)
        raise LookRefused(
            f"{held.label} ini tidak dapat dibuka karena kuncinya tidak ada. Sampaikan kepada admin teknis."
        ) from error
