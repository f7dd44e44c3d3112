"""Results of a search as rows of a list: the same in the window and at a presentation."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import TextRole
from cqbrief.text.search_text import SearchResultText

ROW = Qt.ItemDataRole.UserRole
"""Where an item of the list keeps its `SearchResultText`."""
Index = QModelIndex | QPersistentModelIndex


class SearchResultList(QStyledItemDelegate):
    """Draw a result: what it is at the left, its words, its number at the right, its place below."""

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._gap = context.space(3)
        kinds = ("0-00", *(context.tr.text(kind) for kind in ("Measure", "Sentence", "Chart")))
        small = QFontMetrics(context.font("small"))
        self._left = max(small.horizontalAdvance(kind) for kind in kinds) + self._gap

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: D102
        context = self._context
        heights = (QFontMetrics(context.font(role)).height() for role in ("body", "small"))
        return QSize(context.px(200), sum(heights) + context.space(3))

    def paint(  # noqa: D102
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        context = self._context
        row = index.data(ROW)
        assert isinstance(row, SearchResultText)
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            line = max(1, context.px(context.look.hairline))
            painter.setPen(QPen(context.colour("accent"), line))
            painter.setBrush(context.colour("accent_ground"))
            half = line / 2
            frame = QRectF(area).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(frame, context.space(1), context.space(1))
        inner = area.adjusted(self._gap, context.space(1.5), -self._gap, -context.space(1.5))
        first = QRect(inner.x(), inner.y(), inner.width(), QFontMetrics(context.font("body")).height())
        quiet = context.colour("text_quiet")
        self._text(painter, first, row.kind, "small", quiet)
        first.setLeft(first.left() + self._left)
        if row.value:
            wide = QFontMetrics(context.font("number_small")).horizontalAdvance(row.value)
            place = QRect(first)
            place.setLeft(max(first.left(), first.right() - wide))
            self._text(painter, place, row.value, "number_small", context.colour("text"))
            first.setRight(place.left() - self._gap)
        self._text(painter, first, row.text, "body", context.colour("accent" if chosen else "text"))
        below = QRect(inner.left() + self._left, first.bottom(), inner.width() - self._left, inner.height())
        below.setBottom(inner.bottom() + context.space(1))
        self._text(painter, below, row.below, "small", quiet)
        painter.restore()

    def _text(self, painter: QPainter, area: QRect, text: str, role: TextRole, colour: QColor) -> None:
        font = self._context.font(role, text)
        painter.setFont(font)
        painter.setPen(colour)
        short = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
