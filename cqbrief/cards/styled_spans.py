"""Spans in the roles and colours of the look: numbers, prose, comparisons as window and wall set them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from cqbrief.briefing.localized_text import Text
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.text.figure_text import FigureText, prose_spans
from cqbrief.text.spans import Span, Spans, break_before_number, keep_short

Detail: TypeAlias = str | Spans
"""What may stand beside a figure's number: its own number, its period, a mark, a comparison."""

_JUDGED: dict[bool | None, ColourRole | None] = {True: "good", False: "warning", None: None}
"""Whether a change is for the better -> its colour. Never red, which says target or alarm."""


class StyledSpan(NamedTuple):
    """Hold a span and how it is set. One that leads to a figure's source is a link."""

    span: Span
    text_role: TextRole
    colour: ColourRole | None = None
    """None: the colour of its text role."""
    scale: float = 1.0
    """How many times as large as its text role it is set."""


def styled(text: str | Spans, role: TextRole, colour: ColourRole | None = None) -> list[StyledSpan]:
    """Set all of a text alike; an empty one is an empty span, as high as a line."""
    spans = (Span(text),) if isinstance(text, str) else text or (Span(""),)
    return [StyledSpan(span, role, colour) for span in spans]


def styled_number(number: FigureText, *, small: bool = False) -> list[StyledSpan]:
    """Set a number as printed: digits and sign are the hero, what belongs to them stands beside.

    It stays on one line; but for spaces before its digits, as in fewer than 818,000 vacancies, and in a long
    unit.
    """
    hero: TextRole = "number_small" if small else "number"
    beside: TextRole = "number_small" if small else "unit"
    return [
        StyledSpan(span, hero if span.role == "number" else beside)
        for span in break_before_number(number.value)
    ]


def unbroken_parts(spans: Iterable[StyledSpan]) -> list[list[StyledSpan]]:
    """Return what of a number that was set stays on one line: its parts between spaces."""
    parts: list[list[StyledSpan]] = [[]]
    for piece in spans:
        if piece.span.text == " ":
            parts.append([])
        else:
            parts[-1].append(piece)
    return [part for part in parts if part]


def styled_prose(
    text: Text, role: TextRole, context: ViewContext, colour: ColourRole | None = None
) -> list[StyledSpan]:
    """Set a text of the briefing; every figure in it is a link to its source, its words have the `colour`."""
    return [
        StyledSpan(span, role, "bad" if span.role == "unknown" else "accent" if span.figure_id else colour)
        for span in prose_spans(text, context.figures, context.tr.language)
    ]


def styled_comparison(
    spans: Spans, role: TextRole, *, number: TextRole | None = None, colour: ColourRole | None = None
) -> list[StyledSpan]:
    """Set what a figure is held against; only what the briefing judges has its own colour.

    `number` is the role of the number where it differs from that of the words.
    """
    return [
        StyledSpan(
            span,
            number or role if span.role == "number" else role,
            _JUDGED[span.improves] or colour,
        )
        for span in spans
    ]


def styled_details(
    details: Iterable[Detail],
    context: ViewContext,
    role: TextRole,
    *,
    colour: ColourRole | None = None,
    behind: Sequence[StyledSpan] = (),
) -> list[StyledSpan]:
    """Set periods, marks and comparisons side by side, what is short kept on one line.

    They stand `behind` what is given, which is returned before them.
    """
    spans: list[StyledSpan] = []
    for detail in details:
        own = (Span(detail),) if detail and isinstance(detail, str) else detail
        if not own:
            continue
        if spans or behind:
            spans += styled(context.tr.gap, role, colour)
        spans += styled_comparison(keep_short(own), role, colour=colour)
    return [*(keep_with_next(behind) if behind and spans else behind), *spans]


def keep_with_next(spans: Sequence[StyledSpan]) -> list[StyledSpan]:
    """Return `spans` such that what follows begins on the line on which they end, as a gap has to."""
    *others, last = spans
    return [*others, last._replace(span=last.span._replace(keep_with_next=True))]
