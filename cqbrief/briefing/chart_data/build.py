"""What a chart shows, as plain data: the same for screen, wall, paper, data table and JSON.

No Qt, no numpy: ticks, units and all that tells one mark from another are decided here, in one place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from operator import attrgetter

from cqbrief.briefing.chart_data.axis_unit import axis_unit
from cqbrief.briefing.chart_data.classes import class_bounds
from cqbrief.briefing.chart_data.levels import steps_of
from cqbrief.briefing.chart_data.marks import Mark as Mark
from cqbrief.briefing.chart_data.text import mark_label, one_axis, unit_text, with_unit
from cqbrief.briefing.chart_data.ticks import choose_ticks
from cqbrief.briefing.chart_kinds import CHART_KINDS, FEWEST_FOR_LINE, Axis, ChartKind, ChartKindName
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.maps.districts import Districts
from cqbrief.briefing.model import Break, Chart, Figure, Point
from cqbrief.briefing.quantities.quantity import DAGGER, Quantity
from cqbrief.briefing.quantities.time_axis import times_of
from cqbrief.briefing.quantities.units import PERCENT
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.tables.series_table import CellMark, SeriesTable
from cqbrief.i18n.language import DEFAULT_LANGUAGE, Language

_WHOLE = Decimal(100)
_ROUNDING = Decimal("0.5")
"""By so much rounded parts may come to more than the whole; their axis ends at 100 %."""

_category = attrgetter("category")


@record
class ChartData(Record):
    """Hold a chart ready to draw."""

    id: str
    kind: ChartKindName
    categories: tuple[Text, ...]
    positions: tuple[float, ...]
    """Where each category stands on its axis: 0, 1, 2… or the year, proportional in time."""
    time: bool
    """Whether the categories are times on a proportional axis."""
    temporal: bool
    """Whether every category is a time, proportional or not."""
    series: tuple[Text, ...]
    """Names of the series; one empty text where there is only one."""
    highlighted: frozenset[int]
    """Series drawn strongly; empty: all alike."""
    unit: str
    """Scale and unit of every value: 万人, %, 亿元."""
    marks: tuple[Mark, ...]
    """In order of category, then series."""
    ticks: tuple[Decimal, ...]
    """Ticks of the value axis from its lowest to its highest; bars' axes hold zero."""
    breaks: tuple[tuple[int, Break], ...] = ()
    """Index of the first category after each break, and the break."""
    axis: Axis = "vertical"
    base: Text | None = None
    """For nested shares: what 100 % is."""
    districts: Districts | None = None
    """For a map: the outlines of its districts."""
    emphasised: bool = False
    """Whether some marks are highlighted; the others are pale, those of other parts of the chart too."""

    @property
    def axis_unit(self) -> tuple[str, Decimal]:
        """Return the unit as written at the axis, and what its ticks are divided by: 万人 for 人.

        It is % where lengths are shares of a sum.
        """
        return ("%", Decimal(1)) if CHART_KINDS[self.kind].shares else axis_unit(self.unit, self.ticks)

    @property
    def base_value(self) -> float:
        """Return the value that bars begin at: zero, or the tick nearest to it."""
        return min(max(0.0, float(self.ticks[0])), float(self.ticks[-1]))

    @property
    def mirrored(self) -> bool:
        """Tell whether the first series grows to the left of zero, though its values are not below it."""
        return CHART_KINDS[self.kind].arrangement == "mirrored"

    def end_of(self, mark: Mark) -> Decimal:
        """Return where a mark that has a value ends on the axis: at its value, or opposite to it."""
        value = mark.value if mark.value is not None else Decimal(0)
        return -value if self.mirrored and mark.series == 0 else value

    def marks_of(self, category: int) -> tuple[Mark, ...]:
        """Return the marks of a category, in the order of their series."""
        first = bisect_left(self.marks, category, key=_category)
        return self.marks[first : bisect_right(self.marks, category, first, key=_category)]

    def part(self, categories: range) -> ChartData:
        """Return the chart of some neighbouring categories; ticks and all that is said of the whole stay."""
        return replace(
            self,
            categories=self.categories[categories.start : categories.stop],
            positions=self.positions[categories.start : categories.stop],
            marks=tuple(
                replace(mark, category=mark.category - categories.start)
                for mark in self.marks
                if mark.category in categories
            ),
            breaks=tuple((at - categories.start, brk) for at, brk in self.breaks if at in categories),
        )

    def of_series(self, series: range) -> ChartData:
        """Return the chart of some neighbouring series, pale only beside highlighted marks of their own."""
        marks = tuple(
            replace(mark, series=mark.series - series.start) for mark in self.marks if mark.series in series
        )
        return replace(
            self,
            series=self.series[series.start : series.stop],
            highlighted=frozenset(at - series.start for at in self.highlighted if at in series),
            marks=marks,
            emphasised=any(mark.highlighted for mark in marks),
        )

    def category_names(self, language: Language) -> list[str]:
        """Return the names of the categories."""
        return [text.in_language(language) for text in self.categories]

    def series_names(self, language: Language) -> list[str]:
        """Return the names of the series; an empty one where there is only one series."""
        return [text.in_language(language) for text in self.series]


def build(
    chart: Chart,
    figures: Mapping[str, Figure],
    table: SeriesTable | None = None,
    districts: Districts | None = None,
) -> ChartData:
    """Make `chart` ready to draw; `table` is what `tables.chart_series` read for `chart.data`.

    `districts` are those of a map.

    Raise nothing: a point whose figure is unknown, has no value or another unit than the first
    becomes a gap. `validation.chart_rules` reports such points.
    """
    if chart.data is not None:
        categories, series, marks, unit = _from_table(chart, table)
    else:
        categories, series, marks, unit = _from_points(chart, figures)
    positions, time = _positions(chart, categories)
    breaks = chart.data.breaks if chart.data else ()
    kind = CHART_KINDS[chart.kind]
    temporal = _times(categories) is not None
    if kind.arrangement == "panels" and not (temporal and len(categories) >= FEWEST_FOR_LINE):
        kind = replace(kind, from_zero=True)  # these panels hold columns, whose lengths are compared
    at = {text.plain: index for index, text in enumerate(categories)}
    return ChartData(
        id=chart.id,
        kind=chart.kind,
        categories=categories,
        positions=positions,
        time=time,
        temporal=temporal,
        series=series or (Text(plain=""),),
        highlighted=frozenset(i for i, c in enumerate(chart.data.columns) if c.highlight)
        if chart.data
        else frozenset(),
        unit=unit,
        marks=tuple(sorted(marks, key=lambda mark: (mark.category, mark.series))),
        ticks=_ticks(kind, unit, marks),
        breaks=tuple((at[brk.at], brk) for brk in breaks if brk.at in at),
        axis=_axis(kind, categories),
        base=chart.base,
        districts=districts,
        emphasised=any(mark.highlighted for mark in marks),
    )


def is_roomy(data: ChartData) -> bool:
    """Tell whether a row needs a line for words above or below its marks: several series, targets, bands."""
    above = data.kind == "band" or any(mark.target is not None for mark in data.marks)
    apart = CHART_KINDS[data.kind].arrangement in ("mirrored", "cells")
    return (len(data.series) > 1 and not apart) or above


def table_rows(
    data: ChartData,
    language: Language,
    *,
    item: str,
    value: str,
    target: str,
    suffix: Callable[[Mark], str] = lambda _: "",
) -> list[list[str]]:
    """Return the chart as a table: a head, and a row for each category with its values as printed, units too.

    `item` heads the categories, `value` the only series, `target` the targets where there are any,
    `suffix` gives what is written behind a value. A gap shows its reason, else the sign that it has in the
    CSV file, else nothing.
    """
    targets = any(mark.target_printed for mark in data.marks)
    names = [name or value for name in data.series_names(language)]
    rows = [[item, *names, *([target] if targets else [])]]
    for index, category in enumerate(data.category_names(language)):
        here = data.marks_of(index)
        row = [category]
        for number in range(len(data.series)):
            cells = [_cell(mark, language, suffix) for mark in here if mark.series == number]
            row.append(cells[0] if cells else "")
        if targets:
            row.append(next((mark.target_printed for mark in here if mark.target_printed), ""))
        rows.append(row)
    return rows


def _cell(mark: Mark, language: Language, suffix: Callable[[Mark], str]) -> str:
    if mark.value is None:
        return mark.gap.in_language(language) if mark.gap else mark.label
    return mark.printed + (DAGGER if mark.derived else "") + suffix(mark)


def _from_points(
    chart: Chart, figures: Mapping[str, Figure]
) -> tuple[tuple[Text, ...], tuple[Text, ...], list[Mark], str]:
    categories = tuple(dict.fromkeys(point.x for point in chart.points))
    series = tuple(dict.fromkeys(point.series or Text(plain="") for point in chart.points))
    first: Quantity | None = None
    marks: list[Mark] = []
    for point in chart.points:
        figure = figures.get(point.figure or "")
        value = figure.value if figure else None
        first = first or value
        if value is not None and first is not None and not one_axis(value, first):
            figure = value = None
        marks.append(_mark(
            chart, point, figure, value,
            category=categories.index(point.x),
            series=series.index(point.series or Text(plain="")),
            target=_target(point, figures, first),
        ))  # fmt: skip
    return categories, series, marks, unit_text(first) if first else ""


def _target(point: Point, figures: Mapping[str, Figure], first: Quantity | None) -> Quantity | None:
    target = figures.get(point.target or "")
    if target is None or target.value is None or first is None or not one_axis(target.value, first):
        return None
    return target.value


def _mark(
    chart: Chart, point: Point, figure: Figure | None, value: Quantity | None,
    *, category: int, series: int, target: Quantity | None,
) -> Mark:  # fmt: skip
    if figure is None or value is None:
        return Mark(
            figure=point.figure,
            category=category,
            series=series,
            value=None,
            gap=point.gap,
            note=point.note,
            highlighted=point.highlight,
            total=point.total,
        )
    low, high = _interval(value, share=figure.share_of is not None or CHART_KINDS[chart.kind].of_whole)
    return Mark(
        figure=point.figure,
        category=category,
        series=series,
        value=value.number,
        low=low,
        high=high,
        printed=value.printed,
        label=mark_label(value, derived=figure.derived),
        derived=figure.derived,
        qualifier=value.qualifier,
        status=figure.status,
        highlighted=point.highlight,
        total=point.total,
        misprint=figure.reads_as is not None,
        note=point.note,
        target=target.number if target else None,
        target_printed=target.printed if target else "",
        target_label=mark_label(target, derived=False) if target else "",
    )


def _interval(value: Quantity, *, share: bool) -> tuple[Decimal | None, Decimal | None]:
    """Return the interval that the words leave open, in the scale of `value`; a share ends at 0 and 100 %."""
    percent = share and value.unit in PERCENT
    if value.qualifier == "range":
        return value.number, value.upper
    if value.qualifier in ("over", "at_least", "under", "at_most"):
        # 下降超过5% lies at -5 or below: the word has turned the number round.
        if (value.qualifier in ("over", "at_least")) != value.negated_by_word:
            return value.number, (_WHOLE if percent else None)
        return (Decimal(0) if percent and value.number >= 0 else None), value.number
    return value.number, value.number


def _from_table(
    chart: Chart, table: SeriesTable | None
) -> tuple[tuple[Text, ...], tuple[Text, ...], list[Mark], str]:
    assert chart.data is not None
    series = tuple(column.label for column in chart.data.columns)
    if table is None:
        return (), series, [], chart.data.unit
    unit, plain = chart.data.unit, CellMark()
    marks = []
    for number, column in enumerate(table.columns):
        for row, (cell, value) in enumerate(zip(column.cells, column.values, strict=True)):
            beside = column.marks.get(row, plain)
            marks.append(Mark(
                figure=None, category=row, series=number, value=value, low=value, high=value,
                printed="" if value is None else with_unit(cell, unit) + beside.sign,
                label=cell + beside.sign,
                status=beside.status, sign=beside.sign if value is not None else "",
                highlighted=table.x[row] in chart.data.highlight,
            ))  # fmt: skip
    return tuple(Text(plain=x) for x in table.x), series, marks, chart.data.unit


def _axis(kind: ChartKind, categories: tuple[Text, ...]) -> Axis:
    """Return which way values grow: beside many names to the right, where a name has room."""
    times = _times(categories) is not None
    if kind.most_columns is not None and not times and len(categories) > kind.most_columns:
        return "horizontal"
    return kind.axis or ("vertical" if times else "horizontal")


def _times(categories: tuple[Text, ...]) -> list[float] | None:
    """Return the time of every category as one of its languages names it; None unless all name one."""
    times = times_of([text.wording(DEFAULT_LANGUAGE) for text in categories])
    found = [time for time in times if time is not None]
    return found if found and len(found) == len(times) else None


def _positions(chart: Chart, categories: tuple[Text, ...]) -> tuple[tuple[float, ...], bool]:
    times = _times(categories) if chart.time else None
    if times is None or any(b <= a for a, b in pairwise(times)):
        return tuple(float(index) for index in range(len(categories))), False
    return tuple(times), True


def _ticks(kind: ChartKind, unit: str, marks: list[Mark]) -> tuple[Decimal, ...]:
    values = [v for mark in marks for v in (mark.value, mark.low, mark.high, mark.target) if v is not None]
    if not values:
        return choose_ticks(Decimal(0), Decimal(1), zero=True)
    if kind.shares:
        return choose_ticks(Decimal(0), _WHOLE, zero=True)
    if kind.arrangement == "running":
        values = [end for _, *ends in steps_of(marks) for end in ends] or values
    if kind.arrangement in ("cells", "districts"):
        return class_bounds(values)
    low, high = min(values), max(values)
    if kind.arrangement == "stacked":
        sums: dict[int, Decimal] = {}
        for mark in marks:
            if mark.value is not None and mark.value > 0:
                sums[mark.category] = sums.get(mark.category, Decimal(0)) + mark.value
        high = max([high, *sums.values()])
        if unit in PERCENT and _WHOLE < high <= _WHOLE + _ROUNDING:
            high = _WHOLE
    if kind.of_whole and unit in PERCENT and low >= 0 and high <= _WHOLE:
        low, high = Decimal(0), _WHOLE
    # Zero may be left out only where all values lie close together: then their differences are the message.
    zero = kind.from_zero or 0 <= low < high / 2 or low / 2 < high <= 0
    if kind.arrangement == "mirrored":
        half = choose_ticks(Decimal(0), max(high, Decimal(0)), zero=True)
        return (*(-tick for tick in reversed(half[1:])), *half)
    return choose_ticks(low, high, zero=zero)
