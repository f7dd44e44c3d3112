"""Charts with two sides: before and after, below and above zero, two groups."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import tick_texts
from cqbrief.charts.plot import Plot
from tests.charts.conftest import MakeStyle
from tests.support.chart_samples import samples

SAMPLES = samples()


def _draw(data: ChartData, style: MakeStyle, size: tuple[int, int] = (640, 360), **look: object) -> Canvas:
    return Plot().draw(data, style(**look), *size)


def _arrows(canvas: Canvas) -> list[tuple[float, float]]:
    """Where the tip of each arrow lies, and where its wide end."""
    heads = [
        [shape.path.elementAt(at) for at in range(shape.path.elementCount())]
        for shape in canvas.paths
        if shape.fill in ("axis", "text") and shape.path.elementCount() == 4
    ]
    return [(corners[0].x, corners[1].x) for corners in heads]


def test_the_arrow_of_a_dumbbell_points_to_the_second_value(style: MakeStyle) -> None:
    canvas = _draw(SAMPLES["dumbbell-gap"], style)
    rise, fall = _arrows(canvas)
    assert rise[0] > rise[1]
    assert fall[0] < fall[1]


def test_the_values_of_a_dumbbell_stand_at_its_outer_sides(style: MakeStyle) -> None:
    data = SAMPLES["dumbbell"]
    canvas = _draw(data, style)
    for category in range(len(data.categories)):
        hits = sorted(
            (hit for hit in canvas.hits if hit.mark.category == category), key=lambda hit: hit.rect.left()
        )
        labels = [next(t for t in canvas.texts if t.text == hit.mark.label) for hit in hits]
        assert labels[0].rect.right() < hits[0].rect.center().x()
        assert labels[1].rect.left() > hits[1].rect.center().x()


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "数轴从50起，不从零起"), ("en", "The axis begins at 50, not at zero")]
)
def test_a_dumbbell_of_close_values_says_where_its_axis_begins(
    language: str, said: str, style: MakeStyle
) -> None:
    assert said in [placed.text for placed in _draw(SAMPLES["dumbbell-gap"], style, language=language).texts]
    assert not any("零" in placed.text for placed in _draw(SAMPLES["dumbbell"], style).texts)


def test_wide_numbers_leave_room_for_the_plot(style: MakeStyle) -> None:
    data = SAMPLES["dumbbell"]
    wide = replace(data, marks=tuple(replace(mark, label=f"12,345,6{mark.label}") for mark in data.marks))
    canvas = _draw(wide, style, (360, 240))
    assert canvas.plot.width() > 80
    assert not canvas.omitted


def test_diverging_bars_go_from_zero_to_both_sides_with_their_values_at_their_ends(style: MakeStyle) -> None:
    canvas = _draw(SAMPLES["diverging"], style)
    zero = canvas.px_x(0)
    rise, fall, about = [hit for hit in canvas.hits if hit.mark.value is not None]
    assert rise.rect.left() == pytest.approx(zero)
    assert fall.rect.right() == pytest.approx(zero)
    assert about.rect.right() == pytest.approx(zero)
    for hit in (fall, about):
        label = next(placed for placed in canvas.texts if placed.text == hit.mark.label)
        assert label.rect.right() < hit.rect.left()
    names = [placed for placed in canvas.texts if placed.text.startswith("第")]
    assert all(placed.rect.left() == 0 for placed in names)


def test_both_halves_of_a_pyramid_have_one_scale_and_count_upwards(style: MakeStyle) -> None:
    data = SAMPLES["pyramid"]
    canvas = _draw(data, style)
    zero, unit = canvas.px_x(0), canvas.px_x(1) - canvas.px_x(0)
    for hit in canvas.hits:
        inner, outer = hit.rect.left(), hit.rect.right()
        if hit.mark.series == 0:
            inner, outer = outer, inner
        assert inner == pytest.approx(zero)
        assert abs(outer - zero) == pytest.approx(float(hit.mark.value or 0) * unit)
    assert not any(sign in tick for tick in tick_texts(data) for sign in "-−")
    assert data.ticks[0] == -data.ticks[-1]


def test_the_groups_of_a_pyramid_are_named_above_their_halves(style: MakeStyle) -> None:
    canvas = _draw(SAMPLES["pyramid"], style)
    left, right = (next(placed for placed in canvas.texts if placed.text == name) for name in ("男", "女"))
    assert left.rect.right() < canvas.px_x(0) < right.rect.left()
    assert left.rect.bottom() <= canvas.plot.top()


def test_long_names_of_the_groups_of_a_pyramid_are_whole(style: MakeStyle) -> None:
    for size in ((280, 200), (640, 360)):
        texts = _draw(SAMPLES["pyramid-gap"], style, size).texts
        assert sum("性就业人员" in "".join(placed.lines) for placed in texts) == 2
