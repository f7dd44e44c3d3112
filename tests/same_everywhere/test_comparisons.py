"""What a figure is held against says the same on every medium: what it is, when it was, and its marks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.paper.profile import profiles
from cqbrief.text.comparison_text import comparison_spans
from cqbrief.text.spans import spans_text
from cqbrief.window.overview import Overview
from tests.same_everywhere.collect import MEDIA
from tests.support import editions
from tests.support.pairwise import every_value
from tests.support.paper import squeeze

COMPARISONS = Path(__file__).parents[1] / "briefings" / "comparisons"
OF_ALL = (
    "window",
    "source pane",
    "clipboard",
    "wall",
    "table",
    "markdown",
    "paper: briefing",
    "paper: gongwen",
)
OF_KEY_FIGURES = tuple(f"paper: {name}" for name in profiles() if f"paper: {name}" not in OF_ALL)


@every_value(medium=[*OF_ALL, *OF_KEY_FIGURES], language=LANGUAGES)
def test_every_comparison_is_said_alike_on_every_medium(medium: str, language: Language) -> None:
    edition = editions.edition(COMPARISONS)
    shown = squeeze(without_joiners("".join(MEDIA[medium](edition, language))))
    for figure in edition.figures.values():
        if figure.key or medium in OF_ALL:
            for spans in comparison_spans(figure, edition.figures, Translator(language)):
                assert squeeze(spans_text(spans)) in shown, (figure.id, spans_text(spans))


def test_a_number_beside_the_one_it_is_held_against_says_its_time(qtbot: QtBot) -> None:
    overview = Overview(ViewContext(editions.edition(COMPARISONS), Translator("zh"), LOOKS["light"]))
    qtbot.addWidget(overview)
    labels = [label.text() for label in overview.findChildren(QLabel)]
    assert "城镇新增就业　2021年　已修订" in labels
