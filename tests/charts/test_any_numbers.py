"""Charts of anyone's numbers, measured: nothing leaves them, covers something or is left out in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from random import Random

import pytest
from hypothesis import Phase, given, settings
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

BANDS = ((1, 1), (2, 6), (7, 20), (21, 60))
"""From one number of categories to another: each of them at each size, for every kind that takes so many."""
MOST_PARTS = 6
"""Of a whole that is one bar."""

_CHARACTERS = "重庆市渝中区江北沙坪坝九龙坡南岸"
_WORDS = ("Agriculture", "and", "storage", "of", "water-supply", "services", "16–64")
_UNITS = ("人", "万元", "%", "thousand people")


def _name(random: Random) -> str:
    if random.random() < 0.5:
        return "".join(random.choices(_CHARACTERS, k=random.randint(1, 24)))
    return " ".join(random.choices(_WORDS, k=random.randint(1, 9)))


def _names(random: Random, count: int) -> list[str]:
    found: set[str] = set()
    while len(found) < count:
        found.add(_name(random))
    return sorted(found, key=lambda name: (len(name) % 5, name))


def _number(random: Random) -> int | Decimal | None:
    """A number that is small, huge, close to others, zero or not whole; one in four is missing."""
    made: Callable[[], int | Decimal | None] = random.choice(
        (
            lambda: random.randint(-999, 999),
            lambda: random.randint(0, 10 ** random.randint(1, 12)),
            lambda: random.randint(75_000, 75_010),
            lambda: 0,
            lambda: Decimal(random.randint(-1000, 1000)) / 10,
        )
    )
    return None if random.random() < 0.25 else made()


def _size(value: int | Decimal | None) -> int | Decimal | None:
    return value if value is None or value >= 0 else -value


def bands(kind: ChartKindName) -> list[tuple[int, int]]:
    """Return the numbers of categories that a chart of this kind can have."""
    if kind == "slope":
        return [(2, 2)]
    most = MOST_PARTS if CHART_KINDS[kind].one_bar else max(most for _, most in BANDS)
    return [band for band in BANDS if band[1] <= most]


@dataclass(frozen=True)
class Drawn:
    """A chart of names or years, one to six series, small, huge, tied or missing numbers.

    Names and numbers come of one seed: drawn one by one, they took longer than laying the chart out, and
    filled pages where one was wrong.
    """

    kind: ChartKindName
    count: int
    years: bool
    series: int
    unit: str
    seed: int

    @property
    def data(self) -> ChartData:
        """Return the chart."""
        random = Random(self.seed)
        years = [str(1960 + year) for year in range(self.count)]
        names = years if self.years else _names(random, self.count)
        cells = [[_number(random) for _ in range(self.count)] for _ in range(self.series)]
        known = CHART_KINDS[self.kind]
        if known.arrangement in ("stacked", "mirrored") or known.of_whole:
            cells = [[_size(value) for value in column] for column in cells]
        return charted_columns(self.kind, names, cells, unit=self.unit)


def charts(kind: ChartKindName, fewest: int, most: int) -> st.SearchStrategy[Drawn]:
    """Draw a chart of this kind, with as many categories."""
    pair = kind in ("dumbbell", "pyramid")
    series = st.just(1) if CHART_KINDS[kind].series == "none" else st.integers(2, 2 if pair else 6)
    count, seed = st.integers(fewest, most), st.integers(0, 2**32 - 1)
    return st.builds(Drawn, st.just(kind), count, st.booleans(), series, st.sampled_from(_UNITS), seed)


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_nothing_of_any_chart_leaves_it_covers_another_thing_or_is_left_out_in_silence(
    kind: ChartKindName, fonts: None, request: pytest.FixtureRequest
) -> None:
    complete = request.config.getoption("--complete")

    # The first example of each band is the plainest one, with the fewest categories.
    # A smaller example, of which the numbers are others again, would say no more and take minutes to find.
    @settings(max_examples=60 if complete else 3, phases=[Phase.reuse, Phase.generate])
    @given(
        of_bands=st.tuples(*(charts(kind, *band) for band in bands(kind))),
        look=st.sampled_from(LOOK_IDS),
        language=st.sampled_from(["zh", "en"]),
    )
    def holds(of_bands: tuple[Drawn, ...], look: LookId, language: str) -> None:
        style = Style(LOOKS[look], Translator(language))  # type: ignore[arg-type]
        for drawn in of_bands:
            data = drawn.data
            for size in SIZES:
                assert faults(lay_out(data, style, *size), data) == [], (drawn, size)

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
    for text, rect in product(canvas.texts, _bars(canvas)):
        if _touch(text.rect, rect):
            inside = rect.adjusted(-1, -1, 1, 1).contains(text.rect) and not text.background
            if not inside:
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
    """Found by chance: the last of 60 columns two pixels wide began on the last pixel of the chart."""
    names = [f"地区{number}" for number in range(60)]
    data = charted_columns("multiples", names, [[1] * 60, [1] * 60], unit="%")
    assert faults(lay_out(data, Style(LOOKS["paper"], Translator("zh")), 240, 150), data) == []
