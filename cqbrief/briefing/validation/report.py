"""What a check found, as plain data for machines (JSON) and for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from cqbrief.briefing.chart_data.build import Mark
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.formulas.ledger import LedgerEntry
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Theme
from cqbrief.briefing.problems import Problem
from cqbrief.briefing.quantities.compound_units import with_compound
from cqbrief.briefing.quantities.parser import QuantityError, split_unit
from cqbrief.briefing.quantities.units import SCALES
from cqbrief.briefing.sources.evidence_basis import count_bases
from cqbrief.briefing.tables.series_table import CsvInterpretation
from cqbrief.i18n.language import DEFAULT_LANGUAGE, Language
from cqbrief.i18n.messages import Message

Render = Callable[[Message], str]


def exit_code(edition: Edition, *, strict: bool = False) -> int:
    """Return 1 when there are errors, or with `strict` any problems; else 0."""
    return 1 if (edition.problems if strict else edition.errors) else 0


def check_report(edition: Edition, render: Render, language: Language | None = None) -> dict[str, Any]:
    """Return the edition and its problems as JSON-ready data; `render` puts messages into words.

    Numbers are strings, so that no reader of the JSON rounds them: `value` is the printed decimal,
    `amount` the same in units (751000 for 75.1万人, 0.145 for 14.5%). Texts are in `language`, else in
    the briefing's own, with the figures they refer to as printed.
    """
    return _Report(edition, render, language).whole()


class _Report:
    """Walk through one edition once."""

    def __init__(self, edition: Edition, render: Render, language: Language | None) -> None:
        self._edition = edition
        self._render = render
        self._themes = edition.briefing.themes if edition.briefing else ()
        self._sources = edition.briefing.sources if edition.briefing else ()
        self._language: Language = language or (
            edition.briefing.language if edition.briefing else DEFAULT_LANGUAGE
        )

    def whole(self) -> dict[str, Any]:
        return {
            "problems": [self._problem(problem) for problem in self._edition.problems],
            "figures": [self._figure(item, theme) for theme in self._themes for item in theme.figures],
            "charts": [self._chart(item, theme) for theme in self._themes for item in theme.charts],
            "stories": [
                {
                    "id": story.id,
                    "theme": theme.id,
                    "person": self._words(story.person),
                    "figures": list(story.figures),
                }
                for theme in self._themes
                for story in theme.stories
            ],
            "measures": [
                {
                    "id": measure.id,
                    "theme": theme.id,
                    "name": self._words(measure.name),
                    "figures": list(measure.figures),
                }
                for theme in self._themes
                for measure in theme.measures
            ],
            "csv": [
                _csv_interpretation(item.id, self._edition.series[item.id].interpretation)
                for theme in self._themes
                for items in (theme.charts, theme.tables)
                for item in items
                if item.id in self._edition.series
            ],
            "ledger": [self._entry(entry) for entry in self._edition.ledger.values()],
            "evidence": count_bases(self._edition.evidence_bases),
        }

    def _entry(self, entry: LedgerEntry) -> dict[str, Any]:
        return {
            "figure": entry.figure,
            "kind": entry.kind,
            "formula": entry.formula,
            "written": entry.written,
            "result": entry.result or None,
            "low": entry.low or None,
            "high": entry.high or None,
            "printed": entry.printed or None,
            "verdict": entry.verdict,
            "reason": self._render(entry.reason) if entry.reason else None,
        }

    def _problem(self, problem: Problem) -> dict[str, Any]:
        return {
            "severity": problem.severity,
            "rule": problem.rule,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "path": problem.path,
            "message": self._render(problem.message),
            "advice": self._render(problem.advice) if problem.advice else None,
        }

    def _figure(self, figure: Figure, theme: Theme) -> dict[str, Any]:
        value, period = figure.value, figure.period
        return {
            "id": figure.id,
            "number": figure.number,
            "theme": theme.id,
            "label": self._words(figure.label),
            "printed": value.printed if value else None,
            "qualifier": value.qualifier if value else None,
            "value": f"{value.number:f}" if value else None,
            "decimals": value.decimals if value else None,
            "scale": value.scale if value else None,
            "unit": value.unit if value else None,
            "amount": _amount(value.amount) if value else None,
            "period": self._words(period.label) if period else None,
            "period_state": period.state if period else "not_stated",
            "basis": "derived" if figure.derived else "reported",
            "evidence": self._edition.evidence_bases.get(figure.id),
            "formula": figure.formula,
            "status": figure.status,
            "quote": figure.quote.text if figure.quote else None,
            "source": self._source(figure),
        }

    def _chart(self, chart: Chart, theme: Theme) -> dict[str, Any]:
        data = self._edition.chart_data(chart)
        return {
            "id": chart.id,
            "theme": theme.id,
            "kind": chart.kind,
            "headline": self._words(chart.headline),
            "unit": data.unit,
            "points": [
                {
                    "x": self._words(data.categories[mark.category]),
                    "figure": mark.figure,
                    "printed": mark.printed or None,
                    "amount": self._mark_amount(mark, data.unit),
                    "status": mark.status,
                }
                for mark in data.marks
            ],
            "breaks": [{"x": brk.at, "label": self._words(brk.label)} for _, brk in data.breaks],
        }

    def _mark_amount(self, mark: Mark, unit: str) -> str | None:
        """Return a mark's value in units; a cell of a CSV file is a number in the chart's scale and unit."""
        figure = self._edition.figures.get(mark.figure or "")
        if figure is not None and figure.value is not None:
            return _amount(figure.value.amount)
        if mark.value is None:
            return None
        declared = self._edition.briefing.units if self._edition.briefing else ()
        try:
            scale, _ = split_unit(unit, with_compound(unit, frozenset(entry.unit for entry in declared)))
        except QuantityError:
            return None
        return _amount(mark.value.scaleb(SCALES.get(scale.lower(), 0)))

    def _source(self, figure: Figure) -> str | None:
        """Return id of the source that speaks of the figure: the named one, or the only one there is."""
        evidence = figure.quote or figure.locator
        if evidence is None or evidence.source is not None:
            return evidence.source if evidence else None
        return self._sources[0].id if len(self._sources) == 1 else None

    def _words(self, text: Text | None) -> str | None:
        if text is None:
            return None
        pieces = []
        for piece in text.segments(self._language):
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            figure = self._edition.figures.get(piece.id)
            pieces.append(figure.value.printed if figure and figure.value else f"{{{piece.id}}}")
        return "".join(pieces)


def _csv_interpretation(id_: str, interpretation: CsvInterpretation) -> dict[str, Any]:
    return {
        "id": id_,
        "file": interpretation.file,
        "encoding": interpretation.encoding,
        "separator": interpretation.separator,
        "head_line": interpretation.head_line,
        "unit": interpretation.unit or None,
        "converted": interpretation.converted or None,
        "passed": [{"line": line, "kind": kind} for line, kind in interpretation.skipped],
        "joined": list(interpretation.joined),
        "marked": list(interpretation.marked),
        "turned": interpretation.reversed,
    }


def _amount(number: Decimal) -> str:
    """Return all digits without an exponent or idle zeros: 751000 for 751000.0."""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
