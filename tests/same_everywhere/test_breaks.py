"""A break of a series is named in the same words in every place that shows its chart or its rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cqbrief.briefing.chart_data.build import build
from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Break
from cqbrief.briefing.validation.report import check_report
from cqbrief.cards.chart import ChartCard
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.table import TableCard
from cqbrief.cards.view_context import ViewContext
from cqbrief.charts.descriptions import describe
from cqbrief.export.chart_picture import chart_svg
from cqbrief.export.markdown import markdown
from cqbrief.export.row_data import chart_table
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.text.mark_text import value_table
from tests.support.charted_table import MARKED, TABLE, edition
from tests.support.paper import print_pages

SAID: dict[Language, str] = {
    "zh": "2020起口径变化：不再含季节工",
    "en": "Break at 2020: without seasonal work",
}


def _broken(folder: Path) -> Edition:
    """A chart and a table over one CSV file, both with a break that two languages name."""
    found = edition(folder, MARKED, theme=TABLE)
    assert found.briefing is not None
    brk = Break(at="2020", label=Text(zh="不再含季节工", en="without seasonal work"))
    theme = found.briefing.themes[0]
    chart, table = theme.charts[0], theme.tables[0]
    assert chart.data is not None and table.data is not None
    theme = replace(
        theme,
        charts=(replace(chart, data=replace(chart.data, breaks=(brk,))),),
        tables=(replace(table, data=replace(table.data, breaks=(brk,))),),
    )
    return replace(found, briefing=replace(found.briefing, themes=(theme,)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_break_is_said_of_charts_and_tables_alike(tmp_path: Path, language: Language, qtbot: QtBot) -> None:
    found, tr, said = _broken(tmp_path), Translator(language), SAID[language]
    assert found.briefing is not None
    theme = found.briefing.themes[0]
    chart, table = theme.charts[0], theme.tables[0]
    context = ViewContext(found, tr, LOOKS["light"])
    chart_card, card = ChartCard(chart, context), TableCard(table, context)
    for widget in (chart_card, card):
        qtbot.addWidget(widget)
    assert said in chart_card.accessibleDescription()
    assert said not in _labels(chart_card)
    chart_card.toggle_data()
    assert chart_card.data is not None
    assert said in chart_card.data.accessibleDescription()
    assert said in _labels(chart_card)
    assert said in _labels(card)
    built = build(chart, found.figures, found.series[chart.id])
    assert [said in describe(built, mark, tr) for mark in built.marks] == [False, True, False]
    assert said in chart_svg(chart, found, tr).decode("utf-8")
    text = markdown(found, tr).decode("utf-8")
    assert text.count(f"- {said}") == 2
    assert (said,) in chart_table(chart, found, tr)
    assert said in value_table(built, tr).key
    (chart_report,) = check_report(found, tr.render, language)["charts"]
    assert chart_report["breaks"] == [{"x": "2020", "label": _reason(language)}]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_break_is_said_on_the_wall_and_on_paper(tmp_path: Path, language: Language, qtbot: QtBot) -> None:
    found, said = _broken(tmp_path), SAID[language]
    deck = build_deck(found)
    wall = ViewContext(found, Translator(language), LOOKS["wall_light"])
    at = next(index for index, slide in enumerate(deck.slides) if slide.kind == "table")
    sheet: QWidget = make_slide_widget(SlideView(at), deck, wall, QSize(1280, 720))
    qtbot.addWidget(sheet)
    assert said in [label.text() for label in sheet.findChildren(SpanLabel)]
    squeezed = "".join(print_pages(found, language=language).text.split())
    assert "".join(said.split()) in squeezed
    # At the chart the break's place is drawn.
    assert squeezed.count("".join(_reason(language).split())) == 2


def _reason(language: Language) -> str:
    return SAID[language].partition("：" if language == "zh" else ": ")[2]


def _labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]
