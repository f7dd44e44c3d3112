"""What a screen reader is told, over the real bus of assistive technology.

One program in each language answers all questions: starting it takes most of the time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cqbrief.briefing.model import Theme
from cqbrief.cards.view_context import ViewContext
from tests.accessibility.conftest import Listener

Node = dict[str, Any]
NAMELESS = ("filler", "unknown", "invalid", "panel")
"""Roles that say nothing of what can be done."""
in_chinese = pytest.mark.parametrize("listener", ["zh"], indirect=True)


def each(node: Node) -> Iterator[Node]:
    yield node
    for child in node["children"]:
        yield from each(child)


def of_role(tree: Node, role: str) -> list[Node]:
    return [node for node in each(tree) if node["role"] == role]


def test_everything_that_takes_the_keyboard_says_what_it_is(
    listener: Listener, context: ViewContext, first_theme: Theme
) -> None:
    briefing = context.edition.briefing
    assert briefing is not None
    listener.ask("node", "text", context.tr.text("Source document"))
    for key in ("", "alt+Home", "ctrl+comma"):
        if key:
            listener.keys(key)
        if key == "alt+Home":
            listener.ask("node", "heading", context.text(briefing.themes[1].short))
        if key == "ctrl+comma":
            listener.ask("node", "radio button", context.tr.text("High contrast"))
        able = [node for node in each(listener.ask("tree")) if "focusable" in node["states"]]
        assert len(able) > 30
        mute = [node for node in able if not node["name"].strip() or node["role"] in NAMELESS]
        assert [(node["role"], node["name"]) for node in mute] == []
    listener.keys("Escape")


@in_chinese
def test_a_figure_is_a_button_that_says_everything_that_is_printed_on_its_card(
    listener: Listener, context: ViewContext, first_theme: Theme
) -> None:
    buttons = of_role(listener.ask("tree"), "push button")
    derived = 0
    for figure in first_theme.figures:
        text = context.figure_text(figure)
        told = [b for b in buttons if b["name"] == f"{text.number} {text.label} {text.spoken}"]
        assert told, text.number
        for part in (text.period, *text.marks):
            assert part in told[0]["description"]
        derived += text.derived
    assert derived


@in_chinese
def test_a_chart_says_its_finding_and_reads_its_marks_out_as_the_arrows_move(
    listener: Listener, context: ViewContext, first_theme: Theme
) -> None:
    chart = first_theme.charts[0]
    headline = context.text(chart.headline)
    told = listener.ask("node", "chart", headline)
    assert told["description"] == context.text(chart.alternative)
    assert not [node for node in each(told) if node is not told and "focusable" in node["states"]]
    listener.ask("focus", "chart", headline)
    listener.ask("forget")
    listener.keys("Right")
    first = listener.ask("heard")
    listener.keys("Right")
    second = listener.ask("heard")
    assert "65.6" in first[-1] and "推算" in first[-1]
    assert "75.1万人" in second[-1]


@in_chinese
def test_the_data_behind_a_chart_are_a_table_with_headers(
    listener: Listener, context: ViewContext, first_theme: Theme
) -> None:
    headline = context.text(first_theme.charts[0].headline)
    listener.ask("focus", "chart", headline)
    listener.keys("t")
    table = listener.ask("node", "table", headline)
    assert table["columns"] and all(table["columns"])
    assert table["rows"] == ["2020", "2021"]
    assert "75.1万人" in table["cells"][1][0]
    listener.keys("t")


@in_chinese
def test_a_figure_pressed_by_a_screen_reader_shows_its_sentence(
    listener: Listener, context: ViewContext, first_theme: Theme
) -> None:
    text = context.figure_text(context.figures["new_jobs"])
    listener.ask("press", "push button", f"{text.number} {text.label}")
    listener.ask("node", "text", context.tr.text("Source document"))


@in_chinese
def test_titles_are_headings_and_the_pages_one_group_of_which_one_is_chosen(
    listener: Listener, context: ViewContext
) -> None:
    briefing = context.edition.briefing
    assert briefing is not None
    listener.keys("ctrl+2")
    title = context.text(briefing.themes[1].title)
    listener.ask("node", "heading", title)
    tree = listener.ask("tree")
    chosen = [node["name"] for node in of_role(tree, "radio button") if "checked" in node["states"]]
    assert chosen == [f"2 {context.text(briefing.themes[1].short)}"]
    assert len(of_role(tree, "status bar")) == 1
