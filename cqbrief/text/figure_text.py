"""How a figure is said: the one function behind every medium's display of a number.

Window, wall, paper, clipboard and exports take their texts from here, so they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cqbrief.briefing.localized_text import FigureRef, Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.quantity import DAGGER, SIGN_CHARACTERS, Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.text.comparison_text import comparison_spans
from cqbrief.text.printed_number import period_text, printed_text, running_spans, status_marks
from cqbrief.text.spans import Span, SpanRole, Spans, spans_text

_SIGN = re.compile(f"([{SIGN_CHARACTERS}±(（])")
_CLOSED = ")）"
"""Closes what is negative by its brackets: (1,234) thousand."""


@record
class FigureText(Record):
    """Hold everything that is said of a figure, in one language, ready to be laid out."""

    id: str
    number: str
    """Its number in the briefing: 2-03."""
    label: str
    value: Spans
    """The number exactly as printed, on one line: what is set large, its digits and its sign, is of the role
    `number`, what stands beside of the role `unit`; behind a derived one stands its †."""
    printed: str
    """As printed, with † where it is derived: for running text."""
    spoken: str
    """As printed, without marks: for copying and for screen readers."""
    derived: bool
    approximate: bool
    period: str
    """The period and its state: 2021年, 2021年（推断）, 期间未注明."""
    comparisons: tuple[Spans, ...]
    """What it is held against: 同比增长14.5%, 目标 60万人."""
    marks: tuple[str, ...]
    """推算, 待核实, 初步数, 已修订, 原文如此: shown wherever the figure is."""
    description: str
    """All of it in one sentence, for screen readers and tooltips."""


def figure_text(figure: Figure, figures: Mapping[str, Figure], tr: Translator) -> FigureText:
    """Return what is said of `figure`; `figures` are all of the briefing, for its comparisons."""
    value = figure.value
    label = figure.label.in_language(tr.language)
    comparisons = comparison_spans(figure, figures, tr)
    period = period_text(figure.period, tr)
    marks = status_marks(figure, tr)
    spoken = value.printed if value else ""
    return FigureText(
        id=figure.id,
        number=figure.number,
        label=label,
        value=_value_spans(figure),
        printed=printed_text(figure),
        spoken=spoken,
        derived=figure.derived,
        approximate=value is not None and value.qualifier != "exact",
        period=period,
        comparisons=comparisons,
        marks=marks,
        description=tr.join((f"{label} {spoken}", period, *marks, *map(spans_text, comparisons))),
    )


def _value_spans(figure: Figure) -> Spans:
    """Part words, sign, currency, digits and unit. A sign as small as 约 would be lost beside the digits."""
    pieces = _pieces(figure.value) if figure.value else []
    if figure.derived:
        pieces.append((DAGGER, "dagger"))
    last = len(pieces) - 1
    return tuple(
        Span(text, role, keep_together=True, keep_with_next=at < last)
        for at, (text, role) in enumerate(pieces)
    )


def _pieces(value: Quantity) -> list[tuple[str, SpanRole]]:
    before = _SIGN.split(value.prefix, maxsplit=1)
    closed = value.suffix[:1] if value.suffix[:1] in _CLOSED else ""
    pieces: list[tuple[str, SpanRole]] = [
        (text, "number" if at == 1 else "unit") for at, text in enumerate(before)
    ]
    pieces += ((value.digits, "number"), (closed, "number"), (value.suffix[len(closed) :], "unit"))
    return [piece for piece in pieces if piece[0]]


@cache
def _translator(language: Language) -> Translator:
    return Translator(language)


def prose_spans(text: Text, figures: Mapping[str, Figure], language: Language) -> Spans:
    """Return `text` with its figures as printed in place of the references to them.

    A figure that is not final has its status behind it; a reference to no figure stays visible, as `unknown`.
    """
    tr = _translator(language)
    spans: list[Span] = []
    for segment in text.segments(language):
        if not isinstance(segment, FigureRef):
            spans.append(Span(segment, "content"))
        elif figure := figures.get(segment.id):
            spans += running_spans(figure, tr)
        else:
            spans.append(Span(f"{{{segment.id}}}", "unknown"))
    return tuple(spans)


def prose_text(text: Text, figures: Mapping[str, Figure], language: Language) -> str:
    """Return `text` with its figures as printed, as plain text; see `prose_spans`."""
    words = text.in_language(language)
    # Most texts refer to no figure; thousands of them are searched and exported.
    return words if "{" not in words else spans_text(prose_spans(text, figures, language))
