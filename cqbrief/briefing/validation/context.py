"""What every check stands on: the content, where it was read, and a way to note problems by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cqbrief.briefing.model import Briefing, Figure
from cqbrief.briefing.parsing.cross_references import Definition, Reference
from cqbrief.briefing.problem_collector import ProblemCollector
from cqbrief.briefing.problems import SourceLocation
from cqbrief.i18n.messages import Message


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """One briefing under examination; checks read it and note what they find."""

    briefing: Briefing
    figures: Mapping[str, Figure]
    ids: Mapping[str, list[Definition]]
    mentions: list[Reference]
    places: Mapping[str, SourceLocation]
    complete: bool
    """False when a file could not be read: then an id that was not met proves nothing."""
    findings: ProblemCollector
    texts: Mapping[str, str]
    """File -> its text, as problems quote it."""
    alone: tuple[str, ...] = ()
    """Paths of the texts that lack one of the languages of a briefing in both."""

    def place(self, path: str) -> SourceLocation:
        """The place of `path`, else of what it is part of."""
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path, SourceLocation("briefing.yaml", 1, 1))

    def error(self, rule: str, path: str, message: Message, advice: Message | None = None) -> None:
        """Note an error at `path`."""
        self.findings.error(rule, self.place(path), path, message, advice)

    def warning(self, rule: str, path: str, message: Message, advice: Message | None = None) -> None:
        """Note a warning at `path`."""
        self.findings.warning(rule, self.place(path), path, message, advice)

    def spoiled(self, path: str) -> bool:
        """Whether something is already wrong at `path`, so that a rule about it would only repeat it."""
        return self.findings.spoiled(path)

    def of_kind(self, *kinds: str) -> list[str]:
        """Ids of all items of these kinds, in order."""
        return [id_ for id_, bearers in self.ids.items() if any(b.kind in kinds for b in bearers)]
