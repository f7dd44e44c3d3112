"""What every card needs to show itself: the content, the language and the look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.roles import ColourRole, Look, TextRole
from cqbrief.look.stylesheet import Part
from cqbrief.text.figure_text import FigureText, figure_text, prose_text


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

    def figure_text(self, figure: Figure) -> FigureText:
        """Return what is said of `figure`."""
        return figure_text(figure, self.figures, self.tr)
