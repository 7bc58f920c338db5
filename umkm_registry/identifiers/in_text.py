"""Personal numbers inside free text: NIKs, mobile telephones and e-mail addresses are found and masked."""

import re

from umkm_registry.identifiers import email, nik, phone

# As people write them. A NIB that begins with 08 looks the same; in doubt it is masked, too. A day with an hour behind
# it (08-11-2026 10.15) does not.
_DAY = r"(?!0?8[ ./-][01]?[0-9][ ./-](?:19|20)[0-9]{2})"
_MOBILE = re.compile(rf"(?<![0-9])\(?{_DAY}(?:\+?62|0)[ .\-()]*8(?:[ .\-()]*[0-9]){{8,11}}(?![0-9])")
_SIXTEEN_DIGITS = re.compile(r"(?<![0-9])[0-9]{16}(?![0-9])")
_ADDRESS = re.compile(r"[A-Za-z0-9_+%'&!#$*/=?^{|}~.-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")


def hide(text: str) -> str:
    """`text` with the mask of every NIK, mobile telephone and e-mail address in place of it.

    Sixteen digits in a row are masked even where they can be no NIK: one mistyped still tells a person.
    """
    text = _SIXTEEN_DIGITS.sub(lambda match: nik.mask(match[0]), nik.nik_in_text(text)[0])
    return hide_contacts(text)


def hide_contacts(text: str) -> str:
    """`text` with the mask of every mobile telephone and e-mail address in place of it."""
    text = _MOBILE.sub(_masked_phone, text)
    return _ADDRESS.sub(lambda match: email.mask(match[0]), text)


def tells(text: str) -> bool:
    """Whether `hide` finds anything in `text`."""
    return hide(text) != text


def _masked_phone(match: re.Match) -> str:
    number = phone.parse(match[0]).value
    if number is None:
        return match[0]
    opened = "(" if match[0].startswith("(") and ")" not in match[0] else ""  # of a bracket that closes later
    return f"{opened}{phone.mask(number)}"
