"""Every command is declared once, carried out in one place, and possible as far as the briefing allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.edition import Edition
from cqbrief.window.actions import ACTIONS
from cqbrief.window.main_window import MainWindow
from tests.support import editions, sample

PAGES = {"source", "find", "overview", "previous", "next", "ledger", "compare"}
CONTENT = {"pack", "print", "export", "export_charts"}
CHECKED = {*CONTENT, "present", "present_here", "ledger", "compare"}


def test_each_is_carried_out_by_the_window_or_by_the_controller(controller: AppController) -> None:
    carried_out = sorted((*controller.window.own_commands, *controller.commands))
    assert carried_out == sorted(spec.id for spec in ACTIONS)


def impossible(edition: Edition, qtbot: QtBot) -> set[str]:
    """What cannot be chosen in the menus of a window that shows `edition`."""
    window = MainWindow(replace(editions.context(), edition=edition))
    qtbot.addWidget(window)
    return {spec.id for spec in ACTIONS if not window.menus.action(spec.id).isEnabled()}


def test_of_a_good_briefing_everything_is_possible(qtbot: QtBot) -> None:
    assert impossible(editions.edition(), qtbot) == set()


def test_of_a_briefing_with_errors_nothing_that_needs_its_pages(qtbot: QtBot, tmp_path: Path) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    assert impossible(editions.edition(sample.write(tmp_path, mistake)), qtbot) == PAGES


def test_of_nothing_nothing_but_what_needs_no_briefing(qtbot: QtBot, tmp_path: Path) -> None:
    assert impossible(editions.edition(tmp_path), qtbot) == PAGES | CONTENT


def test_what_needs_to_know_what_is_wrong_waits_for_the_check(qtbot: QtBot) -> None:
    assert impossible(replace(editions.edition(), checked=False), qtbot) == CHECKED


@pytest.fixture(scope="module")
def window(fonts: None) -> Iterator[MainWindow]:
    """A window of the built-in briefing, one for all commands."""
    window = MainWindow(editions.context())
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("command", [spec.id for spec in ACTIONS if spec.id not in ("quit", "forget_recent")])
def test_what_is_no_matter_of_the_view_is_announced_and_nothing_else_happens(
    command: str, window: MainWindow
) -> None:
    asked: list[str] = []
    window.command_requested.connect(asked.append)
    before = window.context
    window.menus.action(command).trigger()
    assert asked == ([] if command in window.own_commands else [command])
    assert window.context is before
