"""A cell that a table marks as revised or provisional says so in every place that shows its value."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.data_table import DataTable
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.table import TableCard
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from tests.support.charted_table import MARKED, TABLE, edition
from tests.support.paper import print_pages


def cells(table: QTableWidget) -> list[str]:
    items = (table.item(row, 0) for row in range(table.rowCount()))
    return [item.text() for item in items if item is not None]


def test_a_marked_cell_says_what_it_is_in_window_on_the_wall_and_on_paper(
    tmp_path: Path, qtbot: QtBot
) -> None:
    found = edition(tmp_path, MARKED, theme=TABLE)
    assert found.briefing is not None
    theme = found.briefing.themes[0]
    context = ViewContext(found, Translator("zh"), LOOKS["light"])
    data, card = DataTable(theme.charts[0], context), TableCard(theme.tables[0], context)
    for widget in (data, card):
        qtbot.addWidget(widget)
    assert cells(data) == ["130万人（已修订）", "..", "90万人（初步数）"]
    (values,) = card.findChildren(QTableWidget)
    assert cells(values) == ["130（已修订）", "..", "90（初步数）"]
    deck = build_deck(found)
    wall = ViewContext(found, Translator("zh"), LOOKS["wall_light"])
    at = next(index for index, slide in enumerate(deck.slides) if slide.kind == "table")
    sheet: QWidget = make_slide_widget(SlideView(at), deck, wall, QSize(1280, 720))
    qtbot.addWidget(sheet)
    texts = [label.text() for label in sheet.findChildren(SpanLabel)]
    assert {"130（已修订）", "..", "90（初步数）"} <= set(texts)
    paper = print_pages(found).text
    assert "130（已修订）" in paper and "90（初步数）" in paper
    # In the drawing the word stands below its number.
    assert "130已修订" in paper and "90初步数" in paper
