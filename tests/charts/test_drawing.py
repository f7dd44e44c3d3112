"""What is drawn, measured on the sheet: for every kind, and for every chart of every briefing."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from cqbrief.briefing.chart_data.build import ChartData, build
from cqbrief.briefing.chart_kinds import CHART_KINDS, ChartKindName
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.chart_size import minimum_size, preferred_height
from cqbrief.charts.descriptions import value_text
from cqbrief.charts.layout import DRAWERS
from cqbrief.charts.mark_shapes import series_colour, symbol
from cqbrief.charts.overlay import Overlay
from cqbrief.charts.placed import PlacedBars, PlacedCurve
from cqbrief.charts.plot import Plot
from cqbrief.look.contrast import Pair, contrast
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.system import paths
from cqbrief.text.mark_text import status_sign
from tests.charts.conftest import MakeStyle
from tests.support import editions
from tests.support.chart_samples import CHARTS, FIGURES, samples
from tests.support.pairwise import every_pair

SAMPLES = samples()
SIZES = [(320, 220), (480, 300), (1200, 700)]


def _of_briefings() -> dict[str, ChartData]:
    found: dict[str, ChartData] = {}
    for folder in editions.folders(large=False):
        edition = editions.edition(folder)
        for theme in edition.briefing.themes if edition.briefing else ():
            for chart in theme.charts:
                name = f"{folder.name}/{chart.id}"
                found[name] = edition.chart_data(chart)
    return found


ALL = SAMPLES | _of_briefings()


def _draw(
    data: ChartData, make: MakeStyle, size: tuple[int, int] = (480, 300), **style: object
) -> tuple[Plot, Canvas]:
    plot = Plot()
    return plot, plot.draw(data, make(**style), *size)


def _bars(canvas: Canvas) -> PlacedBars:
    return next(shape for shape in canvas.shapes if isinstance(shape, PlacedBars))


def _curves(canvas: Canvas) -> list[PlacedCurve]:
    return [shape for shape in canvas.shapes if isinstance(shape, PlacedCurve)]


def _written(canvas: Canvas) -> list[str]:
    return [" ".join(placed.text.split("\n")) for placed in canvas.texts]


def test_every_kind_of_chart_has_a_drawer_and_a_sample() -> None:
    assert set(CHART_KINDS) == set(get_args(ChartKindName))
    assert set(DRAWERS) == set(CHART_KINDS), "see DRAWERS in cqbrief/charts/layout.py"
    assert {data.kind for data in SAMPLES.values()} == set(CHART_KINDS), "see tests/support/chart_samples.py"


@pytest.mark.parametrize("template", ["template", "template-en"])
def test_the_template_of_a_new_briefing_names_every_kind_of_chart(template: str) -> None:
    theme = (paths.data() / template / "themes" / "1-reading.yaml").read_text(encoding="utf-8")
    comments = " ".join(line for line in theme.splitlines() if line.lstrip().startswith("#"))
    assert [kind for kind in CHART_KINDS if not re.search(rf"\b{kind}\b", comments)] == []


@every_pair(name=ALL, size=SIZES, zoom=[1.0, 2.0, 3.0], language=["zh", "en"])
def test_no_text_overlaps_another_or_leaves_the_sheet(
    name: str, size: tuple[int, int], zoom: float, language: str, style: MakeStyle
) -> None:
    _, canvas = _draw(ALL[name], style, size, zoom=zoom, language=language)
    sheet = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    for placed in canvas.texts:
        assert sheet.contains(placed.rect), placed.text
    for one, other in combinations(canvas.texts, 2):
        shared = one.rect.intersected(other.rect)
        assert shared.width() <= 1.1 or shared.height() <= 1.1, (one.text, other.text)
    metrics = canvas.style.metrics
    for placed in canvas.texts:
        assert all(
            metrics(placed.role).horizontalAdvance(line) <= placed.rect.width() + 0.5 for line in placed.lines
        )


@every_pair(name=ALL, size=SIZES, look=["light", "wall_dark"])
def test_no_shape_leaves_the_sheet(name: str, size: tuple[int, int], look: str, style: MakeStyle) -> None:
    _, canvas = _draw(ALL[name], style, size, look=look)
    sheet = QRectF(0, 0, *size).adjusted(-1, -1, 1, 1)
    for shape in canvas.paths:
        half = shape.width / 2
        assert sheet.contains(shape.path.boundingRect().adjusted(-half, -half, half, half))
    for hit in canvas.hits:
        assert sheet.adjusted(-8, -8, 8, 8).contains(hit.rect)


@every_pair(
    name=[name for name, data in ALL.items() if len(data.marks) <= 12],
    look=["light", "contrast", "wall_light"],
    zoom=[1.0, 2.0, 3.0],
    language=["zh", "en"],
)
def test_up_to_twelve_values_are_all_printed_from_the_least_size_on(
    name: str, look: str, zoom: float, language: str, style: MakeStyle
) -> None:
    data = ALL[name]
    made = style(look=look, zoom=zoom, language=language)
    least = minimum_size(data, made)
    for width, height in (
        (least.width(), least.height()),
        (least.width() * 2, preferred_height(data, made, least.width() * 2)),
    ):
        plot = Plot()
        canvas = plot.draw(data, made, width, height)
        written = " | ".join(_written(canvas))
        # Where words such as provisional do not fit, a sign that a note explains stands for them.
        signed = any(note.symbol == "status" for note in canvas.notes)
        for mark in data.marks:
            if mark.value is not None:
                short = mark.label if mark.sign else mark.label + status_sign(mark)
                assert value_text(mark, made.tr) in written or (signed and short in written)
            elif mark.gap is not None and data.kind != "slope":
                assert mark.gap.in_language(made.tr.language) in written


@pytest.mark.parametrize("name", ["column-target", "bar", "target", "grouped", "column-negative"])
def test_the_length_of_a_bar_is_its_value_from_zero(name: str, style: MakeStyle) -> None:
    data = ALL[name]
    _, canvas = _draw(data, style)
    upright = data.axis == "vertical"
    unit = canvas.px_y(0) - canvas.px_y(1) if upright else canvas.px_x(1) - canvas.px_x(0)
    for hit in canvas.hits:
        length = hit.rect.height() if upright else hit.rect.width()
        assert length == pytest.approx(abs(float(hit.mark.value or 0)) * unit, abs=0.01)
        base = canvas.px_y(0) if upright else canvas.px_x(0)
        ends = (hit.rect.top(), hit.rect.bottom()) if upright else (hit.rect.left(), hit.rect.right())
        assert min(abs(end - base) for end in ends) < 0.01


@pytest.mark.parametrize("name", ["column-target", "bar", "line", "dot", "band"])
def test_the_plotting_library_puts_data_where_the_labels_expect_it(name: str, style: MakeStyle) -> None:
    plot, canvas = _draw(ALL[name], style)
    plot.grab()
    for point in (canvas.plot.topLeft(), canvas.plot.center(), canvas.plot.bottomRight()):
        for item in plot.items_drawn:
            placed = item.mapToScene(point)
            assert (placed.x(), placed.y()) == pytest.approx((point.x(), point.y()), abs=0.01)


def _fill(canvas: Canvas, index: int) -> str:
    role = _bars(canvas).fills[index]
    return canvas.style.look.colours[role or "surface"]


def test_a_derived_bar_is_hollow_and_a_reported_one_full(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["column-target"], style)
    fills = {_fill(canvas, 0), _fill(canvas, 1)}
    colours = canvas.style.look.colours
    assert fills == {colours["series_1"], colours["surface"]}
    hollow = next(i for i in (0, 1) if _fill(canvas, i) == colours["surface"])
    derived = next(hit for hit in canvas.hits if hit.mark.derived)
    assert _bars(canvas).rects[hollow] == derived.rect


def _paths_within(canvas: Canvas, rect: QRectF) -> int:
    around = rect.adjusted(-1, -1, 1, 1)
    return sum(around.contains(shape.path.boundingRect()) for shape in canvas.paths)


def test_about_and_nearly_are_hatched_and_more_than_is_not(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["column-words"], style)
    hatched = {hit.mark.label: _paths_within(canvas, hit.rect) > 0 for hit in canvas.hits}
    assert hatched == {"近50": True, "超过51": False, "约40": True, "30余": False, "62.5 ".strip(): False}


def test_more_than_has_an_arrow_beyond_the_end_of_its_bar(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["bar-words"], style)
    over = next(hit for hit in canvas.hits if hit.mark.qualifier == "over")
    beyond = QRectF(over.rect.right(), over.rect.top(), canvas.style.px(12), over.rect.height())
    assert _paths_within(canvas, beyond) == 1
    nearly = next(hit for hit in canvas.hits if hit.mark.qualifier == "nearly")
    assert (
        _paths_within(canvas, QRectF(nearly.rect.right() + 2, nearly.rect.top(), 12, nearly.rect.height()))
        == 0
    )


def test_a_target_is_ticked_over_its_own_bar_only(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["column-target"], style)
    ticks = [shape for shape in canvas.paths if shape.stroke == "target"]
    own = next(hit for hit in canvas.hits if hit.mark.target is not None)
    other = next(hit for hit in canvas.hits if hit.mark.target is None)
    assert len(ticks) == 1
    area = ticks[0].path.boundingRect()
    assert area.center().y() == pytest.approx(canvas.px_y(60))
    assert (area.left(), area.right()) < (own.rect.left(), own.rect.right() + 30)
    assert area.left() > other.rect.right()
    assert "目标 60" in _written(canvas)


def test_a_gap_is_an_empty_dashed_slot_with_its_reason(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["column-gap"], style)
    gap = next(hit for hit in canvas.hits if hit.mark.value is None)
    label = next(placed for placed in canvas.texts if placed.text == "原文未给出")
    assert gap.rect.contains(label.rect)
    assert sum(curve.dashed for curve in _curves(canvas)) == 1


def test_a_line_is_broken_at_a_gap_and_its_axis_is_proportional(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["line"], style)
    line = next(curve for curve in _curves(canvas) if curve.connect == "finite")
    known = [(point.x() - line.points[0].x()) for point in line.points if point.x() == point.x()]
    year = known[-1] / (2021 - 2012)
    assert [round(x / year) + 2012 for x in known] == [2012, 2015, 2016, 2019, 2020, 2021]
    assert [bool(point.y() != point.y()) for point in line.points] == [False] * 3 + [True] + [False] * 3


@pytest.mark.parametrize("size", [(480, 300), (1200, 700)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", [name for name, data in ALL.items() if data.breaks])
def test_every_break_says_what_changed(name: str, size: tuple[int, int], style: MakeStyle) -> None:
    _, canvas = _draw(ALL[name], style, size)
    # In panels it is said once, at the foot.
    written = " | ".join(_written(canvas)) if ALL[name].kind == "multiples" else _written(canvas)
    assert [brk.label.in_language("zh") in written for _, brk in ALL[name].breaks] == [True] * len(
        ALL[name].breaks
    )


def test_a_part_is_told_by_its_colour_from_the_part_it_lies_in(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["every-chart/nested_phone"], style)
    assert _fill(canvas, 0) != _fill(canvas, 1)


@pytest.mark.parametrize("look", ["light", "wall_light"])
@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].kind == "nested"])
def test_every_part_of_a_whole_is_named_at_the_least_height(
    name: str, look: LookId, style: MakeStyle
) -> None:
    data = ALL[name]
    _, canvas = _draw(data, style, (880, minimum_size(data, style(look)).height()), look=look)
    written = " ".join(_written(canvas))
    names = [text.in_language("zh") for text in data.categories]
    assert [text for text in names if text not in written] == []


def test_series_differ_by_sign_as_well_as_by_colour(style: MakeStyle) -> None:
    outlines = set()
    for series in range(6):
        path = symbol(series, QPointF(0, 0), 9.0)
        elements = [path.elementAt(index) for index in range(path.elementCount())]
        outlines.add(tuple((round(each.x, 2), round(each.y, 2)) for each in elements))
    assert len(outlines) == 6


def test_a_few_columns_are_not_absurdly_wide(style: MakeStyle) -> None:
    _, canvas = _draw(build(CHARTS["column-target"], FIGURES), style, (1200, 700))
    assert all(hit.rect.width() <= 0.2 * canvas.plot.width() for hit in canvas.hits)


def test_the_unit_is_written_at_the_axis(style: MakeStyle) -> None:
    for name, unit in (("column-target", "万人"), ("bar", "亿元"), ("line", "万人"), ("stacked", "万人")):
        _, canvas = _draw(ALL[name], style)
        assert any(unit in text for text in _written(canvas)), name


def test_drawing_again_leaves_nothing_behind(style: MakeStyle) -> None:
    plot = Plot()
    plot.draw(ALL["grouped"], style(), 480, 300)
    once = len(plot.scene().items())
    plot.draw(ALL["grouped"], style(look="dark"), 480, 300)
    assert len(plot.scene().items()) == once


def test_a_chart_without_data_is_an_empty_sheet(style: MakeStyle) -> None:
    data = build(CHARTS["column-target"], {})
    _, canvas = _draw(data, style)
    assert all(hit.mark.value is None for hit in canvas.hits)
    assert data.ticks[0] == Decimal(0)


@pytest.mark.parametrize("look", ["light", "dark", "contrast", "paper", "wall_light", "wall_dark"])
def test_a_value_on_a_part_of_a_column_is_read_against_the_part_itself(
    look: LookId, style: MakeStyle
) -> None:
    data = ALL["stacked"]
    _, canvas = _draw(data, style, (900, 700), look=look)
    on_bars = [
        (placed, hit)
        for placed in canvas.texts
        for hit in canvas.hits
        if placed.role == "chart_value" and hit.rect.contains(placed.rect)
    ]
    assert on_bars
    for placed, hit in on_bars:
        colour = series_colour(data, hit.mark.series)
        if not placed.background:
            least = Pair(placed.colour, colour).minimum(LOOKS[look])
            assert contrast(LOOKS[look].colours[placed.colour], LOOKS[look].colours[colour]) >= least
    if look == "light":
        assert not all(placed.background for placed, _ in on_bars)


def test_the_grid_ends_before_a_value_does(style: MakeStyle) -> None:
    _, canvas = _draw(ALL["column-target"], style, (700, 420))
    target = next(placed for placed in canvas.texts if placed.colour == "target")
    assert target.background
    image = QImage(700, 420, QImage.Format.Format_RGB32)
    image.fill(bare := QColor("#123456"))
    painter = QPainter(image)
    Overlay(QRectF(0, 0, 700, 420), canvas.style, (), (target,)).paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    middle = round(target.rect.center().y())
    beside = [round(target.rect.left()) - 2, round(target.rect.right()) + 2]
    assert all(image.pixelColor(x, middle) != bare for x in beside)
