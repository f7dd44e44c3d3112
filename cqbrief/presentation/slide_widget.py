"""The widget of one slide: its header, its footer and the area for its body.

All sizes are the look's, times the zoom that the screen's height gives; text that would fall
under 2.2 % of that height is never set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.localized_text import Text
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import StyledSpan, styled, styled_prose
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import WALL_HEIGHT, ColourRole, TextRole
from cqbrief.presentation.flow_layout import Piece, PointTarget, TextBlock, TextLine
from cqbrief.text.spans import Spans

if TYPE_CHECKING:
    from cqbrief.charts.view import ChartView

SMALLEST_TEXT = 0.022
"""Share of the screen's height under which no text is set."""
WIDEST = 2.4
NARROWEST = 1.2
"""Proportions of width to height beyond which a slide keeps empty margins, or is set smaller."""
SCALES = (1.0, 0.93, 0.86, 0.8, 0.74, 0.68, 0.62, 0.56)
"""Steps by which a body is set smaller until it fits."""
ROOMY = (1.25, 1.12, *SCALES)
"""The same for a body of few words, which may be set larger than usual where there is room."""

_MARGIN, _TOP, _FOOT, _EDGE = 64, 48, 36, 11
"""Left and right, above, below, and the width of the edge; pixels of a screen 720 high."""


def slide_zoom(size: QSize) -> float:
    """Return the zoom at which a slide fills a screen of `size`."""
    return min(size.height(), size.width() / NARROWEST) / WALL_HEIGHT


class SlideWidget(QWidget):
    """Show one slide, as its template lays it out once; it does not follow a new size."""

    def __init__(self, context: ViewContext, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(size)
        self.context = replace(context, zoom=slide_zoom(size))
        self.cards: dict[str, QRect] = {}
        """Id of what can be pointed at -> its rectangle."""
        self.charts: list[ChartView] = []
        """The charts on it, drawn once the widget was painted."""
        self.cut_off = False
        """Whether the body is too large at the smallest scale: then it is cut off at the foot."""
        self.edge: ColourRole | None = "accent"
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        width = min(size.width(), round(WIDEST * size.height()))
        left = (size.width() - width) // 2
        margin = self.px(_MARGIN)
        self.area = QRect(
            left + margin, self.px(_TOP), width - 2 * margin, size.height() - self.px(_TOP + _FOOT)
        )
        """What is left for the body; header and footer take their parts of it."""

    # --- measures and text ------------------------------------------------------------------

    def px(self, size: float) -> int:
        """Convert pixels of a screen 720 high to pixels of this one."""
        return round(size * self.context.zoom)

    def scaled_context(self, scale: float, *roles: TextRole) -> ViewContext:
        """Return the context in which `roles` are `scale` times as large, but none too small to be read."""
        for role in roles:
            scale = max(scale, self.smallest_text / self.context.look.texts[role].size)
        return replace(self.context, zoom=self.context.zoom * scale)

    @property
    def smallest_text(self) -> float:
        """Return the smallest size of a text, in pixels of a screen 720 high."""
        # Half a pixel more: fonts have whole pixels.
        return SMALLEST_TEXT * WALL_HEIGHT + 0.5 / self.context.zoom

    def span_label(
        self, spans: Sequence[StyledSpan], scale: float = 1.0, *, wrap: bool = True, right: bool = False
    ) -> SpanLabel:
        """Make a label of these spans, not yet placed; what wraps is set flush `right` if asked.

        A span with a scale of its own may be as small as that says.
        """
        context = self.scaled_context(scale, *(styled.text_role for styled in spans if styled.scale == 1))
        label = SpanLabel(spans, context, wrap=wrap, balanced=True, right=right, parent=self)
        label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return label

    def text_block(
        self, text: str | Spans, role: TextRole, scale: float = 1.0, colour: ColourRole | None = None
    ) -> TextBlock:
        """Make a text that wraps."""
        return TextBlock(self.span_label(styled(text, role, colour), scale))

    def text_line(self, text: str, role: TextRole, *, right: bool = False) -> TextLine:
        """Make a text on one line."""
        return TextLine(self.span_label(styled(text, role), wrap=False), right=right)

    def prose_block(self, text: Text, role: TextRole, scale: float = 1.0) -> TextBlock:
        """Make a text of the briefing that wraps, with the figures in it."""
        return TextBlock(self.span_label(styled_prose(text, role, self.context), scale))

    def join(self, *parts: str) -> str:
        """Join the parts that are not empty: by a wide space or, in English, by a dot."""
        return self.context.tr.beside(parts)

    # --- header, footer, body -------------------------------------------------------------------

    def place_header(
        self, eyebrow: str, title: Sequence[StyledSpan], *, lines: int = 2, gap: float = 28
    ) -> None:
        """Place the line over the title, the marking at its right, and the title in at most `lines` lines."""
        self._place_marking()
        small = self.text_line(eyebrow, "eyebrow")
        top = self._take_top(small, gap=6)
        small.place(top)
        if title:
            most = self._line_height("title") * lines

            def make(scale: float) -> TextBlock:
                return TextBlock(self.span_label(title, scale))

            block = self._fit(make, self.area.width(), round(most + 2), SCALES[:6])
            block.place(self._take_top(block))
        self.area.setTop(self.area.top() + self.px(gap))

    def place_footer(self, left: str | Spans, right: str) -> None:
        """Place the line at the foot: sources at the left, numbers at the right."""
        numbers = self.text_line(right, "small", right=True)
        sources = self.text_block(left, "small")
        width = self.area.width() - numbers.label.sizeHint().width() - self.px(32)
        height = max(sources.height(width), numbers.height(0))
        bottom = self.area.bottom() + 1
        sources.place(QRect(self.area.x(), bottom - sources.height(width), width, height))
        numbers.place(QRect(self.area.x(), bottom - numbers.height(0), self.area.width(), height))
        self.area.setBottom(bottom - height - self.px(14))

    def place_body(
        self,
        make: Callable[[float], Piece],
        *,
        centred: bool = False,
        fill: bool = False,
        scales: Sequence[float] = SCALES,
    ) -> None:
        """Place what `make` gives at the largest scale that fits, at the top of the area or centred in it."""
        width = self.area.width()
        piece = self._fit(make, width, self.area.height(), scales)
        height = piece.height(width)
        self.cut_off = height > self.area.height()
        rect = QRect(self.area)
        if not fill:
            spare = max(0, rect.height() - height)
            rect.setTop(rect.top() + (spare * 2 // 5 if centred else 0))
            rect.setHeight(min(height, rect.height()))
        piece.place(rect)

    def card(self, piece: Piece, id_: str) -> Piece:
        """Return `piece` as the card with this id: once placed, its rectangle is in `cards`."""

        def record(rect: QRect) -> None:
            self.cards[id_] = rect

        return PointTarget(piece, record)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.context.colour("ground"))
        if self.edge:
            painter.fillRect(0, 0, self.px(_EDGE), self.height(), self.context.colour(self.edge))
        painter.end()

    def _place_marking(self) -> None:
        briefing = self.context.edition.briefing
        if briefing is not None and briefing.marking is not None:
            text = self.context.text(briefing.marking)
            marking = TextLine(self.span_label(styled(text, "eyebrow", "target"), wrap=False), right=True)
            marking.place(QRect(self.area.x(), self.area.y(), self.area.width(), marking.height(0)))

    def _take_top(self, piece: Piece, gap: float = 0) -> QRect:
        """Cut off the top of the area, as high as `piece` needs it, and return it."""
        rect = QRect(self.area)
        rect.setHeight(piece.height(self.area.width()))
        self.area.setTop(rect.bottom() + 1 + self.px(gap))
        return rect

    def _line_height(self, role: TextRole) -> float:
        style = self.context.look.texts[role]
        return style.size * style.line_height * self.context.zoom

    def _fit(self, make: Callable[[float], Piece], width: int, height: int, scales: Sequence[float]) -> Piece:
        """Return what `make` gives at the first of `scales` at which it is no higher than `height`."""
        before = set(self.children())
        for scale in scales[:-1]:
            piece = make(scale)
            if piece.height(width) <= height:
                return piece
            for child in self.children():
                if child not in before:
                    child.setParent(None)
                    child.deleteLater()
        return make(scales[-1])
