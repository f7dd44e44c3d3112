"""The ground of every card: a surface with a hairline, that can be a button as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from cqbrief.cards.text import CopyableLabel
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.focus import by_keyboard
from cqbrief.look.roles import ColourRole


class Card(QWidget):
    """Draw a surface with rounded corners under a vertical layout, `body`.

    With `clickable` the whole card is one stop of the keyboard: Enter, Space or a click that
    selects no text emits `clicked`. `marked` draws it as the one whose source is shown. Without
    `framed` the hairline is there only while the card is hovered, focused or marked.
    """

    clicked = Signal()
    figure_requested = Signal(str)
    """The reader wants to see where a figure comes from; carries its id."""
    passage_requested = Signal(str)
    """The reader wants to see the words of a quote in the source; carries the path of its owner."""

    def __init__(
        self,
        context: ViewContext,
        *,
        clickable: bool = False,
        padding: float = 4,
        ground: ColourRole | None = "surface",
        framed: bool = True,
    ) -> None:
        super().__init__()
        self.context = context
        self._clickable = clickable
        role = QAccessible.Role
        self.accessible_role = role.Button if clickable else role.Grouping
        self._ground = ground
        self._framed = framed
        self._marked = False
        self._ring = False
        self._pressed_at: QPointF | None = None
        self.body = QVBoxLayout(self)
        margin = context.space(padding)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(context.space(1))
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def add(self, *widgets: QWidget) -> None:
        """Add widgets below what is there; a click on their text counts as one on the card."""
        for widget in widgets:
            self.body.addWidget(widget)
            if self._clickable:
                self.forward_clicks(widget)

    def forward_clicks(self, widget: QWidget) -> None:
        """Take clicks on labels in `widget` that select nothing as clicks on the card."""
        for label in (widget, *widget.findChildren(QLabel)):
            if isinstance(label, CopyableLabel):
                label.installEventFilter(self)
                label.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_marked(self, marked: bool) -> None:
        """Draw the card as the chosen one, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def item_id(self) -> str | None:
        """Return the id of the figure, chart, table, story or measure shown; None on any other card."""
        return None

    @property
    def focus_ring(self) -> bool:
        """Tell whether a ring is drawn while the card has the keyboard: not after a click."""
        return self._ring

    @property
    def marked(self) -> bool:
        """Tell whether the card is drawn as the chosen one."""
        return self._marked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: D102
        if isinstance(watched, CopyableLabel) and isinstance(event, QMouseEvent):
            self._follow_mouse(event, watched)
        return super().eventFilter(watched, event)

    def _follow_mouse(self, event: QMouseEvent, label: CopyableLabel) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed_at = event.globalPosition()
        elif event.type() == QEvent.Type.MouseButtonRelease and self._pressed_at is not None:
            moved = (event.globalPosition() - self._pressed_at).manhattanLength()
            self._pressed_at = None
            if moved < QApplication.startDragDistance() and not label.hasSelectedText():
                self._take_click()

    def _take_click(self) -> None:
        """Emit `clicked` with the keyboard on the card, not on a text on it: Tab goes on from here."""
        if self.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.clicked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if self._clickable and event.button() == Qt.MouseButton.LeftButton:
            if self.rect().contains(event.position().toPoint()):
                self._take_click()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        event.setAccepted(self._clickable and event.button() == Qt.MouseButton.LeftButton)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._clickable and event.key() in keys:
            self.clicked.emit()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        # A menu or another window takes the keyboard for a while: the ring waits for its return.
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._ring = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self.context, self.context.look
        hovered = self._clickable and self.underMouse()
        line = context.zoom * look.hairline
        colour: ColourRole = "line"
        if self._marked:
            line, colour = context.zoom * look.mark, "accent"
        elif self._ring:
            line, colour = context.zoom * look.focus_ring, "focus"
        elif hovered:
            colour = "line_strong"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bare = not self._framed and colour == "line"
        painter.setPen(Qt.PenStyle.NoPen if bare else QPen(context.colour(colour), line))
        if self._ground:
            painter.setBrush(context.colour(self._ground))
        inset = line / 2
        radius = look.radius * context.zoom
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        if self._marked and self._ring:
            ring = line + 1.5 * context.zoom
            painter.setPen(QPen(context.colour("focus"), context.zoom * look.focus_ring / 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(ring, ring, -ring, -ring), radius, radius)
        painter.end()


class Separator(QWidget):
    """Draw a hairline across a card."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.setFixedHeight(max(1, context.px(context.look.hairline)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.contentsRect(), self._context.colour("line"))
        painter.end()
