"""Text on cards: wrapped, selectable, copied as it was printed, never markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.localized_text import Text
from cqbrief.cards.card import Card
from cqbrief.cards.grid import ColumnGrid
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled, styled_number, styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.word_joiner import JOINER, NO_BREAK_SPACE, without_joiners
from cqbrief.text.printed_number import running_spans
from cqbrief.text.spans import Span, break_anywhere
from tests.support import editions
from tests.support.pointer import drag

BRIEFINGS = Path(__file__).parents[1] / "briefings"
MARKUP = '<b>fett</b> <img src="x"> &amp; <a href="file:///">x</a> *md* `code`'


@pytest.mark.parametrize("kind", ["label", "runs"])
def test_markup_in_a_text_is_shown_as_it_was_written(qtbot: QtBot, kind: str) -> None:
    context = editions.context()
    widget = Label(MARKUP, "body", context) if kind == "label" else SpanLabel(styled(MARKUP, "body"), context)
    qtbot.addWidget(widget)
    widget.resize(900, 40)
    widget.show()
    assert widget.text() == MARKUP
    widget.copy()
    assert QGuiApplication.clipboard().text() == MARKUP


def test_a_number_is_never_parted_from_its_unit(qtbot: QtBot) -> None:
    context = editions.context()
    words = SpanLabel(
        styled((Span("比上年多"), Span("1234.5万人次", "number", keep_together=True)), "body"),
        context,
    )
    qtbot.addWidget(words)
    one_line = words.heightForWidth(2000)
    narrow = max(width for width in range(10, 400) if words.heightForWidth(width) > one_line)
    words.resize(narrow, words.heightForWidth(narrow))
    document = words.findChildren(QTextDocument)[0]
    document.setTextWidth(narrow)
    layout = document.firstBlock().layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    text = document.firstBlock().text()
    pieces = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    assert len(pieces) == 2
    assert pieces[1].replace(JOINER, "") == "1234.5万人次"


def test_a_copied_number_carries_no_invisible_characters(qtbot: QtBot) -> None:
    context = editions.context()
    text = context.figure_text(context.figures["above_target"])
    label = SpanLabel(styled_number(text), context, wrap=False)
    qtbot.addWidget(label)
    label.copy()
    assert QGuiApplication.clipboard().text() == "15.1万人†"


def test_the_sign_of_a_number_is_set_as_large_as_its_digits() -> None:
    context = editions.context(BRIEFINGS / "communique-2022")
    number = styled_number(context.figure_text(context.figures["natural_growth"]))
    assert [(piece.span.text, piece.text_role) for piece in number] == [
        ("-", "number"),
        ("0.60", "number"),
        ("‰", "unit"),
    ]


def test_text_selected_with_the_mouse_is_copied_with_control_c(qtbot: QtBot) -> None:
    runs = SpanLabel(styled("全市城镇新增就业", "body"), editions.context())
    qtbot.addWidget(runs)
    runs.resize(400, 30)
    with qtbot.waitExposed(runs):
        runs.show()
    drag(runs, QPoint(1, 10), QPoint(30, 10))
    assert runs.hasSelectedText()
    runs.setFocus()
    QTest.keyClick(runs, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == runs.selectedText() != ""
    assert runs.text().startswith(runs.selectedText())


def test_a_drag_that_selects_text_on_a_card_does_not_press_it(qtbot: QtBot) -> None:
    context = editions.context()
    card = Card(context, clickable=True)
    label = Label("全市城镇新增就业", "body", context)
    card.add(label)
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    pressed: list[bool] = []
    card.clicked.connect(lambda: pressed.append(True))
    drag(label, QPoint(2, 8), QPoint(60, 8))
    assert not pressed
    label.setSelection(0, 0)
    QTest.mouseClick(label, Qt.MouseButton.LeftButton, pos=QPoint(5, 8))
    assert pressed == [True]


def test_an_unknown_reference_stays_visible_in_prose(qtbot: QtBot) -> None:
    context = editions.context()
    prose = styled_prose(Text(plain="共{nobody_knows}人"), "body", context)
    assert [(piece.span.text, piece.colour) for piece in prose] == [
        ("共", None),
        ("{nobody_knows}", "bad"),
        ("人", None),
    ]


@pytest.mark.parametrize(("width", "columns"), [(90, 1), (100, 1), (210, 2), (430, 3), (640, 5)])
def test_a_grid_has_as_many_columns_as_fit_and_no_lonely_last_row(
    qtbot: QtBot, width: int, columns: int
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    grid = ColumnGrid(100, 10, 5, parent=holder)
    for _ in range(5):
        grid.addWidget(QWidget())
    # Four columns would fit at 430; three and two in two rows read better than four and one.
    assert grid.columns(width) == columns


def test_a_number_is_asked_for_only_by_a_left_click_that_began_on_it(qtbot: QtBot) -> None:
    context = editions.context()
    spans = (Span("75.1万人", "number", "new_jobs"), Span("，比上年多"))
    runs = SpanLabel(styled(spans, "body"), context)
    qtbot.addWidget(runs)
    runs.resize(400, 30)
    with qtbot.waitExposed(runs):
        runs.show()
    asked: list[str] = []
    runs.figure_requested.connect(asked.append)
    on = QPoint(8, 10)
    QTest.mouseRelease(runs, Qt.MouseButton.LeftButton, pos=on)
    QTest.mouseClick(runs, Qt.MouseButton.RightButton, pos=on)
    QTest.mouseClick(runs, Qt.MouseButton.MiddleButton, pos=on)
    assert asked == []
    QTest.mouseClick(runs, Qt.MouseButton.LeftButton, pos=on)
    assert asked == ["new_jobs"]


@pytest.mark.parametrize("breakable", [False, True])
def test_a_number_and_its_status_are_one_stop_of_the_keyboard(qtbot: QtBot, breakable: bool) -> None:
    context = editions.context()
    figure = replace(context.figures["new_jobs"], status="unverified")
    spans = running_spans(figure, context.tr)
    holder = QWidget()
    column = QVBoxLayout(holder)
    qtbot.addWidget(holder)
    labels = [
        SpanLabel(styled(break_anywhere(spans) if breakable else spans, "body"), context) for _ in range(2)
    ]
    for label in labels:
        column.addWidget(label)
    with qtbot.waitActive(holder):
        holder.show()
    labels[1].setFocus(Qt.FocusReason.OtherFocusReason)
    labels[0].setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(labels[0].figure_requested) as asked:
        QTest.keyClick(labels[0], Qt.Key.Key_Return)
    assert asked.args == ["new_jobs"]
    QTest.keyClick(labels[0], Qt.Key.Key_Tab)
    assert labels[1].hasFocus()


WORDS = "Unemployment of people aged 16 to 64 fell to 3.9% in 1,234 places, 10,000 thousand tonnes of it"


def test_words_of_the_briefing_keep_number_and_unit_on_one_line_at_every_width(qtbot: QtBot) -> None:
    label = SpanLabel(styled(WORDS, "body"), editions.context())
    qtbot.addWidget(label)
    assert label.text() == WORDS
    for width in range(110, label.sizeHint().width(), 3):
        label.heightForWidth(width)
        for line in lines_of(label):
            assert not re.search(r"( 16|to|1,234|10,000|3\.9)$", line.replace("fell to", "")), line
    label.copy()
    assert QGuiApplication.clipboard().text() == WORDS


def test_plain_words_keep_number_and_unit_on_one_line_and_are_read_and_copied_as_they_were(
    qtbot: QtBot,
) -> None:
    label = Label(WORDS, "body", editions.context())
    qtbot.addWidget(label)
    laid = QLabel.text(label)
    for kept in ("16 to 64", "3.9%", "1,234 places", "10,000 thousand"):
        assert JOINER.join(kept.replace(" ", NO_BREAK_SPACE)) in laid
    assert "d tonnes of it" in laid
    assert label.text() == label.accessibleName() == WORDS
    label.copy()
    assert QGuiApplication.clipboard().text() == WORDS
    label.setText("就业")
    assert QLabel.text(label) == label.text() == label.accessibleName() == "就业"


def lines_of(label: SpanLabel) -> list[str]:
    """The lines of a label as it was laid out last, without what holds words together."""
    document = label.findChildren(QTextDocument)[0]
    text, layout = document.firstBlock().text(), document.firstBlock().layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    pieces = [text[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    return [without_joiners(piece).strip() for piece in pieces]
