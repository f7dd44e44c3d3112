"""Charts over many times, made from nothing but their categories and values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cqbrief.briefing.chart_data.build import ChartData, build
from cqbrief.briefing.chart_kinds import ChartKindName
from cqbrief.briefing.model import Break, Chart, Column, Locator, Series
from cqbrief.briefing.tables.series_table import SeriesColumn, SeriesTable
from tests.support.chart_samples import text


def time_chart(
    kind: ChartKindName,
    times: Sequence[str],
    values: Sequence[Sequence[str]],
    *,
    broken_at: Sequence[str] = (),
) -> ChartData:
    """A chart of a CSV file with these rows; `values` are those of each column."""
    names = [f"系列{number}" for number in range(1, len(values) + 1)]
    data = Series(
        file="times.csv",
        x="时间",
        unit="万人",
        locator=Locator(table="表1"),
        columns=tuple(Column(column=name, label=text(name)) for name in names),
        breaks=tuple(Break(at=at, label=text("口径调整")) for at in broken_at),
    )
    columns = tuple(SeriesColumn(tuple(own), tuple(map(Decimal, own))) for own in values)
    table = SeriesTable(tuple(times), tuple(range(2, len(times) + 2)), columns)
    chart = Chart(
        id="times", kind=kind, headline=text("发现"), subtitle=text("什么"), alternative=text("说明"),
        data=data, time=True,
    )  # fmt: skip
    return build(chart, {}, table)


YEARS = ("1978", "1980", "1985", "1990", "1995", *map(str, range(2000, 2022)))
"""Twenty-seven years, of which the first are far apart."""


def quarters(first: int, count: int, form: str = "{year} Q{quarter}") -> list[str]:
    """Quarters on end from the first of a year on."""
    return [
        form.format(
            year=first + at // 4, quarter=at % 4 + 1, chinese="一二三四"[at % 4], months=_MONTHS[at % 4]
        )
        for at in range(count)
    ]


_MONTHS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")
