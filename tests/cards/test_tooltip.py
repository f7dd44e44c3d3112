"""Tooltips show what is written, whatever it looks like."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocumentFragment
from pytestqt.qtbot import QtBot

from cqbrief.cards.tooltip import literal
from cqbrief.text.spans import Span
from cqbrief.window.sidebar_entry import EntryButton, SidebarEntry
from tests.support import editions

TEXTS = ["<img src=/etc/passwd>", "<b>fett</b> & &amp;", "two\nlines  and blanks", "</p><h1>x", "plain", ""]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_appears_literally(text: str) -> None:
    assert QTextDocumentFragment.fromHtml(literal(text)).toPlainText() == text


def test_a_theme_named_like_markup_is_named_so_in_the_sidebar(qtbot: QtBot) -> None:
    number = (Span("75", "number"),)
    button = EntryButton(SidebarEntry("1", "<b>Jobs</b>", "<img src=x>", number, "work"), editions.context())
    qtbot.addWidget(button)
    shown = QTextDocumentFragment.fromHtml(button.toolTip()).toPlainText()
    assert shown == "<b>Jobs</b>\n<img src=x> 75"
