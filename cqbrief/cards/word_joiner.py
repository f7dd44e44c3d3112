"""Spans as text for Qt's layout: what stays on one line is joined by word joiners, an invisible character."""

from __future__ import annotations

from collections.abc import Iterable

from cqbrief.text.spans import Span

JOINER = "\u2060"
"""Word joiner: no line breaks beside it. Put in where Qt lays text out, and taken out of what is copied from
there."""

NO_BREAK_SPACE = "\u00a0"
"""Put for a space that joiners alone would not hold: Qt breaks a line behind any other one."""


def layout_text(spans: Iterable[Span]) -> str:
    """Return the text of `spans` with word joiners wherever no line may break."""
    pieces: list[str] = []
    for span in spans:
        pieces.append(
            JOINER.join(span.text.replace(" ", NO_BREAK_SPACE)) if span.keep_together else span.text
        )
        if span.keep_with_next:
            pieces.append(JOINER)
    return "".join(pieces)


def without_joiners(text: str) -> str:
    """Return a text that was laid out as it reads: for the clipboard and for screen readers."""
    return text.replace(JOINER, "").replace(NO_BREAK_SPACE, " ")
