"""The table of values as it stands on a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.column_widths import ColumnNeed, column_widths
from cqbrief.cards.data_table import ValueTable
from cqbrief.cards.sideways_scroll import SidewaysScroll
from cqbrief.cards.table import ROWS_IN_SIGHT, TableCard
from cqbrief.cards.table_measures import longest_word
from cqbrief.i18n.language import Language
from tests.support import editions


@pytest.mark.parametrize("width", [500, 900])
def test_the_columns_of_a_table_of_values_share_the_width_of_its_card(qtbot: QtBot, width: int) -> None:
    table = ValueTable(
        ["", "甲县", "乙县"], [["1972", "12.6", "…"], ["1973", "12.7", "20.1"]], editions.context()
    )
    qtbot.addWidget(table)
    table.resize(width, 300)
    with qtbot.waitExposed(table):
        table.show()
    assert table.horizontalHeader().length() == table.viewport().width()
    assert abs(table.columnWidth(0) - table.columnWidth(1)) <= 1


def test_a_table_of_values_wider_than_its_card_scrolls_instead_of_cutting_its_values(qtbot: QtBot) -> None:
    long = "1,234,567.89万人"
    table = ValueTable(["", *"甲乙丙丁"], [["1972", *[long] * 4]], editions.context())
    qtbot.addWidget(table)
    table.resize(300, 300)
    with qtbot.waitExposed(table):
        table.show()
    assert table.horizontalHeader().length() > table.viewport().width()
    assert all(table.columnWidth(at) >= table.fontMetrics().horizontalAdvance(long) for at in range(4))


WIDE = next(folder for folder in editions.folders() if folder.name == "many-sources")


def table_card(name: str, language: Language) -> TableCard:
    briefing = editions.edition(WIDE).briefing
    assert briefing is not None
    table = next(table for theme in briefing.themes for table in theme.tables if table.id == name)
    return TableCard(table, editions.context(WIDE, language=language))


def shown(qtbot: QtBot, card: TableCard, width: int) -> QWidget:
    """Show the card as a page does: as high as it is at this width. Return what holds it."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    holder.resize(width, 3000)
    with qtbot.waitExposed(holder):
        holder.show()
    return holder


@pytest.mark.parametrize("name", ["wide_and_long", "wide_and_short", "small"])
@pytest.mark.parametrize("width", [620, 1060, 1640])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_heads_and_values_of_a_table_are_whole_and_a_bar_is_there_only_where_it_leads_somewhere(
    qtbot: QtBot, name: str, width: int, language: Language
) -> None:
    card = table_card(name, language)
    holder = shown(qtbot, card, width)
    assert card.width() == holder.width()
    (values,) = card.findChildren(ValueTable)
    across, metrics = values.horizontalHeader(), values.fontMetrics()
    for column in range(values.columnCount()):
        item = values.horizontalHeaderItem(column)
        assert item is not None
        head = item.text()
        room = QRect(0, 0, values.columnWidth(column) - 2 * 8, 4000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, head)
        assert needed.width() <= room.width() and needed.height() <= across.height(), head
        assert values.columnWidth(column) >= values.sizeHintForColumn(column)
    rows = min(values.rowCount(), ROWS_IN_SIGHT)
    assert values.viewport().height() == sum(values.rowHeight(row) for row in range(rows))
    down = values.verticalScrollBar()
    assert down.isVisible() == (values.rowCount() > ROWS_IN_SIGHT)
    assert values.horizontalScrollBar().isVisible() == (across.length() > values.viewport().width())
    assert not values.horizontalScrollBar().isVisible() or width < card.least_width
    if name == "small":
        assert not values.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("width", [400, 1060])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_table_of_figures_is_scrolled_to_its_last_column_where_it_is_wider_than_its_card(
    qtbot: QtBot, width: int, language: Language
) -> None:
    card = table_card("figures_table", language)
    holder = shown(qtbot, card, width)
    assert card.width() == holder.width()
    (scroll,) = card.findChildren(SidewaysScroll)
    for label in scroll.findChildren(QLabel):
        high = label.heightForWidth(label.width()) if label.hasHeightForWidth() else label.sizeHint().height()
        assert label.height() >= high and label.width() >= longest_word(label.text(), label.fontMetrics())
    content = scroll.widget()
    assert content is not None
    assert (
        content.height() + (scroll.horizontalScrollBar().height() if width == 400 else 0) <= scroll.height()
    )
    assert scroll.horizontalScrollBar().isVisible() == (width == 400)
    assert scroll.viewport().width() + scroll.horizontalScrollBar().maximum() == content.width()


NEEDS = st.lists(st.tuples(st.integers(10, 400), st.integers(0, 900)), min_size=1, max_size=40)


@given(NEEDS, st.integers(0, 3000))
def test_columns_share_all_the_room_and_none_has_less_than_its_values_need(
    found: list[tuple[int, int]], room: int
) -> None:
    needs = [ColumnNeed(least, least + more) for least, more in found]
    widths = column_widths(needs, room)
    assert all(width >= need.least for width, need in zip(widths, needs, strict=True))
    assert sum(widths) == max(room, sum(need.least for need in needs))
    if sum(need.natural for need in needs) <= room:
        assert all(width >= need.natural for width, need in zip(widths, needs, strict=True))
