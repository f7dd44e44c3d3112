"""Problems as lines of text: the same on the terminal, in the window's list and in the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.problems import Problem, SourceLocation
from cqbrief.i18n.translator import Translator


def place_line(place: SourceLocation) -> str:
    """Return ``file:line:column``, or the file alone for a problem of the whole file."""
    return f"{place.file}:{place.line}:{place.column}" if place.line else place.file


def problem_lines(edition: Edition, tr: Translator) -> Iterator[str]:
    """Yield every problem of an edition in words, in order."""
    for problem in edition.problems:
        yield problem_text(problem, edition.folder, tr)


def problem_text(problem: Problem, folder: Path, tr: Translator) -> str:
    """Return ``file:line:column: error: what is wrong [rule]``, and indented below it what to do."""
    severity = tr.text("error") if problem.severity == "error" else tr.text("warning")
    # A folder that is not there is itself the place.
    inside = problem.place.file != str(folder)
    where = str(folder / place_line(problem.place)) if inside else str(folder)
    lines = f"{where}: {severity}: {tr.render(problem.message)} [{problem.rule}]"
    return f"{lines}\n    {tr.render(problem.advice)}" if problem.advice else lines
