"""Cleaning single cells of an export: text, money, areas, counts and the fixed words of OSS.

Every function takes what a cell holds (text, number, None) and answers `(value, note)`: None for an empty cell, and
a note, one of the codes in `findings`, where something was lost or put right. What is not understood is None, never
a guess.
"""

import html
import re
import unicodedata
from decimal import Decimal
from functools import partial

from umkm_registry.identifiers.cells import BLANKS, EXACT_BELOW

LONGEST_TEXT = 2000
LARGEST_MONEY = 2**63 - 1
EMPTY = (None, None)

_TAGS = re.compile(
    r"</?(?:br|p|div|span|font|b|i|u|em|strong|small|sub|sup|a|img|hr|ul|ol|li|h[1-6]|table|tbody|tr|td|th)\b[^<>]*>",
    re.IGNORECASE,
)
# Only whole entities: "ANI&REGINA" holds none.
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});")
# How spreadsheet files write control characters.
_ESCAPED_CONTROL = re.compile(r"_x00[01][0-9A-Fa-f]_")
_CONTROL_TO_SPACE = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")
_UNSEEN = {"Cc", "Cf", "Cs"}

_GROUPED = {
    # decimal sign → a number written with it; groups of three by the other sign
    ",": re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+|[0-9]+").fullmatch,
    ".": re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]+|[0-9]+").fullmatch,
}
_MONEY = re.compile(r"(?:rp|idr)?[\s.:]*([0-9][0-9.,]*?)(?:[.,]-+)?\s*([a-z]*)\.?").fullmatch
_LONGEST_NUMBER = 40
_MULTIPLES = {
    "": 1,
    "rupiah": 1,
    "rb": 10**3,
    "ribu": 10**3,
    "jt": 10**6,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "mlr": 10**9,
    "triliun": 10**12,
    "trilyun": 10**12,
}
_COMMAS_GROUP = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+").fullmatch
# "1.5" alone is no amount of rupiah: a unit was forgotten.
_LEAST_WITH_SEN = 1000
_THREE_BEHIND_ONE_SIGN = re.compile(r"[0-9]+[.,][0-9]{3}").fullmatch
_COUNT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{3})*|[0-9]+)(?:[.,]0{1,2})?\s*(?:orang|org)?\.?", re.IGNORECASE).fullmatch
_RT = re.compile(r"(?<![A-Za-z])[Rr][Tt]\s*(?:/\s*[Rr][Ww])?[\s.:\-]*0*([0-9]{1,3})(?![0-9])").search


def text(cell, longest: int = LONGEST_TEXT) -> tuple[str | None, str | None]:
    """One line of text: no tags, entities, control or invisible characters, single spaces. Words for nothing are None.

    Note text_too_long: cut after `longest` characters.
    """
    if type(cell) is not str:
        if cell is None or cell != cell:
            return EMPTY
        cell = f"{cell:.0f}" if isinstance(cell, float) and abs(cell) < EXACT_BELOW and not cell % 1 else str(cell)
    cell = _line(cell)
    if cell in BLANKS:
        return EMPTY
    if len(cell) > longest:
        return cell[:longest].rstrip(), "text_too_long"
    return cell, None


def _tidy(cell: str) -> str:
    cell = _TAGS.sub(" ", _ESCAPED_CONTROL.sub(" ", cell))
    cell = _ENTITY.sub(lambda match: html.unescape(match[0]), cell)
    if not cell.isascii() or not cell.isprintable():
        cell = unicodedata.normalize("NFC", cell.translate(_CONTROL_TO_SPACE))
        cell = "".join(letter for letter in cell if unicodedata.category(letter) not in _UNSEEN)
    return " ".join(cell.split())


def money(cell) -> tuple[int | None, str | None]:
    """Whole rupiah out of 1500000, '1.500.000', 'Rp 1.500.000,00', '1,5 jt'; sen are rounded.

    Note number_invalid: negative, rounded by a spreadsheet ("1,5E+09"), more than 64 bit, or not understood; also
    '1.250 jt', which may be 1,25 or 1250 million.
    """
    if type(cell) is not str:
        return _rupiah(cell)
    if cell.isdigit() and cell.isascii():
        return _rupiah(int(cell)) if len(cell) < 20 else (None, "number_invalid")
    written = _line(cell)
    if written in BLANKS:
        return EMPTY
    amount = _written_money(written.lower().replace(" ", "")) if len(written) <= _LONGEST_NUMBER else None
    return (None, "number_invalid") if amount is None else _rupiah(amount)


def _written_money(written: str) -> Decimal | None:
    match = _MONEY(written)
    if not match or match[2] not in _MULTIPLES:
        return None
    multiple = _MULTIPLES[match[2]]
    if multiple > 1 and _THREE_BEHIND_ONE_SIGN(match[1]):
        return None
    amount = _decimal(match[1], grouped_first=True)
    if amount is None or (multiple == 1 and amount % 1 and amount < _LEAST_WITH_SEN):
        return None
    return amount * multiple


def _rupiah(amount) -> tuple[int | None, str | None]:
    if amount is None or amount != amount:
        return EMPTY
    if isinstance(amount, bool) or not isinstance(amount, int | float | Decimal):
        return None, "number_invalid"
    if not 0 <= amount <= LARGEST_MONEY:
        return None, "number_invalid"
    return round(amount), None


def land_area(cell) -> tuple[str | None, str | None]:
    """An area as decimal text with a point, in the unit of its own column: '3,7' → '3.7', '10.000' → '10000'.

    A comma is decimal; a point before just three digits groups thousands. Note number_invalid.
    """
    if type(cell) is not str:
        return _decimal_cell(cell)
    written = _line(cell)
    if written in BLANKS:
        return EMPTY
    amount = _decimal(written.replace(" ", "")) if len(written) <= _LONGEST_NUMBER else None
    return (None, "number_invalid") if amount is None else (_plain(amount), None)


def _decimal_cell(cell) -> tuple[str | None, str | None]:
    if cell is None or cell != cell:
        return EMPTY
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not 0 <= cell < 10**15:
        return None, "number_invalid"
    return _plain(Decimal(repr(cell))), None


def _decimal(number: str, grouped_first: bool = False) -> Decimal | None:
    """A written number, Indonesian first (1.234,5), else English (1,234.5).

    With `grouped_first` a single comma before three digits groups too ('1,500' is 1500), as amounts of rupiah have
    no three decimals.
    """
    if grouped_first and _COMMAS_GROUP(number):
        return Decimal(number.replace(",", ""))
    if _GROUPED[","](number):
        return Decimal(number.replace(".", "").replace(",", "."))
    if _GROUPED["."](number):
        return Decimal(number.replace(",", ""))
    return None


def _plain(amount: Decimal) -> str:
    """Decimal text without exponent and without zeros behind the last decimal."""
    written = f"{amount:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def count(cell) -> tuple[int | None, str | None]:
    """A number of people out of 2, 2.0, '2', '1.000', '2 orang'. Note number_invalid: no whole number."""
    if type(cell) is not str:
        if cell is None or cell != cell:
            return EMPTY
        whole = isinstance(cell, int | float) and not isinstance(cell, bool) and 0 <= cell < 2**31 and not cell % 1
        return (int(cell), None) if whole else (None, "number_invalid")
    written = _line(cell)
    if written in BLANKS:
        return EMPTY
    match = _COUNT(written)
    number = int(re.sub(r"[.,]", "", match[1])) if match and len(match[1]) < 14 else -1
    return (number, None) if 0 <= number < 2**31 else (None, "number_invalid")


_WORDS = {
    "scale": {
        "micro": "usaha mikro, mikro",
        "small": "usaha kecil, kecil",
        "medium": "usaha menengah, menengah",
        "large": "usaha besar, besar",
    },
    "risk": {
        "low": "rendah, r",
        "medium_low": "menengah rendah, mr",
        "medium_high": "menengah tinggi, mt",
        "high": "tinggi, t",
    },
    "capital": {
        "pmdn": "pmdn, penanaman modal dalam negeri",
        "pma": "pma, penanaman modal asing",
    },
    "project_kind": {
        "main": "utama",
        "supporting": "pendukung",
    },
}
_CODES = {
    name: {word.strip(): code for code, words in codes.items() for word in words.split(",")}
    for name, codes in _WORDS.items()
}
_NOT_LETTERS = re.compile(r"[\W_]+")


def word(name: str, cell) -> tuple[str | None, str | None]:
    """The register's code of a fixed word of OSS; `name` is scale, risk, capital or project_kind.

    'Usaha Mikro' → 'micro', 'MR' → 'medium_low'. Note value_unknown.
    """
    written = _line(cell) if isinstance(cell, str) else text(cell)[0] or ""
    if written in BLANKS:
        return EMPTY
    code = _CODES[name].get(_NOT_LETTERS.sub(" ", written.lower()).strip())
    return (code, None) if code else (None, "value_unknown")


scale = partial(word, "scale")
risk = partial(word, "risk")
capital = partial(word, "capital")
project_kind = partial(word, "project_kind")


def rt(address: str | None) -> str | None:
    """The RT in an address as three digits: 'JL. CONTOH RT.3' → '003'. None without one; the first one of several."""
    match = _RT(address) if address else None
    return match[1].zfill(3) if match and match[1].strip("0") else None


def _line(cell: str) -> str:
    """`cell` in one clean line; most cells are one already, and seeing that must be quick."""
    if (
        cell.isascii()
        and cell.isprintable()
        and "  " not in cell
        and "<" not in cell
        and "&" not in cell
        and "_x00" not in cell
        and cell[:1] != " "
        and cell[-1:] != " "
    ):
        return cell
    return _tidy(cell)
