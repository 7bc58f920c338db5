"""Coordinates come in swapped, grouped or without their point; they are put right only where the box proves it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permits.oss.coordinates import Box, coordinates

BOX = Box(Decimal("-1.2822"), Decimal("-1.0133"), Decimal("116.7289"), Decimal("117.0227"))
ELSEWHERE = Box(Decimal("-6.4"), Decimal("-6.0"), Decimal("106.6"), Decimal("107.0"))
PLACE = ("-1.237927", "116.852852")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("-1.237927", "116.852852"),
        (-1.237927, 116.852852),
        ("-1,237927", "116,852852"),
        ("'-1.237927", "'116.852852"),
        ("−1.237927", "116.852852°"),
        ("1.237927 LS", "116.852852 BT"),
        ("-1.2379270000", "+116.8528520"),
    ],
)
def test_coordinates_in_the_city_are_taken(latitude, longitude):
    assert coordinates(latitude, longitude, BOX) == (*PLACE, None)


def test_swapped_coordinates_are_put_right():
    assert coordinates("116.852852", "-1.237927", BOX) == (*PLACE, "coordinates_swapped")
    assert coordinates("116852852", "-1237927", BOX) == (*PLACE, "coordinates_swapped")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("-1237927", "116852852"),
        (-1237927.0, 116852852.0),
        ("-1.237.927", "116.852.852"),
        ("-1,237,927", "116,852,852"),
        ("'-1.237927", "116.852.852"),
    ],
)
def test_a_lost_decimal_point_is_put_back_where_only_one_place_lies_in_the_city(latitude, longitude):
    assert coordinates(latitude, longitude, BOX) == (*PLACE, "coordinates_repaired")


def test_the_box_is_that_of_any_city():
    assert coordinates("-6202662", "106.845599", ELSEWHERE) == ("-6.202662", "106.845599", "coordinates_repaired")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("-6.202662", "106.845599"),
        ("-6202662", "106845599"),
        ("1.237927", "116.852852"),
        ("-1", "116"),
        ("51.5", "-0.1"),
    ],
)
def test_coordinates_outside_the_city_are_told_and_not_taken(latitude, longitude):
    assert coordinates(latitude, longitude, BOX) == (None, None, "coordinates_outside")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        ("-1.237927", ""),
        (None, "116.852852"),
        ("selatan", "timur"),
        ("-1.2.x", "116.8"),
        ("999.5", "116.85"),
        (float("inf"), 116.85),
        (True, 116.85),
        ("9" * 500, "116.85"),
    ],
)
def test_what_is_no_pair_of_coordinates_is_refused(latitude, longitude):
    assert coordinates(latitude, longitude, BOX) == (None, None, "coordinates_invalid")


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(None, None), ("", "-"), ("0", "0"), (0.0, 0), ("0.0", "0,0"), ("#N/A", "#N/A"), ("'", "")],
)
def test_empty_coordinates_are_no_fault(latitude, longitude):
    assert coordinates(latitude, longitude, BOX) == (None, None, None)


degrees = st.tuples(
    st.decimals(BOX.south, BOX.north, places=6, allow_nan=False),
    st.decimals(BOX.west, BOX.east, places=6, allow_nan=False),
)


@given(degrees)
def test_every_place_of_the_city_survives_swapping_and_a_lost_point(place):
    latitude, longitude = place
    wanted = (f"{latitude:.6f}", f"{longitude:.6f}")
    assert coordinates(*wanted, BOX) == (*wanted, None)
    assert coordinates(wanted[1], wanted[0], BOX)[:2] == wanted
    assert coordinates(wanted[0].replace(".", ""), wanted[1].replace(".", ""), BOX)[:2] == wanted


@given(st.text(max_size=25) | st.floats() | st.integers() | st.none(), st.text(max_size=25) | st.floats() | st.none())
def test_no_cell_breaks_the_reading_and_nothing_outside_the_box_is_given(latitude, longitude):
    north, east, _ = coordinates(latitude, longitude, BOX)
    assert (north is None) == (east is None)
    if north is not None:
        assert BOX.holds(Decimal(north), Decimal(east))
