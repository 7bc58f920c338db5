"""Dates of a column: one order for all of them, proven by a value, assumed with a note, or refused."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from permits.oss.dates import DateColumn

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def read(cells, hint="dmy"):
    """The column after it saw all `cells`."""
    column = DateColumn(hint)
    for cell in cells:
        column.see(cell)
    return column


def dates(cells, hint="dmy"):
    column = read(cells, hint)
    return [column.parse(cell)[0] for cell in cells]


@pytest.mark.parametrize(
    "cell",
    [
        "21/08/2024",
        "21/8/2024",
        "21-08-2024",
        "21.08.24",
        "21/08/24",
        " 21/08/2024 ",
        "21/08/2024 13:05:00",
        "2024-08-21",
        "2024-08-21T13:05:00Z",
        "2024/08/21",
        "20240821",
        "21 Agustus 2024",
        "21 AGUSTUS 2024",
        "21 Agu 2024",
        "21-Ags-24",
        "21 August 2024",
        "21-Aug-24",
        "August 21, 2024",
        "Aug 21st, 2024",
        "Rabu, 21 Agustus 2024",
        "Wednesday, August 21, 2024",
        45525,
        45525.0,
        45525.54,
        "45525",
        "45525.0",
        date(2024, 8, 21),
        datetime(2024, 8, 21, 13, 5),
    ],
)
def test_a_date_is_read_however_it_is_written(cell):
    column = read([cell])
    assert column.parse(cell) == (date(2024, 8, 21), None)
    assert column.note is None


@pytest.mark.parametrize("month", range(1, 13))
def test_all_month_names_are_known(month):
    day = date(2025, month, 3)
    for names in (MONTHS, ENGLISH):
        name = names[month - 1]
        cells = [f"3 {name} 2025", f"03 {name[:3]} 2025", f"3 {name.upper()} 2025"]
        assert dates(cells) == [day] * 3


@pytest.mark.parametrize("cell", [None, "", "-", " ", "\xa0", "0", 0, 0.0, "0000-00-00", "00/00/0000", "NULL", "#N/A"])
def test_an_empty_cell_is_no_date_and_no_fault(cell):
    assert read([cell]).parse(cell) == (None, None)


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2024",
        "31/31/2024",
        "21/08/0024",
        "21 Foo 2024",
        "besok",
        "12",
        12,
        1e9,
        True,
        "999999",
        "2024",
        "٢١/٠٨/٢٠٢٤",
    ],
)
def test_what_is_no_date_is_refused_with_a_note(cell):
    assert read([cell]).parse(cell) == (None, "date_invalid")


def test_a_cell_that_was_not_seen_is_read_in_the_order_of_the_column():
    assert read(["25/03/2024"], "mdy").parse("04/05/2024") == (date(2024, 5, 4), None)


@pytest.mark.parametrize(("proof", "fifth_of_april"), [("25/03/2024", "05/04/2024"), ("03/25/2024", "04/05/2024")])
@pytest.mark.parametrize("hint", ["dmy", "mdy"])
def test_a_value_that_proves_an_order_beats_the_layout(proof, fifth_of_april, hint):
    column = read([fifth_of_april, proof], hint)
    assert column.parse(fifth_of_april) == (date(2024, 4, 5), None)
    assert column.parse(proof) == (date(2024, 3, 25), None)
    assert column.note is None


def test_without_proof_the_layout_decides_and_the_column_says_so():
    american = read(["04/05/2024", "01/02/2024"], "mdy")
    assert american.parse("04/05/2024") == (date(2024, 4, 5), None)
    assert (american.note, american.examples["ambiguous"]) == ("date_order_assumed", "04/05/2024")
    assert read(["04/05/2024"], "dmy").parse("04/05/2024") == (date(2024, 5, 4), None)


def test_nothing_is_assumed_where_no_value_could_be_either():
    assert read(["05/05/2024", "2024-04-05", "7 Juli 2024", None], "mdy").note is None


def test_a_column_that_proves_both_orders_is_refused_whole():
    cells = ["25/03/2024", "03/25/2024", "04/05/2024", "18 November 2025", date(2024, 1, 2)]
    column = read(cells)
    assert [column.parse(cell) for cell in cells] == [(None, None)] * 5
    assert column.order is None
    assert column.note == "date_order_conflict"
    assert (column.examples["dmy"], column.examples["mdy"]) == ("25/03/2024", "03/25/2024")


def test_an_impossible_day_proves_no_order():
    column = read(["31/31/2024", "30/02/2024", "02/30/2024", "04/05/2024"])
    assert (column.order, column.note) == ("dmy", "date_order_assumed")


def test_two_spellings_and_serials_side_by_side_are_one_column():
    cells = ["21/08/2024", "21 Agustus 2024", 45525.0, "03/04/2024"]
    assert dates(cells) == [date(2024, 8, 21)] * 3 + [date(2024, 4, 3)]


def test_date_cells_that_a_program_read_in_the_other_order_are_not_used():
    texts = [f"03/{day}/2024" for day in range(13, 25)]
    cells = [datetime(2024, day, 3) for day in range(1, 13)]
    column = read(texts + cells, "mdy")
    assert column.note == "date_cells_swapped"
    assert column.parse("03/14/2024") == (date(2024, 3, 14), None)
    assert [column.parse(cell) for cell in cells] == [(None, None)] * 12


@pytest.mark.parametrize("more", [["04/05/2024"], [datetime(2024, 3, 14)]])
def test_date_cells_are_used_where_texts_could_be_either_or_a_day_is_late(more):
    texts = [f"03/{day}/2024" for day in range(13, 25)]
    cells = [datetime(2024, day, 3) for day in range(1, 13)]
    column = read(texts + cells + more, "mdy")
    assert column.note is None
    assert column.parse(cells[1]) == (date(2024, 2, 3), None)


def test_an_order_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="urutan"):
        DateColumn("ymd")


days = st.dates(date(1969, 1, 1), date(2068, 12, 31))
FORMS = {"dmy": ["%d/%m/%Y", "%d-%m-%y"], "mdy": ["%m/%d/%Y", "%m-%d-%y"]}


@given(st.lists(days, min_size=1), st.sampled_from(["dmy", "mdy"]), st.sampled_from([0, 1]), st.data())
def test_every_column_written_in_one_order_comes_back_as_it_was(wanted, order, form, data):
    hint = data.draw(st.sampled_from(["dmy", "mdy"]))
    cells = [day.strftime(FORMS[order][form]) for day in wanted]
    assume(hint == order or any(day.day > 12 for day in wanted))
    assert dates(cells, hint) == wanted


@given(st.lists(days, min_size=1), st.lists(days, min_size=1), st.sampled_from(["dmy", "mdy"]))
def test_a_column_is_read_in_one_order_or_not_at_all(some, others, hint):
    cells = [day.strftime("%d/%m/%Y") for day in some] + [day.strftime("%m/%d/%Y") for day in others]
    answers = dates(cells, hint)
    proofs = {"dmy": any(day.day > 12 for day in some), "mdy": any(day.day > 12 for day in others)}
    if all(proofs.values()):
        assert answers == [None] * len(cells)
    else:
        order = hint if not any(proofs.values()) else "dmy" if proofs["dmy"] else "mdy"
        form = FORMS[order][0]
        assert [answer.strftime(form) for answer in answers] == cells


@given(days)
def test_every_day_comes_back_from_names_iso_serials_and_date_cells(day):
    serial = (day - date(1899, 12, 30)).days
    cells = [f"{day.day} {MONTHS[day.month - 1]} {day.year}", day.isoformat(), serial, float(serial), str(serial), day]
    assert dates(cells, "mdy") == [day] * len(cells)


@given(st.lists(st.text(max_size=20) | st.integers() | st.floats() | st.datetimes() | st.none()))
def test_no_cell_breaks_a_column(cells):
    column = read(cells)
    for cell in cells:
        found, note = column.parse(cell)
        assert found is None or (note is None and isinstance(found + timedelta(0), date))
