"""Pieces of the console: a picture of the wall, a scrolling column of labels, a band for the state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.roles import ColourRole


class WallPreview(QWidget):
    """A picture of the wall, as large as fits, or the wall itself; the mouse on it points on the wall."""

    pointed = Signal(QPointF)
    """Where the mouse is, as shares of the picture's width and height."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self._picture: QPixmap | None = None
        self._wall: QWidget | None = None
        self._most = context.px(270)
        self.setMouseTracking(True)
        # As high as the picture at its width: what is left belongs to notes and figures.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumSize(context.px(200), context.px(112))

    @property
    def holds_wall(self) -> bool:
        """Whether the wall itself is here."""
        return self._wall is not None

    def hold(self, wall: QWidget) -> None:
        """The wall itself is here instead of its picture."""
        self._wall = wall
        wall.setParent(self)
        wall.setGeometry(self.frame())
        wall.show()

    def set_highest(self, most: int) -> None:
        """The picture is at most so high, however wide its place is."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:  # noqa: D102
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: D102
        size = self._shape()
        return min(-(-width * size.height() // size.width()), self._most)

    def show_picture(self, picture: QPixmap | None) -> None:
        """This is what is shown; None for the end of the talk."""
        before, self._picture = self._shape(), picture
        if self._shape() != before:
            self.updateGeometry()
        self.update()

    def frame(self) -> QRect:
        """Where the picture stands."""
        if self._picture is None and self._wall is None:
            return QRect()
        fitted = self._shape().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(0, 0, fitted.width(), fitted.height())

    def _shape(self) -> QSize:
        """Its proportions: those of the picture; of a wall that is here, the usual ones."""
        if self._picture is None or self._wall is not None:
            return QSize(16, 9)
        return self._picture.deviceIndependentSize().toSize()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if self._wall is not None:
            self._wall.setGeometry(self.frame())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        if self._picture is not None and self._wall is None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.frame(), self._picture)
            painter.setPen(self._context.colour("line_strong"))
            painter.drawRect(self.frame().adjusted(0, 0, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        frame = self.frame()
        if frame.contains(event.position().toPoint()):
            where = event.position() - QPointF(frame.topLeft())
            self.pointed.emit(QPointF(where.x() / frame.width(), where.y() / frame.height()))

    def sizeHint(self) -> QSize:  # noqa: D102
        wide = self._context.px(480)
        return QSize(wide, self.heightForWidth(wide))


class LabelColumn(QScrollArea):
    """A column of labels that scrolls."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_labels(self, labels: Sequence[QWidget]) -> None:
        """These are shown from the top, and nothing else."""
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
    """A word over the whole width that cannot be overlooked; gone when there is nothing to say."""

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
        """Say this; empty for nothing."""
        self.label.setText(text)
        self.setVisible(bool(text))
