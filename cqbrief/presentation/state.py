"""The state of a presentation: what the audience and the presenter see. A state machine, free of Qt.

Every key ends up as one `PresentationState.do`. Two rules make it safe with a clicker before an audience:
nothing moves unseen (*next* and *back* first take away what covers the slide), and Escape leaves the
special states one by one and only then the presentation. Time is given from outside, in seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from cqbrief.briefing.sources.document import Passage
from cqbrief.presentation.clock import PresentationClock
from cqbrief.presentation.deck import Deck, Slide
from cqbrief.presentation.slide_passages import view_source_pages
from cqbrief.presentation.slide_view import SlideView

Command = Literal[
    "next", "back", "first", "last", "digit", "dash", "enter", "erase", "theme", "black", "white", "freeze",
    "source", "question", "enlarge", "next_card", "previous_card", "pointer", "timer", "timer_reset",
    "overview", "keys", "messages_only", "leave", "unbound",
]  # fmt: skip
"""Everything that keys, clicks and the wheel ask of the state; `unbound` is a key without meaning."""

Cover = Literal["", "black", "white"]
Panel = Literal["", "question", "overview", "keys"]

LONGEST_NUMBER = 6
"""Characters of a slide's or figure's number that is being typed."""


class PresentationState:
    """Hold the state of one presentation of one deck. Attributes are for reading; methods change them."""

    def __init__(self, deck: Deck, start: int = 0) -> None:
        self.deck = deck
        self.view = SlideView(deck.clamp(start))
        """What the presenter looks at."""
        self.cover: Cover = ""
        self.frozen: SlideView | None = None
        """What the audience goes on seeing while the presenter looks around."""
        self.panel: Panel = ""
        self.pointer = False
        self.card: int | None = None
        """Which of the slide's cards is chosen for pointing and enlarging."""
        self.messages_only = False
        """Whether *next* and *back* pass over all but messages with their headline figures."""
        self.typed = ""
        self.unknown_number = ""
        """A number that was typed and names nothing; until the next command."""
        self.unbound_key = False
        """Whether the last key meant nothing: whoever then presses Escape takes it back, and seldom means to
        end the presentation."""
        self.confirming_end = False
        """Whether Escape has to be pressed once more to end the presentation; until the next command."""
        self.ended = False
        self.clock = PresentationClock()
        self.asked_figures: list[str] = []
        """Ids of the figures that were asked for, in order, each once."""
        self._backup_origin: int | None = None
        """The main slide that a backup slide was called from."""

    # --- what is shown ----------------------------------------------------------------------

    @property
    def slide(self) -> Slide:
        """Return the presenter's slide."""
        return self.deck.slides[self.view.slide]

    @property
    def audience_view(self) -> SlideView:
        """Return what the audience sees, unless `cover` hides it."""
        return self.frozen or self.view

    @property
    def next_index(self) -> int | None:
        """Return the index of the slide that *next* would lead to from this one; None at the end."""
        if self.view.slide >= self.deck.main_count:
            return self._main_index()
        return self.deck.neighbour(self.view.slide, 1, messages_only=self.messages_only)

    # --- what happens -----------------------------------------------------------------------

    def tick(self, now: float) -> None:
        """Advance the clock to `now`, for the theme that the audience sees."""
        self.clock.tick(now, self.deck.slides[self.audience_view.slide].theme)

    def do(self, command: Command, now: float, argument: str = "") -> None:
        """Carry out `command`; what does not make sense here and now changes nothing."""
        self.tick(now)
        doubtful = self.unbound_key or bool(self.unknown_number)
        self.unbound_key, self.unknown_number, self.confirming_end = False, "", False
        if self.ended:
            return
        if command not in ("digit", "dash", "enter", "erase", "leave", "unbound"):
            self.typed = ""
        simple: Mapping[Command, Callable[[], None]] = {
            "next": lambda: self._step(1),
            "back": lambda: self._step(-1),
            "first": lambda: self.go(0),
            "last": lambda: self.go(self.deck.main_count - 1),
            "enter": self._enter,
            "erase": self._erase,
            "freeze": self._toggle_frozen,
            "source": self._toggle_source,
            "enlarge": self._toggle_enlarged,
            "next_card": lambda: self._step_card(1),
            "previous_card": lambda: self._step_card(-1),
            "pointer": self._toggle_pointer,
            "timer": self.clock.toggle,
            "timer_reset": self.clock.reset,
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
        elif command == "messages_only":
            self.messages_only = not self.messages_only
        elif command == "unbound":
            self.unbound_key = True

    def go(self, index: int) -> None:
        """Go to the slide with this index; covers, layers and panels are taken away."""
        index = self.deck.clamp(index)
        here = self.view.slide
        if index >= self.deck.main_count and here < self.deck.main_count:
            self._backup_origin = here
        self.view = SlideView(index)
        self.cover = self.panel = ""
        self.card = None

    def show_answer(self, id_: str, now: float) -> None:
        """Show the audience the answer to a question, large: one figure, chart, table or story.

        An answer is meant to be seen: black, white and frozen slides give way to it.
        """
        self._show_over(SlideView(self.view.slide, "answer", id_), now)
        if id_ in self.deck.edition.figures and id_ not in self.asked_figures:
            self.asked_figures.append(id_)

    def show_sentence(self, sentence: Passage, now: float) -> None:
        """Show the audience a sentence of a source, as an answer to a question."""
        self._show_over(SlideView(self.view.slide, "sentence", sentence=sentence), now)

    def enlarge(self, id_: str) -> None:
        """Enlarge the card or figure with this id; nothing happens where the slide has none."""
        if id_ in self.slide.cards or id_ in self.slide.figures:
            self.view = SlideView(self.view.slide, "enlarged", id_)

    def choose_card(self, index: int | None) -> None:
        """Choose the card with this index, or none."""
        count = len(self.slide.cards)
        self.card = index if index is not None and 0 <= index < count and not self.view.layer else None

    def replace_deck(self, deck: Deck) -> None:
        """Take over the files as read anew; place, clock and state stay, near a slide that is gone."""
        old, self.deck = self.deck, deck
        self.view = _matching_view(self.view, old, deck)
        if self.frozen is not None:
            self.frozen = _matching_view(self.frozen, old, deck)
        if self._backup_origin is not None:
            self._backup_origin = deck.matching_index(self._backup_origin, old)
        self.card = None

    def end(self, now: float) -> None:
        """End the presentation; until it is resumed no command changes anything."""
        self.tick(now)
        self.ended = True

    def resume(self, deck: Deck) -> None:
        """Carry on a presentation that was ended, at its place, with the files as they are now."""
        self.replace_deck(deck)
        self.ended = False

    # --- commands ---------------------------------------------------------------------------

    def _main_index(self) -> int:
        """Return the index of the main slide to which a backup slide leads back."""
        last = self.deck.main_count - 1
        return last if self._backup_origin is None else min(self._backup_origin, last)

    def _step(self, by: int) -> None:
        if self.panel or self.cover:
            self.panel = self.cover = ""
            return
        view = self.view
        if view.layer == "source" and 0 <= view.page + by < len(view_source_pages(view, self.deck)):
            self.view = replace(view, page=view.page + by)
            return
        if view.layer:
            self.view = view.beneath
            return
        if by > 0:
            self.clock.start_once()
        self.card = None
        if view.slide >= self.deck.main_count:
            self.view = SlideView(self._main_index())
            return
        found = self.deck.neighbour(view.slide, by, messages_only=self.messages_only)
        if found is not None:
            self.view = SlideView(found)

    def _enter(self) -> None:
        if not self.typed:
            if self.card is not None and not self.view.layer and not self.cover:
                self._toggle_enlarged()
            else:
                self._step(1)
            return
        typed, self.typed = self.typed, ""
        found = self.deck.find_number(typed)
        if found is None:
            self.unknown_number = typed
        else:
            self.go(found)

    def _erase(self) -> None:
        if self.typed:
            self.typed = self.typed[:-1]
        else:
            self._step(-1)

    def _toggle_frozen(self) -> None:
        self.frozen = self.view if self.frozen is None else None

    def _toggle_source(self) -> None:
        if self.view.layer == "source":
            self.view = self.view.beneath
        elif view_source_pages(self.view, self.deck):
            self.view = replace(self.view, layer="source", page=0, under=self.view.layer)

    def _toggle_enlarged(self) -> None:
        if self.view.layer == "enlarged":
            self.view = SlideView(self.view.slide)
        elif not self.view.layer and self.slide.cards:
            self.view = SlideView(self.view.slide, "enlarged", self.slide.cards[self.card or 0])

    def _step_card(self, by: int) -> None:
        count = len(self.slide.cards)
        if not count or self.view.layer == "source":
            return
        start = self.card if self.card is not None else (-1 if by > 0 else 0)
        self.card = (start + by) % count
        if self.view.layer == "enlarged":
            self.view = SlideView(self.view.slide, "enlarged", self.slide.cards[self.card])

    def _toggle_pointer(self) -> None:
        self.pointer = not self.pointer
        if not self.pointer:
            self.card = None

    def _show_over(self, view: SlideView, now: float) -> None:
        """Show the audience `view`, with nothing over it."""
        self.tick(now)
        if self.ended:
            return
        self.view = view
        self.panel = self.cover = ""
        self.frozen = None

    def _leave(self, doubtful: bool) -> None:
        """Take away one thing, the uppermost; with nothing left to take away, end the presentation.

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
            self.confirming_end = True
        else:
            self.ended = True


def _matching_view(view: SlideView, old: Deck, new: Deck) -> SlideView:
    """Return the view of `new` that shows what `view` of `old` showed, or its slide where that is gone."""
    index = new.matching_index(view.slide, old)
    moved = replace(view, slide=index)
    known = {*new.edition.figures, *new.edition.theme_of}
    if view.sentence is not None or (view.target and view.target not in known):
        return SlideView(index)
    if view.layer == "source":
        pages = view_source_pages(moved, new)
        return replace(moved, page=min(view.page, len(pages) - 1)) if pages else moved.beneath
    return moved
