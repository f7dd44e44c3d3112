"""The line of sources at the foot of a card: every source whole, each said once."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.model import Chart, Figure, Locator
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.sources import PassageLink, SourceLine
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.text.location_text import tables_of
from cqbrief.text.spans import spans_text
from tests.support import editions

MANY = next(folder for folder in editions.folders() if folder.name == "many-sources")
YEARS = next(folder for folder in editions.folders() if folder.name == "fifty-years")


def chart(name: str) -> Chart:
    briefing = editions.edition(MANY).briefing
    assert briefing is not None
    return next(chart for theme in briefing.themes for chart in theme.charts if chart.id == name)


@pytest.mark.parametrize("name", ["places_few", "places_all"])
@pytest.mark.parametrize("width", [340, 560, 1600])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_source_of_a_chart_is_whole_at_every_width(
    qtbot: QtBot, name: str, width: int, language: Language
) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    card = ChartCard(chart(name), editions.context(MANY, language=language))
    column.addWidget(card)
    holder.resize(width, 1200)
    with qtbot.waitExposed(holder):
        holder.show()
    (line,) = card.findChildren(SourceLine)
    parts = [
        part for part in line.findChildren(QWidget) if isinstance(part, (QLabel, PassageLink)) and part.text()
    ]
    places = [QRect(part.mapTo(line, QPoint()), part.size()) for part in parts]
    assert len([part for part in parts if isinstance(part, PassageLink)]) == int(
        {"places_few": 3}.get(name, 6)
    )
    for part, place in zip(parts, places, strict=True):
        assert line.rect().contains(place), part.text()
        high = part.heightForWidth(part.width()) if part.hasHeightForWidth() else part.sizeHint().height()
        assert part.height() >= high, part.text()
        assert part.hasHeightForWidth() or part.width() >= part.sizeHint().width(), part.text()
    for (one, here), (other, there) in combinations(zip(parts, places, strict=True), 2):
        assert not here.intersects(there), f"{one.text()} lies on {other.text()}"


def test_a_source_that_is_named_once_holds_all_its_paragraphs(qtbot: QtBot) -> None:
    context = editions.context(MANY)
    owners = [context.figures[id_].path for id_ in ("jobs", "urban", "change", "wage", "jobs")]
    line = SourceLine(owners, context, ["表1", "表1"])
    qtbot.addWidget(line)
    said = [part.text() for part in line.findChildren(QLabel)]
    assert said.count("示例省劳动力调查年度主要数据公报（虚构）") == 1
    assert said.count("表1") == 1
    links = line.findChildren(PassageLink)
    assert [link.text() for link in links] == ["第 1 段", "第 2 段", "第 3 段", "第 1 段"]
    assert links[3].accessibleName() == "来源： 城镇单位就业人员平均工资年报（虚构）　第 1 段"


def test_a_table_behind_many_numbers_is_named_once_with_what_they_share() -> None:
    edition, tr = editions.edition(YEARS), Translator("zh")

    def cell(row: str, column: str, table: str = "表1") -> Figure:
        label = edition.figures["total_2021"].label
        return Figure(id=row + column, label=label, locator=Locator(table=table, row=row, column=column))

    figures = [cell("甲县", "就业"), cell("乙县", "就业"), cell("丙县", "就业"), cell("甲县", "失业", "表2")]
    assert [spans_text(place) for place in tables_of(figures, None, edition, tr)] == [
        "表1，列：就业（未经程序核对）",
        "表2，行：甲县，列：失业（未经程序核对）",
    ]
