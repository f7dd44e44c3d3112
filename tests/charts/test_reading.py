from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cqbrief.briefing.chart_data.build import build
from cqbrief.charts.descriptions import Step, describe, neighbour, tick_texts
from cqbrief.i18n.translator import Translator
from tests.support.chart_samples import CHARTS, FIGURES


@pytest.mark.parametrize(
    ("name", "index", "said"),
    [
        ("column-target", 0, "2020 65.6万人，推算"),
        ("column-target", 1, "2021 75.1万人，目标 60万人"),
        ("column-gap", 1, "2020，原文未给出"),
        ("bar", 0, "创业担保贷款 54亿元，贷款，期间未注明"),
        ("column-words", 4, "待核实的数 62.5万人，待核实"),
        ("grouped", 1, "2019年 农民工返乡就业 28.4万人"),
    ],
)
def test_a_mark_is_read_out_with_everything_that_belongs_to_it(name: str, index: int, said: str) -> None:
    data = build(CHARTS[name], FIGURES)
    assert describe(data, data.marks[index], Translator("zh")) == said


@pytest.mark.parametrize(("label", "tick"), [("-4.9", "-5"), ("−4.9", "−5"), ("下降4.9%", "−5")])
def test_ticks_below_zero_have_the_sign_that_the_values_are_printed_with(label: str, tick: str) -> None:
    data = build(CHARTS["bar"], FIGURES)
    mark = replace(data.marks[0], value=Decimal("-4.9"), label=label)
    assert tick_texts(replace(data, marks=(mark,), ticks=(Decimal(-5), Decimal(0)))) == [tick, "0"]


@pytest.mark.parametrize(
    ("name", "start", "step", "end"),
    [
        ("column-target", None, "right", 0),
        ("column-target", 0, "right", 1),
        ("column-target", 0, "down", 1),
        ("column-target", 1, "right", None),
        ("column-target", 1, "left", 0),
        ("column-target", 0, "last", 1),
        ("grouped", 0, "right", 3),
        ("grouped", 0, "down", 1),
        ("grouped", 4, "up", 3),
        ("grouped", 4, "left", 1),
        ("grouped", 8, "down", None),
        ("grouped", 4, "first", 0),
    ],
)
def test_arrow_keys_walk_along_categories_and_through_series(
    name: str, start: int | None, step: Step, end: int | None
) -> None:
    assert neighbour(build(CHARTS[name], FIGURES), start, step) == end
