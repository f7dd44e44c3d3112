"""Small multiples: panels on the same axes, as many side by side as the room allows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.panels import draws_lines
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.chart_size import minimum_size, preferred_height
from cqbrief.charts.panel_grid import arrange_panels
from cqbrief.charts.placed import PlacedBars, PlacedCurve
from cqbrief.charts.plot import Plot
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples, text

SAMPLES = samples()


def _draw(data: ChartData, style: MakeStyle, size: tuple[int, int] = (640, 420), **look: object) -> Canvas:
    return Plot().draw(data, style(**look), *size)


def _panels(count: int) -> ChartData:
    """A sample with as many series, each with the values of the first."""
    data = SAMPLES["multiples-long"]
    own = [mark for mark in data.marks if mark.series == 0]
    marks = [replace(mark, series=series) for mark in own for series in range(count)]
    names = tuple(text(f"第{series + 1}区县") for series in range(count))
    return replace(data, series=names, marks=tuple(marks), highlighted=frozenset({count - 1}))


def test_lines_from_four_times_on_else_columns(style: MakeStyle) -> None:
    assert draws_lines(SAMPLES["multiples-long"])
    assert not draws_lines(SAMPLES["multiples"])
    shapes = _draw(SAMPLES["multiples"], style).shapes
    assert sum(isinstance(shape, PlacedBars) for shape in shapes) == 3
    lines = [
        shape
        for shape in _draw(SAMPLES["multiples-long"], style).shapes
        if isinstance(shape, PlacedCurve) and shape.connect == "finite"
    ]
    assert len(lines) == 3


def test_columns_begin_at_zero_and_lines_need_not() -> None:
    assert SAMPLES["multiples"].ticks[0] == 0


def test_all_panels_have_one_scale_and_one_size(style: MakeStyle) -> None:
    data = SAMPLES["multiples"]
    canvas = _draw(data, style)
    units = {round(hit.rect.height() / float(hit.mark.value or 1), 4) for hit in canvas.hits}
    assert len(units) == 1
    assert len({round(hit.rect.width(), 2) for hit in canvas.hits}) == 1


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12])
@pytest.mark.parametrize("size", [(320, 220), (640, 400), (1200, 640)])
def test_every_panel_has_its_name_or_the_chart_says_how_many_are_left_out(
    count: int, size: tuple[int, int], style: MakeStyle
) -> None:
    data = _panels(count)
    canvas = _draw(data, style, size)
    written = {placed.text for placed in canvas.texts}
    named = [name for name in data.series_names("zh") if name in written]
    left_out = f"⋮ 另有{count - len(named)}项见数据表"
    assert (len(named) == count) != (left_out in written)
    assert data.series_names("zh")[-1] in named
    shown = {hit.mark.series for hit in canvas.hits}
    assert len(shown) == len(named)
    missing = {mark.series for mark in canvas.omitted} if len(named) < count else set()
    assert set(range(count)) - shown <= missing


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("count", [1, 4, 12])
def test_from_the_least_size_on_no_panel_is_left_out(count: int, zoom: float, style: MakeStyle) -> None:
    data, made = _panels(count), style(zoom=zoom)
    least = minimum_size(data, made)
    for width in (least.width(), least.width() * 2):
        height = max(least.height(), preferred_height(data, made, width))
        assert len(arrange_panels(data, made, width, height - 60 * zoom).shown) == count or width < 400
        canvas = Plot().draw(data, made, width, height)
        assert {hit.mark.series for hit in canvas.hits} == set(range(count))


def test_a_highlighted_panel_is_strong_and_the_others_pale(style: MakeStyle) -> None:
    canvas = _draw(SAMPLES["multiples-long"], style)
    colours = [s.colour for s in canvas.shapes if isinstance(s, PlacedCurve) and s.connect == "finite"]
    assert colours == ["series_quiet", "series_quiet", "series_1"]
    roles = {placed.text: placed.role for placed in canvas.texts}
    assert (roles["第一产业"], roles["第三产业"]) == ("chart_text", "chart_value")


def test_a_break_is_marked_in_every_panel_and_said_once(style: MakeStyle) -> None:
    canvas = _draw(SAMPLES["multiples-long"], style)
    assert sum(path.dashed and path.path.boundingRect().width() == 0 for path in canvas.paths) == 3
    said = [placed.text for placed in canvas.texts if "口径调整" in placed.text]
    assert len(said) == 1


def test_values_below_zero_stand_below_their_columns(style: MakeStyle) -> None:
    data = SAMPLES["multiples"]
    marks = tuple(
        replace(mark, value=-(mark.value or Decimal(0)), label=f"-{mark.label}")
        if mark.category == 1
        else mark
        for mark in data.marks
    )
    ticks = tuple(-tick for tick in reversed(data.ticks[1:])) + data.ticks
    canvas = _draw(replace(data, marks=marks, ticks=ticks), style, (700, 420))
    for hit in (hit for hit in canvas.hits if (hit.mark.value or 0) < 0):
        label = next(placed for placed in canvas.texts if placed.text == hit.mark.label)
        assert label.rect.top() >= hit.rect.bottom()
    assert QRectF(0, 0, 700, 420).contains(canvas.plot)
