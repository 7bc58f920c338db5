"""Whatever stands in whichever cell: an import ends, every row is accounted for, and a second time changes nothing."""

from datetime import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.permits.oss.exports import bring_in, dump, rows_of, workbook
from umkm_registry.reference_data import load_reference_data

pytestmark = pytest.mark.django_db
ROWS = 40
LAYOUTS = ("nib_2025_12plus", "proyek_2024_28", "izin_2024_18")
# Columns that not every layout has, and that the register reads where they are there.
MORE = {
    "Npwp Perusahaan": "",
    "Nomor Identitas User": "",
    "latitude": "",
    "longitude": "",
    "kelurahan": "",
    "Email": "",
}

NASTY = [
    *(
        "#N/A",
        "#REF!",
        "-",
        "0",
        "NULL",
        "1,23E+12",
        "1E+400",
        "=1+1",
        "<br>",
        "&#0;",
        "_x0000_",
        "\x01\x1f",
        "\u202e\ufeff",
    ),
    *("9" * 12, "9" * 13, "9" * 16, "9" * 21, "9" * 40, "-1", "1" + "0" * 18, "0,005", "99999999999999,999", "1.5 jt"),
    *("6471014101909001", "R-202405250101010000001", "00/00/0000", "31/02/24", "29/02/2023", "32/13/2024", "Rp", "'"),
    *("ß" * 600, "İ" * 500, "ﬃ" * 499, "a b " * 400, "\U0001f600" * 300, "x" * 32_767, "\n" * 50 + "a"),
    *(f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.example", "+1234567890123456", "0844 1234 5678 / 0845", "NONAKTIF_"),
    *(
        0,
        -1,
        1e308,
        2.5,
        123456789012,
        1234567890123.5,
        10**16,
        True,
        False,
        datetime(1904, 1, 1),
        datetime(9999, 12, 31),
    ),
]
CELLS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
    st.text("0123456789.,-/+eERp ", max_size=30),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False),
    st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1)),
)


def rows_with_more(layout: str, count: int = ROWS) -> list[dict]:
    """Faultless rows that also have those of the columns `MORE` that their layout lacks."""
    rows = rows_of(layout, count)
    more = {header: cell for header, cell in MORE.items() if header not in rows[0]}
    return [row | more for row in rows]


COLUMNS = {layout: sorted(rows_with_more(layout, 1)[0]) for layout in LAYOUTS}


def import_twice(path, rows: list[dict]) -> None:
    """Each row has its outcome, and the same file once more changes nothing."""
    workbook(path, rows)
    with transaction.atomic():
        load_reference_data()
        first = bring_in(path)
        taken = first.staged.filter(outcome="taken").count()
        assert first.rows == len(rows) == taken + first.repeated + first.rejected + first.skipped
        assert taken > len(rows) / 4
        before = dump()
        assert not any(bring_in(path).counts["changed"].values())
        assert dump() == before
        transaction.set_rollback(True)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_nasty_cell_in_every_column_is_imported_or_noted(tmp_path, layout):
    spoilt = [(column, cell) for column in COLUMNS[layout] for cell in NASTY]
    rows = rows_with_more(layout, len(spoilt))
    for row, (column, cell) in zip(rows, spoilt, strict=True):
        row[column] = cell
    import_twice(tmp_path / "data.xlsx", rows)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_any_cells_in_any_column_are_imported_or_noted(tmp_path_factory, data):
    layout = data.draw(st.sampled_from(LAYOUTS))
    each = st.tuples(st.integers(0, ROWS - 1), st.sampled_from(COLUMNS[layout]), CELLS)
    rows = rows_with_more(layout)
    for place, column, cell in data.draw(st.lists(each, min_size=40, max_size=80)):
        rows[place][column] = cell
    import_twice(tmp_path_factory.mktemp("garbage") / "data.xlsx", rows)
