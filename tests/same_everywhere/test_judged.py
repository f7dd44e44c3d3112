"""What the briefing judges has the same colour wherever a figure is compared; nothing else has one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.cards.figure import FigureCard, FigureChip, SmallFigure
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_comparison
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import ColourRole
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.system import paths
from cqbrief.text.spans import spans_text
from tests.support import editions
from tests.support.small_briefing import small

HARBOUR = Path(__file__).parents[1] / "briefings" / "harbour-en"
JUDGING: tuple[ColourRole, ...] = ("good", "warning", "bad")


def judged(widgets: Iterable[QWidget], context: ViewContext) -> set[tuple[str, str]]:
    """Words in a colour that judges, and that colour's role."""
    roles = {context.colour(role).name(): role for role in reversed(JUDGING)}
    found = set()
    for widget in widgets:
        for label in widget.findChildren(SpanLabel):
            block = label.findChildren(QTextDocument)[0].begin()
            place = block.begin()
            while not place.atEnd():
                role = roles.get(place.fragment().charFormat().foreground().color().name())
                if role:
                    found.add((without_joiners(place.fragment().text()), str(role)))
                place += 1
    return found


def on_the_wall(edition: Edition, id_: str, context: ViewContext) -> set[tuple[str, str]]:
    sheet = make_slide_widget(SlideView(0, "answer", id_), build_deck(edition), context, QSize(1280, 720))
    found = judged([sheet], context)
    sheet.deleteLater()
    briefing = edition.briefing
    marking = context.text(briefing.marking) if briefing and briefing.marking else ""
    return {(text, role) for text, role in found if text != marking}


@pytest.mark.parametrize(
    ("folder", "id_", "expected"),
    [
        (HARBOUR, "freight", {("down 4.1%", "warning")}),
        (HARBOUR, "ferry", {("up 14.5%", "good")}),
        (paths.built_in_briefing(), "new_jobs", {("增长14.5%", "good")}),
    ],
    ids=["worse", "better", "built in"],
)
def test_a_change_is_judged_alike_on_every_card_and_on_the_wall(
    folder: Path, id_: str, expected: set[tuple[str, str]]
) -> None:
    context = editions.context(folder)
    figure = context.figures[id_]
    for card in (FigureCard, SmallFigure, FigureChip):
        made = card(figure, context)
        assert judged([made], context) == expected
        made.deleteLater()
    wall = ViewContext(context.edition, Translator("zh"), LOOKS["wall_light"])
    assert on_the_wall(context.edition, id_, wall) == expected


def test_a_target_and_a_change_without_a_good_direction_are_not_judged() -> None:
    context = editions.context()
    figure = context.figures["new_jobs"]
    spans = styled_comparison(context.figure_text(figure).comparisons[0], "label")
    assert {piece.colour for piece in spans} == {None}


ALIKE = """
- id: jobs
  label: 就业
  value: 75.1万人
  period: 2021年
  comparisons:
    - {kind: year_on_year, figure: growth}
    - {kind: against, figure: since, year: 2012年}
    - {kind: year_on_year, figure: before}
  quote: 就业75.1万人
- id: growth
  label: 同比
  value: 下降5%
  good: up
  period: 2021年
  quote: 同比下降5%
- id: since
  label: 与2012年相比
  value: 下降5%
  period: 2021年
  quote: 比2012年下降5%
- id: before
  label: 就业
  value: 79万人
  good: up
  period: 2020年
  quote: 上年79万人
"""


def test_of_two_changes_that_print_alike_only_the_one_that_is_judged_has_a_colour(tmp_path: Path) -> None:
    edition = small(tmp_path, "就业75.1万人，同比下降5%，比2012年下降5%，上年79万人。", ALIKE)
    assert edition.errors == ()
    context = ViewContext(edition, Translator("zh"), LOOKS["light"])
    held = [
        styled_comparison(each, "label") for each in context.figure_text(context.figures["jobs"]).comparisons
    ]
    texts = [spans_text(piece.span for piece in some) for some in held]
    assert list(zip(texts, ([piece.colour for piece in some] for some in held), strict=True)) == [
        ("同比下降5%", [None, "warning"]),
        ("比2012年下降5%", [None, None, None]),
        ("2020年 79万人", [None, None, None]),
    ]
