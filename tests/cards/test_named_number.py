"""A number and the words that name it: both whole, whatever the width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cqbrief.cards.named_number import NamedNumber
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled
from cqbrief.cards.text import Label
from tests.support import editions


@pytest.mark.parametrize("width", [60, 150, 184, 240, 400])
@pytest.mark.parametrize("words", ["Vacancies", "Payrolled employees · provisional", "全社会从业人员"])
@pytest.mark.parametrize("number", ["75.0%", "30,278,600 people", "726[p] thousand vacancies", "11634400人"])
def test_words_have_room_beside_the_number_or_the_number_stands_below(
    qtbot: QtBot, words: str, number: str, width: int
) -> None:
    context = editions.context(language="en")
    holder = QWidget()
    qtbot.addWidget(holder)
    row = NamedNumber(8)
    holder.setLayout(row)
    name, value = Label(words, "label", context), SpanLabel(styled(number, "number_small"), context)
    row.addWidget(name)
    row.addWidget(value)
    holder.resize(width, row.heightForWidth(width))
    row.activate()
    assert name.height() >= name.heightForWidth(name.width())
    assert value.height() >= value.heightForWidth(value.width())
    assert value.geometry().right() == width - 1
    assert holder.rect().contains(name.geometry() | value.geometry())
    if value.y() == name.y():
        assert name.geometry().right() < value.x()
        assert name.width() >= min(0.39 * width, name.sizeHint().width())
    else:
        assert value.y() > name.geometry().bottom()
        assert name.width() == width
