"""Bars, hairlines and the rule beside a quotation."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cqbrief.look.roles import ColourRole
from cqbrief.presentation.flow_layout import FixedWidget, Piece, Ruled, TextBlock
from cqbrief.presentation.slide_widget import SlideWidget


class ColourBar(QWidget):
    """Draw a bar of one colour."""

    def __init__(self, widget: SlideWidget, colour: ColourRole) -> None:
        super().__init__(widget)
        self._colour = widget.context.colour(colour)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()


def hairline(widget: SlideWidget) -> Piece:
    """Make a thin line over the whole width, as between rows."""
    return FixedWidget(ColourBar(widget, "line"), max(1, widget.px(widget.context.look.hairline)))


def beside_rule(widget: SlideWidget, text: TextBlock) -> Piece:
    """Set `text` beside a vertical rule, as a quotation."""
    width = widget.px(widget.context.look.rule)
    return Ruled(text, ColourBar(widget, "accent"), width, widget.px(26))
