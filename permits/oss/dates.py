"""Reading the dates of one column: the order of day and month is decided for the column, never for a cell."""

import re
from datetime import date, datetime, timedelta

from umkm_registry.identifiers.cells import BLANKS

ORDERS = ("dmy", "mdy")

_EXCEL_DAY_ZERO = date(1899, 12, 30)
# 1954 to 2119: beyond that a number in a date column is something else.
_SERIALS = range(20000, 80001)
# A year outside is a slip of the finger.
_YEARS = range(1900, 2101)
# As spreadsheets and POSIX do: 00 to 68 are 20xx, 69 to 99 are 19xx.
_LAST_YEAR_OF_THIS_CENTURY = 68

_TIME = r"(?:[ t,]+[0-9]{1,2}[:.][0-9]{2}.*)?"
_NUMERIC = re.compile(
    rf"([0-9]{{1,2}})\s*[/.\- ]\s*([0-9]{{1,2}})\s*[/.\- ]\s*([0-9]{{4}}|[0-9]{{2}}){_TIME}"
).fullmatch
_ISO = re.compile(rf"([0-9]{{4}})[/.\-]([0-9]{{1,2}})[/.\-]([0-9]{{1,2}}){_TIME}z?").fullmatch
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})").fullmatch
_DAY_MONTH_NAME = re.compile(
    rf"(?:[a-z']+,\s*)?([0-9]{{1,2}})[\s\-/.]*([a-z]{{3,}})[\s\-/.,]*([0-9]{{4}}|[0-9]{{2}}){_TIME}"
).fullmatch
_MONTH_NAME_DAY = re.compile(
    rf"(?:[a-z']+,\s*)?([a-z]{{3,}})\.?\s*([0-9]{{1,2}})(?:st|nd|rd|th)?[\s,]+([0-9]{{4}}){_TIME}"
).fullmatch
_SERIAL = re.compile(r"([0-9]{5})(?:[.,][0-9]+)?").fullmatch

_MONTH_WORDS = (
    "januari january jan",
    "februari february feb pebruari peb",
    "maret march mar mrt",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "agustus august agu ags agt aug agust",
    "september sep sept",
    "oktober october okt oct",
    "november nov nopember nop",
    "desember december des dec",
)
_MONTHS = {word: month for month, words in enumerate(_MONTH_WORDS, start=1) for word in words.split()}

# A date cell among texts is suspect when a program with the other order made it: then only days up to 12 became one.
_FEWEST_TO_SUSPECT = 5


class DateColumn:
    """One column of one file. Show it every cell with `see`, then ask `parse` for each; both take any cell.

    The order is the one a value proves (25/03 cannot be month 25); `order_hint` counts only where nothing is proven.
    Every distinct value is read once.
    """

    def __init__(self, order_hint: str = "dmy"):
        if order_hint not in ORDERS:
            raise ValueError(f"{order_hint!r} bukan urutan tanggal.")
        self.order_hint = order_hint
        self._readings = {}
        self._answers = {}
        # An example of each kind of value, to show to the person: order it proves, or "ambiguous" → cell.
        self.examples: dict[str, str] = {}
        self._proofs = self._date_cells = 0
        self._late_days = False

    def see(self, cell) -> None:
        """Take `cell` into account. All cells must be seen before the first is parsed."""
        if cell in self._readings:
            return
        reading = self._readings[cell] = _read(cell)
        if isinstance(reading, tuple):
            kind = _proof(reading)
            self._proofs += kind in ORDERS
            if kind:
                self.examples.setdefault(kind, cell)
        elif reading is not None and not isinstance(cell, str):
            self._date_cells += 1
            self._late_days |= reading.day > 12

    @property
    def order(self) -> str | None:
        """'dmy' or 'mdy'; None when the column proves both."""
        proven = [order for order in ORDERS if order in self.examples]
        if len(proven) == 2:
            return None
        return proven[0] if proven else self.order_hint

    @property
    def note(self) -> str | None:
        """What to say of the column: date_order_conflict (both orders are proven: no value of it is used),
        date_cells_swapped (its date cells look as if a program read them in the other order: they are not used),
        date_order_assumed (some values could be either and nothing proves an order), or None."""
        if self.order is None:
            return "date_order_conflict"
        if self._cells_look_swapped():
            return "date_cells_swapped"
        if "ambiguous" in self.examples and self.order not in self.examples:
            return "date_order_assumed"
        return None

    def parse(self, cell) -> tuple[date | None, str | None]:
        """(date, note) of one cell: (None, None) when empty or when the note of the whole column says why,
        (None, 'date_invalid') when it is no date."""
        if cell not in self._answers:
            self._answers[cell] = self._answer(cell)
        return self._answers[cell]

    def _answer(self, cell) -> tuple[date | None, str | None]:
        if self.order is None or _blank(cell):
            return None, None
        reading = self._readings[cell] if cell in self._readings else _read(cell)
        if reading is None:
            return None, "date_invalid"
        if isinstance(reading, tuple):
            first, second, year = reading
            day, month = (first, second) if self.order == "dmy" else (second, first)
            found = _day(year, month, day)
            return found, None if found else "date_invalid"
        if not isinstance(cell, str) and self._cells_look_swapped():
            return None, None
        return reading, None

    def _cells_look_swapped(self) -> bool:
        """Whether opening the file turned every value it could misread into a date and left the others as text."""
        return (
            self._date_cells >= _FEWEST_TO_SUSPECT
            and self._proofs >= _FEWEST_TO_SUSPECT
            and not self._late_days
            and "ambiguous" not in self.examples
        )


def _proof(reading: tuple[int, int, int]) -> str | None:
    """The order that a numeric date proves, 'ambiguous' when both give different days, None when it says nothing."""
    first, second, year = reading
    as_dmy, as_mdy = _day(year, second, first), _day(year, first, second)
    if as_dmy and as_mdy:
        return "ambiguous" if as_dmy != as_mdy else None
    if as_dmy:
        return "dmy"
    return "mdy" if as_mdy else None


def _read(cell) -> date | tuple[int, int, int] | None:
    """A date where the cell leaves no choice; (first, second, year) where the order decides; None when it is none."""
    if isinstance(cell, str):
        return _read_text(cell.strip().lower())
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _from_serial(cell)
    return None


def _read_text(text: str) -> date | tuple[int, int, int] | None:
    if match := _NUMERIC(text):
        return int(match[1]), int(match[2]), _year(match[3])
    if match := _DAY_MONTH_NAME(text):
        return _day(_year(match[3]), _MONTHS.get(match[2], 0), int(match[1]))
    if match := _MONTH_NAME_DAY(text):
        return _day(_year(match[3]), _MONTHS.get(match[1], 0), int(match[2]))
    if match := _ISO(text) or _COMPACT(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _SERIAL(text):
        return _from_serial(int(match[1]))
    return None


def _from_serial(number: float) -> date | None:
    """The day of a spreadsheet's day number; its fraction is a time of day."""
    if not _SERIALS.start <= number < _SERIALS.stop:
        return None
    return _EXCEL_DAY_ZERO + timedelta(days=int(number))


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= _LAST_YEAR_OF_THIS_CENTURY else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _blank(cell) -> bool:
    """Nothing, a word for nothing, or only zeros ("0000-00-00")."""
    text = "" if cell is None else str(cell).strip()
    return text in BLANKS or not text.strip("0 /-.:")
