"""The state of trust at the foot of the sidebar."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from cqbrief.briefing.edition import Edition
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.icons import pixmap as icon_pixmap
from cqbrief.look.roles import ColourRole
from cqbrief.text.coverage_text import by_hand_text, evidence_text, traced_text
from cqbrief.window.status_bar import error_count

WIDTH = 264
"""Width in logical pixels at zoom 1."""
WITH_TEXT = 88
"""From this width on, in logical pixels at zoom 1, the badge has its text."""


class TrustBadge(QAbstractButton):
    """Tell whether every number has its sentence, or how many problems there are; a click lists them."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.show_broken_files(None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_broken_files(self, broken: Edition | None) -> None:
        """Tell of the briefing shown or, where they have errors by now, of the files."""
        tr, edition = self._context.tr, broken or self._context.edition
        errors, warnings = len(edition.errors), len(edition.problems) - len(edition.errors)
        self._colour: ColourRole = "bad" if errors else "warning" if warnings else "good"
        self._icon = "error" if errors else "warning" if warnings else "check"
        if not edition.checked:
            self._colour, self._icon = "text_quiet", "search"
            self.setText(tr.text("Being checked…"))
        elif broken is not None:
            self.setText(error_count(edition, tr))
        elif edition.problems:
            self.setText(tr.plural("{count} problem", "{count} problems", len(edition.problems)))
        else:
            self.setText(traced_text(edition, tr))
            if not edition.figures or by_hand_text(edition, tr):
                self._colour, self._icon = "text_quiet", "info"
        about = evidence_text(edition, tr)
        self.setToolTip(literal("\n".join(filter(None, (self.text(), about)))))
        self.setAccessibleDescription(about)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(self._context.px(WIDTH), self._context.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self._context, self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = look.radius * context.zoom
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(context.colour("hover"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(context.colour("focus"), look.focus_ring * context.zoom))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        side = context.px(16)
        left = context.space(2)
        icon = icon_pixmap(self._icon, context.colour(self._colour), side, self.devicePixelRatioF())
        painter.drawPixmap(QRect(left, (self.height() - side) // 2, side, side), icon)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        line = self.rect().adjusted(left + side + context.space(1.5), 0, -context.space(2), 0)
        if self.width() >= context.px(WITH_TEXT):
            painter.setFont(context.font("number_small"))
            painter.setPen(context.colour(self._colour))
            painter.drawText(line, flags, self.text())
        painter.end()
