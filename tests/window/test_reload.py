"""What is saved is on the screen a moment later, where the reader was; broken files keep the last good."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QFileSystemWatcher, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.app import file_watcher
from cqbrief.app.controller import AppController
from cqbrief.app.file_watcher import FileWatcher
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.loading.load import load_edition
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.figure import FigureWidget
from cqbrief.system import paths
from cqbrief.window.page import Page
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.problems_page import ProblemsPage
from cqbrief.window.sidebar import Sidebar
from cqbrief.window.welcome_banner import WelcomeBanner
from tests.support import sample
from tests.support.app import OpenController
from tests.support.window_parts import error_banner, find_box, open_briefing, view

THEME = "themes/1-jobs.yaml"
LABEL = "label: 城镇新增就业\n"
CAPTION = "    caption: 招聘会现场\n"

Save = Callable[[Path, bytes], object]


def write_over(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def write_and_rename(file: Path, content: bytes) -> None:
    beside = file.with_name(f".{file.name}.swp")
    beside.write_bytes(content)
    beside.replace(file)


def move_away_and_write(file: Path, content: bytes) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_bytes(content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A briefing with a picture and a series, both in files of their own."""
    folder = tmp_path / "mine"
    for name, text in (
        ("data/jobs.csv", sample.SERIES_CSV),
        ("pictures/fair.svg", sample.SVG),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return sample.write(
        folder,
        sample.Mistake(THEME, sample.FIRST_CHART, sample.SERIES_CHART + sample.FIRST_CHART),
        sample.Mistake("briefing.yaml", CAPTION, CAPTION + "    file: pictures/fair.svg\n"),
    )


Open = Callable[[Path], AppController]


@pytest.fixture
def opened(open_controller: OpenController) -> Open:
    def opening(folder: Path) -> AppController:
        controller = open_controller(folder)
        watched(controller)
        return controller

    return opening


def watched(controller: AppController) -> None:
    """The first look, at what was saved since the files were read, is over."""
    while controller.briefing.watcher is None or not controller.briefing.watcher.is_idle:
        QApplication.processEvents()
    assert not controller.window.context.edition.errors


def replace_in(file: Path, old: str, new: str, save: Save = write_over) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    save(file, text.replace(old, new).encode())


def shown_anew(controller: AppController, qtbot: QtBot, before: Edition) -> Edition:
    """The edition that the window shows when it is another than `before`."""
    qtbot.waitUntil(lambda: controller.window.context.edition is not before)
    return controller.window.context.edition


@pytest.mark.parametrize("save", [write_over, write_and_rename, move_away_and_write])
def test_every_file_that_is_saved_is_shown(opened: Open, folder: Path, qtbot: QtBot, save: Save) -> None:
    controller = opened(folder)
    for name in ("briefing.yaml", THEME, "sources/report.md", "data/jobs.csv", "pictures/fair.svg"):
        before = controller.window.context.edition
        save(folder / name, (folder / name).read_bytes() + b"\n")
        fingerprint = shown_anew(controller, qtbot, before).fingerprint
        assert fingerprint == load_edition(folder).fingerprint, name
        watched(controller)


def test_a_drive_that_announces_nothing_is_looked_at_every_now_and_then(
    opened: Open, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileSystemWatcher, "addPaths", lambda *_: [])
    monkeypatch.setattr(file_watcher, "ROUND", 10)
    controller = opened(folder)
    before = controller.window.context.edition
    replace_in(folder / THEME, LABEL, "label: 新增就业岗位\n")
    shown_anew(controller, qtbot, before)


def test_what_was_saved_between_reading_and_watching_is_not_missed(
    qapp: QApplication, folder: Path, qtbot: QtBot
) -> None:
    edition = load_edition(folder)
    replace_in(folder / THEME, LABEL, "label: 新增就业岗位\n")
    read: list[Edition] = []
    watching = FileWatcher(edition, qapp)
    watching.read.connect(read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert read[0].figures["new_jobs"].label.in_language("zh") == "新增就业岗位"
    watching.stop()
    watching.deleteLater()


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folder of every reading from now on, in order."""
    done: list[Path] = []

    def reading(folder: Path) -> Edition:
        done.append(folder)
        return load_edition(folder)

    monkeypatch.setattr(file_watcher, "load_edition", reading)
    return done


def test_several_saves_in_a_row_are_read_once(
    opened: Open, folder: Path, qtbot: QtBot, readings: list[Path]
) -> None:
    controller = opened(folder)
    before = controller.window.context.edition
    for number in range(20):
        replace_in(folder / THEME, LABEL, f"label: 新增就业岗位{number}\n")
        replace_in(folder / THEME, f"label: 新增就业岗位{number}\n", LABEL)
    replace_in(folder / THEME, LABEL, "label: 最后\n")
    edition = shown_anew(controller, qtbot, before)
    assert edition.figures["new_jobs"].label.in_language("zh") == "最后"
    assert len(readings) == 1


def test_a_save_counts_whatever_the_clock_says(opened: Open, folder: Path, qtbot: QtBot) -> None:
    """A clock set back, or that of another machine: the file is older than it was."""
    controller = opened(folder)
    for seconds in (0, 4_000_000_000):
        before = controller.window.context.edition
        content = (folder / THEME).read_bytes() + b"\n"
        beside = folder / "beside"
        beside.write_bytes(content)
        os.utime(beside, (seconds, seconds))
        beside.replace(folder / THEME)
        shown_anew(controller, qtbot, before)


def test_a_file_that_is_only_touched_is_not_read_again(
    qapp: QApplication, folder: Path, qtbot: QtBot, readings: list[Path]
) -> None:
    watching = FileWatcher(load_edition(folder), qapp)
    with qtbot.waitSignal(watching.idle):
        pass
    with qtbot.waitSignal(watching.idle):
        (folder / THEME).touch()
    with qtbot.waitSignal(watching.idle):
        watching.look_for_changes()
    assert readings == []
    watching.stop()
    watching.deleteLater()


def test_an_error_in_a_file_that_changes_while_it_is_read_is_not_told(
    qapp: QApplication, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is just being written: first half of it is there, then all."""
    whole = (folder / THEME).read_bytes().replace(LABEL.encode(), "label: 全部写完\n".encode())
    told: list[Edition] = []

    def slowly(folder: Path) -> Edition:
        edition = load_edition(folder)
        (folder / THEME).write_bytes(whole)
        return edition

    watching = FileWatcher(load_edition(folder), qapp)
    watching.read.connect(told.append)
    monkeypatch.setattr(file_watcher, "load_edition", slowly)
    (folder / THEME).write_bytes(whole[: len(whole) // 2] + b"\n: [")
    qtbot.waitUntil(lambda: bool(told))
    assert [bool(edition.errors) for edition in told] == [False]
    watching.stop()
    watching.deleteLater()


def test_a_reading_never_begins_before_the_last_one_has_ended(
    qapp: QApplication, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running, most, may_go_on = 0, 0, Event()

    def counted(folder: Path) -> Edition:
        nonlocal running, most
        running += 1
        most = max(most, running)
        may_go_on.wait()
        edition = load_edition(folder)
        running -= 1
        return edition

    monkeypatch.setattr(file_watcher, "load_edition", counted)
    watching = FileWatcher(load_edition(folder), qapp)
    read: list[Edition] = []
    watching.read.connect(read.append)
    watching.read_again()
    qtbot.waitUntil(lambda: bool(running))
    for _ in range(5):
        watching.read_again()
    may_go_on.set()
    qtbot.waitUntil(lambda: len(read) == 2)
    assert most == 1
    watching.stop()
    watching.deleteLater()


# --- keeping place ------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the built-in briefing, which is long enough to scroll."""
    copied = tmp_path / "briefing"
    shutil.copytree(paths.built_in_briefing(), copied)
    return copied


def settled(controller: AppController, qtbot: QtBot) -> Page:
    """The page shown, with its plots, where it stays."""
    page = controller.window.page(controller.window.page_number)
    qtbot.waitUntil(lambda: page.is_settled)
    QApplication.processEvents()
    return page


def card_top(page: Page, item: str) -> int:
    """Where the chart begins, below the page's upper edge."""
    card = next(card for card in page.findChildren(ChartCard) if card.chart.id == item)
    return card.mapTo(page.viewport(), card.rect().topLeft()).y()


def test_page_scrolled_place_source_and_data_table_are_kept(opened: Open, copy: Path, qtbot: QtBot) -> None:
    controller = opened(copy)
    window = controller.window
    window.go(1)
    page = settled(controller, qtbot)
    window.show_figure("new_jobs")
    chart = page.findChildren(ChartCard)[0]
    chart.toggle_data()
    QApplication.processEvents()
    page.verticalScrollBar().setValue(chart.y() // 2 + 300)
    before_top = card_top(page, chart.chart.id)
    scrolled = page.verticalScrollBar().value()
    assert scrolled > 0
    before = window.context.edition
    # The page grows above what is read.
    theme = min((copy / "themes").glob("*.yaml"))
    replace_in(theme, "三样一起", "三样一道")
    shown_anew(controller, qtbot, before)
    after = settled(controller, qtbot)
    assert after is not page and window.page_number == 1
    assert abs(card_top(after, chart.chart.id) - before_top) <= 2
    assert next(c for c in after.findChildren(ChartCard) if c.chart.id == chart.chart.id).data is not None
    assert window.pane is not None and window.pane.figure is not None
    assert window.pane.figure.id == "new_jobs"


def test_the_finder_stays_open_with_what_was_typed_and_finds_what_is_new(
    opened: Open, copy: Path, qtbot: QtBot
) -> None:
    controller = opened(copy)
    controller.window.request("find")
    finder = find_box(controller.window)
    finder.line.setText("三样一道")
    assert finder.list.model().rowCount() == 0
    before = controller.window.context.edition
    replace_in(min((copy / "themes").glob("*.yaml")), "三样一起", "三样一道")
    shown_anew(controller, qtbot, before)
    again = find_box(controller.window)
    assert again is not finder and again.isVisible()
    assert again.line.text() == "三样一道"
    qtbot.waitUntil(lambda: again.list.model().rowCount() > 0)


def test_the_page_follows_its_theme_to_another_number(opened: Open, copy: Path, qtbot: QtBot) -> None:
    controller = opened(copy)
    controller.window.go(2)
    briefing = controller.window.context.edition.briefing
    assert briefing is not None
    shown = briefing.themes[1].id
    root = copy / "briefing.yaml"
    lines = root.read_text(encoding="utf-8").splitlines(keepends=True)
    first, second = [index for index, line in enumerate(lines) if line.strip().startswith("- themes/")][:2]
    lines[first], lines[second] = lines[second], lines[first]
    before = controller.window.context.edition
    root.write_text("".join(lines), encoding="utf-8")
    now = shown_anew(controller, qtbot, before).briefing
    assert now is not None
    assert controller.window.page_number == 1 and now.themes[0].id == shown


def test_another_look_keeps_the_place_too(opened: Open, copy: Path, qtbot: QtBot) -> None:
    controller = opened(copy)
    controller.window.go(1)
    page = settled(controller, qtbot)
    chart = page.findChildren(ChartCard)[0]
    page.verticalScrollBar().setValue(400)
    before = card_top(page, chart.chart.id)
    controller.appearance.choose_look("dark")
    after = settled(controller, qtbot)
    assert after is not page
    assert after.verticalScrollBar().value() > 0
    assert abs(card_top(after, chart.chart.id) - before) <= 2


def test_of_another_briefing_no_place_is_kept(opened: Open, copy: Path, folder: Path, qtbot: QtBot) -> None:
    controller = opened(copy)
    settled(controller, qtbot).verticalScrollBar().setValue(100)
    open_briefing(controller, folder)
    assert settled(controller, qtbot).verticalScrollBar().value() == 0


# --- broken files -------------------------------------------------------------------------------


def broken(controller: AppController, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: controller.window.broken is not None)


def test_a_broken_file_keeps_the_last_good_state_and_a_bar_tells_of_it_until_it_is_mended(
    opened: Open, folder: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    window = controller.window
    window.go(1)
    good, page = window.context.edition, window.page(1)
    line = (folder / THEME).read_text(encoding="utf-8").splitlines().index(f"    {LABEL}".rstrip()) + 1
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    assert window.context.edition is good and window.shown_page is page
    bar = error_banner(window)
    qtbot.waitUntil(bar.isVisible)
    assert "1" in bar.count.text() and f"{THEME}:{line}" in bar.first.text()
    QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    problems = window.shown_page
    assert isinstance(problems, ProblemsPage)
    assert problems.context.edition is window.broken
    replace_in(folder / THEME, "labell:", "label:")
    shown_anew(controller, qtbot, good)
    assert window.broken is None and view(window).error_banner is None


def test_the_bar_outlives_another_look_and_another_error(opened: Open, folder: Path, qtbot: QtBot) -> None:
    controller = opened(folder)
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    first = controller.window.broken
    controller.appearance.choose_look("dark")
    bar = error_banner(controller.window)
    qtbot.waitUntil(bar.isVisible)
    controller.window.request("problems")
    (folder / THEME).write_text("[", encoding="utf-8")
    qtbot.waitUntil(lambda: controller.window.broken is not first)
    page = controller.window.shown_page
    assert isinstance(page, ProblemsPage) and page.context.edition is controller.window.broken


@pytest.mark.parametrize("what", ["folder", "theme", "source", "root"])
def test_what_vanishes_keeps_the_last_good_state_until_it_is_back(
    opened: Open, folder: Path, tmp_path: Path, qtbot: QtBot, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of a folder that is gone nothing is announced; only looking finds it again.
    monkeypatch.setattr(file_watcher, "ROUND", 20)
    gone = {
        "folder": folder, "theme": folder / THEME, "source": folder / "sources" / "report.md",
        "root": folder / "briefing.yaml",
    }[what]  # fmt: skip
    controller = opened(folder)
    good = controller.window.context.edition
    gone.rename(tmp_path / "away")
    broken(controller, qtbot)
    assert controller.window.context.edition is good
    (tmp_path / "away").rename(gone)
    qtbot.waitUntil(lambda: controller.window.broken is None)
    assert not controller.window.context.edition.errors


def test_a_file_that_a_briefing_lacks_is_noticed_when_it_appears(
    open_controller: OpenController, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    theme = tmp_path / "theme.yaml"
    (folder / THEME).rename(theme)
    controller = open_controller(folder)
    QApplication.processEvents()
    assert isinstance(controller.window.centralWidget(), ProblemsPage)
    theme.rename(folder / THEME)
    qtbot.waitUntil(lambda: controller.window.pane is not None)


def test_an_open_menu_is_not_taken_away(opened: Open, folder: Path, qtbot: QtBot) -> None:
    controller = opened(folder)
    before = controller.window.context.edition
    menu = controller.window.menuBar().actions()[0].menu()
    assert isinstance(menu, QMenu)
    menu.popup(controller.window.mapToGlobal(controller.window.rect().center()))
    with qtbot.waitSignal(controller.briefing.reread):
        replace_in(folder / THEME, LABEL, "label: 新增就业岗位\n")
    assert menu.isVisible() and controller.window.context.edition is before
    menu.close()
    shown_anew(controller, qtbot, before)


# --- the other media ----------------------------------------------------------------------------


def test_an_open_print_preview_shows_what_was_saved_with_the_same_choices(
    opened: Open, folder: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    before = controller.window.context.edition
    preview = PrintPreviewDialog(controller.window.context, controller.settings, controller.window)
    controller.preview = preview
    preview.show()
    qtbot.waitUntil(lambda: bool(preview.pages.pages))
    preview.options.profile_buttons["summary"].click()
    first = preview.job
    replace_in(folder / THEME, LABEL, "label: 新增就业岗位\n")
    shown_anew(controller, qtbot, before)
    qtbot.waitUntil(lambda: preview.job is not None and preview.job is not first)
    assert preview.job is not None
    assert "新增就业岗位" in str(preview.job.data)
    assert preview.options.profile().id == "summary"
    assert len(preview.options.theme_boxes) == 2
    controller.preview = None
    preview.close()


def test_errors_are_told_on_the_console_when_a_talk_begins(opened: Open, folder: Path, qtbot: QtBot) -> None:
    controller = opened(folder)
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    controller.presenter.present(rehearse=True)
    assert controller.presenter.session is not None
    show = controller.presenter.session.presentation
    assert show is not None
    assert show.console.notice.label.text()
    assert show.state.deck.edition is controller.window.context.edition
    show.finish()
    assert controller.presenter.session.report is not None
    controller.presenter.session.report.close()


def test_a_talk_goes_on_following_its_files_when_the_window_shows_another_briefing(
    opened: Open, folder: Path, copy: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    controller.presenter.present(rehearse=True)
    assert controller.presenter.session is not None and controller.presenter.session.presentation is not None
    show = controller.presenter.session.presentation
    open_briefing(controller, copy)
    before = show.state.deck
    replace_in(folder / THEME, LABEL, "label: 新增就业岗位\n")
    qtbot.waitUntil(lambda: show.state.deck is not before)
    assert controller.window.context.edition.folder == copy
    show.finish()
    assert controller.presenter.session.report is not None
    controller.presenter.session.report.close()


def test_a_talk_does_not_go_over_to_another_briefing_that_is_saved_meanwhile(
    opened: Open, folder: Path, copy: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    controller.presenter.present(rehearse=True)
    assert controller.presenter.session is not None and controller.presenter.session.presentation is not None
    show = controller.presenter.session.presentation
    open_briefing(controller, copy)
    before = controller.window.context.edition
    replace_in(copy / "themes/1-priority.yaml", "zh: 城镇新增就业\n", "zh: 新增就业岗位\n")
    shown_anew(controller, qtbot, before)
    assert controller.window.context.edition.folder == copy
    assert show.state.deck.edition.folder == folder
    show.finish()
    assert controller.presenter.session.report is not None
    controller.presenter.session.report.close()


def said(controller: AppController) -> tuple[str, str, str]:
    """What the badge, the state and the time in the status bar say."""
    window = controller.window
    assert window.sidebar is not None
    return window.sidebar.badge.text(), window.status_bar.state.text(), window.status_bar.read.text()


def test_while_files_are_broken_badge_and_status_bar_speak_of_them_like_the_bar(
    opened: Open, folder: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    good = controller.window.context.edition
    before = said(controller)
    (time,) = re.findall(r"\d\d:\d\d", before[2])
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    assert controller.window.broken is not None
    count = f"{len(controller.window.broken.errors)} 个错误"
    assert error_banner(controller.window).count.text().replace(" ", "").count(count.replace(" ", ""))
    assert said(controller) == (count, count, f"页面停在 {time}")
    controller.appearance.choose_look("dark")
    assert said(controller) == (count, count, f"页面停在 {time}")
    replace_in(folder / THEME, "labell:", "label:")
    shown_anew(controller, qtbot, good)
    assert said(controller)[:2] == before[:2]


# --- the keyboard -------------------------------------------------------------------------------


def with_keyboard(controller: AppController, widget: QWidget) -> None:
    controller.window.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    assert controller.window.focusWidget() is widget


def sidebar_of(controller: AppController) -> Sidebar:
    assert controller.window.sidebar is not None
    return controller.window.sidebar


def figure_cards(page: Page, item: str) -> list[FigureWidget]:
    return [card for card in page.findChildren(FigureWidget) if card.figure.id == item]


def test_the_keyboard_stays_on_its_card_when_files_are_shown_anew(
    opened: Open, copy: Path, qtbot: QtBot
) -> None:
    controller = opened(copy)
    controller.window.go(1)
    page = settled(controller, qtbot)
    with_keyboard(controller, figure_cards(page, "new_jobs")[0])
    before = controller.window.context.edition
    seen: list[QWidget | None] = []
    QApplication.instance().focusChanged.connect(lambda _, now: seen.append(now))  # type: ignore[union-attr]
    replace_in(min((copy / "themes").glob("*.yaml")), "三样一起", "三样一道")
    shown_anew(controller, qtbot, before)
    after = settled(controller, qtbot)
    now = controller.window.focusWidget()
    assert now is figure_cards(after, "new_jobs")[0]
    # On the way it was nowhere else that is seen or spoken.
    assert {type(widget) for widget in seen} <= {type(None), type(after), type(now)}


def test_the_keyboard_stays_on_sidebar_badge_and_status_bar(opened: Open, folder: Path, qtbot: QtBot) -> None:
    controller = opened(folder)
    window = controller.window
    finds: tuple[Callable[[], QWidget], ...] = (
        lambda: sidebar_of(controller).buttons[2],
        lambda: sidebar_of(controller).badge,
        lambda: window.status_bar.state,
    )
    for number, find in enumerate(finds):
        settled(controller, qtbot)
        widget = find()
        with_keyboard(controller, widget)
        before = window.context.edition
        (folder / THEME).write_bytes((folder / THEME).read_bytes() + b"\n" * (number + 1))
        shown_anew(controller, qtbot, before)
        settled(controller, qtbot)
        assert find() is not widget
        assert window.focusWidget() is find()


def test_the_keyboard_stays_on_the_bar_of_a_briefing_just_made(
    opened: Open, folder: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    window = controller.window
    window.welcome(folder)
    controller.appearance.choose_look("dark")

    def find() -> QPushButton:
        bar = window.findChildren(WelcomeBanner)[-1]
        return bar.findChildren(QPushButton)[1]

    settled(controller, qtbot)
    button = find()
    with_keyboard(controller, button)
    before = window.context.edition
    (folder / THEME).write_bytes((folder / THEME).read_bytes() + b"\n")
    shown_anew(controller, qtbot, before)
    settled(controller, qtbot)
    assert find() is not button
    assert window.focusWidget() is find()


def test_a_folder_with_errors_opened_after_one_with_bars_is_shown_and_changed_without_them(
    opened: Open, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    window = controller.window
    window.welcome(folder)
    controller.appearance.choose_look("dark")
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    assert view(window).error_banner is not None and view(window).welcome_banner is not None
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    open_briefing(controller, other)
    assert window.view is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    controller.appearance.choose_look("light")
    assert isinstance(window.centralWidget(), ProblemsPage)


def test_the_keyboard_is_on_the_page_when_what_had_it_is_gone(
    opened: Open, folder: Path, qtbot: QtBot
) -> None:
    controller = opened(folder)
    replace_in(folder / THEME, LABEL, "labell: 城镇新增就业\n")
    broken(controller, qtbot)
    good = controller.window.context.edition
    bar = error_banner(controller.window)
    qtbot.waitUntil(bar.isVisible)
    with_keyboard(controller, bar.button)
    replace_in(folder / THEME, "labell:", "label:")
    shown_anew(controller, qtbot, good)
    page = settled(controller, qtbot)
    assert controller.window.focusWidget() is page
    # And from there Tab leads on into it.
    QTest.keyClick(page, Qt.Key.Key_Tab)
    now = controller.window.focusWidget()
    assert page.isAncestorOf(now)
