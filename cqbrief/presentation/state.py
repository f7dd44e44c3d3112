"""The talk: where it is, what the wall shows and what the presenter sees. A state machine, free of Qt.

Every key ends up as one `PresentationState.do`. Two rules make it safe with a clicker before an audience:
nothing moves unseen (*next* and *back* first take away what covers the slide), and Escape leaves the
special states one by one and only then the show. Time is given from outside, in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from cqbrief.briefing.sources.document import Passage
from cqbrief.presentation.deck import Deck, Slide, figure_passages, slide_passages, source_pages

Command = Literal[
    "next", "back", "first", "last", "digit", "dash", "enter", "rub", "theme", "black", "white", "freeze",
    "source", "question", "enlarge", "card", "card_back", "pointer", "timer", "timer_reset", "overview",
    "keys", "short", "leave", "stray",
]  # fmt: skip
"""Everything that keys, clicks and the wheel can tell the talk; `stray` is a key without meaning."""

Layer = Literal["", "source", "enlarged", "answer", "words"]
"""Over the slide: its sources, one of its cards enlarged, the answer to a question, words of a source."""
Cover = Literal["", "black", "white"]
Panel = Literal["", "question", "overview", "keys"]

LONGEST_NUMBER = 6
"""Characters of a slide's or figure's number that is being typed."""


@dataclass(frozen=True, slots=True)
class SlideView:
    """What a screen shows of the briefing, cover aside."""

    slide: int
    """Index into the deck's slides."""
    layer: Layer = ""
    target: str = ""
    """Id of the enlarged or answering item."""
    page: int = 0
    under: Layer = ""
    """What lies under a source, of the same target, and is back when the source is left."""
    sentence: Passage | None = None
    """Of a source's words: the sentence that is shown."""

    @property
    def beneath(self) -> SlideView:
        """What is seen when the uppermost layer is taken away."""
        if not self.under:
            return SlideView(self.slide)
        return SlideView(self.slide, self.under, self.target, sentence=self.sentence)


@dataclass(slots=True)
class PresentationRecord:
    """What is told after the talk."""

    seconds: dict[int, float] = field(default_factory=dict)
    """Number of a theme (0: title and sources) -> how long its slides were on the wall."""
    asked: list[str] = field(default_factory=list)
    """Ids of the figures that were asked for, in order, each once."""


class PresentationState:
    """One talk on one deck. All public attributes are for reading."""

    def __init__(self, deck: Deck, start: int = 0) -> None:
        self.deck = deck
        self.view = SlideView(self._clamp(start))
        self.cover: Cover = ""
        self.frozen: SlideView | None = None
        """What stays on the wall while the presenter looks around."""
        self.panel: Panel = ""
        self.pointer = False
        self.card: int | None = None
        """Which of the slide's cards is chosen for pointing and enlarging."""
        self.short = False
        self.typed = ""
        self.ended = False
        self.unknown = ""
        """A number that was typed and names nothing; until the next command."""
        self.stray = False
        """Whether the last key meant nothing: whoever then presses Escape takes it back, and seldom means to
        end the show."""
        self.asks = False
        """Whether Escape has to be pressed once more to end the show; until the next command."""
        self.record = PresentationRecord()
        self.running = False
        """Whether the clock runs; it starts with the first *next*."""
        self._started = False
        """Whether the clock was started; from then on only its own keys start it again."""
        self._elapsed = 0.0
        self._now: float | None = None
        self._trail: int | None = None
        """The slide of the talk that a backup slide was called from."""

    # --- what is shown ----------------------------------------------------------------------

    @property
    def slide(self) -> Slide:
        """The presenter's slide."""
        return self.deck.slides[self.view.slide]

    @property
    def wall(self) -> SlideView:
        """What the audience sees, unless `cover` hides it."""
        return self.frozen or self.view

    @property
    def upcoming(self) -> int | None:
        """Index of the slide that *next* would lead to from this one; None at the end."""
        if self.view.slide >= self.deck.flow:
            return self._home()
        return self._neighbour(1)

    @property
    def elapsed(self) -> float:
        """Seconds since the first *next*, pauses of the clock left out."""
        return self._elapsed

    def planned(self) -> float | None:
        """Seconds planned before this slide, a theme's spread evenly over its slides; None without plan."""
        deck, here = self.deck, min(self.view.slide, self.deck.flow - 1)
        if not deck.minutes:
            return None
        total = 0.0
        for theme, minutes in deck.minutes.items():
            own = [index for index in range(deck.flow) if deck.slides[index].theme == theme]
            done = sum(index < here for index in own)
            total += float(minutes) * 60 * done / max(1, len(own))
        return total

    # --- what happens -----------------------------------------------------------------------

    def tick(self, now: float) -> None:
        """Time has come to `now`: the clock and the theme on the wall are given what has passed."""
        if self._now is not None and self.running and now > self._now:
            passed = now - self._now
            self._elapsed += passed
            theme = self.deck.slides[self.wall.slide].theme
            self.record.seconds[theme] = self.record.seconds.get(theme, 0.0) + passed
        self._now = now

    def do(self, command: Command, now: float, argument: str = "") -> None:
        """Carry out `command`; what does not make sense here and now changes nothing."""
        self.tick(now)
        doubtful = self.stray or bool(self.unknown)
        self.stray, self.unknown, self.asks = False, "", False
        if self.ended:
            return
        if command not in ("digit", "dash", "enter", "rub", "leave", "stray"):
            self.typed = ""
        simple: Mapping[Command, Callable[[], None]] = {
            "next": lambda: self._step(1),
            "back": lambda: self._step(-1),
            "first": lambda: self.go(0),
            "last": lambda: self.go(self.deck.flow - 1),
            "enter": self._enter,
            "rub": self._rub,
            "freeze": self._freeze,
            "source": self._source,
            "enlarge": self._enlarge,
            "card": lambda: self._choose(1),
            "card_back": lambda: self._choose(-1),
            "pointer": self._point,
            "timer": self._timer,
            "timer_reset": self._reset,
            "leave": lambda: self._leave(doubtful),
        }
        if command in simple:
            simple[command]()
        elif command in ("digit", "dash"):
            self.typed = (self.typed + argument)[:LONGEST_NUMBER]
        elif command == "theme":
            found = self.deck.theme_start(int(argument))
            if found is not None:
                self.go(found)
        elif command == "black" or command == "white":
            self.cover = "" if self.cover == command else command
        elif command == "question" or command == "overview" or command == "keys":
            self.panel = "" if self.panel == command else command
        elif command == "short":
            self.short = not self.short
        elif command == "stray":
            self.stray = True

    def go(self, index: int) -> None:
        """The presenter is at the slide with this index; covers, layers and panels are gone."""
        index = self._clamp(index)
        here = self.view.slide
        if index >= self.deck.flow and here < self.deck.flow:
            self._trail = here
        self.view = SlideView(index)
        self.cover = self.panel = ""
        self.card = None

    def show_answer(self, id_: str, now: float) -> None:
        """The answer to a question is on the wall: one figure, chart, table or story, large.

        An answer is meant to be seen: black, white and frozen pictures give way to it.
        """
        self._answer(SlideView(self.view.slide, "answer", id_), now)
        if id_ in self.deck.edition.figures and id_ not in self.record.asked:
            self.record.asked.append(id_)

    def show_sentence(self, sentence: Passage, now: float) -> None:
        """Put a sentence of a source on the wall."""
        self._answer(SlideView(self.view.slide, "words", sentence=sentence), now)

    def enlarge(self, id_: str) -> None:
        """The card or figure with this id is enlarged; nothing happens where the slide has none."""
        if id_ in self.slide.cards or id_ in self.slide.figures:
            self.view = SlideView(self.view.slide, "enlarged", id_)

    def choose_card(self, index: int | None) -> None:
        """The card with this index is the chosen one, or none."""
        count = len(self.slide.cards)
        self.card = index if index is not None and 0 <= index < count and not self.view.layer else None

    def replace_deck(self, deck: Deck) -> None:
        """The files were read anew: place, clock and states stay; for a slide that is gone comes another."""
        old = self.deck
        self.deck = deck
        self.view = self._moved(self.view, old)
        if self.frozen is not None:
            self.frozen = self._moved(self.frozen, old)
        self._trail = self._moved_index(self._trail, old) if self._trail is not None else None
        self.card = None

    # --- the parts --------------------------------------------------------------------------

    def _clamp(self, index: int) -> int:
        return max(0, min(index, len(self.deck.slides) - 1))

    def _home(self) -> int:
        """The slide of the talk to which a backup slide leads back."""
        trail = self._trail if self._trail is not None else self.deck.flow - 1
        return min(trail, self.deck.flow - 1)

    def _neighbour(self, by: int) -> int | None:
        index = self.view.slide + by
        while 0 <= index < self.deck.flow:
            if not self.short or self.deck.is_short(index):
                return index
            index += by
        return None

    def _step(self, by: int) -> None:
        if self.panel or self.cover:
            self.panel = self.cover = ""
            return
        if self.view.layer == "source" and 0 <= self.view.page + by < len(self._source_pages()):
            self.view = replace(self.view, page=self.view.page + by)
            return
        if self.view.layer:
            self.view = self.view.beneath
            return
        if by > 0 and not self._started:
            self._started = self.running = True
        self.card = None
        if self.view.slide >= self.deck.flow:
            self.view = SlideView(self._home())
            return
        found = self._neighbour(by)
        if found is not None:
            self.view = SlideView(found)

    def _enter(self) -> None:
        if not self.typed:
            if self.card is not None and not self.view.layer and not self.cover:
                self._enlarge()
            else:
                self._step(1)
            return
        typed, self.typed = self.typed, ""
        if "-" in typed:
            figure = next((f for f in self.deck.edition.figures.values() if f.number == _figure(typed)), None)
            found = self.deck.find(figure.id) if figure else None
        else:
            found = int(typed) - 1 if 1 <= int(typed) <= len(self.deck.slides) else None
        if found is None:
            self.unknown = typed
        else:
            self.go(found)

    def _rub(self) -> None:
        if self.typed:
            self.typed = self.typed[:-1]
        else:
            self._step(-1)

    def _freeze(self) -> None:
        self.frozen = self.view if self.frozen is None else None

    def _source(self) -> None:
        if self.view.layer == "source":
            self.view = self.view.beneath
        elif self._source_pages():
            self.view = replace(self.view, layer="source", page=0, under=self.view.layer)

    def _source_pages(self) -> tuple[tuple[str, ...], ...]:
        return source_pages(view_passages(self.view, self.deck), self.deck.edition)

    def _enlarge(self) -> None:
        if self.view.layer == "enlarged":
            self.view = SlideView(self.view.slide)
        elif not self.view.layer and self.slide.cards:
            self.view = SlideView(self.view.slide, "enlarged", self.slide.cards[self.card or 0])

    def _choose(self, by: int) -> None:
        count = len(self.slide.cards)
        if not count or self.view.layer == "source":
            return
        start = self.card if self.card is not None else (-1 if by > 0 else 0)
        self.card = (start + by) % count
        if self.view.layer == "enlarged":
            self.view = SlideView(self.view.slide, "enlarged", self.slide.cards[self.card])

    def _point(self) -> None:
        self.pointer = not self.pointer
        if not self.pointer:
            self.card = None

    def _timer(self) -> None:
        self._started = True
        self.running = not self.running

    def _reset(self) -> None:
        self._elapsed = 0.0
        self.record.seconds.clear()
        # A clock that runs waits for the next *next*; one that was stopped by hand stays stopped.
        self._started = self._started and not self.running
        self.running = False

    def _answer(self, view: SlideView, now: float) -> None:
        self.tick(now)
        if self.ended:
            return
        self.view = view
        self.panel = self.cover = ""
        self.frozen = None

    def _leave(self, doubtful: bool) -> None:
        """One thing less: the one that lies uppermost; with nothing left to leave, the show.

        Where it is `doubtful` that this is meant, after a key or a number that names nothing, it is asked for
        once more.
        """
        if self.typed:
            self.typed = ""
        elif self.panel:
            self.panel = ""
        elif self.cover:
            self.cover = ""
        elif self.view.layer:
            self.view = self.view.beneath
        elif self.pointer or self.card is not None:
            self.pointer = False
            self.card = None
        elif self.frozen is not None:
            # Looking around is over: back to what the audience has been seeing all the time.
            self.view, self.frozen = self.frozen, None
        elif doubtful:
            self.asks = True
        else:
            self.ended = True

    def _moved_index(self, index: int, old: Deck) -> int:
        return self.deck.places.get(old.slides[index].key, self._clamp(index))

    def _moved(self, view: SlideView, old: Deck) -> SlideView:
        index = self._moved_index(view.slide, old)
        moved = replace(view, slide=index)
        known = {*self.deck.edition.figures, *self.deck.edition.theme_of}
        if view.sentence is not None or (view.target and view.target not in known):
            return SlideView(index)
        if view.layer == "source":
            pages = source_pages(view_passages(moved, self.deck), self.deck.edition)
            return replace(moved, page=min(view.page, len(pages) - 1)) if pages else moved.beneath
        return moved


def view_passages(view: SlideView, deck: Deck) -> tuple[str, ...]:
    """Owners of the quotes behind `view`: of its one item where there is one, else of its slide."""
    edition = deck.edition
    if view.target in edition.figures:
        return figure_passages([view.target], edition)
    found = deck.find(view.target) if view.target else None
    return slide_passages(deck.slides[view.slide if found is None else found], edition)


def _figure(typed: str) -> str:
    """A figure's number as printed: 2-03 for 2-3."""
    theme, _, number = typed.partition("-")
    return f"{theme}-{number.zfill(2)}"
