"""Numbers, money and dates as an Indonesian office writes them."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from umkm_registry.templatetags.indonesian import (
    jam,
    persen,
    ribuan,
    rupiah,
    semester,
    tanggal,
    tanggal_pendek,
)

DAY = date(2026, 3, 12)
LATE_IN_LONDON = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)  # 00.30 on the 12th in Balikpapan


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (73000, "73.000"), (1234567, "1.234.567"), (-5200, "-5.200")]
)
def test_thousands_are_parted_by_dots(number, text):
    assert ribuan(number) == text


def test_a_half_is_rounded_up_not_to_the_even_number():
    assert ribuan(Decimal("2.5")) == "3"
    assert persen(Decimal("42.65")) == "42,7%"


def test_percent_has_a_decimal_comma_and_no_space():
    assert persen(42.6) == "42,6%"
    assert persen(0) == "0,0%"
    assert persen(100, 0) == "100%"
    assert persen(1234.5) == "1.234,5%"


def test_money_is_written_without_space_and_without_cents():
    assert rupiah(15_000_000) == "Rp15.000.000"
    assert rupiah(-2500) == "-Rp2.500"
    assert rupiah(0) == "Rp0"


def test_a_date_is_long_in_text_and_short_in_tables():
    assert tanggal(DAY) == "12 Maret 2026"
    assert tanggal_pendek(DAY) == "12 Mar 2026"
    assert tanggal_pendek(date(2026, 8, 1)) == "1 Agu 2026"


def test_a_moment_belongs_to_the_day_of_the_office():
    assert tanggal(LATE_IN_LONDON) == "12 Maret 2026"
    assert jam(LATE_IN_LONDON) == "00.30"
    assert jam(time(9, 12)) == "09.12"


def test_the_year_is_halved_at_the_first_of_july():
    assert semester(date(2026, 6, 30)) == "Semester I 2026"
    assert semester(date(2026, 7, 1)) == "Semester II 2026"


@pytest.mark.parametrize("write", [ribuan, persen, rupiah, tanggal, tanggal_pendek, jam, semester])
def test_nothing_is_a_dash(write):
    assert write(None) == "–"
    assert write("") == "–"
