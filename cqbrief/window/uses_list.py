"""用在: the places where a figure appears, each a click away."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cqbrief.briefing.model import Figure
from cqbrief.briefing.uses import Use
from cqbrief.cards.card import Card
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look import icons
from cqbrief.text.use_text import use_text


class UseRow(Card):
    """Show one place: its kind and what stands there. A click goes there."""

    place_requested = Signal(int, str)
    """Number of the theme (0: overview) and id of what to bring into sight."""

    def __init__(self, use: Use, context: ViewContext) -> None:
        super().__init__(context, clickable=True, padding=1, ground=None, framed=False)
        self.use = use
        kind, title = use_text(use, context.figures, context.tr)
        self.setAccessibleName(f"{kind} {title}")
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(context.space(1), 0, context.space(1), 0)
        row.setSpacing(context.space(2))
        name = Label(kind, "small", context)
        name.setFixedWidth(context.px(64))
        row.addWidget(name)
        row.addWidget(Label(title, "label", context, colour="accent"), 1)
        self.add(line)
        self.clicked.connect(lambda: self.place_requested.emit(use.theme, use.id))


class UsesList(QWidget):
    """Tell how many places use a figure; a click lists them, or folds them up again."""

    place_requested = Signal(int, str)
    opened = Signal()
    """The list is there, or no longer."""

    def __init__(self, figure: Figure, context: ViewContext) -> None:
        super().__init__()
        uses = context.edition.uses.get(figure.id, ())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = QPushButton(
            context.tr.plural("Appears in {count} place", "Appears in {count} places", len(uses))
        )
        self.head.setProperty("kind", "fold")
        self.head.setCheckable(True)
        self.head.setEnabled(bool(uses))
        side = context.px(12)
        # Closed it points to where the list will be, open to where it goes.
        self._icons = [
            icons.icon(name, context.colour("text_quiet"), side, self.devicePixelRatioF())
            for name in ("expand", "fold")
        ]
        self.head.setIcon(self._icons[0])
        self.head.setIconSize(QSize(side, side))
        context.apply_style(self.head)
        self.head.toggled.connect(self._open)
        column.addWidget(self.head)
        self._list = QWidget()
        below = QVBoxLayout(self._list)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        self.rows = [UseRow(use, context) for use in uses]
        for row in self.rows:
            row.place_requested.connect(self.place_requested)
            below.addWidget(row)
        self._list.hide()
        column.addWidget(self._list)

    def _open(self, open_: bool) -> None:
        self.head.setIcon(self._icons[open_])
        self._list.setVisible(open_)
        self.opened.emit()
