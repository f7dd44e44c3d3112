"""The audience gets the external screen; notes are never on a screen that the audience sees."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cqbrief.presentation.screen_plan import ScreenFacts, ScreenPlan, plan_screens

LAPTOP = ScreenFacts("laptop", 0, 0, 1440, 900, primary=True)
PROJECTOR = ScreenFacts("projector", 1440, 0, 1920, 1080)
THIRD = ScreenFacts("third", 3360, 0, 1920, 1080)
MIRROR = ScreenFacts("mirror", 0, 0, 1280, 720)


def test_the_audience_gets_the_screen_that_is_not_the_presenters() -> None:
    assert plan_screens([LAPTOP, PROJECTOR], None, None) == ScreenPlan("projector", "laptop")


def test_a_screen_that_was_asked_for_wins_over_the_one_remembered() -> None:
    screens = [LAPTOP, PROJECTOR, THIRD]
    assert plan_screens(screens, None, "third").audience == "third"
    assert plan_screens(screens, "projector", "third").audience == "projector"


def test_a_screen_that_is_not_there_is_told_and_another_one_taken() -> None:
    assert plan_screens([LAPTOP, PROJECTOR], "HDMI-9", None) == ScreenPlan("projector", "laptop", "HDMI-9")


def test_a_remembered_screen_that_is_gone_is_no_matter() -> None:
    assert plan_screens([LAPTOP, PROJECTOR], None, "HDMI-9") == ScreenPlan("projector", "laptop")


def test_the_console_stays_on_its_screen_among_three_after_a_swap() -> None:
    third = ScreenFacts("third", 3200, 0, 1024, 768)
    screens = [LAPTOP, PROJECTOR, third]
    swapped = plan_screens(screens, "third", None, swapped=True)
    assert swapped == ScreenPlan("laptop", "third")
    assert plan_screens(screens, None, "laptop", console=swapped.console) == swapped
    assert plan_screens([LAPTOP, PROJECTOR], None, "laptop", console="third").console == "projector"


def test_swapping_exchanges_the_two() -> None:
    assert plan_screens([LAPTOP, PROJECTOR], None, None, swapped=True) == ScreenPlan("laptop", "projector")


def test_one_screen_and_mirrored_screens_have_no_console() -> None:
    assert plan_screens([LAPTOP], None, None, swapped=True) == ScreenPlan("laptop", None)
    assert plan_screens([LAPTOP, MIRROR], None, None).console is None


def test_with_a_mirrored_and_a_third_screen_the_console_is_on_the_one_apart() -> None:
    assert plan_screens([LAPTOP, MIRROR, PROJECTOR], "mirror", None) == ScreenPlan("mirror", "projector")


places = st.builds(
    ScreenFacts,
    st.sampled_from(["a", "b", "c", "d"]),
    st.integers(-2000, 4000),
    st.integers(-1000, 1000),
    st.integers(640, 3840),
    st.integers(480, 2160),
    st.booleans(),
)
names = st.sampled_from([None, "a", "b", "x"])


@given(st.lists(places, min_size=1, max_size=4, unique_by=lambda s: s.name), names, names, st.booleans())
def test_whatever_the_screens_the_console_never_lies_on_the_wall(
    screens: list[ScreenFacts], wanted: str | None, remembered: str | None, swapped: bool
) -> None:
    plan = plan_screens(screens, wanted, remembered, swapped=swapped)
    by_name = {screen.name: screen for screen in screens}
    assert plan.audience in by_name
    assert plan.console is None or not by_name[plan.console].overlaps(by_name[plan.audience])
