"""Panels over the console, or over the slide where there is no console: all slides, and all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.key_bindings import GROUPS, KeyBinding
from cqbrief.presentation.slide_renderer import SlideRenderer
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.state import PresentationState


class OverviewPanel(QWidget):
    """Show all slides, small. A click goes to one; they are rendered one by one without holding up keys."""

    slide_requested = Signal(int)
    """Index of the slide to go to."""

    def __init__(
        self,
        context: ViewContext,
        state: PresentationState,
        renderer: SlideRenderer,
        thumbnails: dict[str, QPixmap],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._state, self._renderer = context, state, renderer
        self._thumbnails = thumbnails
        self.choice = state.view.slide
        """Index of the slide that Enter would go to."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._render_one)
        self._timer.start()

    def _render_one(self) -> None:
        for index, slide in enumerate(self._state.deck.slides):
            if slide.key not in self._thumbnails:
                pixmap = self._renderer.render_uncached(SlideView(index)).pixmap
                size = QSize(480, 480)
                self._thumbnails[slide.key] = pixmap.scaled(
                    size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
                self.update()
                return
        self._timer.stop()

    def rects(self) -> list[QRect]:
        """Return the rectangles of the slides, in the order of the deck."""
        count = len(self._state.deck.slides)
        gap = self._context.space(3)
        below = self._context.px(24)
        shape = next(iter(self._thumbnails.values())).size() if self._thumbnails else QSize(16, 9)
        ratio = shape.height() / max(1, shape.width())
        columns = 2
        while columns < 12:
            width = (self.width() - gap * (columns + 1)) // columns
            rows = -(-count // columns)
            if rows * (round(width * ratio) + below + gap) + gap <= self.height():
                break
            columns += 1
        width = (self.width() - gap * (columns + 1)) // columns
        height = round(width * ratio)
        return [
            QRect(
                gap + index % columns * (width + gap),
                gap + index // columns * (height + below + gap),
                width,
                height,
            )
            for index in range(count)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, state = self._context, self._state
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), context.colour("ground"))
        painter.setFont(context.font("label"))
        for index, (slide, rect) in enumerate(zip(state.deck.slides, self.rects(), strict=True)):
            pixmap = self._thumbnails.get(slide.key)
            if pixmap is not None:
                painter.drawPixmap(rect, pixmap)
            else:
                painter.fillRect(rect, context.colour("surface"))
            here = index == self.choice
            pen = context.colour("accent" if here else "line_strong")
            painter.setPen(pen)
            width = context.px(3) if here else 1
            for inset in range(width):
                painter.drawRect(rect.adjusted(-inset, -inset, inset - 1, inset - 1))
            text = str(slide.number)
            if slide.backup:
                text = context.tr.text("backup {number}", number=slide.number)
            painter.setPen(context.colour("text"))
            painter.drawText(rect.x(), rect.bottom() + context.px(18), text)
        painter.end()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Choose a slide by arrows, go there by Enter; tell whether the key was one of these."""
        rects = self.rects()
        columns = sum(rect.y() == rects[0].y() for rect in rects)
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: columns, Qt.Key.Key_Up: -columns,
        }  # fmt: skip
        if event.key() in steps:
            self.choice = max(0, min(len(rects) - 1, self.choice + steps[event.key()]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._state.typed:
            self.slide_requested.emit(self.choice)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        for index, rect in enumerate(self.rects()):
            if rect.contains(event.position().toPoint()):
                self.slide_requested.emit(index)
                return


class KeysPanel(QWidget):
    """Show every key and what it does, from the bindings that the keys themselves come from."""

    def __init__(self, context: ViewContext, bindings: Sequence[KeyBinding], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bindings = bindings
        tr = context.tr
        column = QVBoxLayout(self)
        margin = context.space(6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(Label(tr.text("Keys"), "heading", context))
        halves = QHBoxLayout()
        halves.setSpacing(context.space(10))
        # Groups of about as many keys on either side.
        for half in (("go", "answer"), ("audience", "presenter")):
            side = QVBoxLayout()
            side.addLayout(self._groups(half))
            side.addStretch(1)
            halves.addLayout(side, 1)
        column.addLayout(halves)
        column.addStretch(1)

    def _groups(self, wanted: Sequence[str]) -> QGridLayout:
        """Lay out the keys of these groups, each under its heading."""
        context, tr = self._context, self._context.tr
        grid = QGridLayout()
        grid.setHorizontalSpacing(context.space(5))
        grid.setVerticalSpacing(context.space(1))
        grid.setColumnStretch(1, 1)
        row = 0
        for group, title in GROUPS:
            if group not in wanted:
                continue
            heading = Label(tr.text(title), "eyebrow", context)
            heading.setContentsMargins(0, context.space(3), 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            for binding in (binding for binding in self._bindings if binding.group == group):
                row += 1
                keys = Label("  ".join(binding.shown or binding.keys), "number_small", context)
                grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
                description = Label(tr.text(binding.text), "body", context)
                grid.addWidget(description, row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1
        return grid

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("surface"))
        painter.end()
