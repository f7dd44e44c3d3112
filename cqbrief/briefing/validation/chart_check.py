"""One chart under examination by the rules of charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cqbrief.briefing.chart_kinds import CHART_KINDS, ChartKind
from cqbrief.briefing.model import Chart, Figure, Point
from cqbrief.briefing.problems import Rule
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.language import DEFAULT_LANGUAGE
from cqbrief.i18n.messages import Message


@dataclass(frozen=True, slots=True)
class ChartCheck:
    """Hold one chart under examination."""

    context: ValidationContext
    chart: Chart

    def report(
        self, rule: Rule, where: str, message: str, advice: str | None = None, **arguments: object
    ) -> None:
        """Report a problem at `where` below the chart (empty: the chart itself)."""
        self.context.report(
            rule,
            f"{self.chart.path}{where}",
            Message(message, arguments),
            Message(advice, arguments) if advice else None,
        )

    @property
    def kind(self) -> ChartKind:
        """Return what there is to know of the chart's kind."""
        return CHART_KINDS[self.chart.kind]

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Return every figure of the briefing by its id."""
        return self.context.figures

    @property
    def table(self) -> SeriesTable | None:
        """Return the content of the chart's CSV file, if it has one."""
        return self.context.series.get(self.chart.id)

    def drawn(self) -> list[tuple[int, Point, Figure]]:
        """Return the points that have a figure with a value, with their index."""
        found = []
        for index, point in enumerate(self.chart.points):
            figure = self.figures.get(point.figure or "")
            if figure is not None and figure.value is not None:
                found.append((index, point, figure))
        return found

    def categories(self) -> list[str]:
        """Return the categories in order, as a reader of the default language sees them."""
        if self.table is not None:
            return list(self.table.x)
        return list(dict.fromkeys(point.x.wording(DEFAULT_LANGUAGE) for point in self.chart.points))
