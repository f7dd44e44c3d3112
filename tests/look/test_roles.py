from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import get_args

import pytest

from cqbrief.look.contrast import Pair, contrast
from cqbrief.look.looks import LOOKS, PAPER
from cqbrief.look.roles import BELOW, CLASSES, SERIES, WALL_HEIGHT, ColourRole, Look, LookId, TextRole


def _pairs() -> tuple[Pair, ...]:
    panes: tuple[ColourRole, ...] = ("ground", "surface", "sidebar")
    planes: tuple[ColourRole, ...] = (*panes, "accent_ground", "derived_ground", "hover")
    read: tuple[ColourRole, ...] = ("text", "text_quiet", "accent", "target", "good", "bad", "warning")
    seen: tuple[ColourRole, ...] = ("axis", *SERIES, "series_quiet")
    return (
        *(Pair(text, plane) for plane in planes for text in read),
        Pair("on_accent", "accent"),
        Pair("on_mark", "mark"),
        Pair("on_selection", "selection"),
        Pair("surface", "focus"),
        *(Pair(role, "surface", "mark") for role in seen),
        *(Pair(role, plane, "mark") for plane in panes for role in ("line_strong", "disabled")),
        *(Pair("focus", plane, "mark") for plane in planes),
    )


PAIRS = _pairs()
"""All pairs of roles that meet on screen."""

every_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#777777", "#FFFFFF", 4.48),  # the customary example of a grey that just fails
        ("#767676", "#FFFFFF", 4.54),  # and of one that just passes
        ("#12436D", "#12436D", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@every_look
def test_every_pair_of_roles_that_meet_has_enough_contrast(look: Look) -> None:
    too_weak = [
        f"{pair.foreground} on {pair.background}: {ratio:.2f} < {pair.minimum(look)}"
        for pair in PAIRS
        if (ratio := contrast(look.colours[pair.foreground], look.colours[pair.background]))
        < pair.minimum(look)
    ]
    assert too_weak == []


def test_the_high_contrast_look_asks_for_more_than_the_others() -> None:
    text = next(pair for pair in PAIRS if pair.kind == "text")
    assert text.minimum(LOOKS["contrast"]) == 7.0
    assert text.minimum(LOOKS["light"]) == 4.5


def test_every_look_is_there_under_its_own_name() -> None:
    assert set(LOOKS) == set(get_args(LookId))
    assert all(look.id == name for name, look in LOOKS.items())


@every_look
def test_a_look_has_a_colour_for_every_role_and_no_other(look: Look) -> None:
    assert set(look.colours) == set(get_args(ColourRole))
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in look.colours.values())


@every_look
def test_a_look_has_a_style_for_every_text_role(look: Look) -> None:
    assert set(look.texts) == set(get_args(TextRole))


@every_look
def test_no_two_series_have_one_colour(look: Look) -> None:
    colours = [look.colours[role] for role in (*SERIES, "series_quiet")]
    assert len(set(colours)) == len(colours)


@every_look
@pytest.mark.parametrize("shades", [CLASSES, BELOW], ids=["from zero up", "from zero down"])
def test_text_is_read_on_every_class_and_classes_go_from_the_ground_to_its_opposite(
    look: Look, shades: tuple[ColourRole, ...]
) -> None:
    texts: tuple[ColourRole, ...] = ("surface", "text")
    for shade in shades:
        best = max(texts, key=lambda text: contrast(look.colours[text], look.colours[shade]))
        assert contrast(look.colours[best], look.colours[shade]) >= Pair(best, shade).minimum(look)
    ratios = [contrast(look.colours[shade], look.colours["surface"]) for shade in shades]
    assert all(b / a >= 1.2 for a, b in pairwise(ratios))


@every_look
def test_the_red_of_a_target_is_not_the_colour_of_a_series(look: Look) -> None:
    assert look.colours["target"] not in [look.colours[role] for role in SERIES]


def test_series_on_paper_stay_apart_when_printed_in_grey() -> None:
    for one, other in combinations(SERIES, 2):
        assert contrast(PAPER.colours[one], PAPER.colours[other]) >= 1.25, (one, other)


def test_paper_is_white() -> None:
    assert PAPER.colours["ground"] == PAPER.colours["surface"] == "#FFFFFF"


@pytest.mark.parametrize("name", ["wall_light", "wall_dark"])
def test_no_text_on_the_wall_is_under_2_2_percent_of_its_height(name: LookId) -> None:
    assert all(style.size / WALL_HEIGHT >= 0.022 for style in LOOKS[name].texts.values())
