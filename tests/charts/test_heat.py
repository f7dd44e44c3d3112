"""Heat tables: classes with round bounds, and cells whose shade is the class of their value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqbrief.briefing.chart_data.classes import class_bounds, class_of
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.mark_shapes import BarShape, colour_on_bar
from cqbrief.charts.placed import PlacedBars
from cqbrief.charts.plot import Plot
from cqbrief.charts.shades import class_colour
from cqbrief.look.contrast import contrast
from cqbrief.look.looks import LOOKS
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples, text

SAMPLES = samples()
NUMBERS = st.decimals(-(10**9), 10**9, places=2)


def _cells(canvas: Canvas) -> PlacedBars:
    return next(shape for shape in canvas.shapes if isinstance(shape, PlacedBars))


@given(st.lists(NUMBERS, min_size=1, max_size=60))
def test_a_few_classes_hold_all_values_and_end_at_zero_where_signs_differ(values: list[Decimal]) -> None:
    bounds = class_bounds(values)
    assert list(bounds) == sorted(set(bounds))
    assert 2 <= len(bounds) <= 7
    assert bounds[0] <= min(values) and max(values) <= bounds[-1]
    if min(values) < 0 < max(values):
        assert 0 in bounds
    for value in values:
        number = class_of(value, bounds)
        assert bounds[number] <= value <= bounds[number + 1]


def test_bounds_are_round_and_equal_or_hold_like_numbers_of_values() -> None:
    assert [*map(int, class_bounds([Decimal(15), Decimal("98.5")]))] == [0, 20, 40, 60, 80, 100]
    assert [*map(int, class_bounds([Decimal(-9), Decimal(18)]))] == [-10, -5, 0, 5, 10, 15, 20]
    one_city = class_bounds([*(Decimal(10 + at) for at in range(20)), Decimal(2000)])
    counts = [sum(class_of(Decimal(10 + at), one_city) == each for at in range(20)) for each in range(5)]
    assert max(counts) <= 6


def test_shades_go_with_the_distance_from_zero() -> None:
    data = SAMPLES["heat-signs"]
    assert [*map(int, data.ticks)] == [-10, -5, 0, 5, 10, 15]
    colours = [class_colour(data, number) for number in range(5)]
    assert colours == ["below_3", "below_1", "class_1", "class_3", "class_5"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", ["heat", "heat-signs"])
def test_values_are_read_against_their_cells(look: str, name: str, style: MakeStyle) -> None:
    data = SAMPLES[name]
    canvas = Plot().draw(data, style(look=look), 700, 420)
    colours = canvas.style.look.colours
    for hit in (hit for hit in canvas.hits if hit.mark.value is not None):
        label = next(t for t in canvas.texts if t.text == hit.mark.label and hit.rect.contains(t.rect))
        cell = BarShape(
            hit.mark, hit.rect, "up", class_colour(data, class_of(hit.mark.value or Decimal(0), data.ticks))
        )
        if colour_on_bar(canvas.style.look, cell) is None:
            assert label.background or hit.mark.derived
        else:
            assert contrast(colours[label.colour], colours[cell.colour]) >= 4.5


def test_a_derived_cell_is_hollow_a_gap_says_why_and_a_row_is_highlighted(style: MakeStyle) -> None:
    data = SAMPLES["heat-signs"]
    canvas = Plot().draw(data, style(), 700, 420)
    fills = dict(
        zip((rect.center().toTuple() for rect in _cells(canvas).rects), _cells(canvas).fills, strict=True)
    )
    derived = next(hit for hit in canvas.hits if hit.mark.derived)
    assert fills[derived.rect.center().toTuple()] is None
    assert "没有统计" in [placed.text for placed in canvas.texts]
    assert [path.stroke for path in canvas.paths].count("text") == 1


def test_cells_too_narrow_for_their_values_say_at_least_what_is_below_zero(style: MakeStyle) -> None:
    data = SAMPLES["heat-signs"]
    wide = tuple(
        replace(mark, label=mark.label * 9, highlighted=False, qualifier="exact") for mark in data.marks
    )
    canvas = Plot().draw(replace(data, marks=wide), style(), 420, 260)
    below = [mark for mark in data.marks if mark.value is not None and mark.value < 0]
    minus = [path for path in canvas.paths if path.path.boundingRect().height() == 0 and path.width > 1]
    assert len(minus) == len(below)
    assert len(canvas.omitted) == sum(mark.value is not None for mark in data.marks)


def test_years_that_find_no_room_are_left_out_and_long_names_have_numbers(style: MakeStyle) -> None:
    data = SAMPLES["heat"]
    marks = tuple(replace(mark, series=3 * at + mark.series) for mark in data.marks for at in range(7))
    years = tuple(text(f"{2000 + at}年") for at in range(21))
    canvas = Plot().draw(replace(data, series=years, marks=marks), style(), 420, 260)
    written = [placed.text for placed in canvas.texts]
    assert {"2000年", "2020年"} <= set(written)
    names = tuple(text(f"一个很长的名称，说的是第{at}类人员的情况") for at in range(3))
    canvas = Plot().draw(replace(data, series=names), style(), 300, 260)
    assert "(1)" in [placed.text for placed in canvas.texts]
