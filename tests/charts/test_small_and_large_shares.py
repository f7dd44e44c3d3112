"""Values near nothing, near the whole and beyond it: every kind that shows shares stays whole and legible."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData, build
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.chart_size import minimum_size, preferred_height
from cqbrief.charts.layout import lay_out
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import chart, figure, point, text

SHARES = ["0%", "0.1%", "3%", "50%", "99.9%", "100%"]
PROPERTY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _build(kind: str, printed: Sequence[str], **more: object) -> ChartData:
    figures = {f"f{at}": figure(f"f{at}", value) for at, value in enumerate(printed)}
    points = [point(f"第{at + 1}项", f"f{at}") for at in range(len(printed))]
    return build(chart(kind, *points, **more), figures)


def _sheets(data: ChartData, style: MakeStyle, **look: object) -> list[Canvas]:
    made = style(**look)
    least = minimum_size(data, made)
    wide = least.width() * 2
    sizes = [(least.width(), least.height()), (wide, preferred_height(data, made, wide))]
    return [lay_out(data, made, *size) for size in sizes]


def _assert_whole(canvas: Canvas) -> None:
    sheet = QRectF(0, 0, canvas.width, canvas.height).adjusted(-1, -1, 1, 1)
    for placed in canvas.texts:
        assert sheet.contains(placed.rect), placed.text
    for hit in canvas.hits:
        assert sheet.contains(hit.rect)
        assert hit.rect.width() >= 1 and hit.rect.height() >= 0.99
    for one, other in combinations(canvas.texts, 2):
        shared = one.rect.intersected(other.rect)
        assert shared.width() <= 1.1 or shared.height() <= 1.1, (one.text, other.text)


def _written(canvas: Canvas) -> list[str]:
    return [text.text for text in canvas.texts]


@PROPERTY
@given(values=st.lists(st.sampled_from(SHARES), min_size=1, max_size=3), zoom=st.sampled_from([1.0, 2.0]))
def test_nested_parts_are_all_seen_and_said(values: list[str], zoom: float, style: MakeStyle) -> None:
    values.sort(key=lambda printed: -Decimal(printed.rstrip("%")))
    data = _build("nested", values, base=text("全部"))
    for canvas in _sheets(data, style, zoom=zoom):
        _assert_whole(canvas)
        written = " ".join(_written(canvas))
        assert all(value in written for value in values)
        assert all(name.in_language("zh") in written for name in data.categories)
        assert "100% = 全部" in written


@PROPERTY
@given(
    ends=st.lists(
        st.sampled_from(["0～0.1%", "99.9～100%", "0～100%", "0.1～99.9%", "50～50.1%", "99.9%以上"]),
        min_size=1, max_size=5,
    ),
)  # fmt: skip
def test_bands_are_all_seen_and_said(ends: list[str], style: MakeStyle) -> None:
    for canvas in _sheets(_build("band", ends), style):
        _assert_whole(canvas)
        assert not canvas.omitted


@PROPERTY
@given(
    values=st.lists(st.sampled_from([*SHARES, "250%"]), min_size=2, max_size=5),
    goal=st.sampled_from(["0.1%", "99.9%", "100%"]),
    kind=st.sampled_from(["target", "column"]),
    temporal=st.booleans(),
)
def test_targets_are_ticked_and_said(
    values: list[str], goal: str, kind: str, temporal: bool, style: MakeStyle
) -> None:
    figures = {f"f{at}": figure(f"f{at}", value) for at, value in enumerate(values)}
    figures["goal"] = figure("goal", goal)
    points = [
        point(str(2015 + at) if temporal else f"第{at}项", f"f{at}", target="goal")
        for at in range(len(values))
    ]
    data = build(chart(kind, *points, time=temporal), figures)
    for canvas in _sheets(data, style):
        _assert_whole(canvas)
        assert len([path for path in canvas.paths if path.stroke == "target"]) == len(values)
        assert f"目标 {goal}" in " ".join(" ".join(_written(canvas)).split("\n"))
        assert {mark.label for mark in data.marks} <= set(_written(canvas))


@PROPERTY
@given(
    parts=st.lists(
        st.lists(st.sampled_from(["0", "0.2", "0.9", "12", "45"]), min_size=4, max_size=4),
        min_size=2, max_size=3,
    ),
    width=st.sampled_from([360, 480, 800]),
)  # fmt: skip
def test_a_value_beside_its_part_is_led_to_it(parts: list[list[str]], width: int, style: MakeStyle) -> None:
    figures = {
        f"f{at}_{number}": figure(f"f{at}_{number}", f"{value}万人")
        for at, column in enumerate(parts)
        for number, value in enumerate(column)
    }
    points = [
        point(str(2019 + at), f"f{at}_{number}", series=f"第{number}类")
        for at, column in enumerate(parts)
        for number in range(len(column))
    ]
    data = build(chart("stacked", *points), figures)
    canvas = lay_out(data, style(), width, preferred_height(data, style(), width))
    _assert_whole(canvas)
    columns = [hit.rect for hit in canvas.hits]
    values = [placed for placed in canvas.texts if placed.role == "chart_value"]
    beside = [placed for placed in values if not any(column.contains(placed.rect) for column in columns)]
    leaders = [path for path in canvas.paths if path.stroke == "text_quiet" and not path.dashed]
    assert len(leaders) == len(beside)
    for placed in beside:
        assert not any(column.intersects(placed.rect.adjusted(0.5, 0.5, -0.5, -0.5)) for column in columns)


@pytest.mark.parametrize(
    ("values", "starts_at_zero"),
    [
        (["75.1%", "75.4%", "76.2%"], False),
        (["3%", "75%"], True),
        (["下降75.1%", "下降76.2%"], False),
        (["下降1%", "下降76%"], True),
        (["下降1%", "增长2%"], True),
    ],
)
def test_dots_leave_zero_out_only_where_all_lie_close(
    values: list[str], starts_at_zero: bool, style: MakeStyle
) -> None:
    data = _build("dot", values)
    assert (data.ticks[0] <= 0 <= data.ticks[-1]) == starts_at_zero
    canvas = lay_out(data, style(), 480, 300)
    assert ("横轴不从零起" not in _written(canvas)) == starts_at_zero
    lines = [path.path.boundingRect() for path in canvas.paths if path.stroke == "series_quiet"]
    if not starts_at_zero:
        assert all(line.width() == 0 for line in lines)


def test_rounded_shares_that_make_a_little_more_than_all_end_the_axis_at_the_whole() -> None:
    figures = {f"f{at}": figure(f"f{at}", value) for at, value in enumerate(["43.69%", "32.13%", "24.19%"])}
    data = build(chart("stacked", *(point("2021", f"f{at}", series=f"第{at}类") for at in range(3))), figures)
    assert data.ticks[-1] == 100


def test_a_slope_is_no_higher_than_what_it_has_to_show(style: MakeStyle) -> None:
    figures = {f"f{at}": figure(f"f{at}", value) for at, value in enumerate(["3200元", "4100元"])}
    slope = build(
        chart("slope", *(point(str(2020 + at), f"f{at}", series="城里") for at in range(2))), figures
    )
    assert preferred_height(slope, style(), 900) < 280
