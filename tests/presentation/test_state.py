"""The talk: whatever is pressed, the place is kept, nothing moves unseen, and only Escape ends it."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cqbrief.i18n.translator import Translator
from cqbrief.presentation.key_bindings import KEYS, commands_by_key
from cqbrief.presentation.pace import duration_text, planned_seconds
from cqbrief.presentation.report_text import report_text
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.state import Command, PresentationState
from tests.support.decks import deck, ruled, with_backup
from tests.support.decks import rule as slide_rule

OWN = {"swap", "windowed", "notes_larger", "notes_smaller", "nothing"}
PRESSES = [(command, argument) for command, argument in commands_by_key().values() if command not in OWN]


def state_at(slide: int = 0) -> PresentationState:
    return PresentationState(with_backup(), slide)


def press(state: PresentationState, *keys: str, now: float = 0.0) -> PresentationState:
    found = commands_by_key()
    for key in keys:
        command, argument = found[key]
        state.do(cast(Command, command), now, argument)
    return state


def is_special(state: PresentationState) -> bool:
    """Whether Escape has something else to leave before the show."""
    states = (state.panel, state.typed, state.pointer, state.cover, state.view.layer, state.frozen)
    return any(states) or state.card is not None


MADE = {
    "as it is": deck(),
    "with backup slides": with_backup(),
    "with others": ruled(slide_rule("support", backup=True)),
}
"""By name: Hypothesis writes what it draws from again and again."""


class AnyKeys(RuleBasedStateMachine):
    """Any sequence of keys, answers and new readings of the files."""

    @initialize()
    def begin(self) -> None:
        self.state = PresentationState(with_backup())
        self.now = 0.0

    @rule(pressed=st.sampled_from([press for press in PRESSES if press[0] != "leave"]))
    def any_key(self, pressed: tuple[str, str]) -> None:
        before = self.state.view.slide, self.state.cover
        self.state.do(cast(Command, pressed[0]), self.now, pressed[1])
        if before[1] and pressed[0] in ("next", "back"):
            assert self.state.view.slide == before[0], "moved unseen behind black or white"

    @rule()
    def escape(self) -> None:
        state = self.state
        before, frozen = state.view, state.frozen
        special = is_special(state) or state.unbound_key or bool(state.unknown_number)
        state.do("leave", self.now)
        assert state.ended == (not special)
        assert state.view.slide == before.slide or state.view == frozen

    @rule()
    def a_key_without_meaning(self) -> None:
        before = self.state.view, self.state.cover, self.state.panel, self.state.typed
        self.state.do("unbound", self.now)
        assert before == (self.state.view, self.state.cover, self.state.panel, self.state.typed)

    @rule(seconds=st.floats(0, 500))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        self.state.tick(self.now)

    @rule(id_=st.sampled_from(["new_jobs", "hires", "wan_yuan", "support", "one_student_one_hardship"]))
    def answer(self, id_: str) -> None:
        place = self.state.view.slide
        self.state.show_answer(id_, self.now)
        assert self.state.view.slide == place

    @rule(made=st.sampled_from(sorted(MADE)))
    def files_are_read_again(self, made: str) -> None:
        key = self.state.slide.key
        self.state.replace_deck(MADE[made])
        assert self.state.slide.key == key

    @rule(index=st.integers(-3, 99))
    def a_click_in_the_overview(self, index: int) -> None:
        self.state.go(index)

    @precondition(lambda self: self.state.ended)
    @rule()
    def carried_on(self) -> None:
        self.state.resume(self.state.deck)

    @invariant()
    def the_place_is_a_slide(self) -> None:
        if not hasattr(self, "state"):
            return
        state = self.state
        count = len(state.deck.slides)
        assert 0 <= state.view.slide < count and 0 <= state.audience_view.slide < count
        assert state.card is None or state.card < len(state.slide.cards)
        assert state.view.target or state.view.layer in ("", "source")
        assert state.next_index is None or 0 <= state.next_index < state.deck.main_count

    @invariant()
    def time_is_neither_lost_nor_invented(self) -> None:
        if hasattr(self, "state"):
            assert sum(self.state.clock.seconds_by_theme.values()) == pytest.approx(self.state.clock.elapsed)


AnyKeys.TestCase.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)
TestAnyKeys = AnyKeys.TestCase


def test_no_key_but_escape_ends_the_show() -> None:
    state = state_at()
    for command, argument in PRESSES * 3:
        if command != "leave":
            state.do(cast(Command, command), 0.0, argument)
    assert not state.ended


def stray(state: PresentationState) -> PresentationState:
    state.do("unbound", 0.0)
    return state


def test_escape_after_a_key_without_meaning_asks_before_it_ends_the_show() -> None:
    state = press(stray(state_at(4)), "Escape")
    assert state.confirming_end and not state.ended
    assert press(state, "Escape").ended


def test_escape_after_a_number_that_names_nothing_asks_before_it_ends_the_show() -> None:
    state = press(state_at(4), "9", "9", "Enter", "Escape")
    assert (state.confirming_end, state.unknown_number, state.ended) == (True, "", False)
    assert press(state, "Escape").ended


@pytest.mark.parametrize("key", ["F5", "PageDown", "B"])
def test_whoever_goes_on_is_not_asked_any_more(key: str) -> None:
    state = stray(state_at(4))
    state.do("erase" if key == "F5" else cast(Command, commands_by_key()[key][0]), 0.0)
    while is_special(state):
        press(state, "Escape")
    assert press(state, "Escape").ended
    state = press(stray(state_at(4)), "Escape", "PageDown")
    assert not state.confirming_end and press(state, "Escape").ended


def test_escape_after_a_key_without_meaning_leaves_what_is_open_as_ever() -> None:
    state = press(stray(press(state_at(4), "S")), "Escape")
    assert (state.view.layer, state.confirming_end, state.ended) == ("", False, False)
    assert press(state, "Escape").ended


def test_escape_leaves_one_special_state_after_the_other_and_the_show_last() -> None:
    state = press(state_at(4), "Z", "B", "O", "7")
    # Typing a digit closes nothing; then the panel, black and the enlarged card go one by one.
    shown = []
    for _ in range(5):
        shown.append((state.typed, state.panel, state.cover, state.view.layer, state.ended))
        press(state, "Escape")
    assert shown == [
        ("7", "overview", "black", "enlarged", False),
        ("", "overview", "black", "enlarged", False),
        ("", "", "black", "enlarged", False),
        ("", "", "", "enlarged", False),
        ("", "", "", "", False),
    ]
    assert state.ended and state.view == SlideView(4)


def test_next_and_back_move_by_one_and_stop_at_the_ends() -> None:
    state = state_at()
    assert press(state, "PageDown").view.slide == 1
    assert press(state, "PageUp", "PageUp").view.slide == 0
    assert press(state, "End", "PageDown").view.slide == state.deck.main_count - 1


@pytest.mark.parametrize("key", ["B", ".", "。", "W", ","])
def test_black_and_white_toggle_both_ways_and_keep_the_slide(key: str) -> None:
    state = press(state_at(3), key)
    assert state.cover
    assert press(state, key).cover == "" and state.view == SlideView(3)


def test_next_on_black_shows_the_slide_again_before_it_moves() -> None:
    state = press(state_at(3), "B", "PageDown")
    assert (state.cover, state.view.slide) == ("", 3)
    assert press(state, "PageDown").view.slide == 4


def test_the_wall_stays_frozen_while_the_presenter_looks_around() -> None:
    state = press(state_at(3), "F", "PageDown", "PageDown")
    assert (state.audience_view.slide, state.view.slide) == (3, 5)
    assert press(state, "F").audience_view.slide == 5


def test_escape_out_of_a_frozen_wall_leads_back_to_what_the_audience_saw() -> None:
    state = press(state_at(3), "F", "PageDown", "PageDown", "Escape")
    assert (state.audience_view.slide, state.view.slide, state.frozen, state.ended) == (3, 3, None, False)


def test_an_answer_is_three_keys_away_and_escape_leads_back_to_the_exact_slide() -> None:
    state = press(state_at(6), "/")
    assert (state.panel, state.audience_view) == ("question", SlideView(6))
    state.show_answer("hires", 0.0)
    assert (state.panel, state.audience_view) == ("", SlideView(6, "answer", "hires"))
    assert press(state, "Escape").audience_view == SlideView(6)


@pytest.mark.parametrize("leave", ["Escape", "S", "PageDown", "PageUp"])
def test_the_source_of_an_answer_leads_back_to_the_answer_and_that_to_the_slide(leave: str) -> None:
    state = state_at(6)
    state.show_answer("hires", 0.0)
    press(state, "S")
    assert state.view.layer == "source"
    press(state, leave)
    assert state.view == SlideView(6, "answer", "hires")
    press(state, "Escape")
    assert (state.view, state.ended) == (SlideView(6), False)


def test_the_source_of_an_enlarged_card_leads_back_to_the_card() -> None:
    state = press(state_at(1), "Z")
    enlarged = state.view
    press(state, "S", "Escape")
    assert state.view == enlarged
    press(state, "Escape")
    assert state.view == SlideView(1)


def test_an_answer_is_seen_even_on_a_black_or_frozen_wall() -> None:
    for key in ("B", "F"):
        state = press(state_at(6), key)
        state.show_answer("hires", 0.0)
        assert (state.cover, state.audience_view.target) == ("", "hires")


def test_a_slide_is_reached_by_its_number_and_by_a_figures() -> None:
    state = press(state_at(), "1", "2", "Enter")
    assert state.slide.number == 12
    press(state, "2", "-", "0", "3", "Enter")
    assert "hires" in state.slide.figures
    assert press(state, "Home", "2", "-", "3", "Enter").slide.theme == 2


def test_a_number_that_names_nothing_is_told_and_moves_nothing() -> None:
    state = press(state_at(5), "9", "9", "Enter")
    assert (state.unknown_number, state.view.slide) == ("99", 5)
    assert press(state, "7", "-", "Enter").unknown_number == "7-"
    assert press(state, "PageDown").unknown_number == ""


def test_backspace_deletes_a_digit_before_it_goes_back() -> None:
    state = press(state_at(5), "1", "2", "Backspace")
    assert (state.typed, state.view.slide) == ("1", 5)
    assert press(state, "Backspace", "Backspace").view.slide == 4


def test_themes_are_reached_by_number_and_one_that_is_not_there_moves_nothing() -> None:
    state = press(state_at(), "Ctrl+3")
    assert (state.slide.theme, state.slide.kind) == (3, "message")
    assert press(state, "Ctrl+9").slide.theme == 3


def test_backup_slides_are_skipped_and_lead_back_to_where_they_were_called() -> None:
    state = state_at(4)
    visited = [state.view.slide]
    while state.next_index is not None:
        press(state, "PageDown")
        visited.append(state.view.slide)
    assert visited == list(range(4, state.deck.main_count))
    state = state_at(4)
    press(state, *str(len(state.deck.slides)), "Enter")
    assert state.slide.backup
    assert press(state, "PageDown").view.slide == 4


def test_with_five_minutes_left_only_messages_follow() -> None:
    state = press(state_at(6), "M")
    assert state.view.slide == 6
    kinds = []
    while state.next_index is not None:
        press(state, "PageDown")
        kinds.append((state.slide.kind, state.slide.theme))
    assert kinds == [("message", 3), ("message", 4), ("message", 5)]
    assert press(state, "M").messages_only is False


def test_sources_of_a_slide_are_paged_by_next_and_then_left() -> None:
    state = press(state_at(with_backup().index_by_key["relief/message"]), "S")
    pages = 1
    while state.view.layer == "source" and pages < 9:
        press(state, "PageDown")
        pages += 1
    assert pages > 2
    assert state.view == SlideView(with_backup().index_by_key["relief/message"])


def test_a_chosen_card_is_enlarged_by_enter() -> None:
    state = press(state_at(with_backup().index_by_key["relief/message"]), "Tab", "Tab", "Enter")
    assert state.view.layer == "enlarged"
    assert state.view.target == state.slide.cards[1]
    assert press(state, "Z").view.layer == ""


def test_a_slide_without_sources_or_cards_has_nothing_to_enlarge() -> None:
    state = press(state_at(), "S", "Z", "Tab")
    assert state.view == SlideView(0) and state.card is None


def test_the_clock_starts_with_the_first_next_and_can_be_stopped() -> None:
    state = state_at()
    state.tick(100.0)
    press(state, "PageDown", now=160.0)
    state.tick(190.0)
    assert state.clock.elapsed == 30.0
    press(state, "T", now=200.0)
    state.tick(500.0)
    assert state.clock.elapsed == 40.0
    assert press(state, "Shift+T", now=500.0).clock.elapsed == 0.0


def test_a_clock_that_was_stopped_and_set_to_zero_waits_for_its_own_key() -> None:
    state = press(state_at(), "PageDown", now=0.0)
    press(state, "T", "Shift+T", "PageDown", now=60.0)
    state.tick(90.0)
    assert (state.clock.running, state.clock.elapsed) == (False, 0.0)
    press(state, "T", now=90.0)
    state.tick(100.0)
    assert state.clock.elapsed == 10.0


def test_a_clock_that_was_stopped_before_a_second_passed_stays_stopped() -> None:
    state = press(state_at(), "PageDown", "T", "PageDown", now=0.0)
    assert not state.clock.running


def test_a_running_clock_set_to_zero_starts_with_the_next_slide() -> None:
    state = press(state_at(), "PageDown", now=0.0)
    press(state, "Shift+T", now=60.0)
    state.tick(70.0)
    assert state.clock.elapsed == 0.0
    press(state, "PageDown", now=80.0)
    state.tick(90.0)
    assert state.clock.elapsed == 10.0


def test_the_plan_of_a_theme_is_spread_over_its_slides() -> None:
    first = next(index for index, slide in enumerate(deck().slides) if slide.theme == 2)
    own = sum(slide.theme == 2 for slide in deck().slides)
    assert planned_seconds(PresentationState(deck(), first)) == 180.0
    assert planned_seconds(PresentationState(deck(), first + 1)) == pytest.approx(180.0 + 300.0 / own)


def test_a_slide_that_is_gone_after_a_new_reading_gives_way_to_its_neighbour() -> None:
    state = PresentationState(deck(), deck().index_by_key["relief/figures/2"])
    state.replace_deck(ruled(slide_rule("support", backup=True), backup=True))
    assert state.slide.key == "relief/figures/2"
    fewer = ruled(slide_rule("hires"), slide_rule("hires_more"))
    alone = PresentationState(fewer, fewer.index_by_key["relief/figure/hires"])
    alone.replace_deck(deck())
    assert 0 <= alone.view.slide < len(deck().slides)


def test_the_report_names_times_and_figures_that_were_asked_for() -> None:
    state = state_at(1)
    press(state, "PageDown", now=0.0)
    state.show_answer("hires", 60.0)
    state.show_answer("hires", 61.0)
    state.tick(125.0)
    text = report_text(state, Translator("en"))
    assert "1 · Employment first · 2:05 · planned 3:00" in text
    assert text.count("2-03") == 1 and "49.4万人" in text


def test_times_are_written_as_on_a_clock() -> None:
    assert [duration_text(seconds) for seconds in (0, 65.9, 3723)] == ["0:00", "1:05", "1:02:03"]


def test_the_table_has_every_command_of_the_talk() -> None:
    bound = {binding.command for binding in KEYS}
    assert {"messages_only", "next_card", "previous_card", "timer_reset"} <= bound
