"""What the briefing judges has the same colour wherever a figure is compared; nothing else has one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cqbrief import paths
from cqbrief.briefing.edition import Edition
from cqbrief.cards.context import Context
from cqbrief.cards.figure import FigureCard, FigureChip, SmallFigure, compared
from cqbrief.cards.text import Runs
from cqbrief.look import qt
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import ColourRole
from cqbrief.show.faces import make_sheet
from cqbrief.show.slides import build_deck
from cqbrief.show.talk import View
from cqbrief.words.catalogue import Words
from cqbrief.words.printed import plain
from tests import desk

HARBOUR = Path(__file__).parents[1] / "briefings" / "harbour-en"
JUDGING: tuple[ColourRole, ...] = ("good", "warning", "bad")


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    qt.load_fonts(paths.resources())


def judged(widgets: Iterable[QWidget], context: Context) -> set[tuple[str, str]]:
    """Words in a colour that judges, and that colour's role."""
    roles = {context.colour(role).name(): role for role in reversed(JUDGING)}
    found = set()
    for widget in widgets:
        for label in widget.findChildren(Runs):
            block = label.findChildren(QTextDocument)[0].begin()
            place = block.begin()
            while not place.atEnd():
                role = roles.get(place.fragment().charFormat().foreground().color().name())
                if role:
                    found.add((plain(place.fragment().text()), str(role)))
                place += 1
    return found


def on_the_wall(edition: Edition, id_: str, context: Context) -> set[tuple[str, str]]:
    sheet = make_sheet(View(0, "answer", id_), build_deck(edition), context, QSize(1280, 720))
    found = judged([sheet], context)
    sheet.deleteLater()
    briefing = edition.briefing
    marking = context.say(briefing.marking) if briefing and briefing.marking else ""
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
    context = desk.context(folder)
    figure = context.figures[id_]
    for card in (FigureCard, SmallFigure, FigureChip):
        made = card(figure, context)
        assert judged([made], context) == expected
        made.deleteLater()
    wall = Context(context.edition, Words("zh"), LOOKS["wall_light"])
    assert on_the_wall(context.edition, id_, wall) == expected


def test_a_target_and_a_change_without_a_good_direction_are_not_judged() -> None:
    context = desk.context()
    figure = context.figures["new_jobs"]
    runs = compared(context.figure_text(figure).comparisons[0], figure, context, "label")
    assert {run.colour for run in runs} == {None}
