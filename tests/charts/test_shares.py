"""Stacks of a hundred per cent: how long their parts are, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_data.parts import parts_of
from cqbrief.charts.plot import Plot
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples, text

SAMPLES = samples()


def _with_gap(data: ChartData) -> ChartData:
    first = replace(data.marks[0], value=None, gap=text("未统计"), printed="", label="")
    return replace(data, marks=(first, *data.marks[1:]))


@pytest.mark.parametrize("name", ["stacked-share", "stacked-share-names"])
def test_parts_are_as_long_as_their_share_and_fill_the_axis(name: str, style: MakeStyle) -> None:
    data = SAMPLES[name]
    canvas = Plot().draw(data, style(), 600, 400)
    along = canvas.plot.height() if data.axis == "vertical" else canvas.plot.width()
    for category in range(len(data.categories)):
        here = [hit for hit in canvas.hits if hit.mark.category == category]
        total = sum(float(hit.mark.value or 0) for hit in here)
        for hit in here:
            length = hit.rect.height() if data.axis == "vertical" else hit.rect.width()
            share = float(hit.mark.value or 0) / total
            # A hairline is left free between the parts.
            assert length == pytest.approx(share * along, abs=1.6)
        parts = parts_of(data, category)
        assert parts[0].low == 0
        assert parts[-1].high == pytest.approx(100)


def test_the_axis_is_of_per_cent_and_values_stay_as_printed(style: MakeStyle) -> None:
    data = SAMPLES["stacked-share"]
    written = [placed.text for placed in Plot().draw(data, style(), 600, 400).texts]
    assert "%" in written and "100" in written
    assert {mark.label for mark in data.marks} <= set(written)
    assert "长度表示占合计的比重；数值单位：万人" in written


def test_amounts_with_a_part_missing_have_no_shares_and_percentages_leave_the_rest_open() -> None:
    assert parts_of(_with_gap(SAMPLES["stacked-share"]), 0) == []
    parts = parts_of(_with_gap(SAMPLES["stacked-share-names"]), 0)
    assert [part.high for part in parts] == [pytest.approx(33.2), pytest.approx(41.5)]


@pytest.mark.parametrize("name", ["stacked-share", "stacked-share-names"])
def test_a_missing_part_is_said(name: str, style: MakeStyle) -> None:
    canvas = Plot().draw(_with_gap(SAMPLES[name]), style(), 600, 400)
    assert "未统计" in [placed.text.replace("\n", "") for placed in canvas.texts]
    assert any(hit.mark.value is None for hit in canvas.hits)
