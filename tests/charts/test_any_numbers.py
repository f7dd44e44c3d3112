"""Charts of anyone's numbers, measured: nothing leaves them, covers something or is left out in silence."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.chart_kinds import CHART_KINDS, ChartKindName
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.layout import lay_out
from cqbrief.charts.placed import PlacedBars
from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from tests.support.chart_samples import charted_columns

SIZES = [(240, 150), (320, 220), (480, 300), (574, 290), (900, 450), (1200, 700)]
LOOK_IDS: tuple[LookId, ...] = ("light", "paper", "wall_light")

_WORDS = ("Agriculture", "and", "storage", "of", "water-supply", "services", "16–64")
_NAMES = st.one_of(
    st.text("重庆市渝中区江北沙坪坝九龙坡南岸", min_size=1, max_size=24),
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join),
)
_NUMBERS = st.one_of(
    st.integers(-999, 999),
    st.integers(0, 10**12),
    st.integers(75_000, 75_010),
    st.just(0),
    st.decimals(-100, 100, places=1, allow_nan=False),
)


def _size(value: int | Decimal | None) -> int | Decimal | None:
    return value if value is None or value >= 0 else -value


@st.composite
def charts(draw: st.DrawFn, kind: ChartKindName) -> ChartData:
    """Draw a chart of 1 to 60 names or years, one to six series, small, huge, tied or missing numbers."""
    known = CHART_KINDS[kind]
    exactly = {"slope": 2}.get(kind)
    count = exactly or draw(st.integers(1, 6 if known.one_bar else 60))
    if draw(st.booleans()):
        names = [str(1960 + year) for year in range(count)]
    else:
        names = draw(st.lists(_NAMES, min_size=count, max_size=count, unique=True))
    pair = kind in ("dumbbell", "pyramid")
    series = 1 if known.series == "none" else draw(st.integers(2, 2 if pair else 6))
    values = st.one_of(_NUMBERS, _NUMBERS, _NUMBERS, st.none())
    if known.arrangement in ("stacked", "mirrored") or known.of_whole:
        values = values.map(_size)
    cells = [draw(st.lists(values, min_size=count, max_size=count)) for _ in range(series)]
    return charted_columns(
        kind, names, cells, unit=draw(st.sampled_from(["人", "万元", "%", "thousand people"]))
    )


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_nothing_of_any_chart_leaves_it_covers_another_thing_or_is_left_out_in_silence(
    kind: ChartKindName, fonts: None, request: pytest.FixtureRequest
) -> None:
    complete = request.config.getoption("--complete")

    @settings(max_examples=400 if complete else 25)
    @given(
        data=charts(kind),
        size=st.sampled_from(SIZES),
        look=st.sampled_from(LOOK_IDS),
        language=st.sampled_from(["zh", "en"]),
    )
    def holds(data: ChartData, size: tuple[int, int], look: LookId, language: str) -> None:
        canvas = lay_out(data, Style(LOOKS[look], Translator(language)), *size)  # type: ignore[arg-type]
        assert faults(canvas, data) == []

    holds()


def faults(canvas: Canvas, data: ChartData) -> list[str]:
    """Return what is wrong with a chart as it is laid out."""
    return [*_outside(canvas), *_overlaps(canvas), *_on_bars(canvas), *_unaccounted(canvas, data)]


def _outside(canvas: Canvas) -> list[str]:
    sheet = QRectF(0, 0, canvas.width, canvas.height).adjusted(-1, -1, 1, 1)
    found = [f"{text.text!r} leaves the chart" for text in canvas.texts if not _holds(sheet, text.rect)]
    found += [f"a bar leaves the chart: {rect}" for rect in _bars(canvas) if not _holds(sheet, rect)]
    for path in canvas.paths:
        if not _holds(sheet.adjusted(-2, -2, 2, 2), path.path.boundingRect()):
            found.append(f"a shape leaves the chart: {path.path.boundingRect()}")
    return found


def _holds(sheet: QRectF, rect: QRectF) -> bool:
    # Qt's own `contains` holds no rectangle without width or height.
    across = sheet.left() <= rect.left() and rect.right() <= sheet.right()
    return across and sheet.top() <= rect.top() and rect.bottom() <= sheet.bottom()


def _bars(canvas: Canvas) -> list[QRectF]:
    return [rect for shape in canvas.shapes if isinstance(shape, PlacedBars) for rect in shape.rects]


def _touch(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > 1.1 and shared.height() > 1.1


def _overlaps(canvas: Canvas) -> list[str]:
    pairs = combinations(canvas.texts, 2)
    return [f"{one.text!r} lies on {other.text!r}" for one, other in pairs if _touch(one.rect, other.rect)]


def _on_bars(canvas: Canvas) -> list[str]:
    """Find texts that hide a part of a bar: on a bar stands only what lies in it whole and hides nothing."""
    found = []
    for text in canvas.texts:
        for rect in _bars(canvas):
            inside = rect.adjusted(-1, -1, 1, 1).contains(text.rect) and not text.background
            if _touch(text.rect, rect) and not inside:
                found.append(f"{text.text!r} hides a part of a bar")
    return found


def _unaccounted(canvas: Canvas, data: ChartData) -> list[str]:
    """Find values and names that neither stand there whole nor are known to be left out."""
    written = " | ".join(" ".join(text.lines) for text in canvas.texts)
    unbroken = written.replace(" ", "")
    omitted = {(mark.category, mark.series) for mark in canvas.omitted}
    found = []
    for mark in data.marks:
        if mark.value is None or (mark.category, mark.series) in omitted:
            continue
        if mark.label not in written:
            found.append(f"the value {mark.label!r} is neither written nor noted as left out")
        name = data.categories[mark.category].plain or ""
        if not data.temporal and name.replace(" ", "") not in unbroken:
            found.append(f"the name {name!r} is neither written nor noted as left out")
    return found


def test_a_value_left_out_is_noted(fonts: None) -> None:
    data = charted_columns("line", [str(1960 + year) for year in range(60)], [range(60)], unit="人")
    canvas = lay_out(data, Style(LOOKS["light"], Translator("zh")), 320, 220)
    assert len(canvas.omitted) > 40
    assert data.marks[-1].label in {text.text for text in canvas.texts}


def test_of_sixty_rows_none_leaves_a_slide(fonts: None) -> None:
    names = [f"第{number}个区县" for number in range(60)]
    data = charted_columns("bar", names, [[Decimal(number) for number in range(60)]], unit="人")
    for width, height in SIZES:
        canvas = lay_out(data, Style(LOOKS["wall_light"], Translator("zh")), width, height)
        assert faults(canvas, data) == []
        assert names[0] in {text.text for text in canvas.texts}


def test_columns_too_many_for_their_panels_stay_in_them(fonts: None) -> None:
    """Found by chance: the last of 58 columns two pixels wide began on the last pixel of the chart."""
    years = [str(1960 + year) for year in range(58)]
    data = charted_columns("multiples", years, [[1] * 58, [1] * 58], unit="人")
    assert faults(lay_out(data, Style(LOOKS["light"], Translator("zh")), 240, 150), data) == []
