"""The places of an article: each once, drawn where it lies, countries only in the table."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from dateline.records.text import make_span
from dateline.records.world import PlaceMention
from dateline.report.html_places import Dot, collect_dots, draw_map, fit_frame, group_dots, make_places

SUMY, KURSK, BELGOROD = (50.92, 34.80), (51.73, 36.19), (50.60, 36.58)


def make_place(name: str, at: tuple[float, float], *, town: bool = True) -> PlaceMention:
    return PlaceMention(
        span=make_span(name, 0, len(name)),
        name=name,
        latitude=at[0],
        longitude=at[1],
        country="UA",
        geoname_id=1 if town else None,
        score=1.0,
        candidates=(),
    )


def make_dot(name: str, at: tuple[float, float]) -> Dot:
    return Dot(name=name, latitude=at[0], longitude=at[1], country="UA", is_town=True, count=1)


towns = st.lists(
    st.builds(make_dot, st.text("abc", min_size=1, max_size=9), st.tuples(st.floats(-89, 89), st.floats(-180, 180))),
    min_size=1,
    max_size=12,
)


def test_a_place_that_is_named_twice_is_one_dot_in_the_order_of_appearance() -> None:
    dots = collect_dots([make_place("Sumy", SUMY), make_place("Kursk", KURSK), make_place("Sumy", SUMY)])

    assert [(dot.name, dot.count) for dot in dots] == [("Sumy", 2), ("Kursk", 1)]


def test_two_places_of_one_name_are_two_dots() -> None:
    assert len(collect_dots([make_place("Kursk", KURSK), make_place("Kursk", SUMY)])) == 2


def test_a_country_is_in_the_table_and_not_on_the_map() -> None:
    places = [make_place("Sumy", SUMY), make_place("Kursk", KURSK), make_place("Ukraine", (49.0, 32.0), town=False)]
    shown = fragment_fromstring(make_places(places), create_parent="div")

    assert [title.text for title in shown.iter("title")] == ["Sumy", "Kursk"]
    assert [row.text_content() for row in shown.xpath("//tbody/tr/th")] == ["Sumy", "Kursk", "Ukraine"]
    assert [row.text_content() for row in shown.xpath("//tbody/tr/td[last()]")] == [
        "on the map",
        "on the map",
        "not a town",
    ]


def test_an_article_without_places_has_no_such_part() -> None:
    assert make_places([]) == ""


def test_a_town_far_from_all_others_is_only_in_the_table() -> None:
    shown = make_places([make_place("Sumy", SUMY), make_place("Kursk", KURSK), make_place("Washington", (38.9, -77.0))])

    assert "far from the others" in shown
    assert shown.count("<circle") == 2


def test_neighbours_are_one_group_through_a_third_between_them() -> None:
    chain = [make_dot("a", (50.0, 0.0)), make_dot("c", (50.0, 40.0)), make_dot("b", (50.0, 20.0))]

    assert len(group_dots(chain)) == 1
    assert len(group_dots(chain[:2])) == 2


@given(towns)
def test_every_dot_lies_in_one_group_and_inside_its_drawing(dots: list[Dot]) -> None:
    groups = group_dots(dots)

    assert sorted((dot for group in groups for dot in group), key=repr) == sorted(dots, key=repr)
    for group in groups:
        frame = fit_frame(group)
        for dot in group:
            x, y = frame.place(dot.longitude, dot.latitude)
            assert -1e-6 <= x <= 480 + 1e-6
            assert -1e-6 <= y <= 300 + 1e-6


@given(towns)
def test_no_two_names_on_a_map_cover_each_other(dots: list[Dot]) -> None:
    drawn = fragment_fromstring(draw_map(dots))
    names = [
        (float(name.get("x")), float(name.get("y")), len(name.text) * 6.4) for name in drawn.xpath("//*[@class='town']")
    ]

    for (x, y, width), (other_x, other_y, other_width) in combinations(names, 2):
        assert abs(y - other_y) >= 13.8 or x + width <= other_x + 0.2 or other_x + other_width <= x + 0.2


def test_north_is_up_and_east_is_right() -> None:
    dots = [make_dot("Sumy", SUMY), make_dot("Belgorod", BELGOROD), make_dot("Kursk", KURSK)]
    frame = fit_frame(dots)
    (sumy_x, sumy_y), (belgorod_x, belgorod_y), (_, kursk_y) = (frame.place(d.longitude, d.latitude) for d in dots)

    assert sumy_x < belgorod_x
    assert all(upper < lower for upper, lower in pairwise((kursk_y, sumy_y, belgorod_y)))


@pytest.mark.parametrize("at", [(89.9, 0.0), (-89.9, 179.9), (0.0, -180.0)])
def test_a_lone_town_at_an_end_of_the_globe_can_be_drawn(at: tuple[float, float]) -> None:
    assert draw_map([make_dot("Camp", at)]).count("<circle") == 1
