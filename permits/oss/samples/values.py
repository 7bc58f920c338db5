"""How days and rupiah look in the columns of an export."""

from datetime import date

MONTHS = [
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
]


class Day(date):
    """A date that knows the ways OSS writes it."""

    @property
    def dmy4(self):
        return f"{self.day:02}/{self.month:02}/{self.year}"

    @property
    def dmy2(self):
        return f"{self.day:02}/{self.month:02}/{self.year % 100:02}"

    @property
    def mdy4(self):
        return f"{self.month:02}/{self.day:02}/{self.year}"

    @property
    def words(self):
        return f"{self.day} {MONTHS[self.month - 1]} {self.year}"

    @property
    def ymd(self):
        return f"{self.year}{self.month:02}{self.day:02}"

    @property
    def digits(self):
        return f"{self.day:02}{self.month:02}{self.year % 100:02}"

    @property
    def iso(self):
        return self.isoformat()

    @property
    def month_number(self):
        return str(self.month)

    @property
    def year_number(self):
        return str(self.year)


class Rupiah(int):
    """Whole rupiah that know the ways OSS writes them."""

    @property
    def plain(self):
        return str(int(self))

    @property
    def dotted(self):
        return f"{int(self):,}".replace(",", ".")
