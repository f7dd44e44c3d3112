"""Maps: districts in shades, hatched where nothing is known, with what finds room in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.layout import lay_out
from cqbrief.charts.shades import class_colour
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import charted_columns, samples
from tests.support.made_districts import districts

pytestmark = pytest.mark.usefixtures("fonts")
NAMES = [f"第{number}区" for number in range(1, 13)]


def made(values: list[int], names: list[str] = NAMES) -> ChartData:
    return charted_columns("map", names, [values], unit="人")


def test_each_district_has_the_shade_of_its_value(style: MakeStyle) -> None:
    data = made([10, 20, 30, 40, 50, 10, 20, 30, 40, 50, 10, 50])
    fills = [path.fill for path in lay_out(data, style(), 800, 500).paths if path.fill]
    # Twelve districts besides the squares of the legend.
    assert fills[-12:][0] == fills[-12:][5] == class_colour(data, 0)
    assert fills[-1] == class_colour(data, len(data.ticks) - 2)


def test_a_district_that_the_data_do_not_name_is_hatched_and_the_foot_says_what_that_means(
    style: MakeStyle,
) -> None:
    data = replace(made(list(range(1, 13))), districts=districts([*NAMES, "没有数据的区"]))
    notes = [note.text for note in lay_out(data, style(), 800, 500).notes]
    assert "没有数值" in notes
    assert "没有数值" not in [
        note.text for note in lay_out(made(list(range(1, 13))), style(), 800, 500).notes
    ]


def test_a_name_without_room_is_a_number_that_a_note_explains(style: MakeStyle) -> None:
    names = ["石柱土家族苗族自治县甲乙丙丁戊己庚辛", *NAMES[1:]]
    canvas = lay_out(made(list(range(1, 13)), names), style(), 800, 500)
    assert f"(1) {names[0]}" in [note.text for note in canvas.notes]
    assert "(1)" in [text.text for text in canvas.texts]
    assert not canvas.omitted


def test_values_without_room_are_left_out_and_noted(style: MakeStyle) -> None:
    names = [f"第{number}区" for number in range(400)]
    data = made(list(range(400)), names)
    canvas = lay_out(data, style(), 600, 400)
    written = {text.text for text in canvas.texts if text.role == "chart_value"}
    assert len(canvas.omitted) + len(written) == 400


def test_a_district_is_pointed_at_inside_its_outline_only(style: MakeStyle) -> None:
    canvas = lay_out(made(list(range(1, 13))), style(), 800, 500)
    first, second = canvas.hits[:2]
    assert first.shape is not None and second.shape is not None
    # The second district has an island in a hole of the first.
    island = second.shape.toSubpathPolygons()[-1].boundingRect().center()
    assert second.shape.contains(island) and not first.shape.contains(island)
    assert first.rect.contains(QPointF(island))


def test_a_map_without_outlines_sends_to_the_table(style: MakeStyle) -> None:
    canvas = lay_out(replace(made(list(range(1, 13))), districts=None), style(), 800, 500)
    assert len(canvas.omitted) == 12


def test_an_approximate_value_leaves_its_district_open(style: MakeStyle) -> None:
    data = samples()["map"]
    about = next(mark for mark in data.marks if mark.figure == "about")
    hit = next(each for each in lay_out(data, style(), 800, 500).hits if each.mark is about)
    same = [
        path
        for path in lay_out(data, style(), 800, 500).paths
        if path.path.boundingRect() == hit.rect and path.fill is not None
    ]
    assert same == []
