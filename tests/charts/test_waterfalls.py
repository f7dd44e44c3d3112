"""Waterfalls: from which level to which each step goes, and how rises and falls are told apart."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cqbrief.briefing.chart_data.levels import steps_of
from cqbrief.charts.descriptions import describe
from cqbrief.charts.plot import Plot
from cqbrief.i18n.translator import Translator
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples, text

SAMPLES = samples()
DATA = SAMPLES["waterfall"]


def test_a_step_begins_at_the_level_before_and_a_total_at_zero() -> None:
    levels = [(start, end) for _, start, end in steps_of(DATA.marks)]
    first, up, last = Decimal("65.6"), Decimal("80.1"), Decimal("75.1")
    assert levels == [(0, first), (first, up), (up, last), (0, last)]
    assert DATA.ticks[-1] >= up


def test_behind_a_gap_no_level_is_known_until_the_next_total() -> None:
    gap = replace(DATA.marks[1], value=None, gap=text("无"))
    marks = (DATA.marks[0], gap, *DATA.marks[2:])
    assert [mark for mark, _, _ in steps_of(marks)] == [DATA.marks[0], DATA.marks[3]]


def test_columns_hang_where_the_one_before_ends_and_are_joined(style: MakeStyle) -> None:
    canvas = Plot().draw(DATA, style(), 640, 400)
    for hit, (_, start, end) in zip(canvas.hits, steps_of(DATA.marks), strict=True):
        ends = sorted((canvas.px_y(float(start)), canvas.px_y(float(end))))
        assert (hit.rect.top(), hit.rect.bottom()) == pytest.approx(ends)
    lines = [path for path in canvas.paths if path.stroke == "axis"]
    assert len(lines) == len(DATA.marks) - 1


@pytest.mark.parametrize(
    ("language", "names"), [("zh", ["总量", "增加", "减少"]), ("en", ["Total", "Rise", "Fall"])]
)
def test_rises_and_falls_differ_by_a_symbol_that_is_named(
    language: str, names: list[str], style: MakeStyle
) -> None:
    canvas = Plot().draw(DATA, style(language=language), 640, 400)
    assert [placed.text for placed in canvas.texts][: len(names)] == names
    corners = [
        [(path.path.elementAt(at).x, path.path.elementAt(at).y) for at in range(path.path.elementCount())]
        for path in canvas.paths
        if path.fill and path.path.boundingRect().top() > canvas.plot.bottom()
    ]
    shapes = [
        tuple((round(x - each[0][0], 1), round(y - each[0][1], 1)) for x, y in each) for each in corners
    ]
    total, rise, fall, last = shapes
    assert total == last
    assert len({total, rise, fall}) == 3


def test_a_total_is_read_out_as_one() -> None:
    assert describe(DATA, DATA.marks[0], Translator("zh")) == "2020年末 65.6万人，总量，推算"
    assert describe(DATA, DATA.marks[2], Translator("en")) == "退休 减少5万人, 含提前退休"
