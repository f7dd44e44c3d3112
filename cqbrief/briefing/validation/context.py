"""What every check stands on: the content, where it was read, what was found, a way to report problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cqbrief.briefing.comparisons import OF_TARGETS, states_change
from cqbrief.briefing.formulas.shapes import difference, rate_of_change
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.maps.districts import Districts
from cqbrief.briefing.model import Briefing, Chart, Figure, Table
from cqbrief.briefing.parsing.cross_references import Definition, Reference
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import Rule, Severity, SourceLocation
from cqbrief.briefing.prose import Wording, text_wordings, wordings
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.briefing.quantities.lexicon import change_name_pattern
from cqbrief.briefing.quantities.units import POINTS
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.sources.document import Passage, SourceNumeral
from cqbrief.briefing.sources.document_index import DocumentIndex
from cqbrief.briefing.tables.series_table import SeriesTable
from cqbrief.i18n.messages import Message

REFERENCE = r"\{(?P<id>[a-z][a-z0-9_]*)\}"

_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_DIGIT = re.compile("[0-9]")


@record
class Claim(Record):
    """Hold a sentence that the briefing stands for, and the figures it rests on."""

    wording: Wording
    figures: tuple[Figure, ...]
    """Those it refers to, then those drawn or listed under it."""
    chart: Chart | None = None
    series: SeriesTable | None = None
    """What a chart is drawn from where that is a file."""


@dataclass(eq=False)
class ValidationContext:
    """Hold one briefing under examination; checks read it, report problems and note what they found out."""

    briefing: Briefing
    figures: Mapping[str, Figure]
    """Every figure by its id."""
    ids: Mapping[str, Sequence[Definition]]
    references: Sequence[Reference]
    places: Mapping[str, SourceLocation]
    complete: bool
    """False when a file could not be read: then an id that was not met proves nothing."""
    problems: ProblemCollector
    texts: Mapping[str, str]
    """File -> its text, as problems quote it."""
    untranslated: tuple[str, ...] = ()
    """Paths of the texts that lack one of the languages of a briefing in both."""
    units: frozenset[str] = frozenset()
    """Units that the briefing declares."""
    decimal: DecimalSign = "."
    indexes: Mapping[str, DocumentIndex] = field(default_factory=dict)
    """Source id -> its document, for every source whose text could be read."""
    series: Mapping[str, SeriesTable] = field(default_factory=dict)
    """Id of a chart or table -> what its file holds."""
    maps: Mapping[str, Districts] = field(default_factory=dict)
    """Id of a map -> the districts of its file."""

    # What the checks found out.

    passages: Mapping[str, Passage] = field(default_factory=dict)
    """Path of a quote's owner -> where the quote stands, for every quote that is found."""
    values: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Path of a figure -> where its value is printed in its quote's paragraph, as a half-open range."""
    tabled: frozenset[str] = frozenset()
    """Ids of the figures that a table has where their locator says."""
    numerals: Mapping[str, tuple[SourceNumeral, ...]] = field(default_factory=dict)
    """Source id -> its numerals and what the briefing makes of them."""

    # Problems

    def place(self, path: str) -> SourceLocation:
        """Return the place of `path`, else of what it is part of."""
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path, SourceLocation("briefing.yaml", 1, 1))

    def report(
        self,
        rule: Rule,
        path: str,
        message: Message,
        advice: Message | None = None,
        severity: Severity | None = None,
    ) -> None:
        """Report a breach of `rule` at `path`, as severe as the rule says unless `severity` is given."""
        self.problems.report(rule, self.place(path), path, message, advice, severity)

    def is_invalid(self, path: str) -> bool:
        """Tell whether something is already wrong at `path`, so that a rule about it would only repeat it."""
        return self.problems.is_invalid(path)

    # What the briefing says

    def of_kind(self, *kinds: str) -> list[str]:
        """Return the ids of all items of these kinds, in order."""
        return [id_ for id_, items in self.ids.items() if any(item.kind in kinds for item in items)]

    @cached_property
    def prose(self) -> tuple[Wording, ...]:
        """Return everything the briefing says in its own words."""
        return tuple(wordings(self.briefing))

    @cached_property
    def prose_with_figures(self) -> tuple[Wording, ...]:
        """Return the prose that refers to figures."""
        return tuple(wording for wording in self.prose if _REFERENCE.search(wording.words))

    @cached_property
    def prose_with_digits(self) -> tuple[Wording, ...]:
        """Return the prose in which digits stand."""
        return tuple(wording for wording in self.prose if _DIGIT.search(wording.words))

    def wordings(self, text: Text | None, path: str) -> Iterator[Wording]:
        """Yield the wordings of a text that stands at `path`."""
        if text is not None:
            yield from text_wordings(text, path, self.briefing.language)

    def printed_words(self, wording: Wording) -> str:
        """Return the words with every reference as its figure is printed."""
        if "{" not in wording.words:
            return wording.words
        return _REFERENCE.sub(self._printed, wording.words)

    def _printed(self, match: re.Match[str]) -> str:
        figure = self.figures.get(match[1])
        return figure.value.printed if figure and figure.value else match[0]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return the messages and headlines, which is what a listener remembers."""
        found: list[Claim] = []
        for wording in self.wordings(self.briefing.summary, "summary"):
            found.append(Claim(wording, self._named(wording)))
        for theme in self.briefing.themes:
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

    # What the sources say

    def paragraph_text(self, passage: Passage) -> str:
        """Return the text of the paragraph in which a passage stands."""
        return self.indexes[passage.source].document.paragraphs[passage.paragraph].text

    def sentence(self, figure: Figure) -> str:
        """Return the sentence of the source around the figure's quote; empty where there is none."""
        passage = self.passages.get(figure.path)
        if passage is None:
            return ""
        return self.paragraph_text(passage)[passage.sentence_start : passage.sentence_end]

    def text_before(self, figure: Figure) -> str:
        """Return the words of the paragraph before the figure's value; empty where it is not found."""
        passage, value = self.passages.get(figure.path), self.values.get(figure.path)
        if passage is None or value is None:
            return ""
        return self.paragraph_text(passage)[: value[0]]

    # What kind of number a figure is

    @cached_property
    def compared_by(self) -> Mapping[str, Figure]:
        """Return id of a figure that another is compared with -> that other."""
        found: dict[str, Figure] = {}
        for figure in self.figures.values():
            for comparison in figure.comparisons:
                if comparison.kind not in OF_TARGETS:
                    found.setdefault(comparison.figure, figure)
        return found

    def is_change(self, figure: Figure) -> bool:
        """Tell whether the figure says by how much something changed, as far as its form tells."""
        if figure.value is None:
            return False
        if _worded_as_change(figure):
            return True
        if figure.formula is not None:
            return self._works_out_change(figure.formula)
        return figure.id in self.compared_by and _named_as_change(figure)

    def _works_out_change(self, formula: str) -> bool:
        """Tell a rate of change and a difference of levels; a level less its change is a level."""
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
        """Tell whether the figure says how much there is, as far as its comparisons tell."""
        return bool(figure.comparisons) and not self.is_change(figure) and not _named_as_change(figure)


@record
class StyleRule(Rule):
    """Declare a rule that is applied only to a briefing without errors; a breach is a warning."""

    check: Callable[[ValidationContext], None] | None = None
    """What looks for breaches; None where another rule's check reports them as well."""


def _named_as_change(figure: Figure) -> bool:
    return any(change_name_pattern().search(words) for words in figure.label.wordings())


def _worded_as_change(figure: Figure) -> bool:
    value = figure.value
    return value is not None and (states_change(value) or value.unit in POINTS)


def _listed(item: Chart | Table) -> Iterator[str]:
    """Yield the ids of the figures that a chart draws or a table lists."""
    if isinstance(item, Chart):
        for point in item.points:
            yield from (id_ for id_ in (point.figure, point.target) if id_)
    else:
        yield from (cell.figure for row in item.rows for cell in row.cells if cell.figure)
