"""How each column of an export is read: one reader a column, each distinct cell read once."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from permits.oss import values
from umkm_registry.identifiers import email, kbli, nib, nik, npwp, oss_number, phone
from umkm_registry.regions.names import fold_name
from umkm_registry.sealing import fingerprint, seal

# A reader takes a raw cell and answers (value, note): None where nothing is known, note a code of findings.CODES.
Reader = Callable[[Any], tuple[Any, str | None]]

_MAY_HOLD_NIK = re.compile(r"[0-9](?:[ .,-]{0,2}[0-9]){15}").search

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


def hide_nik(read: Reader) -> Reader:
    """A reader of free text that may hold a NIK: then the value is (masked text, sealed original)."""

    def read_hidden(cell):
        text, note = read(cell)
        if text is None or not _MAY_HOLD_NIK(text):
            return text, note
        masked, found = nik.nik_in_text(text)
        return ((masked, seal(text)), "nik_in_text") if found else (text, note)

    return read_hidden


def company_npwp(cell):
    """The NPWP of a firm. That of a person is the NIK, which an import takes from no one but its owner."""
    value, note = npwp.parse(cell)
    return (None, None) if note == "npwp_is_nik" else (value, note)


def rupiah(cell):
    amount, note = values.money(cell)
    return (None, "number_invalid") if amount is not None and amount < 0 else (amount, note)


text = partial(values.text, longest=300)

# These differ from row to row; all others repeat and are remembered.
DISTINCT: dict[str, Reader] = {
    "project_digits": oss_number.parse,
    "application_digits": oss_number.parse,
    "name": hide_nik(text),
    "address": hide_nik(partial(values.text, longest=500)),
    "project_name": hide_nik(text),
    "user_name": hide_nik(partial(values.text, longest=200)),
}
READERS: dict[str, Reader] = {
    "nib": nib.parse,
    "sidt_id": partial(values.text, longest=80),
    "legal_form": partial(values.text, longest=100),
    "capital": values.capital,
    "scale": values.scale,
    "subdistrict": partial(values.text, longest=90),
    "district": partial(values.text, longest=90),
    "city": lambda cell: (fold_name(values.text(cell)[0] or "") or None, None),
    "email": sealing(email.parse, email.mask),
    "phone": sealing(phone.parse, phone.mask),
    "nik": sealing(nik.parse, nik.mask),
    "npwp": company_npwp,
    "project_kind": values.project_kind,
    "risk": values.risk,
    "kbli": kbli.parse,
    "kbli_title": text,
    "ministry": partial(values.text, longest=150),
    "land_area": values.land_area,
    "land_unit": partial(values.text, longest=20),
    "investment": rupiah,
    "workers": values.count,
    "permit_kind": partial(values.text, longest=100),
    "document": partial(values.text, longest=200),
    "authority": partial(values.text, longest=150),
    "status": partial(values.text, longest=100),
}
DATES = ("issued_on", "submitted_on", "permit_on")


def readers(columns) -> dict[str, Reader]:
    """A fresh reader for each of `columns` that the register keeps; dates and coordinates are not among them."""
    found = {name: DISTINCT[name] for name in DISTINCT if name in columns}
    return found | {name: remembering(READERS[name]) for name in READERS if name in columns}
