"""Spans as data for the templates: words, what is kept on one line, figures, ends of lines.

A piece is a string, ``{"keep": "4000元"}`` or ``{"keep": "第 4 段"}`` for what stays on one line,
``{"figure": id}`` or ``{"line": 1}`` for a line break. Pieces are data: the template never reads them as
its own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.folding import DecimalSign
from cqbrief.i18n.language import Language
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.text.figure_text import prose_spans
from cqbrief.text.numeral_spans import LONGEST_KEPT, find_numerals
from cqbrief.text.spans import Span, content_span, keep_short, spans_text

Piece: TypeAlias = "str | dict[str, str | int]"

_LINE: Piece = {"line": 1}

LONGEST_COMPARISON = 8
"""Em: what a figure is held against may be broken where it is wider; no column for it is narrower."""


class SpanData:
    """Map spans to pieces, for readers of one language. Characters without a glyph become stand-ins."""

    def __init__(
        self,
        language: Language,
        figures: Mapping[str, Figure],
        units: frozenset[str],
        decimal: DecimalSign,
        glyphs: GlyphCheck,
    ) -> None:
        self._language = language
        self._figures = figures
        self._units = units
        self._decimal: DecimalSign = decimal
        self._glyphs = glyphs

    def prose(self, text: Text | None) -> list[Piece]:
        """Return the pieces of a text of the briefing, its figures among them; empty for None.

        A line end beside a figure is no line break.
        """
        spans = prose_spans(text, self._figures, self._language) if text else ()
        return self.spans(span._replace(text=self._glyphs.clean(span.text).strip("\n")) for span in spans)

    def content(self, text: str) -> list[Piece]:
        """Return the pieces of what the author or the source wrote, such as a quote."""
        return self.spans(content_span(text))

    def comparison(self, spans: Sequence[Span]) -> list[Piece]:
        """Return the pieces of what a figure is held against: whole, or, where it is long, its number
        whole."""
        return self.spans(keep_short(spans, LONGEST_COMPARISON))

    def spans(self, spans: Iterable[Span]) -> list[Piece]:
        """Return the pieces of `spans`, the numerals in their content kept on one line too.

        A figure is named only: the template prints it with its status. Line ends around the text are left
        out.
        """
        pieces: list[Piece] = []
        waiting: list[Span] = []
        cleaned = [span._replace(text=self._glyphs.clean(span.text)) for span in spans]
        for span in find_numerals(cleaned, self._units, self._decimal):
            if span.figure_id is not None:
                if span.role == "number":
                    pieces.append({"figure": span.figure_id})
                continue
            waiting.append(span)
            if not span.keep_with_next:
                _append(pieces, waiting)
                waiting = []
        _append(pieces, waiting)
        return _stripped(pieces)


def _append(pieces: list[Piece], spans: Sequence[Span]) -> None:
    """Add what stays together, or may be broken as one, to `pieces`."""
    text = spans_text(spans)
    # One character alone has nothing that it could be parted from.
    if 1 < len(text) <= LONGEST_KEPT and all(span.keep_together for span in spans):
        pieces.append({"keep": text})
        return
    for number, line in enumerate(text.split("\n")):
        if number:
            pieces.append(_LINE)
        if not line:
            continue
        if pieces and isinstance(pieces[-1], str):
            pieces[-1] += line
        else:
            pieces.append(line)


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """Leave out line breaks at the beginning and at the end."""
    words = [index for index, piece in enumerate(pieces) if piece != _LINE]
    return pieces[words[0] : words[-1] + 1] if words else []
