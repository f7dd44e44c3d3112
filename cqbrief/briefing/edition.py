"""A briefing as it was read at one moment: content, source documents, evidence and problems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

# What only some pages ask for is imported then: every module counts when the window opens.
if TYPE_CHECKING:
    from cqbrief.briefing.chart_data.build import ChartData
    from cqbrief.briefing.formulas.ledger import LedgerEntry
    from cqbrief.briefing.maps.districts import Districts
    from cqbrief.briefing.model import Briefing, Chart, Figure, Theme
    from cqbrief.briefing.problems import Problem, SourceLocation
    from cqbrief.briefing.sources.document import Document, Passage, SourceNumeral
    from cqbrief.briefing.sources.evidence_basis import EvidenceBasis
    from cqbrief.briefing.tables.series_table import SeriesTable
    from cqbrief.briefing.uses import Use
    from cqbrief.i18n.language import Language


def figures_by_id(themes: Iterable[Theme]) -> dict[str, Figure]:
    """Return every figure of the themes by its id, in order; the first one where an id is taken twice."""
    found: dict[str, Figure] = {}
    for theme in themes:
        for figure in theme.figures:
            found.setdefault(figure.id, figure)
    return found


@dataclass(frozen=True)
class Edition:
    """Hold what every medium shows. Made by `loading`; never changed afterwards.

    `briefing` is None only when nothing could be read at all. With errors among `problems` the
    content may be partial; media ask before showing it.
    """

    folder: Path
    """What was read: a folder or, where `one_file` says so, the file that it was packed into."""
    briefing: Briefing | None
    one_file: bool = False
    """Whether this is a one-file briefing: then none of its files lies on the disk by itself."""
    checked: bool = True
    """Whether `problems` and `numerals` are known. The window shows a large briefing before they are."""
    languages: frozenset[Language] = frozenset()
    """The languages in which there is any text of the briefing; plain ones are in the briefing's."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """Source id -> its text, for sources with a file."""
    passages: Mapping[str, Passage] = field(default_factory=dict)
    """Path of a quote's owner (``themes[0].figures[2]``, for a list ``….quotes[0]``) -> where it stands."""
    numerals: Mapping[str, tuple[SourceNumeral, ...]] = field(default_factory=dict)
    """Source id -> its numerals and what the briefing makes of them; empty while there are errors."""
    evidence_bases: Mapping[str, EvidenceBasis] = field(default_factory=dict)
    """Id of a figure -> how far the program has held it against its source; empty while not checked."""
    places: Mapping[str, SourceLocation] = field(default_factory=dict)
    """Path of every key and item -> its place in the files: a scalar's own place, else its key's."""
    files: Mapping[str, str] = field(default_factory=dict)
    """File name inside the folder (``themes/1.yaml``) -> text as it was read: every YAML and source
    file. Problems quote their lines from here and nothing changes under an open edition with the disk."""
    file_names: tuple[str, ...] = ()
    """Every file that was read, pictures among them: the names behind `fingerprint`."""
    named_files: tuple[str, ...] = ()
    """Every file that the YAML names, whether or not it could be read."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """Each of them -> SHA-256 of its content."""
    series: Mapping[str, SeriesTable] = field(default_factory=dict)
    """Id of a chart or table with `data:` -> the content of its CSV file."""
    maps: Mapping[str, Districts] = field(default_factory=dict)
    """Id of a map -> the districts of its file."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Id of a picture -> the content of its file, for those that were accepted. Media decode these bytes
    and never open the file: it may be another by then, or one that was refused."""
    problems: tuple[Problem, ...] = ()
    fingerprint: str = ""
    """SHA-256 over the files that make up the content, first 8 hexadecimal digits."""

    @property
    def name(self) -> str:
        """Return what files made from it are called after: the folder, or the one file without its ending."""
        whole = self.folder.resolve()
        return whole.stem if self.one_file else whole.name

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Return every figure by id, in order."""
        return figures_by_id(self.briefing.themes if self.briefing else ())

    @cached_property
    def theme_of(self) -> Mapping[str, Theme]:
        """Return id of a figure, chart, table, story or measure -> its theme."""
        themes = self.briefing.themes if self.briefing else ()
        return {
            item.id: theme
            for theme in themes
            for items in (theme.figures, theme.charts, theme.tables, theme.stories, theme.measures)
            for item in items
        }

    def chart_data(self, chart: Chart) -> ChartData:
        """Return a chart of this edition ready to draw."""
        from cqbrief.briefing.chart_data.build import build

        return build(chart, self.figures, self.series.get(chart.id), self.maps.get(chart.id))

    @cached_property
    def ledger(self) -> Mapping[str, LedgerEntry]:
        """Return id of every checked or derived figure -> its sum, in order."""
        from cqbrief.briefing.formulas.ledger import build_ledger

        units = frozenset(unit.unit for unit in self.briefing.units) if self.briefing else frozenset()
        return build_ledger(self.figures, units, self.briefing.decimal if self.briefing else ".")

    @cached_property
    def uses(self) -> Mapping[str, tuple[Use, ...]]:
        """Return id of a figure -> every place where it appears."""
        from cqbrief.briefing.uses import uses

        return uses(self.briefing) if self.briefing else {}

    @property
    def empty(self) -> bool:
        """Tell whether nothing could be read that is worth showing, not even despite errors."""
        return self.briefing is None or not self.briefing.themes

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Return the problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


class LoadedEdition(NamedTuple):
    """Hold a briefing as far as a window needs it to begin with."""

    edition: Edition
    check: Callable[[], Edition] | None = None
    """Where `edition` is not checked yet, answers with the checked one; once only, in any thread."""
