"""Both languages in every window, changed while the program runs, at every size of text, nothing cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from cqbrief.app.controller import AppController
from cqbrief.briefing.loading.load import load_edition
from cqbrief.i18n.language import Language
from cqbrief.window.about_dialog import AboutDialog
from cqbrief.window.confirm_errors import ask_to_export, ask_to_present, ask_to_print
from cqbrief.window.open_dialogs import refuse_comparison
from cqbrief.window.print_preview import PrintPreviewDialog
from cqbrief.window.settings import Settings
from cqbrief.window.shortcuts_dialog import ShortcutsDialog
from tests.support import editions, sample
from tests.support.app import OpenController
from tests.support.window_parts import find_box
from tests.support.window_texts import CHINESE, chrome, clipped, foreign


@pytest.fixture
def controller(open_controller: OpenController, qtbot: QtBot) -> AppController:
    # Begun in the other language: what is not made anew would show.
    opened = open_controller(size=(1366, 768), show=False)
    opened.window.go(1)
    with qtbot.waitSignal(opened.window.settled):
        opened.window.show()
    return opened


def windows(controller: AppController, qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    """Every window that is not a page, one after the other."""
    window = controller.window
    context = window.context
    controller.open_preferences()
    assert controller.preferences is not None
    yield controller.preferences
    window.request("about")
    about = window.findChild(AboutDialog)
    assert isinstance(about, AboutDialog)
    yield about
    about.tabs.setCurrentIndex(1)
    yield about
    window.request("keys")
    sheet = window.findChild(ShortcutsDialog)
    assert isinstance(sheet, ShortcutsDialog)
    yield sheet
    refuse_comparison(context, tmp_path, [], window)
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    yield box
    box.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_dialog_speaks_the_language_chosen_and_shows_all_of_its_text(
    qtbot: QtBot, controller: AppController, tmp_path: Path, language: Language
) -> None:
    controller.appearance.choose_language("en")
    controller.appearance.choose_language(language)
    for zoom in (1.0, 2.0):
        controller.appearance.choose_zoom(zoom)
        for shown in windows(controller, qtbot, tmp_path):
            QApplication.processEvents()
            assert foreign(chrome(shown), language) == []
            assert clipped(shown) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_menus_the_status_bar_and_the_lists_speak_the_language_chosen(
    controller: AppController, language: Language
) -> None:
    controller.appearance.choose_language("en")
    controller.appearance.choose_language(language)
    window = controller.window
    # Menus are made anew; those before go with the next turn of the event loop.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert foreign(chrome(window.menuBar()), language) == []
    assert foreign(chrome(window.statusBar()), language) == []
    window.request("problems")
    assert foreign(chrome(window.shown_page), language) == []
    window.request("find")
    assert foreign(chrome(find_box(window)), language) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("zoom", "sizes"), [(1.0, ((1366, 768), (1024, 640))), (2.0, ((1366, 768),))])
def test_no_text_of_any_page_is_cut_off(
    controller: AppController, language: Language, zoom: float, sizes: tuple[tuple[int, int], ...]
) -> None:
    controller.appearance.choose_language(language)
    controller.appearance.choose_zoom(zoom)
    window = controller.window
    briefing = window.context.edition.briefing
    assert briefing is not None
    pages: list[Callable[[], object]] = [
        *(lambda number=number: window.go(number) for number in range(len(briefing.themes) + 1)),
        lambda: window.request("ledger"),
        lambda: window.request("problems"),
        lambda: window.show_comparison(window.context.edition),
        lambda: window.show_figure("new_jobs"),
        lambda: window.request("source"),  # closed, as it was at first in windows of these sizes
    ]
    assert window.pane is not None and not window.pane.isVisible()
    for size, show in product(sizes, pages):
        window.resize(*size)
        show()
        window.shown_page.make_all()
        window.shown_page.draw_charts()
        QApplication.processEvents()
        assert clipped(window) == []
        # Nothing sticks out sideways either.
        assert (window.width(), window.height()) == size


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_print_preview_speaks_the_language_chosen(
    qtbot: QtBot, controller: AppController, language: Language
) -> None:
    controller.appearance.choose_language(language)
    preview = PrintPreviewDialog(controller.window.context, Settings(), controller.window)
    qtbot.addWidget(preview)
    preview.show()
    qtbot.waitUntil(preview.save_button.isEnabled, timeout=30_000)
    assert foreign(chrome(preview), language) == []
    assert clipped(preview) == []
    preview.reject()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_briefing_with_errors_is_told_in_the_language_chosen(
    open_controller: OpenController, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    mistake = sample.Mistake("themes/2-people.yaml", "value: 近500万个", "value: 近600万个")
    made = open_controller(sample.write(tmp_path / "wrong", mistake), language=language)
    made.appearance.choose_language(language)
    seen: list[QMessageBox] = []

    def look(box: QMessageBox) -> int:
        box.show()
        QApplication.processEvents()
        assert foreign(chrome(box), language) == []
        assert clipped(box) == []
        seen.append(box)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    for ask in (ask_to_present, ask_to_export, ask_to_print):
        ask(made.window.context, made.window)
    assert len(seen) == 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_qts_own_dialogs_speak_the_language_chosen(
    qtbot: QtBot, controller: AppController, language: Language
) -> None:
    controller.appearance.choose_language(language)
    dialog = QFileDialog(controller.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    labels += [button.text() for button in box.buttons()]
    assert len(labels) > 3
    assert all(bool(CHINESE.search(text)) == (language == "zh") for text in labels), labels
    dialog.reject()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_saving_as_one_file_speaks_the_language_chosen(
    qtbot: QtBot,
    controller: AppController,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    language: Language,
) -> None:
    controller.appearance.choose_language(language)
    seen: list[QWidget] = []

    def look(dialog: QFileDialog) -> QDialog.DialogCode:
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(str(tmp_path))
        dialog.resize(760, 480)
        dialog.show()
        QApplication.processEvents()
        own = [dialog.windowTitle(), *dialog.nameFilters()]
        own += [label.text() for label in dialog.findChildren(QLabel)]
        own += [button.text() for button in dialog.findChildren(QPushButton)]
        assert foreign(iter(own), language) == []
        if language == "zh":
            assert [text for text in own if text and not CHINESE.search(text)] == []
        assert clipped(dialog) == []
        seen.append(dialog)
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QFileDialog, "exec", look)
    controller.window.menus.action("pack").trigger()
    assert len(seen) == 1


@pytest.mark.parametrize(("language", "expected"), [("zh", "标题"), ("en", "标题 [Chinese]")])
def test_a_text_that_lacks_the_language_is_shown_in_the_other_one(
    tmp_path: Path, language: Language, expected: str
) -> None:
    mistake = sample.Mistake("themes/1-jobs.yaml", "title: 就业总量", "title: {zh: 标题}")
    edition = load_edition(sample.write(tmp_path / "one", mistake))
    assert edition.briefing is not None
    assert editions.context(language=language).text(edition.briefing.themes[0].title) == expected
