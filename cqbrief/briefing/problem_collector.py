"""Collecting problems while a briefing is read and checked, so that all are reported at once."""

from __future__ import annotations

import re
from collections import Counter

from cqbrief.briefing.problems import Problem, Severity, SourceLocation
from cqbrief.i18n.messages import N_, Message

_CUT = re.compile(r"[.\[]")

LIMIT = 1000
"""Errors kept of one briefing, and warnings of one rule: hostile files could otherwise fill the memory."""

CROWDED = 100


class ProblemCollector:
    """Problems, noted one after another: errors up to `LIMIT`, warnings up to `LIMIT` of each rule.

    What the briefing silences is known beforehand (`hush`) and takes no room from what it does not.
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._seen: set[tuple[str, SourceLocation, str, str]] = set()
        self._spoiled: set[str] = set()
        self._errors = 0
        self._warnings: Counter[str] = Counter()
        self._cut: dict[str, None] = {}
        """Rules of which more warnings were given than are kept."""
        self._hushed: dict[str, set[str]] = {}
        self._met: set[tuple[str, str]] = set()
        """Rule and path of every `hush` that kept something from being noted."""

    def error(
        self, rule: str, place: SourceLocation, path: str, message: Message, advice: Message | None = None
    ) -> None:
        """Note something that makes the briefing wrong."""
        self._add("error", rule, place, path, message, advice)

    def warning(
        self, rule: str, place: SourceLocation, path: str, message: Message, advice: Message | None = None
    ) -> None:
        """Note something that may be meant, but should be looked at."""
        self._add("warning", rule, place, path, message, advice)

    def extend(self, problems: tuple[Problem, ...] | list[Problem]) -> None:
        """Take over problems found elsewhere."""
        for problem in problems:
            self._add(
                problem.severity, problem.rule, problem.place, problem.path, problem.message, problem.advice
            )

    @property
    def crowded(self) -> bool:
        """Whether so much is wrong that nothing is gained by looking for the nearest word each time."""
        return len(self._problems) >= CROWDED

    @property
    def full(self) -> bool:
        """Whether so much is wrong that it is in vain to look for further problems."""
        return self._errors >= LIMIT

    @property
    def any_error(self) -> bool:
        """Whether an error was noted."""
        return self._errors > 0

    def hush(self, rule: str, path: str) -> None:
        """From now on no warning of `rule` at `path` or below it is noted, only that there was one."""
        self._hushed.setdefault(rule, set()).add(path)

    def wants(self, rule: str, path: str) -> bool:
        """Whether a warning of `rule` at `path` would be listed. Where not, that there is one is noted."""
        if rule in self._hushed:
            met = self._hushed[rule].intersection(_with_owners(path))
            if met:
                self._met.update((rule, owner) for owner in met)
                return False
        if self._warnings[rule] < LIMIT:
            return True
        self._cut[rule] = None
        return False

    def spoil(self, path: str) -> None:
        """Remember that what stands at `path` is missing for a reason that was noted elsewhere."""
        self._spoiled.update(_with_owners(path))

    def spoiled(self, path: str) -> bool:
        """Whether an error was noted at `path` or below it: then nothing more needs to be said about it."""
        return path in self._spoiled

    def silence(self, rule: str, path: str) -> bool:
        """Forget the warnings of `rule` at `path` and below it; whether there were any, hushed ones too."""
        kept = [
            problem
            for problem in self._problems
            if problem.rule != rule or problem.severity == "error" or path not in _with_owners(problem.path)
        ]
        found = len(kept) < len(self._problems) or (rule, path) in self._met
        self._problems = kept
        return found

    def result(self, file_order: list[str]) -> tuple[Problem, ...]:
        """All problems in reading order: files as in `file_order`, then by line and column."""
        rank = {file: index for index, file in enumerate(file_order)}
        ordered = sorted(
            self._problems,
            key=lambda p: (rank.get(p.place.file, len(rank)), p.place, p.severity, p.rule, p.path),
        )
        for rule in self._cut:
            message = Message(
                N_("Of the warnings “{rule}” only the first {count} are listed."),
                {"rule": rule, "count": LIMIT},
            )
            advice = Message(N_("Mend them first, or silence the rule where it does not apply."))
            ordered.append(Problem("warning", "too-many-problems", SourceLocation(""), "", message, advice))
        if self.full:
            message = Message(N_("So much is wrong that the rest was not checked."))
            advice = Message(N_("Mend those above first, then check again."))
            ordered.append(Problem("error", "too-many-problems", SourceLocation(""), "", message, advice))
        return tuple(ordered)

    def _add(
        self,
        severity: Severity,
        rule: str,
        place: SourceLocation,
        path: str,
        message: Message,
        advice: Message | None,
    ) -> None:
        key = (rule, place, path, message.template)
        if key in self._seen:
            return
        if severity == "error":
            self.spoil(path)
            if self.full:
                return
            self._errors += 1
        elif not self.wants(rule, path):
            return
        else:
            self._warnings[rule] += 1
        self._seen.add(key)
        self._problems.append(Problem(severity, rule, place, path, message, advice))


def _with_owners(path: str) -> list[str]:
    """``themes[0].figures[2]`` and every path that holds it: themes[0].figures, themes[0], themes."""
    return [path, *(path[: cut.start()] for cut in _CUT.finditer(path))]
