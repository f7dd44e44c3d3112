"""The status bar: what is open, which edition of it, and in what state; small and quiet."""

from __future__ import annotations

from datetime import datetime
from math import ceil
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStatusBar, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.tooltip import literal
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import LANGUAGES
from cqbrief.i18n.messages import Message
from cqbrief.i18n.translator import Translator
from cqbrief.look.accessible import announce
from cqbrief.look.focus import by_keyboard
from cqbrief.look.roles import ColourRole
from cqbrief.system import paths
from cqbrief.text.coverage_text import by_hand_text, evidence_text

MESSAGE_TIME = 5000
"""Milliseconds for which it is told what was copied or saved."""
ACTIVITY_AFTER = 200
"""Milliseconds that something goes on before it is told: what is over sooner would only flicker."""


class StatusItem(QAbstractButton):
    """Show a stretch of the bar: a button where a click leads somewhere, else plain text.

    Text that does not fit is cut as `elide` says; with ElideNone it is always whole.
    """

    def __init__(
        self,
        text: str,
        context: ViewContext,
        *,
        button: bool,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideNone,
        about: str = "",
    ) -> None:
        super().__init__()
        self._context, self._button, self._elide = context, button, elide
        self._ring = False
        if not button:
            self.accessible_role = QAccessible.Role.StaticText
        self.setFont(context.font("small"))
        self.show_text(text, about=about)
        if button:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = elide == Qt.TextElideMode.ElideNone
        policy = QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Maximum
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    @property
    def focus_ring(self) -> bool:
        """Tell whether a ring is drawn while the item has the keyboard: not after a click."""
        return self._ring

    def show_text(self, text: str, colour: ColourRole = "text_quiet", about: str = "") -> None:
        """Show `text`; `about` says more of it to the pointer and to screen readers."""
        self._colour: ColourRole = colour
        self.setText(text)
        self.setToolTip(literal("\n".join(filter(None, (text, about)))))
        self.setAccessibleName(text)
        self.setAccessibleDescription(about)

    def sizeHint(self) -> QSize:  # noqa: D102
        metrics, space = QFontMetricsF(self.font()), self._context.space
        # Rounded up on either side: a fraction of a pixel too little, and the end of the text is cut.
        wide = ceil(metrics.horizontalAdvance(self.text())) + 2 * space(1.5)
        return QSize(wide, ceil(metrics.height()) + space(1))

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        whole = self.sizeHint()
        if self._elide == Qt.TextElideMode.ElideNone:
            return whole
        return QSize(min(whole.width(), self._context.px(60)), whole.height())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._ring = by_keyboard(event)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        context, look = self._context, self._context.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = context.space(1)
        if self._button and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(context.colour("hover"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus() and self._ring:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(context.colour("focus"), look.focus_ring * context.zoom))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.setFont(self.font())
        painter.setPen(context.colour(self._colour))
        painter.drawText(
            self._inner(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.painted()
        )
        painter.end()

    def painted(self) -> str:
        """Return as much of the text as there is room for."""
        if self._elide == Qt.TextElideMode.ElideNone:
            return self.text()
        return QFontMetrics(self.font()).elidedText(self.text(), self._elide, self._inner().width())

    def _inner(self) -> QRect:
        beside = self._context.space(1.5)
        return self.rect().adjusted(beside, 0, 1 - beside, 0)


class StatusBar(QStatusBar):
    """Show source, edition and state of what the window shows.

    In the edition's place stands for a while what was just done, or what goes on beside the window.
    """

    command_requested = Signal(str)
    """Id of a command of the table of actions."""

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._read_at = datetime.now()
        self.items: tuple[StatusItem, ...] = ()
        """What stands in the bar, from left to right."""
        self._message = ""
        self.activities: list[str] = []
        """What goes on beside the window; the last one is told."""
        self._long_activity = False
        """Whether something has gone on for so long that it is told."""
        self.message_timer = QTimer(self, singleShot=True, interval=MESSAGE_TIME)
        self.message_timer.timeout.connect(self._end_message)
        self._activity_timer = QTimer(self, singleShot=True, interval=ACTIVITY_AFTER)
        self._activity_timer.timeout.connect(self._tell_activity)
        self.setSizeGripEnabled(False)
        self.show_context(context)

    def show_context(self, context: ViewContext, broken: Edition | None = None) -> None:
        """Show this context, and what `show_broken_files` says of `broken`."""
        tr, edition = context.tr, context.edition
        if edition is not self._context.edition:
            self._read_at = datetime.now()
        self._context = context
        for old in self.items:
            self.removeWidget(old)
            old.deleteLater()
        self.setContentsMargins(context.space(2), context.space(0.5), context.space(2), context.space(0.5))
        self.setAccessibleName(tr.text("Source, edition and state"))
        middle, right = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
        where = tr.text("A click shows the files")
        self.source = StatusItem(source_line(edition, tr), context, button=True, elide=middle, about=where)
        self.source.clicked.connect(lambda: self.command_requested.emit("folder"))
        self.notice = StatusItem("", context, button=False, elide=middle)
        """What was done, or goes on; hidden where there is nothing to tell."""
        self.edition = StatusItem(edition_line(context), context, button=False, elide=right)
        self.state = StatusItem("", context, button=True)
        self.state.clicked.connect(lambda: self.command_requested.emit("problems"))
        self.read = StatusItem("", context, button=False)
        self.items = (self.source, self.notice, self.edition, self.state, self.read)
        for item in (self.source, self.notice, self.edition):
            self.addWidget(item)
        for item in (self.state, self.read):
            self.addPermanentWidget(item)
        self._message = ""
        self.message_timer.stop()
        self._show_notice()
        self.show_broken_files(broken)

    def show_broken_files(self, broken: Edition | None) -> None:
        """Show state and time of the briefing shown or, where they have errors by now, of the files."""
        edition, tr = broken or self._context.edition, self._context.tr
        colour: ColourRole = "bad" if edition.errors else "warning" if edition.problems else "text_quiet"
        about = tr.text("A click lists the problems") if edition.problems else ""
        about = "\n".join(filter(None, (evidence_text(edition, tr), about)))
        state = state_line(edition, tr) if broken is None else error_count(edition, tr)
        self.state.show_text(state, colour, about)
        time = self._read_at.strftime("%H:%M")
        if broken is None:
            self.read.show_text(tr.text("read at {time}", time=time))
        else:
            self.read.show_text(tr.text("shown as of {time}", time=time))

    def show_message(self, text: str) -> None:
        """Show `text` in the edition's place for `MESSAGE_TIME`, and have screen readers say it at once."""
        self._message = text
        self.message_timer.start()
        self._show_notice()
        announce(self.notice, text)

    def begin_activity(self, text: str) -> None:
        """Tell what goes on beside the window, once that has lasted for `ACTIVITY_AFTER`."""
        self.activities.append(text)
        if self._long_activity:
            self._tell_activity()
        else:
            self._activity_timer.start()

    def end_activity(self, text: str) -> None:
        """Tell no longer of what `begin_activity` told."""
        self.activities.remove(text)
        if not self.activities:
            self._long_activity = False
            self._activity_timer.stop()
        self._show_notice()

    def _tell_activity(self) -> None:
        self._long_activity = True
        self._show_notice()
        announce(self.notice, self.activities[-1])

    def _end_message(self) -> None:
        self._message = ""
        self._show_notice()

    def _show_notice(self) -> None:
        """Show what there is to tell now; neither item takes the keyboard, so that stays where it is."""
        activity = self.activities[-1] if self._long_activity else ""
        text = self._message or activity
        self.notice.show_text(text, "text")
        self.edition.setVisible(not text)
        self.notice.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._context.colour("sidebar"))
        line = max(1, self._context.px(self._context.look.hairline))
        painter.fillRect(0, 0, self.width(), line, self._context.colour("line"))
        painter.end()


def source_line(edition: Edition, tr: Translator) -> str:
    """Return where the briefing lies: its folder or file, the reader's own folder written as ~."""
    place = edition.folder.resolve()
    if place == paths.built_in_briefing().resolve():
        return tr.text("Built-in briefing")
    try:
        return str(Path("~") / place.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(place)


def edition_line(context: ViewContext) -> str:
    """Return period, date and fingerprint of the edition, and how many figures it has.

    First that the whole content is in the other language, where it is: then no text of it says so.
    """
    edition, tr = context.edition, context.tr
    briefing = edition.briefing
    facts: list[str] = []
    if edition.languages and tr.language not in edition.languages:
        only = next(language for language in LANGUAGES if language in edition.languages)
        facts.append(tr.text("content in {language} only", language=Message(LANGUAGES[only].english_name)))
    if briefing is not None:
        facts += [context.text(briefing.period), briefing.date or ""]
        facts.append(tr.plural("{count} figure", "{count} figures", len(edition.figures)))
    if edition.fingerprint:
        facts.append(tr.text("edition {edition}", edition=edition.fingerprint))
    return " · ".join(filter(None, facts))


def error_count(edition: Edition, tr: Translator) -> str:
    """Say how many errors the files have, as badge and status bar say it."""
    return tr.plural("{count} error", "{count} errors", len(edition.errors))


def state_line(edition: Edition, tr: Translator) -> str:
    """Say how many problems there are, how many figures no machine has checked, how many are still 待核实."""
    if not edition.checked:
        state = tr.text("Being checked…")
    elif edition.problems:
        state = tr.plural("{count} problem", "{count} problems", len(edition.problems))
    else:
        state = tr.text("No problems")
    unverified = sum(figure.status == "unverified" for figure in edition.figures.values())
    waiting = tr.text("{count} unverified", count=unverified) if unverified else ""
    return " · ".join(filter(None, (state, by_hand_text(edition, tr), waiting)))
