"""One chart under examination by the rules of charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cqbrief.briefing.chart_kinds import CHART_KINDS, ChartKind
from cqbrief.briefing.model import Chart, Figure, Point
from cqbrief.briefing.problems import Problem, Severity, SourceLocation
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.i18n.messages import Message


@dataclass
class ChartCheck:
    """One chart under examination."""

    chart: Chart
    figures: Mapping[str, Figure]
    places: Mapping[str, SourceLocation]
    table: SeriesTable | None
    problems: list[Problem] = field(default_factory=list)

    def add(
        self,
        severity: Severity,
        rule: str,
        where: str,
        message: str,
        advice: str | None = None,
        **arguments: object,
    ) -> None:
        """Note a problem at `where` below the chart (empty: the chart itself)."""
        path = f"{self.chart.path}{where}"
        self.problems.append(
            Problem(
                severity,
                rule,
                _place(self.places, path),
                path,
                Message(message, arguments),
                Message(advice, arguments) if advice else None,
            )
        )

    @property
    def kind(self) -> ChartKind:
        """Return what there is to know of the chart's kind."""
        return CHART_KINDS[self.chart.kind]

    def drawn(self) -> list[tuple[int, Point, Figure]]:
        """The points that have a figure with a value, with their index."""
        found = []
        for index, point in enumerate(self.chart.points):
            figure = self.figures.get(point.figure or "")
            if figure is not None and figure.value is not None:
                found.append((index, point, figure))
        return found

    def categories(self) -> list[str]:
        """The categories in order, as the reader of the Chinese edition sees them."""
        if self.table is not None:
            return list(self.table.x)
        return list(dict.fromkeys(point.x.wording("zh") for point in self.chart.points))


def _place(places: Mapping[str, SourceLocation], path: str) -> SourceLocation:
    """The place of `path`, else of what it is part of."""
    while path and path not in places:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get(path, SourceLocation(""))
