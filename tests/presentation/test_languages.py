"""The whole meeting in both languages: wall, console, question, overview and keys; nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cqbrief.briefing.parsing.fallback_language import tag_untranslated
from cqbrief.cards.view_context import ViewContext
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.key_bindings import KEYS
from cqbrief.presentation.presentation import Presentation
from cqbrief.presentation.question_panel import QuestionPanel
from cqbrief.presentation.report_window import ReportWindow
from cqbrief.presentation.settings import PresentationSettings
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.system import paths
from cqbrief.text.search_text import search_result_text
from tests.support import editions
from tests.support.editions import IN_ENGLISH, without
from tests.support.pairwise import every_pair
from tests.support.slides import faults, laid_out, texts_on
from tests.support.window_texts import chrome, clipped, foreign

pytestmark = pytest.mark.usefixtures("dressed")

BRIEFINGS: list[tuple[Language, Path]] = [
    ("zh", paths.built_in_briefing()),
    ("en", next(folder for folder in editions.folders() if folder.name == "harbour-en")),
]
"""Each all in one language, so that a word in the other one is the program's."""
TOLD = ("PageDown", "B", "W", "F", "PageDown", "S", "Escape", "F", "Tab", "Z", "Escape", "L", "L", "M", "M",
        "T", "9", "9", "Enter", "X", "X", "V", "V", "End", "PageDown")  # fmt: skip
"""Keys that bring up every state of a talk."""


@pytest.fixture(params=BRIEFINGS, ids=lambda item: item[0])
def presentation(request: pytest.FixtureRequest) -> Iterator[Presentation]:
    language, folder = request.param
    presentation = Presentation(
        ViewContext(editions.edition(folder), Translator(language), LOOKS["light"]),
        settings=PresentationSettings(),
        rehearse=True,
    )
    presentation.start()
    presentation.console.resize(1366, 768)
    presentation.audience.resize(1280, 720)
    QApplication.processEvents()
    yield presentation
    presentation.finish()


def language_of(presentation: Presentation) -> Language:
    return presentation.audience.context.tr.language


def press(presentation: Presentation, key: str) -> None:
    command, argument = next((b.command, b.argument or key) for b in KEYS if key in b.keys)
    presentation.do(command, argument)
    QApplication.processEvents()


def faulty(presentation: Presentation) -> list[str]:
    """What stands in the other language on either window, or is cut off."""
    wall = presentation.audience
    own = [
        wall.windowTitle(),
        wall.accessibleName(),
        wall.sign,
        wall.toast.text(),
        *chrome(presentation.console),
    ]
    return foreign(own, language_of(presentation)) + clipped(presentation.console) + clipped(wall)


def test_wall_and_console_speak_the_language_in_every_state_of_a_talk(presentation: Presentation) -> None:
    assert faulty(presentation) == []
    for key in TOLD:
        press(presentation, key)
        presentation.console.show_time(presentation.state)
        assert faulty(presentation) == [], key


def test_every_slide_and_answer_is_in_the_language(presentation: Presentation) -> None:
    deck, context = presentation.state.deck, presentation.audience.context
    views = [SlideView(number) for number in range(len(deck.slides))]
    views += [replace(view, layer="source") for view in views]
    views += [SlideView(0, "answer", id_) for id_ in deck.edition.figures]
    for view in views:
        widget = make_slide_widget(view, deck, context, QSize(1280, 720))
        assert foreign(texts_on(widget), language_of(presentation)) == []
        widget.deleteLater()


@every_pair(briefing=BRIEFINGS, rehearse=[True, False], zoom=[1.0, 2.0])
def test_what_opens_over_the_show_speaks_the_language_and_shows_all_of_its_text(
    qtbot: QtBot, briefing: tuple[Language, Path], rehearse: bool, zoom: float
) -> None:
    language, folder = briefing
    presentation = Presentation(
        ViewContext(editions.edition(folder), Translator(language), LOOKS["light"], zoom),
        settings=PresentationSettings(),
        rehearse=rehearse,
    )
    presentation.start()
    presentation.console.resize(1366, 768)
    QApplication.processEvents()
    try:
        for key in ("?", "O", "/"):
            press(presentation, key)
            assert presentation.panel is not None
            assert foreign(chrome(presentation.panel), language) == []
            assert clipped(presentation.panel) == []
            if key != "/":
                press(presentation, "Escape")
        panel = presentation.panel
        assert isinstance(panel, QuestionPanel)
        for typed in ("1-01", "e", "就业", "no such thing"):
            panel.line.setText("")
            panel.line.insert(typed)
            qtbot.waitUntil(lambda: not panel.waiting)
            rows = [
                search_result_text(hit, editions.edition(folder), Translator(language)).spoken
                for hit in panel.hits
            ]
            assert foreign(rows, language) == []
            assert clipped(panel) == []
        QTest.keyClick(panel.line, Qt.Key.Key_Escape)
    finally:
        presentation.finish()


@pytest.mark.parametrize("briefing", BRIEFINGS, ids=lambda item: item[0])
def test_the_report_after_the_talk_speaks_the_language(qtbot: QtBot, briefing: tuple[Language, Path]) -> None:
    language, folder = briefing
    context = ViewContext(editions.edition(folder), Translator(language), LOOKS["light"])
    presentation = Presentation(context, settings=PresentationSettings())
    told: list[str] = []
    presentation.ended.connect(told.append)
    presentation.start()
    press(presentation, "PageDown")
    presentation.finish()
    window = ReportWindow(told[0], context, None)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    assert foreign([*told[0].splitlines(), *chrome(window)], language) == []
    assert clipped(window) == []


def test_slides_with_words_lent_by_the_other_language_fit(tmp_path: Path) -> None:
    edition = without(tmp_path / "zh", IN_ENGLISH, files="*.yaml")
    assert edition.briefing is not None
    # As if one of its texts had English.
    lent = replace(edition, briefing=tag_untranslated(edition.briefing))
    deck = build_deck(lent)
    context = ViewContext(lent, Translator("en"), LOOKS["wall_light"])
    found: list[str] = []
    for size in ((1280, 720), (1024, 768)):
        for number in range(len(deck.slides)):
            widget = laid_out(make_slide_widget(SlideView(number), deck, context, QSize(*size)))
            found += [f"{size} {deck.slides[number].key}: {fault}" for fault in faults(widget)]
            widget.deleteLater()
    assert found == []
