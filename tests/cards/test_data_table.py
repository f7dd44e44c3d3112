"""The table of values as it stands on a card."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cqbrief.cards.data_table import ValueTable
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
