"""Shapes of charts."""

import pytest

from umkm_registry.charts import Series, share, stacked_columns


def chart(*values):
    return stacked_columns(
        ["Jan"] * len(values[0]), [Series(f"S{n}", "", f"s{n}", list(v)) for n, v in enumerate(values)]
    )


@pytest.mark.parametrize(
    ("highest", "top"), [(0, "4"), (3, "4"), (5, "8"), (15, "20"), (41, "80"), (81, "100"), (801, "1.000")]
)
def test_the_axis_ends_at_a_round_number_not_below_the_highest_column(highest, top):
    assert chart([highest])["axis"][0] == top


def test_every_grid_line_is_a_whole_number():
    assert chart([801])["axis"] == ["1.000", "750", "500", "250", "0"]


def test_series_stand_on_each_other_and_touch_the_ground():
    lower, upper = chart([50], [25])["bars"]
    assert (lower["y"], lower["height"]) == ("37.50", "62.50")
    assert (upper["y"], upper["height"]) == ("6.25", "31.25")


def test_numbers_in_shapes_are_never_written_with_a_comma():
    shapes = chart([1, 2, 3])["bars"]
    assert all("," not in text for shape in shapes for text in shape.values())


def test_a_column_of_nothing_has_no_shape():
    assert len(chart([0, 3])["bars"]) == 1


def test_a_bar_is_a_share_of_the_longest_and_nothing_of_nothing():
    assert share(75, 100) == "75.00"
    assert share(0, 0) == "0.00"
