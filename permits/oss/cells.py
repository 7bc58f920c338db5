"""How each column of an export is read: one reader a column, each distinct cell read once."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from permits.oss import values
from umkm_registry.identifiers import email, kbli, nib, nik, npwp, oss_number, phone
from umkm_registry.regions.names import fold_name
from umkm_registry.sealing import fingerprint, seal

# A reader takes a raw cell and answers (value, note): None where nothing is known, note a code of findings.CODES.
Reader = Callable[[Any], tuple[Any, str | None]]

_MAY_HOLD_NIK = re.compile(r"[0-9](?:[ .,-]{0,2}[0-9]){15}").search

# Excel holds 32,767 characters in a cell, other programs a few more.
LONGEST_CELL = 100_000
LONGEST_MASK = 120
# The register keeps areas to two decimals, below this.
_HUNDREDTH, _LARGEST_AREA = Decimal("0.01"), Decimal("99999999999999.99")

# So many distinct cells of a column are remembered; a column of distinct addresses gains nothing and costs no more.
REMEMBERED = 20_000


def remembering(read: Reader) -> Reader:
    answers: dict = {}

    def answer(cell):
        try:
            return answers[cell]
        except KeyError:
            if len(answers) > REMEMBERED:
                answers.clear()
            answers[cell] = found = read(cell)
            return found

    return answer


def sealing(parse, mask) -> Reader:
    """A reader of personal data: the value is (hash, mask, sealed), the clear text goes no further."""

    def read(cell):
        value, note = parse(cell)
        return (None if value is None else (fingerprint(value), mask(value), seal(value))), note

    return read


def text(longest: int) -> Reader:
    """A reader of free text of at most `longest` characters. Where a NIK stands in it, the value is (masked text,
    sealed original): hidden before the text is cut, since a piece of a NIK would no longer be recognised."""

    def read(cell):
        told, note = values.text(cell, longest)
        if told is None or not (note or _MAY_HOLD_NIK(told)):
            return told, note
        whole, _ = values.text(cell, LONGEST_CELL)
        masked, found = nik.nik_in_text(whole)
        return ((masked[:longest].rstrip(), seal(whole)), "nik_in_text") if found else (told, note)

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


# These differ from row to row; all others repeat and are remembered.
DISTINCT: dict[str, Reader] = {
    "project_digits": oss_number.parse,
    "application_digits": oss_number.parse,
    "name": text(300),
    "address": text(500),
    "project_name": text(300),
    "user_name": text(200),
}
READERS: dict[str, Reader] = {
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
DATES = ("issued_on", "submitted_on", "permit_on")


# Grain → the column that names a record of another grain.
POINTERS = {"permit": "project_digits", "sidt": "nib"}


def readers(columns, grain: str) -> dict[str, Reader]:
    """A fresh reader for each of `columns` that the register keeps; dates and coordinates are not among them."""
    found = {name: DISTINCT[name] for name in DISTINCT if name in columns}
    found |= {name: remembering(READERS[name]) for name in READERS if name in columns}
    pointer = POINTERS.get(grain)
    return found | {pointer: pointing(found[pointer])} if pointer in found else found
