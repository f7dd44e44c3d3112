"""Collecting problems while a briefing is read and checked, so that all are reported at once."""

from __future__ import annotations

import re

from cqbrief.briefing.problems import N_, Message, Place, Problem, Severity

_CUT = re.compile(r"[.\[]")

LIMIT = 1000
"""Problems kept of one briefing; a hostile file could otherwise fill memory and time with them."""

CROWDED = 100


class Findings:
    """A list of problems that only grows, up to `LIMIT`; nothing is said of what comes after."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._seen: set[tuple[str, Place, str, str]] = set()
        self._spoiled: set[str] = set()
        self._dropped = False

    def error(
        self, rule: str, place: Place, path: str, message: Message, advice: Message | None = None
    ) -> None:
        """Note something that makes the briefing wrong."""
        self._add("error", rule, place, path, message, advice)

    def warning(
        self, rule: str, place: Place, path: str, message: Message, advice: Message | None = None
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
        """Whether nothing more will be listed: then it is in vain to look for further problems."""
        return len(self._problems) >= LIMIT

    @property
    def any_error(self) -> bool:
        """Whether an error was noted."""
        return self._dropped or any(problem.severity == "error" for problem in self._problems)

    def spoil(self, path: str) -> None:
        """Remember that what stands at `path` is missing for a reason that was noted elsewhere."""
        self._spoiled.update(_with_owners(path))

    def spoiled(self, path: str) -> bool:
        """Whether an error was noted at `path` or below it: then nothing more needs to be said about it."""
        return path in self._spoiled

    def silence(self, rule: str, path: str) -> bool:
        """Forget the warnings of `rule` at `path` and below it; whether there were any."""
        kept = [
            problem
            for problem in self._problems
            if problem.rule != rule or problem.severity == "error" or path not in _with_owners(problem.path)
        ]
        found = len(kept) < len(self._problems)
        self._problems = kept
        return found

    def result(self, file_order: list[str]) -> tuple[Problem, ...]:
        """All problems in reading order: files as in `file_order`, then by line and column."""
        rank = {file: index for index, file in enumerate(file_order)}
        ordered = sorted(
            self._problems,
            key=lambda p: (rank.get(p.place.file, len(rank)), p.place, p.severity, p.rule, p.path),
        )
        if self.full:
            ordered.append(
                Problem(
                    "error",
                    "too-many-problems",
                    Place(""),
                    "",
                    Message(N_("So much is wrong that it was not looked for further problems.")),
                    Message(N_("Mend those above first, then check again.")),
                )
            )
        return tuple(ordered)

    def _add(
        self, severity: Severity, rule: str, place: Place, path: str, message: Message, advice: Message | None
    ) -> None:
        key = (rule, place, path, message.template)
        if key in self._seen:
            return
        if self.full:
            self._dropped = True
            return
        if severity == "error":
            self.spoil(path)
        self._seen.add(key)
        self._problems.append(Problem(severity, rule, place, path, message, advice))


def _with_owners(path: str) -> list[str]:
    """``themes[0].figures[2]`` and every path that holds it: themes[0].figures, themes[0], themes."""
    return [path, *(path[: cut.start()] for cut in _CUT.finditer(path))]
