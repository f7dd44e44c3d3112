"""Long series with gaps and breaks: what is written covers nothing, and is left out rather than do so."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.model import Break
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import tick_texts
from cqbrief.charts.plot import Plot
from tests.charts.conftest import MakeStyle
from tests.support import editions
from tests.support.chart_samples import samples, text
from tests.support.pairwise import every_pair


def _fifty_years() -> dict[str, ChartData]:
    folder = next(folder for folder in editions.folders() if folder.name == "fifty-years")
    edition = editions.edition(folder)
    assert edition.briefing is not None
    charts = [chart for theme in edition.briefing.themes for chart in theme.charts]
    return {chart.id: edition.chart_data(chart) for chart in charts}


LONG = _fifty_years()
GAPPED = [name for name, data in LONG.items() if any(mark.value is None for mark in data.marks)]
SIZES = [(440, 255), (720, 420), (1200, 700)]
sized = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


def _draw(data: ChartData, style: MakeStyle, size: tuple[int, int], language: str = "zh") -> Canvas:
    return Plot().draw(data, style(language=language), *size)


def _slots(canvas: Canvas) -> list[QRectF]:
    """The boxes of the gaps."""
    return [hit.rect for hit in canvas.hits if hit.mark.value is None and hit.rect.height() > 50]


def _break_lines(canvas: Canvas) -> list[QRectF]:
    return [shape.path.boundingRect().adjusted(-0.5, 0, 0.5, 0) for shape in canvas.paths if shape.dashed]


@sized
@pytest.mark.parametrize("name", LONG)
def test_the_values_of_a_long_series_cover_no_point_gap_break_or_base_line(
    name: str, size: tuple[int, int], style: MakeStyle
) -> None:
    canvas = _draw(LONG[name], style, size)
    points = [hit.rect.center() for hit in canvas.hits if hit.mark.value is not None]
    base = next(y for y in (canvas.px_y(0), canvas.plot.bottom()) if y <= canvas.plot.bottom() + 1)
    values = [placed for placed in canvas.texts if placed.role == "chart_value"]
    assert values
    for value in values:
        assert not any(value.rect.contains(point) for point in points), value.text
        assert not any(value.rect.intersects(slot) for slot in _slots(canvas)), value.text
        assert not any(value.rect.intersects(line) for line in _break_lines(canvas)), value.text
        assert not value.rect.top() + 1 < base < value.rect.bottom() - 1, value.text


@every_pair(name=GAPPED, size=SIZES, language=["zh", "en"])
def test_the_reason_of_a_gap_lies_inside_its_slot_or_once_at_the_foot(
    name: str, language: str, size: tuple[int, int], style: MakeStyle
) -> None:
    canvas = _draw(LONG[name], style, size, language)
    reason = canvas.style.tr.text("no value")
    written = [placed for placed in canvas.texts if placed.text == reason]
    assert written
    at_the_foot = [placed for placed in written if placed.rect.top() > canvas.plot.bottom()]
    assert len(at_the_foot) <= 1
    for placed in written:
        assert placed in at_the_foot or any(slot.contains(placed.rect) for slot in _slots(canvas))


def test_an_axis_that_does_not_start_at_zero_says_so(style: MakeStyle) -> None:
    said = {}
    for name, data in LONG.items():
        canvas = _draw(data, style, (360, 230))
        said[name] = "纵轴不从零起" in [placed.text for placed in canvas.texts]
    assert said == {name: not data.ticks[0] <= 0 <= data.ticks[-1] for name, data in LONG.items()}
    assert set(said.values()) == {False, True}


def test_gaps_with_several_reasons_are_told_apart_at_the_foot(style: MakeStyle) -> None:
    data = LONG["jobs_d"]
    gaps = [mark for mark in data.marks if mark.value is None]
    last = gaps[-1]
    marks = tuple(replace(mark, gap=text("缺调查")) if mark is last else mark for mark in data.marks)
    canvas = _draw(replace(data, marks=marks), style, (360, 230))
    name = data.categories[last.category].plain
    assert f"{name} 缺调查" in [placed.text for placed in canvas.texts]


def test_words_in_a_slot_have_lines_of_like_length(style: MakeStyle) -> None:
    canvas = _draw(LONG["jobs_f"], style, (360, 230))
    assert [placed.lines for placed in canvas.texts if placed.text == "没有数值"] == [("没有", "数值")]


@sized
@pytest.mark.parametrize("name", [name for name, data in LONG.items() if data.breaks])
def test_the_words_of_a_break_keep_off_other_words_and_other_lines(
    name: str, size: tuple[int, int], style: MakeStyle
) -> None:
    canvas = _draw(LONG[name], style, size)
    said = {brk.label.in_language("zh") for _, brk in LONG[name].breaks}
    labels = [placed.rect for placed in canvas.texts if placed.text in said]
    assert len(labels) == len(said)
    for label in labels:
        assert not any(label.intersects(line) for line in _break_lines(canvas))
    air = canvas.style.px(9)
    for one, other in combinations(labels, 2):
        assert abs(one.top() - other.top()) > 1 or not one.adjusted(-air, 0, air, 0).intersects(other)


def test_many_breaks_are_all_said(style: MakeStyle) -> None:
    data = LONG["jobs_a"]
    breaks = tuple((at, Break(at=str(1972 + at), label=text(f"第{at}次调整"))) for at in range(5, 47, 6))
    canvas = _draw(replace(data, breaks=breaks), style, (720, 420))
    written = {placed.text for placed in canvas.texts}
    assert {brk.label.in_language("zh") for _, brk in breaks} <= written


def test_a_value_in_a_dip_stands_below_its_point(style: MakeStyle) -> None:
    data = LONG["growth_line"]
    canvas = _draw(data, style, (720, 420))
    value = next(placed.rect for placed in canvas.texts if placed.text == "-4.9")
    point = next(hit.rect for hit in canvas.hits if hit.mark is data.marks[0])
    assert value.top() > point.center().y()
    assert value.left() >= canvas.plot.left() - 0.5


def test_the_ticks_of_one_axis_all_have_separators_or_none() -> None:
    data = samples()["line"]
    high = replace(data, ticks=tuple(tick * 1000 for tick in data.ticks))
    assert all("," in tick for tick in tick_texts(high) if tick != "0")
    assert not any("," in tick for tick in tick_texts(data))


@sized
@pytest.mark.parametrize("name", LONG)
def test_the_unit_of_a_long_series_is_always_written(
    name: str, size: tuple[int, int], style: MakeStyle
) -> None:
    assert LONG[name].unit in {placed.text for placed in _draw(LONG[name], style, size).texts}
