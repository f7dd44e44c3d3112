"""Texts on a few lines, with a number behind them that is always whole."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from cqbrief.cards.elided_lines import elided_lines
from cqbrief.text.spans import Span
from tests.support import editions

LONG = "农民工劳动争议仲裁和调解结案率以及其他许多说来话长的事项"


@pytest.mark.parametrize("number", ["", "近500万个", "100%"])
def test_a_long_label_is_elided_on_its_second_line_and_the_number_stays_whole(
    qapp: QApplication, number: str
) -> None:
    font = editions.context().font("small")
    spans = (Span(number, "number", keep_together=True),) if number else ()
    lines = elided_lines(LONG, spans, font, 160, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(number)
    assert "…" in lines[-1] or "⋯" in lines[-1]
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 161 for line in lines)


@pytest.mark.parametrize("width", range(70, 200, 6))
def test_a_number_is_on_one_line_whatever_the_width(qapp: QApplication, width: int) -> None:
    font = editions.context().font("small")
    number = Span("近500万个", "number", keep_together=True)
    lines = elided_lines("结案率", (number,), font, width, 2)
    assert "".join(lines).replace(" ", "") == "结案率近500万个"
    assert number.text in lines[-1]
