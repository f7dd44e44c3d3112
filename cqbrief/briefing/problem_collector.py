"""Collecting problems while a briefing is read and checked, so that all are reported at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from cqbrief.briefing.problems import Problem, Rule, Severity, SourceLocation
from cqbrief.i18n.messages import N_, Message

_CUT = re.compile(r"[.\[]")

LIMIT = 1000
"""Errors kept of one briefing, and warnings of one rule: hostile files could otherwise fill the memory."""
MOST_WITH_SUGGESTIONS = 100
"""Problems from which on nearest words are no longer looked for."""

TOO_MANY_PROBLEMS = Rule(
    "too-many-problems",
    "error",
    N_("One mistake can make a thousand. Mend the first ones and check again."),
)


class ProblemCollector:
    """Collect problems one after another: errors up to `LIMIT`, warnings up to `LIMIT` of each rule.

    What the briefing suppresses is known beforehand (`suppress`) and takes no room from what it does not.
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._seen: set[tuple[str, SourceLocation, str, str]] = set()
        self._invalid: set[str] = set()
        self._errors = 0
        self._warnings: Counter[str] = Counter()
        self._cut: dict[str, None] = {}
        """Ids of the rules of which more warnings were given than are kept."""
        self._suppressed: dict[str, set[str]] = {}
        """Id of a rule -> the paths at which it is suppressed."""
        self._met: set[tuple[str, str]] = set()
        """Rule and path of every suppression that kept something from being reported."""

    def report(
        self,
        rule: Rule,
        place: SourceLocation,
        path: str,
        message: Message,
        advice: Message | None = None,
        severity: Severity | None = None,
    ) -> None:
        """Report a breach of `rule`, as severe as the rule says unless `severity` is given."""
        self._add(Problem(severity or rule.severity, rule.id, place, path, message, advice))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere."""
        for problem in problems:
            self._add(problem)

    @property
    def suggestions_exhausted(self) -> bool:
        """Tell whether so much is wrong that nothing is gained by looking for the nearest word each time."""
        return len(self._problems) >= MOST_WITH_SUGGESTIONS

    @property
    def too_many(self) -> bool:
        """Tell whether so much is wrong that it is in vain to look for further problems."""
        return self._errors >= LIMIT

    @property
    def any_error(self) -> bool:
        """Tell whether an error was reported."""
        return self._errors > 0

    def mark_invalid(self, path: str) -> None:
        """Remember that what stands at `path` is missing for a reason that was reported elsewhere."""
        self._invalid.update(_with_owners(path))

    def is_invalid(self, path: str) -> bool:
        """Tell whether an error was reported at `path` or below it, so that nothing more needs to be said."""
        return path in self._invalid

    def suppress(self, rule_id: str, path: str) -> None:
        """List no more warnings of the rule at `path` or below it, but remember that there were some."""
        self._suppressed.setdefault(rule_id, set()).add(path)

    def accepts(self, rule: Rule, path: str) -> bool:
        """Tell whether a warning of `rule` at `path` would be listed. Where not, note that there is one."""
        return self._accepts(rule.id, path)

    def remove_suppressed(self, rule_id: str, path: str) -> bool:
        """Remove the warnings of the rule at `path` and below it; return whether there were any.

        Those that `suppress` kept from being listed count.
        """
        kept = [
            problem
            for problem in self._problems
            if problem.rule != rule_id
            or problem.severity == "error"
            or path not in _with_owners(problem.path)
        ]
        found = len(kept) < len(self._problems) or (rule_id, path) in self._met
        self._problems = kept
        return found

    def result(self, file_order: list[str]) -> tuple[Problem, ...]:
        """Return all problems in reading order: files as in `file_order`, then by line and column."""
        rank = {file: index for index, file in enumerate(file_order)}
        ordered = sorted(
            self._problems,
            key=lambda p: (rank.get(p.place.file, len(rank)), p.place, p.severity, p.rule, p.path),
        )
        for rule_id in self._cut:
            message = Message(
                N_("Of the warnings “{rule}” only the first {count} are listed."),
                {"rule": rule_id, "count": LIMIT},
            )
            advice = Message(N_("Mend them first, or silence the rule where it does not apply."))
            ordered.append(_too_many("warning", message, advice))
        if self.too_many:
            message = Message(N_("So much is wrong that the rest was not checked."))
            advice = Message(N_("Mend those above first, then check again."))
            ordered.append(_too_many("error", message, advice))
        return tuple(ordered)

    def _add(self, problem: Problem) -> None:
        key = (problem.rule, problem.place, problem.path, problem.message.template)
        if key in self._seen:
            return
        if problem.severity == "error":
            self.mark_invalid(problem.path)
            if self.too_many:
                return
            self._errors += 1
        elif not self._accepts(problem.rule, problem.path):
            return
        else:
            self._warnings[problem.rule] += 1
        self._seen.add(key)
        self._problems.append(problem)

    def _accepts(self, rule_id: str, path: str) -> bool:
        if rule_id in self._suppressed:
            met = self._suppressed[rule_id].intersection(_with_owners(path))
            if met:
                self._met.update((rule_id, owner) for owner in met)
                return False
        if self._warnings[rule_id] < LIMIT:
            return True
        self._cut[rule_id] = None
        return False


def _too_many(severity: Severity, message: Message, advice: Message) -> Problem:
    return Problem(severity, TOO_MANY_PROBLEMS.id, SourceLocation(""), "", message, advice)


def _with_owners(path: str) -> list[str]:
    """Return ``themes[0].figures[2]`` and every path that holds it: themes[0].figures, themes[0], themes."""
    return [path, *(path[: cut.start()] for cut in _CUT.finditer(path))]
