"""What opens over the console, or over the wall where there is no console: all slides, and all keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation.key_bindings import GROUPS, KeyBinding
from cqbrief.presentation.slide_renderer import SlideRenderer
from cqbrief.presentation.state import PresentationState, SlideView


class OverviewPanel(QWidget):
    """All slides, small. A click goes to one; pictures come one after the other without holding up keys."""

    chosen = Signal(int)

    def __init__(
        self,
        context: ViewContext,
        talk: PresentationState,
        stage: SlideRenderer,
        small: dict[str, QPixmap],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._talk, self._stage = context, talk, stage
        self._small = small
        self.choice = talk.view.slide
        """Index of the slide that Enter would go to."""
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._paint_one)
        self._timer.start()

    def _paint_one(self) -> None:
        for index, slide in enumerate(self._talk.deck.slides):
            if slide.key not in self._small:
                picture = self._stage.fresh(SlideView(index)).picture
                size = QSize(480, 480)
                self._small[slide.key] = picture.scaled(
                    size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
                self.update()
                return
        self._timer.stop()

    def places(self) -> list[QRect]:
        """Where each slide stands, in the order of the deck."""
        count = len(self._talk.deck.slides)
        gap = self._context.space(3)
        below = self._context.px(24)
        shape = next(iter(self._small.values())).size() if self._small else QSize(16, 9)
        ratio = shape.height() / max(1, shape.width())
        columns = 2
        while columns < 12:
            wide = (self.width() - gap * (columns + 1)) // columns
            rows = -(-count // columns)
            if rows * (round(wide * ratio) + below + gap) + gap <= self.height():
                break
            columns += 1
        wide = (self.width() - gap * (columns + 1)) // columns
        high = round(wide * ratio)
        return [
            QRect(
                gap + index % columns * (wide + gap),
                gap + index // columns * (high + below + gap),
                wide,
                high,
            )
            for index in range(count)
        ]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, talk = self._context, self._talk
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), context.colour("ground"))
        painter.setFont(context.font("label"))
        for index, (slide, place) in enumerate(zip(talk.deck.slides, self.places(), strict=True)):
            picture = self._small.get(slide.key)
            if picture is not None:
                painter.drawPixmap(place, picture)
            else:
                painter.fillRect(place, context.colour("surface"))
            here = index == self.choice
            pen = context.colour("accent" if here else "line_strong")
            painter.setPen(pen)
            width = context.px(3) if here else 1
            for inset in range(width):
                painter.drawRect(place.adjusted(-inset, -inset, inset - 1, inset - 1))
            text = str(slide.number)
            if slide.backup:
                text = context.tr.text("backup {number}", number=slide.number)
            painter.setPen(context.colour("text"))
            painter.drawText(place.x(), place.bottom() + context.px(18), text)
        painter.end()

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the panel's own: arrows choose a slide, Enter goes there."""
        places = self.places()
        columns = sum(place.y() == places[0].y() for place in places)
        steps: dict[int, int] = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: columns, Qt.Key.Key_Up: -columns,
        }  # fmt: skip
        if event.key() in steps:
            self.choice = max(0, min(len(places) - 1, self.choice + steps[event.key()]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._talk.typed:
            self.chosen.emit(self.choice)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        for index, place in enumerate(self.places()):
            if place.contains(event.position().toPoint()):
                self.chosen.emit(index)
                return


class KeysPanel(QWidget):
    """Every key and what it does, from the table that the keys themselves come from."""

    def __init__(self, context: ViewContext, offered: Sequence[KeyBinding], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._offered = offered
        tr = context.tr
        column = QVBoxLayout(self)
        margin = context.space(6)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(Label(tr.text("Keys"), "heading", context))
        halves = QHBoxLayout()
        halves.setSpacing(context.space(10))
        # Groups of about as many keys on either side.
        for half in (("go", "answer"), ("wall", "presenter")):
            side = QVBoxLayout()
            side.addLayout(self._groups(half))
            side.addStretch(1)
            halves.addLayout(side, 1)
        column.addLayout(halves)
        column.addStretch(1)

    def _groups(self, wanted: Sequence[str]) -> QGridLayout:
        """The keys of these groups, each under its heading."""
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
            for binding in (binding for binding in self._offered if binding.group == group):
                row += 1
                keys = Label("  ".join(binding.shown or binding.keys), "number_small", context)
                grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignTop)
                said = Label(tr.text(binding.text), "body", context)
                grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
            row += 1
        return grid

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("surface"))
        painter.end()
