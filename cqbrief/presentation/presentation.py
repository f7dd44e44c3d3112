"""A presentation, from F5 to the last Escape: puts state, windows, screens, keys and panels together."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import cast

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.search.entries import SearchHit
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import Look
from cqbrief.presentation.audience_window import BACK_ZONE, AudienceWindow
from cqbrief.presentation.console import Console
from cqbrief.presentation.key_bindings import available_bindings
from cqbrief.presentation.panel_host import PanelHost
from cqbrief.presentation.pointer_controller import PointerController
from cqbrief.presentation.report_text import report_text
from cqbrief.presentation.screensaver_inhibitor import ScreensaverInhibitor
from cqbrief.presentation.settings import NOTE_SCALES, PresentationSettings
from cqbrief.presentation.slide_renderer import RenderedSlide, SlideRenderer
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.state import Command, PresentationState
from cqbrief.presentation.status_text import audience_title, slide_description, toast_text
from cqbrief.presentation.wall_deck import wall_deck
from cqbrief.presentation.window_placement import WindowPlacement
from cqbrief.text.search_text import theme_number

TICK = 500
"""Milliseconds between two looks at the clock and at the screens."""
CUT_OFF_SIGN, MESSAGES_ONLY_SIGN = "⋯", "5′"
"""Signs in the slide's corner: there is more than fits; five minutes are left, messages only."""
NOTICE_SECONDS = 20.0
"""How long a notice is shown on the console, unless it is about something that lasts."""


class Presentation(QObject):
    """Run one presentation: `start` opens the windows, and `ended` is emitted before they are gone again."""

    ended = Signal(str)
    """The report of the presentation."""

    def __init__(
        self,
        context: ViewContext,
        state: PresentationState | None = None,
        *,
        settings: PresentationSettings,
        start: int = 0,
        screen: str | None = None,
        rehearse: bool = False,
        windowed: bool = False,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """Prepare a presentation from slide `start` on, or one that carries on with `state`."""
        super().__init__(parent)
        self.settings = settings
        self._now = now
        deck = wall_deck(context.edition, context.tr)
        if state is None:
            state = PresentationState(deck, start)
        else:
            state.resume(deck)
        self.state = state
        self._context = context
        audience_context = ViewContext(context.edition, context.tr, _audience_look(context))
        self.audience = AudienceWindow(audience_context)
        bindings = available_bindings(rehearse=rehearse)
        self.console = Console(context, self.settings.note_scale, bindings)
        self._placement = WindowPlacement(
            self.audience, self.console, self.settings, screen,
            rehearse=rehearse, windowed=windowed, parent=self,
        )  # fmt: skip
        self.renderer = SlideRenderer(self.audience, deck, audience_context)
        self._panels = PanelHost(state, self.audience, self.console, self.renderer, context, self)
        self._pointer = PointerController(state, self.audience, self.renderer)
        self._notice_until = 0.0
        self._screensaver = ScreensaverInhibitor()
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(0)
        self._connect_signals()

    def _connect_signals(self) -> None:
        for window in (self.audience, self.console):
            window.command_requested.connect(self.do)
            window.pointer_moved.connect(self._move_pointer)
            window.close_requested.connect(self.finish)
            window.key_pressed.connect(self._panels.forward_key)
        self.audience.clicked.connect(self._click)
        self.audience.resized.connect(self._follow_size)
        self.console.resized.connect(self._panels.place_panel)
        self._panels.answer_requested.connect(self.show_hit)
        self._panels.slide_requested.connect(self._go)
        self._panels.leave_requested.connect(lambda: self.do("leave"))
        self._placement.screens_changed.connect(self._follow_screens)
        self._ticking.timeout.connect(self._tick)
        self._idle.timeout.connect(self._render_next)

    # --- beginning and end ------------------------------------------------------------------

    def start(self) -> None:
        """Open the windows and show the audience the first slide."""
        tr = self._context.tr
        self._screensaver.inhibit("cqbrief", tr.text("A briefing is being presented"))
        self._report_missing_screen()
        self._placement.arrange(first=True)
        self._refresh()
        self._ticking.start()

    def finish(self) -> None:
        """End the presentation: emit the report, then close the windows. This object stays its owner's."""
        if not self._ticking.isActive():
            return
        self._ticking.stop()
        self._idle.stop()
        self.state.end(self._now())
        self._screensaver.release()
        # Before the windows go: without any window the program would end.
        self.ended.emit(report_text(self.state, self._context.tr))
        for window in (self.audience, self.console):
            window.hide()
            window.deleteLater()
        self.renderer.clear()
        self._panels.clear_thumbnails()

    # --- commands ---------------------------------------------------------------------------

    def do(self, command: str, argument: str = "") -> None:
        """Carry out a command of the key bindings."""
        own: Mapping[str, Callable[[], None]] = {
            "swap": self._placement.swap,
            "windowed": self._placement.toggle_windowed,
            "notes_larger": lambda: self._resize_notes(1),
            "notes_smaller": lambda: self._resize_notes(-1),
            "nothing": lambda: None,
        }
        if command in own:
            own[command]()
        else:
            self.state.do(cast(Command, command), self._now(), argument)
        if self.state.ended:
            self.finish()
        else:
            self._refresh()

    def show_hit(self, hit: SearchHit) -> None:
        """Show the audience what was found, large; of a theme its first slide."""
        now = self._now()
        if hit.sentence is not None:
            self.state.show_sentence(hit.sentence, now)
        elif hit.kind == "theme":
            self.state.do("theme", now, str(theme_number(hit, self.state.deck.edition)))
        else:
            self.state.show_answer(hit.id, now)
        self._refresh()

    def replace_edition(self, edition: Edition) -> None:
        """Show the files as read anew; with errors in them, or gone, keep the last good state."""
        tr = self._context.tr
        if edition.errors or edition.briefing is None:
            first = tr.render(edition.errors[0].message) if edition.errors else ""
            self._show_notice(
                tr.text("The files have errors; the wall keeps the last good state. {first}", first=first),
                lasting=True,
            )
            return
        self._context = ViewContext(edition, tr, self._context.look, self._context.zoom)
        audience_context = ViewContext(edition, tr, self.audience.context.look)
        deck = wall_deck(edition, tr)
        self.state.replace_deck(deck)
        self.audience.context = audience_context
        self.console.context = self._context
        self.renderer.set_deck(deck, audience_context)
        self._panels.set_context(self._context)
        self._show_notice(tr.text("The files were read again."))
        self._refresh()

    # --- what is shown ----------------------------------------------------------------------

    def _refresh(self) -> None:
        """Show both windows the state as it is now."""
        state, tr = self.state, self._context.tr
        rendered = self.renderer.render(state.audience_view)
        description = slide_description(state, state.audience_view, tr)
        self.audience.show_slide(rendered, state.cover, description, self._corner_sign(rendered))
        self.audience.setWindowTitle(audience_title(state, tr))
        self._show_pointer()
        self._panels.sync()
        if self.console.isVisible():
            this_slide = self.renderer.render(state.view).pixmap if state.frozen else rendered.pixmap
            next_view = SlideView(state.next_index) if state.next_index is not None else None
            ready = next_view is not None and self.renderer.is_rendered(next_view)
            next_slide = self.renderer.render(next_view).pixmap if next_view and ready else None
            self.console.show_state(state, this_slide, next_slide, cut_off=rendered.cut_off)
            self.console.show_time(state)
        self._idle.start()

    def _render_next(self) -> None:
        """Render the next slide while nothing else is to be done."""
        if self.state.next_index is None:
            return
        view = SlideView(self.state.next_index)
        fresh = not self.renderer.is_rendered(view)
        pixmap = self.renderer.render(view).pixmap
        self.renderer.render(self.state.audience_view)
        if fresh and self.console.isVisible():
            self.console.show_next_slide(pixmap)

    def _corner_sign(self, rendered: RenderedSlide) -> str:
        """Return what the presenter must know and has no console to read from; it says nothing to others."""
        if self.console.isVisible():
            return ""
        signs = (
            CUT_OFF_SIGN if rendered.cut_off else "",
            MESSAGES_ONLY_SIGN if self.state.messages_only else "",
        )
        return " ".join(sign for sign in signs if sign)

    def _show_pointer(self) -> None:
        mark_text = self._pointer.update_overlay()
        # Where there is no console the slide itself has to show what is being typed.
        typed = "" if self.console.isVisible() else toast_text(self.state, self._context.tr)
        self.audience.show_toast(typed or mark_text)

    def _move_pointer(self, position: QPointF) -> None:
        self._pointer.move(position)
        if self.state.pointer and self.state.frozen is None and not self.state.view.layer:
            self._show_pointer()

    def _click(self, position: QPointF) -> None:
        """Enlarge what the pointer, if it is on, points at; else go on, or back at the left edge."""
        self._move_pointer(position)
        id_ = self._pointer.enlargeable()
        if id_ is None:
            self.do("back" if position.x() < BACK_ZONE else "next")
            return
        self.state.enlarge(id_)
        self._refresh()

    @property
    def panel(self) -> QWidget | None:
        """Return the panel that is open: a question, all slides, or all keys."""
        return self._panels.panel

    def _go(self, index: int) -> None:
        self.state.go(index)
        self._refresh()

    # --- screens ----------------------------------------------------------------------------

    def _report_missing_screen(self) -> None:
        missing = self._placement.plan().missing
        if missing is not None:
            names = self._placement.screen_names()
            tr = self._context.tr
            self._show_notice(
                tr.text("There is no screen “{name}”; there are: {names}.", name=missing, names=names)
            )

    def _follow_screens(self) -> None:
        if self._ticking.isActive():
            self._placement.arrange()
            self._refresh()

    def _follow_size(self) -> None:
        self._panels.clear_thumbnails()
        if self._ticking.isActive():
            self._panels.place_panel()
            self._refresh()

    # --- time -------------------------------------------------------------------------------

    def _tick(self) -> None:
        now = self._now()
        self.state.tick(now)
        self._panels.prepare_search()
        if self._notice_until and now > self._notice_until:
            self.console.notice.show_text("")
            self._notice_until = 0.0
        if self.console.isVisible():
            self.console.show_time(self.state)
        # After a screen is gone the window manager moves a fullscreen window and nothing moves it back.
        if self._placement.is_disturbed():
            self._placement.arrange()

    def _show_notice(self, text: str, *, lasting: bool = False) -> None:
        self.console.notice.show_text(text)
        self._notice_until = 0.0 if lasting else self._now() + NOTICE_SECONDS

    def _resize_notes(self, by: int) -> None:
        index = NOTE_SCALES.index(self.settings.note_scale) + by
        self.settings.note_scale = NOTE_SCALES[max(0, min(len(NOTE_SCALES) - 1, index))]
        self.console.note_scale = self.settings.note_scale


def _audience_look(context: ViewContext) -> Look:
    return LOOKS["wall_dark" if context.look.dark else "wall_light"]
