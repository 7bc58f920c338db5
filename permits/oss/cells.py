"""How each column of an export is read, and what it tells: one reader a column, each distinct cell read once."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from json.encoder import encode_basestring
from typing import Any

from permits.oss import values
from umkm_registry.identifiers import email, in_text, kbli, nib, nik, npwp, oss_number, phone
from umkm_registry.regions.names import fold_name
from umkm_registry.sealing import fingerprint, seal

# A reader takes a raw cell and answers (value, note): None where nothing is known, note a code of findings.CODES.
# The value of personal data is (hash, mask, sealed), that of a text with such in it (masked text, sealed original).
Reader = Callable[[Any], tuple[Any, str | None]]
# A teller takes a raw cell and answers (value, members, sealed, note): what the cell adds to the JSON objects `values`
# and `sealed` of its row ('"scale":"micro"', or nothing) is made here, once for every distinct cell.
Teller = Callable[[Any], tuple[Any, str, str, str | None]]

_MAY_TELL_A_PERSON = re.compile(r"[0-9](?:[ .,-]{0,2}[0-9]){15}|(?:0|62)[ .()-]{0,3}8(?:[ .()-]*[0-9]){8}|@").search

# Excel holds 32,767 characters in a cell, other programs a few more.
LONGEST_CELL = 100_000
LONGEST_MASK = 120
# The register keeps areas to two decimals, below this.
_HUNDREDTH, _LARGEST_AREA = Decimal("0.01"), Decimal("99999999999999.99")

# So many distinct cells of a column are remembered: a firm's projects follow one another and say much the same.
REMEMBERED = 20_000


class Remembered(dict):
    """What `work`, a function of one argument, answered; asked again for what is not here (any more)."""

    def __init__(self, work: Callable):
        super().__init__()
        self._work = work

    def __missing__(self, asked):
        if len(self) > REMEMBERED:
            self.clear()
        self[asked] = found = self._work(asked)
        return found


def remembering(work: Callable) -> Callable:
    """`work`, done once for each argument as long as there is room; a look-up costs no call of ours."""
    return Remembered(work).__getitem__


def member(name: str, value: str | int) -> str:
    """A member of a JSON object; json itself takes ten times as long for a row."""
    return f'"{name}":{value if type(value) is int else encode_basestring(value)}'


def telling(name: str, read: Reader) -> Teller:
    """What a cell of the column `name` tells of its row."""
    label = LABELS.get(name, name)

    def tell(cell):
        value, note = read(cell)
        if value is None:
            return None, "", "", note
        if type(value) is not tuple:
            return value, member(label, value) if label else "", "", note
        *told, sealed = value
        if len(told) == 1:
            return told[0], member(label, told[0]) if label else "", member(name, sealed), note
        members = f"{member(f'{name}_hash', told[0])},{member(f'{name}_mask', told[1])}"
        return told[0], members, member(name, sealed), note

    return tell


def sealing(parse, mask) -> Reader:
    """A reader of personal data: the value is (hash, mask, sealed), the clear text goes no further."""

    def read(cell):
        value, note = parse(cell)
        return (None if value is None else (fingerprint(value), mask(value), seal(value))), note

    return read


def text(longest: int) -> Reader:
    """A reader of free text of at most `longest` characters. Where a NIK, telephone or e-mail stands in it, the
    value is (masked text, sealed original): hidden before the text is cut, since a piece would not be recognised."""

    def read(cell):
        told, note = values.text(cell, longest)
        if told is None or not (note or _MAY_TELL_A_PERSON(told)):
            return told, note
        whole, _ = values.text(cell, LONGEST_CELL)
        masked, niks = nik.nik_in_text(whole)
        masked = in_text.hide_contacts(masked)
        if masked == whole:
            return told, note
        return (masked[:longest].rstrip(), seal(whole)), "nik_in_text" if niks else "contact_in_text"

    return read


def pointing(read: Reader) -> Reader:
    """A reader of a number that only points to another record: the row is taken without it where it is unreadable."""

    def read_pointer(cell):
        value, note = read(cell)
        return value, "reference_invalid" if note and value is None else note

    return read_pointer


def company_npwp(cell):
    """The NPWP of a firm. That of a person is the NIK, which an import takes from no one but its owner."""
    value, note = npwp.parse(cell)
    return (None, None) if note == "npwp_is_nik" else (value, note)


def land_area(cell):
    """An area to two decimals, as the register keeps it: else the same file would change it again and again."""
    area, note = values.land_area(cell)
    if area is None:
        return None, note
    if Decimal(area) > _LARGEST_AREA:
        return None, "number_invalid"
    return (f"{Decimal(area).quantize(_HUNDREDTH, ROUND_HALF_UP).normalize():f}" if "." in area else area), note


READERS: dict[str, Reader] = {
    "project_digits": oss_number.parse,
    "application_digits": oss_number.parse,
    "name": text(300),
    "address": text(500),
    "project_name": text(300),
    "user_name": text(200),
    "nib": nib.parse,
    "sidt_id": text(80),
    "legal_form": text(100),
    "capital": values.capital,
    "scale": values.scale,
    "subdistrict": text(90),
    "district": text(90),
    "city": lambda cell: (fold_name(values.text(cell)[0] or "") or None, None),
    "email": sealing(email.parse, lambda address: email.mask(address)[:LONGEST_MASK]),
    "phone": sealing(phone.parse, phone.mask),
    "nik": sealing(nik.parse, nik.mask),
    "npwp": company_npwp,
    "project_kind": values.project_kind,
    "risk": values.risk,
    "kbli": kbli.parse,
    "kbli_title": text(300),
    "ministry": text(150),
    "land_area": land_area,
    "land_unit": text(20),
    "investment": values.money,
    "workers": values.count,
    "permit_kind": text(100),
    "document": text(200),
    "authority": text(150),
    "status": text(100),
}
# Grain → the column that names its records, another one in each row.
KEYS = {"nib": "nib", "project": "project_digits", "permit": "application_digits", "sidt": "sidt_id"}
DATES = ("issued_on", "submitted_on", "permit_on")


# Column → the name under which a row keeps it; "" where that follows only from several cells of the row.
LABELS = {"user_name": "contact_name", "subdistrict": "", "district": "", "permit_kind": "", "status": "", "city": ""}
# Grain → the column that names a record of another grain.
POINTERS = {"permit": "project_digits", "sidt": "nib"}


def tellers(columns, grain: str) -> dict[str, Teller]:
    """A fresh teller for each of `columns` that the register keeps; dates and coordinates are not among them."""
    found = {}
    for name, read in READERS.items():
        if name in columns:
            tell = telling(name, pointing(read) if POINTERS.get(grain) == name else read)
            found[name] = tell if name == KEYS.get(grain) else remembering(tell)
    return found
