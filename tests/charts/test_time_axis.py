"""Charts over time: columns that can be told apart, times that are named by the calendar, breaks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import ChartKindName
from cqbrief.briefing.quantities.periods import period_of
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.layout import lay_out
from cqbrief.charts.placed import PlacedBars, PlacedCurve
from tests.charts.conftest import MakeStyle
from tests.support.time_charts import YEARS, quarters, time_chart

KINDS: list[ChartKindName] = ["column", "grouped", "stacked", "line"]
NO_COLUMNS = ("此处排不下柱，改画成线", "此处排不下柱，改画成面积")
SIZES = [(320, 240), (480, 300), (900, 520), (1500, 800)]


def _chart(kind: ChartKindName, times: Sequence[str], broken_at: Sequence[str] = ()) -> ChartData:
    series = 1 if kind == "column" else 3
    values = [[str(1200 + 37 * at + 400 * number) for at in range(len(times))] for number in range(series)]
    return time_chart(kind, times, values, broken_at=broken_at)


def _named(canvas: Canvas) -> list[str]:
    """The times that are written below the plot, from left to right."""
    names = [
        text for text in canvas.texts if text.rect.top() >= canvas.plot.bottom() and text.colour == "text"
    ]
    return [text.text for text in sorted(names, key=lambda text: text.rect.center().x())]


def _with_years(labels: Sequence[str]) -> list[str]:
    """The labels in full: the year is written once, below the first of its parts."""
    full: list[str] = []
    year = ""
    for label in labels:
        part, _, own = label.partition("\n")
        year = own or year
        full.append(f"{year}{part}" if year.endswith("年") else f"{part} {year}".strip())
    return full


def _said(canvas: Canvas) -> set[str]:
    return {note.text for note in canvas.notes} | {text.text for text in canvas.texts}


@st.composite
def _times(draw: st.DrawFn) -> list[str]:
    """Years, quarters or months in order, some of them missing."""
    first = draw(st.integers(1950, 2015))
    steps = draw(st.lists(st.sampled_from([1, 1, 1, 2, 5, 9]), min_size=3, max_size=60))
    form = draw(st.sampled_from(["{y}", "{y}年", "{y}/{next:02}", "{y}学年", "Q{q} {y}", "{y}年{m}月"]))
    months = {"Q{q} {y}": 3, "{y}年{m}月": 1}.get(form, 12)
    months_of = [first * 12]
    for step in steps:
        months_of.append(months_of[-1] + step * months)
    return [
        form.format(y=at // 12, next=(at // 12 + 1) % 100, q=at % 12 // 3 + 1, m=at % 12 + 1)
        for at in months_of
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    times=_times(), kind=st.sampled_from(KINDS), size=st.sampled_from(SIZES),
    zoom=st.sampled_from([1.0, 1.6]), broken=st.integers(0, 60),
)  # fmt: skip
def test_nothing_touches_over_any_times(
    times: list[str],
    kind: ChartKindName,
    size: tuple[int, int],
    zoom: float,
    broken: int,
    style: MakeStyle,
) -> None:
    data = _chart(kind, times, times[broken : broken + 1])
    canvas = lay_out(data, style(zoom=zoom), *size)
    assert data.time
    _assert_apart(canvas, QRectF(0, 0, *size))
    columns = _columns(canvas)
    for one, other in combinations(columns, 2):
        shared = one.intersected(other)
        assert shared.width() <= 0.5 or shared.height() <= 1.0
    if not columns and kind != "line":
        assert _said(canvas).intersection(NO_COLUMNS)
    assert all(column.width() >= canvas.style.px(4) for column in columns)
    places = {mark.category: hit.rect.center().x() for hit in canvas.hits for mark in [hit.mark]}
    first, last = places[0], places[len(times) - 1]
    share = (data.positions[1] - data.positions[0]) / (data.positions[-1] - data.positions[0])
    if kind != "grouped" or not columns:
        assert (places[1] - first) / (last - first) == pytest.approx(share, abs=0.02)
    if broken < len(times):
        assert any("口径调整" in text for text in _said(canvas))


def _assert_apart(canvas: Canvas, sheet: QRectF) -> None:
    for placed in canvas.texts:
        assert sheet.adjusted(-1, -1, 1, 1).contains(placed.rect), placed.text
    for one, other in combinations(canvas.texts, 2):
        shared = one.rect.intersected(other.rect)
        assert shared.width() <= 1.1 or shared.height() <= 1.1, (one.text, other.text)


def _columns(canvas: Canvas) -> list[QRectF]:
    return [rect for shape in canvas.shapes if isinstance(shape, PlacedBars) for rect in shape.rects]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(times=_times(), kind=st.sampled_from(KINDS), size=st.sampled_from(SIZES))
def test_first_and_last_are_named_and_every_label_names_its_own_time(
    times: list[str], kind: ChartKindName, size: tuple[int, int], style: MakeStyle
) -> None:
    canvas = lay_out(_chart(kind, times), style(), *size)
    full = _with_years(_named(canvas))
    read = [period_of(text) for text in full]
    known = {(period.year, period.month): at for at, period in enumerate(map(period_of, times)) if period}
    at = [known[period.year, period.month] for period in read if period]
    assert len(at) == len(full)
    assert at == sorted(at)
    assert (at[0], at[-1]) == (0, len(times) - 1)
    places = {hit.mark.category: hit.rect.center().x() for hit in canvas.hits if hit.mark.series in (0, 1)}
    drawn = sorted(
        (t for t in canvas.texts if t.rect.top() >= canvas.plot.bottom() and t.colour == "text"),
        key=lambda text: text.rect.center().x(),
    )
    for index, label in zip(at, drawn, strict=True):
        assert label.rect.left() - 30 <= places[index] <= label.rect.right() + 30


@pytest.mark.parametrize(
    ("form", "named"),
    [
        ("{year} Q{quarter}", ["2012 Q1", "2014 Q1", "2016 Q1", "2018 Q1", "2020 Q1", "2021 Q4"]),
        (
            "{year}年{chinese}季度",
            [
                "一季度\n2012年",
                "一季度\n2014年",
                "一季度\n2016年",
                "一季度\n2018年",
                "一季度\n2020年",
                "四季度\n2021年",
            ],
        ),
    ],
)
def test_forty_quarters_are_named_by_the_year(form: str, named: list[str], style: MakeStyle) -> None:
    canvas = lay_out(_chart("line", quarters(2012, 40, form)), style(), 430, 300)
    assert _named(canvas) == named


@pytest.mark.parametrize(
    ("form", "count", "width", "named"),
    [
        ("{year} Q{quarter}", 8, 320, ["Q1\n2012", "Q2", "Q3", "Q4", "Q1\n2013", "Q2", "Q3", "Q4"]),
        ("{months} {year}", 5, 420, ["Jan–Mar\n2012", "Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar\n2013"]),
        ("{year}年{chinese}季度", 5, 320, ["一季度\n2012年", "二季度", "三季度", "四季度", "一季度\n2013年"]),
        ("{year}年{chinese}季度", 3, 540, ["2012年一季度", "2012年二季度", "2012年三季度"]),
    ],
)
def test_a_year_is_written_once_below_its_parts_where_they_are_long(
    form: str, count: int, width: int, named: list[str], style: MakeStyle
) -> None:
    canvas = lay_out(_chart("column", quarters(2012, count, form)), style(), width, 300)
    assert _named(canvas) == named


def test_parts_of_a_year_that_name_none_have_that_of_their_neighbours(style: MakeStyle) -> None:
    times = ["2020Q4", "Q1", "Q2", "Q3", "Q4", "Q1"]
    canvas = lay_out(_chart("line", times), style(), 320, 240)
    assert _named(canvas) == ["Q4\n2020", "Q1\n2021", "Q2", "Q3", "Q4", "Q1\n2022"]


@pytest.mark.parametrize(
    ("times", "named"),
    [
        ([f"{y}/{y - 1999:02}" for y in range(2005, 2022)], ["2005/06", "2010/11", "2015/16", "2021/22"]),
        ([f"{y}学年" for y in range(2005, 2022)], ["2005学年", "2010学年", "2015学年", "2021学年"]),
        ([f"FY{y}" for y in range(2005, 2022)], ["FY2005", "FY2010", "FY2015", "FY2021"]),
        (
            [f"School year {y}/{y - 1999:02}" for y in range(2016, 2022)],
            ["School year\n2016/17", "School year\n2018/19", "School year\n2021/22"],
        ),
    ],
)
def test_fiscal_and_school_years_are_named_by_the_calendar(
    times: list[str], named: list[str], style: MakeStyle
) -> None:
    assert _named(lay_out(_chart("line", times), style(), 400, 260)) == named


def test_what_follows_a_break_is_named(style: MakeStyle) -> None:
    canvas = lay_out(_chart("line", YEARS, ["2012"]), style(), 480, 300)
    assert "2012" in _named(canvas)


def test_years_far_apart_are_named_by_fives_and_keep_their_distance(style: MakeStyle) -> None:
    canvas = lay_out(_chart("column", YEARS), style(), 480, 300)
    assert _named(canvas) == ["1978", "1985", "1990", "1995", "2000", "2005", "2010", "2015", "2021"]
    assert len(_columns(canvas)) == len(YEARS)


def test_a_break_stands_between_two_columns(style: MakeStyle) -> None:
    canvas = lay_out(_chart("column", YEARS, ["2010"]), style(), 700, 400)
    (line,) = [shape for shape in canvas.paths if shape.dashed]
    x = line.path.boundingRect().center().x()
    before, after = _columns(canvas)[YEARS.index("2009")], _columns(canvas)[YEARS.index("2010")]
    assert before.right() - 0.5 <= x <= after.left() + 0.5
    assert "口径调整" in {text.text for text in canvas.texts}


def test_areas_end_before_a_break_and_begin_anew(style: MakeStyle) -> None:
    months = [f"{year}年{month}月" for year in range(2012, 2022) for month in range(1, 13)]
    canvas = lay_out(_chart("stacked", months, ["2016年1月"]), style(), 480, 300)
    areas = [
        shape.path.boundingRect() for shape in canvas.paths if shape.fill and shape.path.elementCount() > 20
    ]
    assert len(areas) == 6
    for before, after in pairwise(sorted({(round(a.left()), round(a.right())) for a in areas})):
        assert before[1] < after[0]
    assert NO_COLUMNS[1] in {note.text for note in canvas.notes}


def test_lines_in_place_of_columns_keep_their_targets_and_their_zero(style: MakeStyle) -> None:
    canvas = lay_out(_chart("grouped", YEARS), style(), 480, 300)
    assert not _columns(canvas)
    assert len([s for s in canvas.shapes if isinstance(s, PlacedCurve) and s.connect == "finite"]) == 3
    assert NO_COLUMNS[0] in {note.text for note in canvas.notes}
    assert canvas.plot.bottom() == pytest.approx(canvas.px_y(0))
