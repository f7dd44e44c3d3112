"""What the first picture of the window does without is not there yet, and comes by itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.cards.card import Card
from cqbrief.cards.text import Label
from cqbrief.window.main_window import MainWindow
from cqbrief.window.overview import Overview
from cqbrief.window.page import Page
from cqbrief.window.theme_panel import ThemePanel
from tests.support import editions

ROOT = Path(__file__).resolve().parents[2]
UNTIL_PAINTED = """
import os, sys
from tests.bench import start_child
def end():
    print(*sys.modules)
    sys.stdout.flush()
    os._exit(0)
start_child.end = end
start_child.figures()
"""
LATER = (
    "yaml", "csv", "html", "difflib", "numpy", "pyqtgraph", "typst", "pypinyin", "openpyxl",
    "PySide6.QtPrintSupport", "PySide6.QtNetwork", "cqbrief.briefing.loading.load",
    "cqbrief.briefing.quantities.match_finder",
    "cqbrief.charts", "cqbrief.paper", "cqbrief.presentation", "cqbrief.export", "cqbrief.app.file_watcher",
    "cqbrief.window.source_view", "cqbrief.window.find_box", "cqbrief.window.problems_page",
)  # fmt: skip
"""Each takes a millisecond or more to import, some a hundred."""


def test_what_is_needed_later_is_imported_later() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", UNTIL_PAINTED]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=120
    )
    imported = done.stdout.split()
    assert "cqbrief.window.theme_panel" in imported
    assert [name for name in LATER if name in imported] == []


@pytest.mark.parametrize("page", [0, 1])
def test_a_gradual_page_is_whole_after_it_was_seen_and_its_beginning_stays_where_it_was(
    qtbot: QtBot, page: int
) -> None:
    window = MainWindow(editions.context(), page, gradual=True)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    panel = window.page(page)
    assert isinstance(panel, (Overview, ThemePanel))
    first = panel.sheets[0] if isinstance(panel, Overview) else panel.blocks[0].cards[0]
    places = []
    window.seen.connect(lambda: places.append((first.mapTo(window, first.rect().topLeft()), first.size())))
    with qtbot.waitSignal(window.settled):
        window.show()
        QApplication.processEvents()
        before = (first.mapTo(window, first.rect().topLeft()), first.size())
    qtbot.waitUntil(lambda: panel.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    QApplication.processEvents()
    after = (first.mapTo(window, first.rect().topLeft()), first.size())
    assert before == after == places[0]
    whole = MainWindow(editions.context(), page)
    qtbot.addWidget(whole)
    assert type_counts(panel) == type_counts(whole.page(page))


def type_counts(panel: Page) -> list[str]:
    """The cards and texts of a page, by class."""
    return sorted(type(widget).__name__ for kind in (Card, Label) for widget in panel.findChildren(kind))


def test_what_is_looked_for_before_the_page_was_seen_is_there(qtbot: QtBot) -> None:
    window = MainWindow(editions.context(), 1, gradual=True)
    qtbot.addWidget(window)
    panel = window.page(1)
    assert isinstance(panel, ThemePanel)
    assert len(panel.blocks) == 1
    panel.reveal("none of them")
    assert len(panel.blocks) > 1
