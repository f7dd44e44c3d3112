"""A large briefing is on screen before it is checked, with all it says; what is wrong is told later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.app.file_watcher import FileWatcher
from cqbrief.app.startup.preload import PreloadProcess
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading import load
from cqbrief.briefing.loading.load import load_edition, load_in_steps
from cqbrief.briefing.storage import size
from cqbrief.cards.text import Label
from cqbrief.system import paths
from cqbrief.window.actions import ACTIONS
from cqbrief.window.problems_page import ProblemsPage
from tests.support import editions, sample
from tests.support.app import OpenController
from tests.support.sample import Mistake

WHEN_CHECKED = {spec.id for spec in ACTIONS if "checked" in spec.needs}
HEADLINE = next(iter(editions.edition().figures))
WRONG_QUOTE = Mistake("themes/2-people.yaml", "quote: 稳定就业岗位近500万个", "quote: 稳定就业岗位近600万个")


@pytest.fixture
def every_briefing_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(size, "LARGE", 0)


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Checking ends when this event is set, and in any case at the end of the test."""
    go_on, checked = Event(), load._checked

    def when_told(content: load._Content) -> Edition:
        go_on.wait()
        return checked(content)

    monkeypatch.setattr(load, "_check_later", when_told)
    yield go_on
    go_on.set()


def texts(page: ProblemsPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label)]


def possible(controller: AppController) -> set[str]:
    return {name for name in WHEN_CHECKED if controller.window.menus.action(name).isEnabled()}


@pytest.mark.parametrize("folder", editions.folders(large=False), ids=lambda folder: folder.name)
@pytest.mark.usefixtures("every_briefing_is_large")
def test_what_is_shown_first_says_the_same_as_the_checked_briefing(folder: Path) -> None:
    whole = load_edition(folder)
    first, check = load_in_steps(folder)
    assert check is not None and not first.checked and not first.problems
    assert first.briefing == whole.briefing and first.fingerprint == whole.fingerprint
    assert dict(first.passages) == dict(whole.passages) and len(first.passages) == len(whole.passages)
    assert check() == whole and whole.checked


def test_a_briefing_of_usual_size_is_checked_at_once() -> None:
    assert load_in_steps(paths.built_in_briefing()) == (load_edition(paths.built_in_briefing()), None)


@pytest.mark.usefixtures("every_briefing_is_large")
def test_mistakes_in_the_form_are_told_at_once(tmp_path: Path) -> None:
    folder = sample.write(tmp_path, Mistake("themes/1-jobs.yaml", "minutes: 2.5", "minutes: 两分钟"))
    assert load_in_steps(folder) == (load_edition(folder), None)


@pytest.mark.usefixtures("every_briefing_is_large")
def test_a_quote_that_is_not_in_the_source_has_no_passage(tmp_path: Path) -> None:
    first, check = load_in_steps(sample.write(tmp_path, WRONG_QUOTE))
    assert check is not None
    owner = first.figures["posts"].path
    assert owner not in first.passages and owner not in set(first.passages)
    assert [problem.rule for problem in check().errors] == ["quote-not-found"]


@pytest.mark.usefixtures("every_briefing_is_large")
def test_no_second_process_reads_a_large_briefing_whole() -> None:
    reading = PreloadProcess()
    reading.read(paths.built_in_briefing())
    first, check = reading.begun()
    assert check is not None and not first.checked


@pytest.mark.usefixtures("every_briefing_is_large")
def test_the_window_says_that_it_is_being_checked_and_then_what_was_found(
    open_controller: OpenController, checking: Event, qtbot: QtBot
) -> None:
    controller = open_controller(paths.built_in_briefing())
    window = controller.window
    assert window.sidebar is not None
    assert window.sidebar.badge.text() == "正在核对……" and "正在核对" in window.status_bar.state.text()
    assert not possible(controller)
    window.request("problems")
    page = window.shown_page
    assert isinstance(page, ProblemsPage) and "正在核对这份简报" in texts(page)
    window.go(2)
    window.show_figure(HEADLINE)
    assert window.pane is not None and window.pane.figure is not None
    checking.set()
    qtbot.waitUntil(lambda: window.context.edition.checked)
    assert possible(controller) == WHEN_CHECKED
    assert window.sidebar.badge.text() == "全部有据"
    # Where the reader was.
    assert window.page_number == 2
    assert window.pane.figure.id == HEADLINE


@pytest.mark.usefixtures("every_briefing_is_large")
def test_errors_found_later_are_shown_in_place_of_what_was_never_good(
    open_controller: OpenController, checking: Event, qtbot: QtBot, tmp_path: Path
) -> None:
    controller = open_controller(sample.write(tmp_path, WRONG_QUOTE))
    assert controller.window.sidebar is not None
    checking.set()
    qtbot.waitUntil(lambda: controller.window.context.edition.checked)
    assert controller.window.sidebar is None and isinstance(controller.window.centralWidget(), ProblemsPage)
    assert controller.window.broken is None


@pytest.mark.usefixtures("every_briefing_is_large")
def test_files_that_changed_before_the_check_are_read_anew(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    folder = sample.write(tmp_path)
    first, check = load_in_steps(folder)
    assert check is not None
    sample.write(tmp_path, WRONG_QUOTE)
    with qtbot.waitSignal(FileWatcher(first, parent, check).read) as told:
        pass
    assert told.args is not None and [problem.rule for problem in told.args[0].errors] == ["quote-not-found"]


@pytest.mark.usefixtures("every_briefing_is_large")
def test_presenting_from_the_command_line_waits_for_the_check(open_controller: OpenController) -> None:
    assert open_controller(checked=True).window.context.edition.checked
