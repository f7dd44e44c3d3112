"""Widgets of the console: a preview of a slide, a scrolling column of labels, a band for the status."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole


class SlidePreview(QWidget):
    """Show a rendered slide as large as fits, or embed the audience's window; report the mouse on it."""

    pointer_moved = Signal(QPointF)
    """Where the mouse is, as shares of the slide's width and height."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._pixmap: QPixmap | None = None
        self._embedded: QWidget | None = None
        self._highest = context.px(270)
        self.setMouseTracking(True)
        # As high as the slide at its width: what is left belongs to notes and figures.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(context.px(200), context.px(112))

    @property
    def embeds_window(self) -> bool:
        """Tell whether the audience's window is embedded here."""
        return self._embedded is not None

    def embed(self, window: QWidget) -> None:
        """Embed the audience's window instead of showing a rendered slide."""
        self._embedded = window
        window.setParent(self)
        window.setGeometry(self.slide_rect())
        window.show()

    def set_highest(self, height: int) -> None:
        """Show the slide at most so high, however wide the preview is."""
        if height != self._highest:
            self._highest = height
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        size = self._shape()
        return min(-(-width * size.height() // size.width()), self._highest)

    def show_pixmap(self, pixmap: QPixmap | None) -> None:
        """Show a rendered slide; None for nothing, as after the last one."""
        before, self._pixmap = self._shape(), pixmap
        if self._shape() != before:
            self.updateGeometry()
        self.update()

    def slide_rect(self) -> QRect:
        """Return where the slide is shown."""
        if self._pixmap is None and self._embedded is None:
            return QRect()
        fitted = self._shape().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(0, 0, fitted.width(), fitted.height())

    def _shape(self) -> QSize:
        """Return the slide's proportions; those of an embedded window are the usual ones."""
        if self._pixmap is None or self._embedded is not None:
            return QSize(16, 9)
        return self._pixmap.deviceIndependentSize().toSize()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self._embedded is not None:
            self._embedded.setGeometry(self.slide_rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        if self._pixmap is not None and self._embedded is None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.slide_rect(), self._pixmap)
            painter.setPen(self._context.colour("line_strong"))
            painter.drawRect(self.slide_rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        rect = self.slide_rect()
        if rect.contains(event.position().toPoint()):
            offset = event.position() - QPointF(rect.topLeft())
            self.pointer_moved.emit(QPointF(offset.x() / rect.width(), offset.y() / rect.height()))

    def sizeHint(self) -> QSize:  # noqa: D102
        width = self._context.px(480)
        return QSize(width, self.heightForWidth(width))


class LabelColumn(QScrollArea):
    """Show labels in a column that scrolls."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_labels(self, labels: Sequence[QWidget]) -> None:
        """Replace what is shown by these labels, from the top."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, self._context.space(3), 0)
        column.setSpacing(self._context.space(2))
        for label in labels:
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(holder)


class StatusBand(QWidget):
    """Show a text over the whole width; hide when there is none."""

    def __init__(self, context: ViewContext, ground: ColourRole, text: ColourRole) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(context.space(4), context.space(2), context.space(4), context.space(2))
        self.label = Label("", "heading", context, colour=text)
        row.addWidget(self.label)
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, context.colour(ground))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show this text; hide the band where it is empty."""
        self.label.setText(text)
        self.setVisible(bool(text))
