"""The show: puts talk, wall, console, screens and keys together, from F5 to the last Escape."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.search.entries import SearchHit
from cqbrief.cards.view_context import ViewContext
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import Look
from cqbrief.presentation.audience_window import BACK_ZONE, AudienceWindow
from cqbrief.presentation.console import Console
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.key_bindings import offered
from cqbrief.presentation.panel_host import PanelHost
from cqbrief.presentation.screensaver_inhibitor import ScreensaverInhibitor
from cqbrief.presentation.settings import NOTE_SCALES, PresentationSettings
from cqbrief.presentation.slide_renderer import HotSpot, RenderedSlide, SlideRenderer
from cqbrief.presentation.state import PresentationState, SlideView
from cqbrief.presentation.talk_report import talk_report
from cqbrief.presentation.window_placement import WindowPlacement
from cqbrief.text.search_text import theme_number

TICK = 500
"""Milliseconds between two looks at the clock and at the screens."""
CUT_OFF, SHORT = "⋯", "5′"
"""Signs in the wall's corner: there is more than fits; five minutes are left, messages only."""
NOTICE = 20.0
"""Seconds that a notice stands on the console, unless it tells of something that lasts."""


class Presentation(QObject):
    """One showing of a talk. `start` opens the windows; `ended` comes when they are gone again."""

    ended = Signal(str)
    """The report of the talk."""

    def __init__(
        self,
        context: ViewContext,
        talk: PresentationState | None = None,
        *,
        start: int = 0,
        screen: str | None = None,
        rehearse: bool = False,
        windowed: bool = False,
        now: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = PresentationSettings()
        self._now = now
        deck = build_deck(context.edition)
        if talk is None:
            talk = PresentationState(deck, start)
        else:
            talk.replace_deck(deck)
            talk.ended = False
        self.talk = talk
        self._context = context
        wall_context = ViewContext(context.edition, context.tr, _wall_look(context))
        self.wall = AudienceWindow(wall_context)
        self.console: Console = Console(context, self.settings.notes, offered(rehearse=rehearse))
        self._places = WindowPlacement(
            self.wall, self.console, self.settings, screen, rehearse=rehearse, windowed=windowed
        )
        self.stage = SlideRenderer(self.wall, deck, wall_context)
        self._panels = PanelHost(talk, self.wall, self.console, self.stage, context, self)
        self._place: QPointF | None = None
        self._notice_until = 0.0
        self._wake = ScreensaverInhibitor()
        self._clock = QTimer(self)
        self._clock.setInterval(TICK)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._connect()

    def _connect(self) -> None:
        for window in (self.wall, self.console):
            window.asked.connect(self.do)
            window.pointed.connect(self._point)
            window.closing.connect(self.finish)
            window.typed.connect(self._panels.offer)
        self.wall.clicked.connect(self._click)
        self.wall.resized.connect(self._wall_resized)
        self.console.resized.connect(self._panels.place)
        self._panels.answered.connect(self.answer)
        self._panels.chosen.connect(self._go)
        self._panels.left.connect(lambda: self.do("leave"))
        self._clock.timeout.connect(self._tick)
        self._later.timeout.connect(self._prepare)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenAdded.connect(self._screen_came)
        application.screenRemoved.connect(self._screens_changed)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._screens_changed)

    # --- beginning and end ------------------------------------------------------------------

    def start(self) -> None:
        """The windows are open and the first picture is on the wall."""
        tr = self._context.tr
        self._wake.hold("cqbrief", tr.text("A briefing is being presented"))
        self._tell_missing()
        self._places.arrange(first=True)
        self._refresh()
        self._clock.start()

    def finish(self) -> None:
        """The show is over: the report goes out, then the windows close. This object stays its owner's."""
        if not self._clock.isActive():
            return
        self._clock.stop()
        self._later.stop()
        self.talk.tick(self._now())
        self.talk.ended = True
        self._wake.release()
        # Before the windows go: without any window the program would end.
        self.ended.emit(talk_report(self.talk, self._context.tr))
        for window in (self.wall, self.console):
            window.hide()
            window.deleteLater()
        self.stage.forget()
        self._panels.forget_pictures()

    # --- commands ---------------------------------------------------------------------------

    def do(self, command: str, argument: str = "") -> None:
        """Carry out a command of the table of keys."""
        own: Mapping[str, Callable[[], None]] = {
            "swap": self._places.swap,
            "windowed": self._places.toggle_windowed,
            "notes_larger": lambda: self._resize_notes(1),
            "notes_smaller": lambda: self._resize_notes(-1),
            "nothing": lambda: None,
        }
        if command in own:
            own[command]()
        else:
            self.talk.do(command, self._now(), argument)  # type: ignore[arg-type]
        if self.talk.ended:
            self.finish()
        else:
            self._refresh()

    def answer(self, hit: SearchHit) -> None:
        """What was found is on the wall, large."""
        now = self._now()
        if hit.sentence is not None:
            self.talk.show_sentence(hit.sentence, now)
        elif hit.kind == "theme":
            self.talk.do("theme", now, str(theme_number(hit, self.talk.deck.edition)))
        else:
            self.talk.show_answer(hit.id, now)
        self._refresh()

    def replace_edition(self, edition: Edition) -> None:
        """The files were read anew. With errors in them, or gone, the last good state stays on the wall."""
        tr = self._context.tr
        if edition.errors or edition.briefing is None:
            first = tr.render(edition.errors[0].message) if edition.errors else ""
            self._say(
                tr.text("The files have errors; the wall keeps the last good state. {first}", first=first),
                lasting=True,
            )
            return
        self._context = ViewContext(edition, tr, self._context.look, self._context.zoom)
        wall_context = ViewContext(edition, tr, self.wall.context.look)
        deck = build_deck(edition)
        self.talk.replace_deck(deck)
        self.wall.context = wall_context
        self.console.context = self._context
        self.stage.replace(deck, wall_context)
        self._panels.replace(self._context)
        self._say(tr.text("The files were read again."))
        self._refresh()

    # --- what is shown ----------------------------------------------------------------------

    def _refresh(self) -> None:
        talk, stage = self.talk, self.stage
        painted = stage.painted(talk.wall)
        self.wall.show_picture(painted, talk.cover, self._spoken(talk.wall), self._sign(painted))
        self.wall.setWindowTitle(wall_title(talk, self._context))
        self._show_pointer()
        self._panels.sync()
        if self.console.isVisible():
            now = stage.painted(talk.view).picture if talk.frozen else painted.picture
            upcoming = talk.upcoming
            following = SlideView(upcoming) if upcoming is not None else None
            ready = following is not None and stage.has(following)
            picture = stage.painted(following).picture if following and ready else None
            self.console.show_talk(talk, now, picture, cut_off=painted.cut_off)
            self.console.show_time(talk)
        self._later.start()

    def _prepare(self) -> None:
        """The next slide is painted while nothing else is to be done."""
        upcoming = self.talk.upcoming
        if upcoming is None:
            return
        view = SlideView(upcoming)
        fresh = not self.stage.has(view)
        picture = self.stage.painted(view).picture
        self.stage.painted(self.talk.wall)
        if fresh and self.console.isVisible():
            self.console.show_following(picture)

    def _sign(self, painted: RenderedSlide) -> str:
        """What the presenter has to know and has no console to read it from; the audience learns nothing."""
        if self.console.isVisible():
            return ""
        signs = (CUT_OFF if painted.cut_off else "", SHORT if self.talk.short else "")
        return " ".join(sign for sign in signs if sign)

    def _toast(self) -> str:
        """Where there is no console the wall itself has to say what is being typed."""
        talk, tr = self.talk, self._context.tr
        if self.console.isVisible():
            return ""
        if talk.unknown:
            return tr.text("There is no slide or figure {number}", number=talk.unknown)
        if talk.asks:
            return tr.text("Escape once more ends the show")
        return tr.text("Go to {number}", number=talk.typed) if talk.typed else ""

    def _spoken(self, view: SlideView) -> str:
        slide = self.talk.deck.slides[view.slide]
        context = self._context
        edition = self.talk.deck.edition
        figures = [view.target] if view.target in edition.figures else list(slide.figures)
        said = [
            context.figure_text(edition.figures[id_]).description for id_ in figures if id_ in edition.figures
        ]
        page = context.tr.text("Slide {number}", number=slide.number)
        return "\n".join([page, *said])

    def _show_pointer(self) -> None:
        talk, pointer = self.talk, self.wall.pointer
        pointer.on = talk.pointer or talk.card is not None
        card = None
        if talk.card is not None and not talk.view.layer:
            card = self.stage.painted(talk.view).cards.get(talk.slide.cards[talk.card])
        shown = pointer.on and not talk.cover and talk.frozen is None and not talk.view.layer
        spot = self._spot() if shown and talk.pointer else None
        place = self._place if talk.pointer else None
        pointer.show_at(card, place, self.wall.context.look, spot.place if spot else None)
        pointer.setVisible(shown)
        pointer.raise_()
        self.wall.show_toast(self._toast() or (spot.said if spot else ""))

    def _point(self, place: QPointF) -> None:
        """The mouse is at `place`: with the pointer on, the card there is the one in the light."""
        self._place = place
        talk = self.talk
        if not talk.pointer or talk.frozen is not None or talk.view.layer:
            return
        spot = QPoint(round(place.x() * self.wall.width()), round(place.y() * self.wall.height()))
        cards = self.stage.painted(talk.view).cards
        found = [
            (cards[id_].width() * cards[id_].height(), index)
            for index, id_ in enumerate(talk.slide.cards)
            if id_ in cards and cards[id_].contains(spot)
        ]
        talk.choose_card(min(found)[1] if found else None)
        self._show_pointer()

    def _spot(self) -> HotSpot | None:
        """The mark of a chart that is pointed at: the smallest one there."""
        if self._place is None:
            return None
        x, y = self._place.x() * self.wall.width(), self._place.y() * self.wall.height()
        spots = self.stage.painted(self.talk.view).spots
        found = [spot for spot in spots if spot.place.contains(QPoint(round(x), round(y)))]
        return min(found, key=lambda spot: spot.place.width() * spot.place.height(), default=None)

    def _click(self, place: QPointF) -> None:
        """With the pointer on, a click enlarges what is pointed at; else it goes on, or back at the edge."""
        talk = self.talk
        self._point(place)
        spot = self._spot() if talk.pointer and not talk.view.layer and not talk.cover else None
        id_ = spot.figure if spot is not None else None
        if id_ is None and talk.pointer and talk.card is not None:
            id_ = talk.slide.cards[talk.card]
        if id_ is None or talk.view.layer or talk.cover or talk.frozen is not None:
            self.do("back" if place.x() < BACK_ZONE else "next")
            return
        talk.enlarge(id_)
        self._refresh()

    @property
    def panel(self) -> QWidget | None:
        """The panel that is open: a question, all slides, or all keys."""
        return self._panels.open

    def _go(self, index: int) -> None:
        self.talk.go(index)
        self._refresh()

    # --- screens ----------------------------------------------------------------------------

    def _tell_missing(self) -> None:
        missing = self._places.plan().missing
        if missing is not None:
            names = tuple(screen.name() for screen in QGuiApplication.screens())
            tr = self._context.tr
            self._say(tr.text("There is no screen “{name}”; there are: {names}.", name=missing, names=names))

    def _screen_came(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self) -> None:
        # Qt and the window manager first do what they think right; the tick looks again later.
        QTimer.singleShot(0, self, self._follow_screens)

    def _follow_screens(self) -> None:
        if self._clock.isActive():
            self._places.arrange()
            self._refresh()

    def _wall_resized(self) -> None:
        self._panels.forget_pictures()
        if self._clock.isActive():
            self._panels.place()
            self._refresh()

    # --- time -------------------------------------------------------------------------------

    def _tick(self) -> None:
        now = self._now()
        self.talk.tick(now)
        self._panels.prepare()
        if self._notice_until and now > self._notice_until:
            self.console.notice.show_text("")
            self._notice_until = 0.0
        if self.console.isVisible():
            self.console.show_time(self.talk)
        # After a screen is gone the window manager moves a fullscreen window and nothing moves it back.
        if self._places.disturbed():
            self._places.arrange()

    def _say(self, text: str, *, lasting: bool = False) -> None:
        self.console.notice.show_text(text)
        self._notice_until = 0.0 if lasting else self._now() + NOTICE

    def _resize_notes(self, by: int) -> None:
        index = NOTE_SCALES.index(self.settings.notes) + by
        self.settings.notes = NOTE_SCALES[max(0, min(len(NOTE_SCALES) - 1, index))]
        self.console.note_scale = self.settings.notes


def _wall_look(context: ViewContext) -> Look:
    return LOOKS["wall_dark" if context.look.dark else "wall_light"]


def wall_title(talk: PresentationState, context: ViewContext) -> str:
    """What the wall shows, for the list of windows: 3 / 25, the cover or layer over it, and the briefing."""
    briefing = context.edition.briefing
    slide = talk.deck.slides[talk.wall.slide]
    tr = context.tr
    over = {
        "black": tr.text("black"),
        "white": tr.text("white"),
        "source": tr.text("source"),
        "enlarged": tr.text("enlarged"),
        "answer": tr.text("answer"),
        "words": tr.text("source"),
    }.get(talk.cover or talk.wall.layer)
    page = f"{slide.number} / {talk.deck.flow}" + (f" ({over})" if over else "")
    return f"{page} — {context.say(briefing.title)}" if briefing else page
