"""The breaks of a series in words: one sentence for each, the same wherever rows or a chart are shown."""

from __future__ import annotations

from cqbrief.briefing.model import Break, Series
from cqbrief.i18n.translator import Translator


def break_line(brk: Break, tr: Translator) -> str:
    """Return from where on the values mean something else, and what changed."""
    return tr.text("Break at {name}: {reason}", name=brk.at, reason=brk.label.in_language(tr.language))


def break_lines(series: Series | None, tr: Translator) -> tuple[str, ...]:
    """Return that sentence for each break of a series."""
    return tuple(break_line(brk, tr) for brk in series.breaks) if series else ()


def with_breaks(description: str, series: Series | None, tr: Translator) -> str:
    """Return what describes a chart or its values in words, and the breaks of its series behind it."""
    return " ".join((description, *break_lines(series, tr)))
