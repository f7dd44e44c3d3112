"""What every card needs to show itself: the content, the language and the look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.roles import ColourRole, Look, TextRole
from cqbrief.look.stylesheet import Part
from cqbrief.text.figure_text import FigureText, figure_text, prose_text
from cqbrief.text.spans import Span, Spans, as_spans

LONGEST_NUMERAL = 9
"""Width in em of a numeral that is kept whole: what the narrowest card has room for."""
_PARTED = re.compile("[0-9] [A-Za-z]")
"""A number and its unit with a space between them, as English has it."""


@dataclass(frozen=True)
class ViewContext:
    """Hold edition, language, look and zoom of one showing. A change of any makes a new context."""

    edition: Edition
    tr: Translator
    look: Look
    zoom: float = 1.0

    def px(self, size: float) -> int:
        """Return `size` logical pixels at zoom 1 as pixels at this zoom, rounded."""
        return round(size * self.zoom)

    def space(self, steps: float) -> int:
        """Return a gap of `steps` spacing units (4 px each at zoom 1), in pixels."""
        return round(steps * self.look.spacing * self.zoom)

    def colour(self, role: ColourRole) -> QColor:
        """Return the look's colour for `role`."""
        return qt_style.colour(self.look, role)

    def font(self, role: TextRole, text: str = "") -> QFont:
        """Return the look's font for `role` at this zoom, with the punctuation of `text`."""
        return qt_style.font(self.look, role, self.zoom, qt_style.punctuation_of(text, self.tr.language))

    def apply_style(self, widget: QWidget, part: Part = "all") -> None:
        """Apply the program's stylesheet to a widget of Qt's own; see `cqbrief.look.qt_style.apply_style`."""
        qt_style.apply_style(widget, self.look, self.zoom, part)

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Return every figure of the edition by id."""
        return self.edition.figures

    def text(self, text: Text | None) -> str:
        """Return a text of the briefing in the reader's language, its figures printed; empty for None."""
        return prose_text(text, self.figures, self.tr.language) if text else ""

    def keep_numerals(self, spans: Spans) -> Spans:
        """Return `spans` with every numeral in their words kept on one line: 10,000 people, aged 16 to 64."""
        if not any(_PARTED.search(span.text) for span in spans):
            return spans
        # A window opens on few such texts, or none.
        from cqbrief.text.numeral_spans import find_numerals

        briefing = self.edition.briefing
        units = frozenset(unit.unit for unit in briefing.units) if briefing else frozenset()
        words = tuple(span._replace(role="content") if span.role == "words" else span for span in spans)
        found = find_numerals(words, units, briefing.decimal if briefing else ".")
        return as_spans(_loosened(span) if ems(span.text) > LONGEST_NUMERAL else span for span in found)

    def figure_text(self, figure: Figure) -> FigureText:
        """Return what is said of `figure`."""
        return figure_text(figure, self.figures, self.tr)


def _loosened(span: Span) -> Spans:
    """Return a long numeral such that only its digits and the first word of its unit stay together."""
    cut = span.text.find(" ", span.text.find(" ") + 1)
    if span.role != "number" or cut < 0:
        return (span,)
    return span._replace(text=span.text[:cut]), span._replace(text=span.text[cut:], keep_together=False)
