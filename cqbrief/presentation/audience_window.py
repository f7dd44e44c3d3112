"""The window that the audience sees. It shows rendered slides and passes on keys, clicks and touches."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel

from cqbrief.cards.view_context import ViewContext
from cqbrief.look.looks import COVERS
from cqbrief.presentation.key_window import KeyWindow
from cqbrief.presentation.pointer_overlay import PointerOverlay
from cqbrief.presentation.slide_renderer import RenderedSlide
from cqbrief.presentation.slide_widget import slide_zoom
from cqbrief.presentation.state import Cover

BACK_ZONE = 0.12
"""Share of the window's width at its left edge where a click goes back."""
SWIPE = 0.08
"""Share of the window's width that a finger must travel."""
SIGN_MARGIN = 20
"""Between the sign in the corner and the window's edge, in pixels of a window 720 high."""
WHEEL_STEP = 120
WHEEL_PAUSE = 250
"""One notch of a wheel, and the milliseconds within which more notches count as the same turn."""


class AudienceWindow(KeyWindow):
    """Show the audience rendered slides, or a cover over them."""

    clicked = Signal(QPointF)
    """The left button or a finger, at shares of the window's width and height."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__("audience")
        self.context = context
        self._rendered: RenderedSlide | None = None
        self._cover: Cover = ""
        self.sign = ""
        self._wheel = 0
        self._wheel_at = 0
        self._touch: QPointF | None = None
        self.pointer = PointerOverlay(self)
        self.toast = QLabel(self)
        self.toast.setTextFormat(Qt.TextFormat.PlainText)
        self.toast.setAutoFillBackground(True)
        self.toast.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toast.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.BlankCursor)

    def show_slide(self, rendered: RenderedSlide, cover: Cover, name: str, sign: str = "") -> None:
        """Show a rendered slide, or a cover over it; `name` is what a screen reader says.

        `sign` stands small in the lower corner, for the presenter who has no console.
        """
        self._rendered, self._cover, self.sign = rendered, cover, sign
        self.setAccessibleName(name)
        self.pointer.setVisible(self.pointer.enabled and not cover)
        self.update()

    def show_toast(self, text: str) -> None:
        """Show a short text in the corner, such as a number being typed; empty for none."""
        self.toast.setText(text)
        self.toast.setVisible(bool(text))
        if not text:
            return
        zoom = slide_zoom(self.size())
        context = ViewContext(self.context.edition, self.context.tr, self.context.look, zoom)
        self.toast.setFont(context.font("heading"))
        margin = context.px(14)
        self.toast.setContentsMargins(margin, margin // 2, margin, margin // 2)
        palette = self.toast.palette()
        palette.setColor(palette.ColorRole.Window, context.colour("accent"))
        palette.setColor(palette.ColorRole.WindowText, context.colour("on_accent"))
        self.toast.setPalette(palette)
        self.toast.adjustSize()
        self.toast.move(
            self.width() - self.toast.width() - 2 * margin, self.height() - self.toast.height() - 3 * margin
        )
        self.toast.raise_()

    @property
    def cover(self) -> Cover:
        """Return what hides the slide."""
        return self._cover

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        if self._cover:
            painter.fillRect(event.rect(), QColor(COVERS[self._cover]))
        elif self._rendered is None:
            painter.fillRect(event.rect(), self.context.colour("ground"))
        else:
            painter.drawPixmap(0, 0, self._rendered.pixmap)
            self._paint_sign(painter)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        if not self.sign:
            return
        context = ViewContext(
            self.context.edition, self.context.tr, self.context.look, slide_zoom(self.size())
        )
        painter.setFont(context.font("small"))
        painter.setPen(context.colour("text_quiet"))
        corner = self.rect().adjusted(0, 0, -context.px(SIGN_MARGIN), -context.px(SIGN_MARGIN) // 2)
        painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.sign)

    # --- input ------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(self._relative(event.position()))
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.BackButton):
            self.command_requested.emit("back", "")
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.command_requested.emit("next", "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self.mousePressEvent(event)

    def _relative(self, position: QPointF) -> QPointF:
        return QPointF(position.x() / max(1, self.width()), position.y() / max(1, self.height()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self.pointer_moved.emit(self._relative(event.position()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: D102
        # A flick of a touchpad turns the wheel for a second: one turn is one slide.
        if event.timestamp() - self._wheel_at > WHEEL_PAUSE:
            self._wheel = 0
        fresh = abs(self._wheel) < WHEEL_STEP
        self._wheel += event.angleDelta().y()
        self._wheel_at = event.timestamp()
        if fresh and abs(self._wheel) >= WHEEL_STEP:
            self.command_requested.emit("next" if self._wheel < 0 else "back", "")
        if event.angleDelta().y() % WHEEL_STEP == 0 and event.phase() == Qt.ScrollPhase.NoScrollPhase:
            self._wheel = 0  # a real wheel: every notch counts
        event.accept()

    def event(self, event: QEvent) -> bool:  # noqa: D102
        if isinstance(event, QTouchEvent):
            self._handle_touch(event)
            return True
        return super().event(event)

    def _handle_touch(self, event: QTouchEvent) -> None:
        event.accept()
        points = event.points()
        if not points or len(points) > 1:
            self._touch = None
        elif event.type() == QEvent.Type.TouchBegin:
            self._touch = points[0].position()
        elif event.type() == QEvent.Type.TouchEnd and self._touch is not None:
            moved = points[0].position() - self._touch
            if abs(moved.x()) > self.width() * SWIPE and abs(moved.x()) > abs(moved.y()):
                self.command_requested.emit("next" if moved.x() < 0 else "back", "")
            elif moved.manhattanLength() < self.width() * SWIPE / 2:
                self.clicked.emit(self._relative(self._touch))
            self._touch = None

    # --- the window -------------------------------------------------------------------------

    def fill_screen(self, name: str) -> None:
        """Fill the screen with this name; where the window already does, nothing flickers."""
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        if screen is None or self.fills_screen(name):
            return
        if self.isVisible():
            # Window managers keep a fullscreen window on the screen where it was: leave it first.
            self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def fills_screen(self, name: str) -> bool:
        """Tell whether the window covers exactly the screen with this name."""
        screen = next((s for s in QGuiApplication.screens() if s.name() == name), None)
        return (
            screen is not None
            and self.isVisible()
            and self.isFullScreen()
            and self.screen() is screen
            and self.geometry() == screen.geometry()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        self.pointer.resize(self.size())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: D102
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.resized.emit()
