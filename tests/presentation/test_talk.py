"""The talk: whatever is pressed, the place is kept, nothing moves unseen, and only Escape ends it."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.key_bindings import KEYS, bindings
from cqbrief.presentation.state import Command, PresentationState, SlideView
from cqbrief.presentation.talk_report import clock_text, talk_report
from tests.presentation.decks import deck, ruled, with_backup
from tests.presentation.decks import rule as slide_rule

OWN = {"swap", "windowed", "notes_larger", "notes_smaller", "nothing"}
PRESSES = [(command, argument) for command, argument in bindings().values() if command not in OWN]


def talk_at(slide: int = 0) -> PresentationState:
    return PresentationState(with_backup(), slide)


def press(talk: PresentationState, *keys: str, now: float = 0.0) -> PresentationState:
    found = bindings()
    for key in keys:
        command, argument = found[key]
        talk.do(cast(Command, command), now, argument)
    return talk


def is_special(talk: PresentationState) -> bool:
    """Whether Escape has something else to leave before the show."""
    states = (talk.panel, talk.typed, talk.pointer, talk.cover, talk.view.layer, talk.frozen)
    return any(states) or talk.card is not None


class AnyKeys(RuleBasedStateMachine):
    """Any sequence of keys, answers and new readings of the files."""

    @initialize()
    def begin(self) -> None:
        self.talk = PresentationState(with_backup())
        self.now = 0.0

    @rule(pressed=st.sampled_from([press for press in PRESSES if press[0] != "leave"]))
    def any_key(self, pressed: tuple[str, str]) -> None:
        before = self.talk.view.slide, self.talk.cover
        self.talk.do(cast(Command, pressed[0]), self.now, pressed[1])
        if before[1] and pressed[0] in ("next", "back"):
            assert self.talk.view.slide == before[0], "moved unseen behind black or white"

    @rule()
    def escape(self) -> None:
        talk = self.talk
        before, frozen = talk.view, talk.frozen
        special = is_special(talk) or talk.stray or bool(talk.unknown)
        talk.do("leave", self.now)
        assert talk.ended == (not special)
        assert talk.view.slide == before.slide or talk.view == frozen

    @rule()
    def a_key_without_meaning(self) -> None:
        before = self.talk.view, self.talk.cover, self.talk.panel, self.talk.typed
        self.talk.do("stray", self.now)
        assert before == (self.talk.view, self.talk.cover, self.talk.panel, self.talk.typed)

    @rule(seconds=st.floats(0, 500))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        self.talk.tick(self.now)

    @rule(id_=st.sampled_from(["new_jobs", "hires", "wan_yuan", "support", "one_student_one_hardship"]))
    def answer(self, id_: str) -> None:
        place = self.talk.view.slide
        self.talk.show_answer(id_, self.now)
        assert self.talk.view.slide == place

    @rule(made=st.sampled_from([deck(), with_backup(), ruled(slide_rule("support", backup=True))]))
    def files_are_read_again(self, made: object) -> None:
        key = self.talk.slide.key
        self.talk.replace_deck(made)  # type: ignore[arg-type]
        assert self.talk.slide.key == key

    @rule(index=st.integers(-3, 99))
    def a_click_in_the_overview(self, index: int) -> None:
        self.talk.go(index)

    @precondition(lambda self: self.talk.ended)
    @rule()
    def carried_on(self) -> None:
        self.talk.ended = False

    @invariant()
    def the_place_is_a_slide(self) -> None:
        if not hasattr(self, "talk"):
            return
        talk = self.talk
        count = len(talk.deck.slides)
        assert 0 <= talk.view.slide < count and 0 <= talk.wall.slide < count
        assert talk.card is None or talk.card < len(talk.slide.cards)
        assert talk.view.target or talk.view.layer in ("", "source")
        assert talk.upcoming is None or 0 <= talk.upcoming < talk.deck.flow

    @invariant()
    def time_is_neither_lost_nor_invented(self) -> None:
        if hasattr(self, "talk"):
            assert sum(self.talk.record.seconds.values()) == pytest.approx(self.talk.elapsed)


AnyKeys.TestCase.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)
TestAnyKeys = AnyKeys.TestCase


def test_no_key_but_escape_ends_the_show() -> None:
    talk = talk_at()
    for command, argument in PRESSES * 3:
        if command != "leave":
            talk.do(cast(Command, command), 0.0, argument)
    assert not talk.ended


def stray(talk: PresentationState) -> PresentationState:
    talk.do("stray", 0.0)
    return talk


def test_escape_after_a_key_without_meaning_asks_before_it_ends_the_show() -> None:
    talk = press(stray(talk_at(4)), "Escape")
    assert talk.asks and not talk.ended
    assert press(talk, "Escape").ended


def test_escape_after_a_number_that_names_nothing_asks_before_it_ends_the_show() -> None:
    talk = press(talk_at(4), "9", "9", "Enter", "Escape")
    assert (talk.asks, talk.unknown, talk.ended) == (True, "", False)
    assert press(talk, "Escape").ended


@pytest.mark.parametrize("key", ["F5", "PageDown", "B"])
def test_whoever_goes_on_is_not_asked_any_more(key: str) -> None:
    talk = stray(talk_at(4))
    talk.do("rub" if key == "F5" else cast(Command, bindings()[key][0]), 0.0)
    while is_special(talk):
        press(talk, "Escape")
    assert press(talk, "Escape").ended
    talk = press(stray(talk_at(4)), "Escape", "PageDown")
    assert not talk.asks and press(talk, "Escape").ended


def test_escape_after_a_key_without_meaning_leaves_what_is_open_as_ever() -> None:
    talk = press(stray(press(talk_at(4), "S")), "Escape")
    assert (talk.view.layer, talk.asks, talk.ended) == ("", False, False)
    assert press(talk, "Escape").ended


def test_escape_leaves_one_special_state_after_the_other_and_the_show_last() -> None:
    talk = press(talk_at(4), "Z", "B", "O", "7")
    # Typing a digit closes nothing; then the panel, black and the enlarged card go one by one.
    shown = []
    for _ in range(5):
        shown.append((talk.typed, talk.panel, talk.cover, talk.view.layer, talk.ended))
        press(talk, "Escape")
    assert shown == [
        ("7", "overview", "black", "enlarged", False),
        ("", "overview", "black", "enlarged", False),
        ("", "", "black", "enlarged", False),
        ("", "", "", "enlarged", False),
        ("", "", "", "", False),
    ]
    assert talk.ended and talk.view == SlideView(4)


def test_next_and_back_move_by_one_and_stop_at_the_ends() -> None:
    talk = talk_at()
    assert press(talk, "PageDown").view.slide == 1
    assert press(talk, "PageUp", "PageUp").view.slide == 0
    assert press(talk, "End", "PageDown").view.slide == talk.deck.flow - 1


@pytest.mark.parametrize("key", ["B", ".", "。", "W", ","])
def test_black_and_white_toggle_both_ways_and_keep_the_slide(key: str) -> None:
    talk = press(talk_at(3), key)
    assert talk.cover
    assert press(talk, key).cover == "" and talk.view == SlideView(3)


def test_next_on_black_shows_the_slide_again_before_it_moves() -> None:
    talk = press(talk_at(3), "B", "PageDown")
    assert (talk.cover, talk.view.slide) == ("", 3)
    assert press(talk, "PageDown").view.slide == 4


def test_the_wall_stays_frozen_while_the_presenter_looks_around() -> None:
    talk = press(talk_at(3), "F", "PageDown", "PageDown")
    assert (talk.wall.slide, talk.view.slide) == (3, 5)
    assert press(talk, "F").wall.slide == 5


def test_escape_out_of_a_frozen_wall_leads_back_to_what_the_audience_saw() -> None:
    talk = press(talk_at(3), "F", "PageDown", "PageDown", "Escape")
    assert (talk.wall.slide, talk.view.slide, talk.frozen, talk.ended) == (3, 3, None, False)


def test_an_answer_is_three_keys_away_and_escape_leads_back_to_the_exact_slide() -> None:
    talk = press(talk_at(6), "/")
    assert (talk.panel, talk.wall) == ("question", SlideView(6))
    talk.show_answer("hires", 0.0)
    assert (talk.panel, talk.wall) == ("", SlideView(6, "answer", "hires"))
    assert press(talk, "Escape").wall == SlideView(6)


@pytest.mark.parametrize("leave", ["Escape", "S", "PageDown", "PageUp"])
def test_the_source_of_an_answer_leads_back_to_the_answer_and_that_to_the_slide(leave: str) -> None:
    talk = talk_at(6)
    talk.show_answer("hires", 0.0)
    press(talk, "S")
    assert talk.view.layer == "source"
    press(talk, leave)
    assert talk.view == SlideView(6, "answer", "hires")
    press(talk, "Escape")
    assert (talk.view, talk.ended) == (SlideView(6), False)


def test_the_source_of_an_enlarged_card_leads_back_to_the_card() -> None:
    talk = press(talk_at(1), "Z")
    enlarged = talk.view
    press(talk, "S", "Escape")
    assert talk.view == enlarged
    press(talk, "Escape")
    assert talk.view == SlideView(1)


def test_an_answer_is_seen_even_on_a_black_or_frozen_wall() -> None:
    for key in ("B", "F"):
        talk = press(talk_at(6), key)
        talk.show_answer("hires", 0.0)
        assert (talk.cover, talk.wall.target) == ("", "hires")


def test_a_slide_is_reached_by_its_number_and_by_a_figures() -> None:
    talk = press(talk_at(), "1", "2", "Enter")
    assert talk.slide.number == 12
    press(talk, "2", "-", "0", "3", "Enter")
    assert "hires" in talk.slide.figures
    assert press(talk, "Home", "2", "-", "3", "Enter").slide.theme == 2


def test_a_number_that_names_nothing_is_told_and_moves_nothing() -> None:
    talk = press(talk_at(5), "9", "9", "Enter")
    assert (talk.unknown, talk.view.slide) == ("99", 5)
    assert press(talk, "7", "-", "Enter").unknown == "7-"
    assert press(talk, "PageDown").unknown == ""


def test_backspace_deletes_a_digit_before_it_goes_back() -> None:
    talk = press(talk_at(5), "1", "2", "Backspace")
    assert (talk.typed, talk.view.slide) == ("1", 5)
    assert press(talk, "Backspace", "Backspace").view.slide == 4


def test_themes_are_reached_by_number_and_one_that_is_not_there_moves_nothing() -> None:
    talk = press(talk_at(), "Ctrl+3")
    assert (talk.slide.theme, talk.slide.kind) == (3, "message")
    assert press(talk, "Ctrl+9").slide.theme == 3


def test_backup_slides_are_skipped_and_lead_back_to_where_they_were_called() -> None:
    talk = talk_at(4)
    visited = [talk.view.slide]
    while talk.upcoming is not None:
        press(talk, "PageDown")
        visited.append(talk.view.slide)
    assert visited == list(range(4, talk.deck.flow))
    talk = talk_at(4)
    press(talk, *str(len(talk.deck.slides)), "Enter")
    assert talk.slide.backup
    assert press(talk, "PageDown").view.slide == 4


def test_with_five_minutes_left_only_messages_follow() -> None:
    talk = press(talk_at(6), "M")
    assert talk.view.slide == 6
    kinds = []
    while talk.upcoming is not None:
        press(talk, "PageDown")
        kinds.append((talk.slide.kind, talk.slide.theme))
    assert kinds == [("message", 3), ("message", 4), ("message", 5)]
    assert press(talk, "M").short is False


def test_sources_of_a_slide_are_paged_by_next_and_then_left() -> None:
    talk = press(talk_at(with_backup().places["relief/message"]), "S")
    pages = 1
    while talk.view.layer == "source" and pages < 9:
        press(talk, "PageDown")
        pages += 1
    assert pages > 2
    assert talk.view == SlideView(with_backup().places["relief/message"])


def test_a_chosen_card_is_enlarged_by_enter() -> None:
    talk = press(talk_at(with_backup().places["relief/message"]), "Tab", "Tab", "Enter")
    assert talk.view.layer == "enlarged"
    assert talk.view.target == talk.slide.cards[1]
    assert press(talk, "Z").view.layer == ""


def test_a_slide_without_sources_or_cards_has_nothing_to_enlarge() -> None:
    talk = press(talk_at(), "S", "Z", "Tab")
    assert talk.view == SlideView(0) and talk.card is None


def test_the_clock_starts_with_the_first_next_and_can_be_stopped() -> None:
    talk = talk_at()
    talk.tick(100.0)
    press(talk, "PageDown", now=160.0)
    talk.tick(190.0)
    assert talk.elapsed == 30.0
    press(talk, "T", now=200.0)
    talk.tick(500.0)
    assert talk.elapsed == 40.0
    assert press(talk, "Shift+T", now=500.0).elapsed == 0.0


def test_a_clock_that_was_stopped_and_set_to_zero_waits_for_its_own_key() -> None:
    talk = press(talk_at(), "PageDown", now=0.0)
    press(talk, "T", "Shift+T", "PageDown", now=60.0)
    talk.tick(90.0)
    assert (talk.running, talk.elapsed) == (False, 0.0)
    press(talk, "T", now=90.0)
    talk.tick(100.0)
    assert talk.elapsed == 10.0


def test_a_clock_that_was_stopped_before_a_second_passed_stays_stopped() -> None:
    talk = press(talk_at(), "PageDown", "T", "PageDown", now=0.0)
    assert not talk.running


def test_a_running_clock_set_to_zero_starts_with_the_next_slide() -> None:
    talk = press(talk_at(), "PageDown", now=0.0)
    press(talk, "Shift+T", now=60.0)
    talk.tick(70.0)
    assert talk.elapsed == 0.0
    press(talk, "PageDown", now=80.0)
    talk.tick(90.0)
    assert talk.elapsed == 10.0


def test_the_plan_of_a_theme_is_spread_over_its_slides() -> None:
    first = next(index for index, slide in enumerate(deck().slides) if slide.theme == 2)
    own = sum(slide.theme == 2 for slide in deck().slides)
    assert PresentationState(deck(), first).planned() == 180.0
    assert PresentationState(deck(), first + 1).planned() == pytest.approx(180.0 + 300.0 / own)


def test_a_slide_that_is_gone_after_a_new_reading_gives_way_to_its_neighbour() -> None:
    talk = PresentationState(deck(), deck().places["relief/figures/2"])
    talk.replace_deck(ruled(slide_rule("support", backup=True), backup=True))
    assert talk.slide.key == "relief/figures/2"
    fewer = ruled(slide_rule("hires"), slide_rule("hires_more"))
    alone = PresentationState(fewer, fewer.places["relief/figure/hires"])
    alone.replace_deck(deck())
    assert 0 <= alone.view.slide < len(deck().slides)


def test_the_report_names_times_and_figures_that_were_asked_for() -> None:
    talk = talk_at(1)
    press(talk, "PageDown", now=0.0)
    talk.show_answer("hires", 60.0)
    talk.show_answer("hires", 61.0)
    talk.tick(125.0)
    text = talk_report(talk, Translator("en"))
    assert "1 · Employment first · 2:05 · planned 3:00" in text
    assert text.count("2-03") == 1 and "49.4万人" in text


def test_times_are_written_as_on_a_clock() -> None:
    assert [clock_text(seconds) for seconds in (0, 65.9, 3723)] == ["0:00", "1:05", "1:02:03"]


def test_the_table_has_every_command_of_the_talk() -> None:
    bound = {binding.command for binding in KEYS}
    assert {"short", "card", "card_back", "timer_reset"} <= bound
