"""What a rule of the trade can look at, and how it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cqbrief.briefing.comparisons import OF_TARGETS, says_change
from cqbrief.briefing.formulas.shapes import difference, rate_of_change
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Chart, Figure, Table
from cqbrief.briefing.prose import Wording, languages
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.quantities.lexicon import change_name_pattern
from cqbrief.briefing.quantities.units import POINTS
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.sources.document import Document, Passage
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.briefing.validation.context import ValidationContext
from cqbrief.i18n.messages import Message

REFERENCE = r"\{(?P<id>[a-z][a-z0-9_]*)\}"

_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_DIGIT = re.compile("[0-9]")
_YEAR = re.compile(rf"(?<![0-9.]){YEAR_PATTERN}(?![0-9.]|[万亿个家人元])")


@record
class Claim(Record):
    """A sentence that the briefing stands for, and the figures it rests on."""

    wording: Wording
    figures: tuple[Figure, ...]
    """Those it refers to, then those drawn or listed under it."""
    chart: Chart | None = None
    series: SeriesTable | None = None
    """What a chart is drawn from where that is a file."""


@dataclass(frozen=True)
class LintContext:
    """A briefing without errors, under the eyes of an editor."""

    ground: ValidationContext
    prose: tuple[Wording, ...]
    """Everything the briefing says in its own words."""
    documents: Mapping[str, Document]
    passages: Mapping[str, Passage]
    values: Mapping[str, tuple[int, int]]
    """Path of a figure -> where its value is printed in its quote's paragraph."""
    series: Mapping[str, SeriesTable]
    """Id of a chart or table -> what its file holds."""

    @cached_property
    def with_figures(self) -> tuple[Wording, ...]:
        """The prose that refers to figures."""
        return tuple(wording for wording in self.prose if _REFERENCE.search(wording.words))

    @cached_property
    def with_digits(self) -> tuple[Wording, ...]:
        """The prose in which digits stand."""
        return tuple(wording for wording in self.prose if _DIGIT.search(wording.words))

    def warn(self, rule: str, path: str, message: Message, advice: Message | None = None) -> None:
        """Note what `rule` found at `path`."""
        self.ground.warning(rule, path, message, advice)

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure by its id."""
        return self.ground.figures

    def said(self, wording: Wording) -> str:
        """The words with every reference as its figure is printed."""
        if "{" not in wording.words:
            return wording.words
        return _REFERENCE.sub(self._printed, wording.words)

    def _printed(self, match: re.Match[str]) -> str:
        figure = self.figures.get(match[1])
        return figure.value.printed if figure and figure.value else match[0]

    def sentence(self, figure: Figure) -> str:
        """The sentence of the source around the figure's quote; empty where there is none."""
        passage = self.passages.get(figure.path)
        if passage is None:
            return ""
        text = self.documents[passage.source].paragraphs[passage.paragraph].text
        return text[passage.sentence_start : passage.sentence_end]

    def before(self, figure: Figure) -> str:
        """The words of the paragraph before the figure's value; empty where it is not found."""
        passage, value = self.passages.get(figure.path), self.values.get(figure.path)
        if passage is None or value is None:
            return ""
        return self.documents[passage.source].paragraphs[passage.paragraph].text[: value[0]]

    @cached_property
    def compared(self) -> Mapping[str, Figure]:
        """Id of a figure that another is compared with -> that other."""
        found: dict[str, Figure] = {}
        for figure in self.figures.values():
            for comparison in figure.comparisons:
                if comparison.kind not in OF_TARGETS:
                    found.setdefault(comparison.figure, figure)
        return found

    def is_change(self, figure: Figure) -> bool:
        """Return whether the figure says by how much something changed, as far as its form tells."""
        if figure.value is None:
            return False
        if _worded_as_change(figure):
            return True
        if figure.formula is not None:
            return self._works_out_change(figure.formula)
        return figure.id in self.compared and _named_as_change(figure)

    def _works_out_change(self, formula: str) -> bool:
        """Whether it is a rate of change or a difference of levels; a level less its change is a level."""
        if rate_of_change(formula) is not None:
            return True
        found = difference(formula)
        if found is None:
            return False
        left, right = (
            [self.figures[id_] for id_ in ids if id_ in self.figures] for ids in (found.left, found.right)
        )
        changed = bool(right) and all(_worded_as_change(figure) for figure in right)
        return not changed or all(_worded_as_change(figure) for figure in left)

    def is_level(self, figure: Figure) -> bool:
        """Whether the figure says how much there is, as far as its comparisons tell."""
        return bool(figure.comparisons) and not self.is_change(figure) and not _named_as_change(figure)

    def wordings(self, text: Text | None, path: str) -> Iterator[Wording]:
        """The wordings of a text that stands at `path`."""
        if text is not None:
            for words, end, language in languages(text, self.ground.briefing.language):
                yield Wording(words, path + end, language)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The messages and headlines, which is what a listener remembers."""
        found: list[Claim] = []
        briefing = self.ground.briefing
        for wording in self.wordings(briefing.summary, "summary"):
            found.append(Claim(wording, self._named(wording)))
        for theme in briefing.themes:
            for wording in self.wordings(theme.message, f"{theme.path}.message"):
                found.append(Claim(wording, self._named(wording)))
            items: tuple[Chart | Table, ...] = (*theme.charts, *theme.tables)
            for item in items:
                own = tuple(self.figures[id_] for id_ in _listed(item) if id_ in self.figures)
                chart = item if isinstance(item, Chart) else None
                for wording in self.wordings(item.headline, f"{item.path}.headline"):
                    found.append(Claim(wording, self._named(wording) + own, chart, self.series.get(item.id)))
        return tuple(found)

    def _named(self, wording: Wording) -> tuple[Figure, ...]:
        ids = _REFERENCE.findall(wording.words) if "{" in wording.words else ()
        return tuple(self.figures[id_] for id_ in ids if id_ in self.figures)


@record
class LintRule(Record):
    """One rule: its id, why it is there, and what looks for breaches of it."""

    id: str
    explanation: str
    """English source text of the catalogue."""
    check: Callable[[LintContext], None] | None = None
    """None for rules that other checks apply."""


def _named_as_change(figure: Figure) -> bool:
    return any(change_name_pattern().search(words) for words, _, _ in languages(figure.label, "zh"))


def _worded_as_change(figure: Figure) -> bool:
    value = figure.value
    return value is not None and (says_change(value) or value.unit in POINTS)


@lru_cache(maxsize=1024)
def years(text: Text | None) -> frozenset[int]:
    """The years named in any wording of a text."""
    if text is None:
        return frozenset()
    return frozenset(int(year) for words, _, _ in languages(text, "zh") for year in _YEAR.findall(words))


def period_years(figure: Figure) -> frozenset[int]:
    """The years that a figure's period names."""
    return years(figure.period.label) if figure.period else frozenset()


def _listed(item: Chart | Table) -> Iterator[str]:
    if isinstance(item, Chart):
        for point in item.points:
            yield from (id_ for id_ in (point.figure, point.target) if id_)
    else:
        yield from (cell.figure for row in item.rows for cell in row.cells if cell.figure)
