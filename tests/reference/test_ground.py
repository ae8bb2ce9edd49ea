"""Distances, nearest points, and how far a town reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, box

from dateline.reference.ground import find_nearest, fit_middle, look_at, measure_km, move, name_side, reach_km

HERE = (50.0, 34.0)
LATITUDES, LONGITUDES = st.floats(-80, 80), st.floats(-170, 170)


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert measure_km((50.0, 34.0), (51.0, 34.0)) == pytest.approx(111.2, abs=0.1)


@given(latitude=LATITUDES, longitude=LONGITUDES, bearing=st.floats(0, 359), km=st.floats(0.1, 300))
def test_what_was_moved_lies_as_far_as_it_was_moved(
    latitude: float, longitude: float, bearing: float, km: float
) -> None:
    here = (latitude, longitude)

    assert measure_km(here, move(here, bearing=bearing, km=km)) == pytest.approx(km, rel=1e-6)


def test_the_nearest_point_of_a_line_is_found_with_its_bearing() -> None:
    near = find_nearest(HERE, LineString([(32, 50.27), (36, 50.27)]))

    assert (round(near.km), round(near.bearing) % 360, round(near.latitude, 2)) == (30, 0, 50.27)


def test_inside_a_shape_the_distance_is_zero() -> None:
    assert find_nearest(HERE, box(33, 49, 35, 51)).km == 0


def test_a_town_without_a_population_has_no_edge() -> None:
    assert (reach_km(None), reach_km(0)) == (0.0, 0.0)


def test_a_town_of_a_quarter_of_a_million_reaches_five_kilometres() -> None:
    assert reach_km(256_000) == pytest.approx(5.2, abs=0.05)


@pytest.mark.parametrize(
    ("bearing", "side"), [(0, "northern"), (22, "northern"), (-8, "northern"), (46, "north-eastern"), (200, "southern")]
)
def test_the_side_of_a_town_is_one_of_eight(bearing: float, side: str) -> None:
    assert name_side(bearing)[0] == side


@given(north=st.floats(-3, 3), east=st.floats(-3, 3))
def test_the_middle_from_which_a_table_measured_is_found_again(north: float, east: float) -> None:
    middle = (HERE[0] + north / 111.2, HERE[1] + east / 71.5)
    points = [move(middle, bearing=bearing, km=km) for bearing, km in ((60, 40), (5, 30), (120, 90))]
    measured = [(*point, round(look_at(middle, point).km, 1)) for point in points]

    assert measure_km(fit_middle(HERE, measured), middle) < 0.3


def test_points_in_one_direction_do_not_move_the_middle() -> None:
    measured = [(*move(HERE, bearing=90, km=km), km + 1) for km in (20.0, 40.0)]

    assert fit_middle(HERE, measured) == HERE
