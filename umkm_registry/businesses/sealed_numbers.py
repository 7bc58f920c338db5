"""A NIK or telephone number to search for, as it may stand in an address: hashed, with its mask, never itself.

Addresses end up in logs, histories and chat messages, so whatever a person types goes through `take_out` first.
"""

import re
from dataclasses import dataclass

from umkm_registry.businesses.models import Identifier
from umkm_registry.identifiers import nik, phone
from umkm_registry.sealing import fingerprints

# Digits that stand together, with what people put between them; shorter ones belong to names ("Warung 88") or are
# the beginning of a NIB.
_RUN = re.compile(r"\+?\(?[0-9](?:[0-9 .\-()]*[0-9]){8,}")
_NOT_DIGITS = re.compile(r"[^0-9]")
_TOKEN = re.compile(r"(nik|telepon)~([+0-9]{4,7})~([\w.-]+:[0-9a-f]{32}(?:,[\w.-]+:[0-9a-f]{32})*)").fullmatch
LONGEST_NIB = 13
_WORDS = {"nik": "NIK", "telepon": "Telepon"}


@dataclass(frozen=True)
class SealedNumber:
    """`hashes` are the number's under every key; `shown` are the digits that its mask leaves open."""

    kind: str
    shown: str
    hashes: tuple[str, ...]

    @property
    def token(self) -> str:
        """How it stands in an address; `read` reads it back."""
        return f"{self.kind}~{self.shown}~{','.join(self.hashes)}"

    def __str__(self):
        stars = "*" * (12 if self.kind == "nik" else 6)
        return f"{_WORDS[self.kind]} {self.shown[:-4]}{stars}{self.shown[-4:]}"


def read(token: str) -> SealedNumber | None:
    """The number behind a `token`; None for any other text."""
    match = _TOKEN(token)
    return SealedNumber(match[1], match[2], tuple(match[3].split(","))) if match else None


def take_out(text: str) -> tuple[str, SealedNumber | None]:
    """`text` without the NIKs and telephone numbers in it, and the first of them.

    Digits that begin a number of the register (a NIB may look like a telephone number) stay; a longer number is
    taken for a damaged NIK. One query for each number in the text.
    """
    found = []

    def take(match: re.Match) -> str:
        number = _sealed(match[0])
        if number is None:
            return match[0]
        found.append(number)
        return " "

    rest = _RUN.sub(take, text)
    return " ".join(rest.split()), found[0] if found else None


def _sealed(text: str) -> SealedNumber | None:
    digits = _NOT_DIGITS.sub("", text)
    known_phone = phone.parse(text).value
    if not (known_phone or len(digits) > LONGEST_NIB):
        return None
    if Identifier.objects.filter(value__startswith=digits).exists():
        return None
    if known_phone and not nik.is_valid(digits):
        return SealedNumber("telepon", phone.mask(known_phone).replace("*", ""), tuple(fingerprints(known_phone)))
    return SealedNumber("nik", digits[-4:], tuple(fingerprints(digits)))
