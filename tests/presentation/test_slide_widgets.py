"""Every slide fits every usual screen: nothing cut off, nothing overlapping, nothing too small to read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QTextDocument

from cqbrief.briefing.localized_text import Text
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled
from cqbrief.cards.word_joiner import without_joiners
from cqbrief.i18n.language import LANGUAGES, Language
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.slide_widget import SlideWidget
from tests.support import editions
from tests.support.pairwise import every_pair, every_value, named
from tests.support.slides import faults, slide_widget_of, texts_on, torn_numbers

pytestmark = pytest.mark.usefixtures("dressed")

LARGE = [folder for folder in editions.folders() if folder not in editions.folders(large=False)]
SIZES = ((1280, 720), (1920, 1080), (1024, 768), (1920, 1200), (2560, 720))
"""16:9 twice, 4:3, 16:10 and 32:9."""


of_small = every_pair(folder=editions.folders(large=False), size=SIZES, language=LANGUAGES)
of_large = every_value(folder=LARGE, size=[(1280, 720), (1024, 768)])
"""They are written by rule: one language shows what the other would, and one theme what all do."""


@of_small
def test_every_slide_fits_and_breaks_no_number_in_two(
    folder: Path, size: tuple[int, int], language: Language
) -> None:
    every_slide_fits(folder, size, language)


@of_large
def test_every_slide_of_a_large_briefing_fits_and_breaks_no_number_in_two(
    folder: Path, size: tuple[int, int]
) -> None:
    every_slide_fits(folder, size, "zh")


def every_slide_fits(folder: Path, size: tuple[int, int], language: Language) -> None:
    deck = build_deck(editions.edition(folder))
    context = editions.context(folder, look="wall_light", language=language)
    printed = {context.figure_text(figure).printed for figure in context.figures.values()}
    found = {}
    for index, slide in enumerate(deck.slides):
        widget = slide_widget_of(SlideView(index), deck, size, language=language)
        found[f"{slide.number} {slide.key}"] = [*faults(widget), *torn_numbers(widget, printed)]
    assert {key: what for key, what in found.items() if what} == {}


@every_value(part=(0, 1), size=[(1920, 1080), (1024, 768)])
def test_sources_answers_and_enlarged_cards_fit(part: int, size: tuple[int, int]) -> None:
    deck = build_deck(editions.edition())
    views = [SlideView(0, "answer", id_) for id_ in deck.edition.figures]
    views += [SlideView(0, "answer", id_) for id_ in deck.edition.theme_of]
    views += [SlideView(index, "source") for index in range(len(deck.slides))]
    views += [
        SlideView(i, "enlarged", card) for i, slide in enumerate(deck.slides) for card in slide.cards[:1]
    ]
    views += [SlideView(0, "sentence", sentence=passage) for passage in deck.edition.passages.values()]
    chosen = [*dict.fromkeys(views)][part::2]
    found = {view: faults(slide_widget_of(view, deck, size)) for view in chosen}
    assert {view: what for view, what in found.items() if what} == {}


@every_value(part=(0, 1), size=[(3840, 2160), (1280, 800), (800, 600), (640, 360), (427, 240)])
def test_very_large_screens_and_those_magnified_up_to_three_times_show_the_same(
    part: int, size: tuple[int, int]
) -> None:
    deck = build_deck(editions.edition())
    found = {
        deck.slides[i].key: faults(slide_widget_of(SlideView(i), deck, size))
        for i in range(part, len(deck.slides), 2)
    }
    assert {key: what for key, what in found.items() if what} == {}


@pytest.mark.parametrize("look", ["wall_light", "wall_dark"])
def test_every_picture_has_the_looks_ground_and_is_not_empty(look: LookId) -> None:
    deck = build_deck(editions.edition())
    ground = LOOKS[look].colours["ground"]
    for index in range(len(deck.slides)):
        picture = slide_widget_of(SlideView(index), deck, (640, 360), look).grab().toImage()
        assert picture.pixelColor(639, 0).name() == ground.lower()
        assert len(colours(picture)) > 8


def colours(picture: QImage) -> set[int]:
    return {picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)}


def test_a_marking_stands_on_every_slide() -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    marked = replace(edition, briefing=replace(edition.briefing, marking=Text(plain="内部资料")))
    deck = build_deck(marked)
    views = [SlideView(index) for index in range(len(deck.slides))]
    views += [
        SlideView(1, "source"),
        SlideView(1, "answer", "new_jobs"),
        SlideView(2, "enlarged", deck.slides[2].item),
    ]
    for view in views:
        widget = slide_widget_of(view, deck, (1024, 768))
        assert texts_on(widget).count("内部资料") == 1, view
        assert faults(widget) == []


def test_a_chart_slide_prints_number_page_source_and_dagger() -> None:
    deck = build_deck(editions.edition())
    index = deck.index_by_key["priority/chart/jobs_against_target"]
    texts = " ".join(texts_on(slide_widget_of(SlideView(index), deck, (1280, 720))))
    assert "1-01" in texts and f"{index + 1} / {deck.main_count}" in texts
    assert "来源：" in texts and "†\u00a0推算" in texts


def test_the_source_of_an_answer_tells_the_number_of_its_figure_in_the_corner() -> None:
    made = build_deck(editions.edition())
    number = made.edition.figures["hires"].number
    assert number in texts_on(
        slide_widget_of(SlideView(6, "source", "hires", under="answer"), made, SIZES[0])
    )


@pytest.mark.parametrize("folder", editions.folders(large=False), ids=named)
def test_every_large_number_can_be_asked_for_by_its_own_number(folder: Path) -> None:
    made = build_deck(editions.edition(folder))
    for index, slide in enumerate(made.slides):
        if slide.kind in ("message", "figures", "figure", "story"):
            texts = " ".join(texts_on(slide_widget_of(SlideView(index), made, SIZES[0])))
            for id_ in slide.figures[: len(slide.cards)] if slide.kind == "message" else slide.figures:
                assert made.edition.figures[id_].number in texts


def test_the_number_of_a_figure_alone_on_the_wall_stands_once() -> None:
    made = build_deck(editions.edition())
    number = made.edition.figures["hires"].number
    texts = " ".join(texts_on(slide_widget_of(SlideView(0, "answer", "hires"), made, SIZES[0])))
    assert texts.count(number) == 1


def test_a_status_mark_is_seen_wherever_the_figure_is() -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    theme = edition.briefing.themes[0]
    figures = tuple(replace(figure, status="unverified") for figure in theme.figures)
    themes = (replace(theme, figures=figures), *edition.briefing.themes[1:])
    deck = build_deck(replace(edition, briefing=replace(edition.briefing, themes=themes)))
    for index, slide in enumerate(deck.slides):
        if slide.theme == 1 and slide.kind in ("message", "figures"):
            texts = texts_on(slide_widget_of(SlideView(index), deck, (1280, 720)))
            assert sum(text.endswith("　待核实") for text in texts) == len(slide.cards)


def test_markup_in_a_briefing_is_shown_as_it_is_written() -> None:
    edition = editions.edition()
    assert edition.briefing is not None
    said = "<b>粗</b> & <script>"
    theme = replace(edition.briefing.themes[0], message=Text(plain=said))
    themes = (theme, *edition.briefing.themes[1:])
    deck = build_deck(replace(edition, briefing=replace(edition.briefing, themes=themes)))
    widget = slide_widget_of(SlideView(1), deck, (1280, 720))
    document = next(
        label.findChildren(QTextDocument)[0]
        for label in widget.findChildren(SpanLabel)
        if said in label.text()
    )
    assert document.toPlainText() == said


def test_a_card_knows_its_place_on_the_sheet() -> None:
    deck = build_deck(editions.edition())
    for index, slide in enumerate(deck.slides):
        widget = slide_widget_of(SlideView(index), deck, (1280, 720))
        assert set(slide.cards) <= set(widget.cards), slide.key
        assert all(widget.rect().contains(place) for place in widget.cards.values()), slide.key


def at(widget: SlideWidget, text: str) -> QRect:
    """Where this text, or this number, stands."""
    return next(
        label.geometry() for label in widget.findChildren(SpanLabel) if label.text() in (text, f"{text}†")
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=["wide", "narrow"])
def test_a_second_figure_beside_a_message_stands_on_the_lines_of_the_first(
    size: tuple[int, int], language: Language
) -> None:
    deck = build_deck(editions.edition())
    widget = slide_widget_of(SlideView(1), deck, size, language=language)
    lead, second = (deck.edition.figures[id_] for id_ in deck.slides[1].cards)
    texts = [widget.context.figure_text(figure) for figure in (lead, second)]
    labels = [at(widget, text.label) for text in texts]
    numbers = [at(widget, text.spoken) for text in texts]
    assert labels[0].top() == labels[1].top()
    assert numbers[0].bottom() == numbers[1].bottom()
    assert numbers[0].height() > numbers[1].height()


def test_numbers_of_a_row_of_figures_stand_on_one_line_whatever_their_labels_take() -> None:
    deck = build_deck(editions.edition())
    rows = 0
    for index, slide in enumerate(deck.slides):
        if slide.kind != "figures" or len(slide.figures) < 4:
            continue
        widget = slide_widget_of(SlideView(index), deck, (1280, 720), language="en")
        tops: dict[int, set[int]] = {}
        for id_ in slide.figures:
            text = widget.context.figure_text(deck.edition.figures[id_])
            tops.setdefault(widget.cards[id_].top(), set()).add(at(widget, text.spoken).bottom())
        assert all(len(numbers) == 1 for numbers in tops.values())
        rows += len(tops)
    assert rows


def test_a_lying_chart_of_few_bars_is_drawn_larger_than_the_texts_around_it() -> None:
    deck = build_deck(editions.edition())
    index = next(i for i, slide in enumerate(deck.slides) if slide.item == "service_points")
    widget = slide_widget_of(SlideView(index), deck, (1280, 720), language="zh")
    (chart,) = widget.charts
    canvas = chart.canvas
    assert canvas is not None
    usual = widget.context.font("chart_text").pixelSize()
    assert max(canvas.style.font(text.role).pixelSize() for text in canvas.texts) > 1.3 * usual
    assert chart.height() > widget.height() * 0.3


def lines_of(widget: SlideWidget, text: str) -> list[str]:
    """The lines in which the sheet shows a text."""
    label = next(label for label in widget.findChildren(SpanLabel) if label.text() == text)
    block = label.findChildren(QTextDocument)[0].firstBlock()
    layout = block.layout()
    lines = [layout.lineAt(index) for index in range(layout.lineCount())]
    shown = [block.text()[line.textStart() : line.textStart() + line.textLength()] for line in lines]
    return [without_joiners(line).strip("\u2028") for line in shown]


def test_a_unit_of_two_words_stands_on_the_line_of_its_digits() -> None:
    made = build_deck(
        editions.edition(next(f for f in editions.folders(large=False) if f.name == "harbour-en"))
    )
    widget = slide_widget_of(SlideView(1), made, (1024, 768), language="en")
    label = next(
        label for label in widget.findChildren(SpanLabel) if label.text() == "32,569 thousand tonnes"
    )
    layout = label.findChildren(QTextDocument)[0].firstBlock().layout()
    assert layout.lineCount() == 1


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_main_sentence_breaks_where_the_reader_pauses(width: int) -> None:
    made = build_deck(editions.edition())
    widget = slide_widget_of(SlideView(1), made, (width, width * 9 // 16))
    title = next(text for text in texts_on(widget) if text.startswith("城镇新增就业75.1万人，"))
    assert lines_of(widget, title)[0].endswith("；")
    assert "".join(lines_of(widget, title)) == title


def test_a_balanced_text_is_as_high_as_one_that_is_not_at_any_width() -> None:
    context = editions.context()
    text = styled(
        "毕业生、困难人员、脱贫人口、农民工，一类人群一套办法；实现就业的农民工有816.2万名𠮷。", "title"
    )
    usual, balanced = SpanLabel(text, context), SpanLabel(text, context, balanced=True)
    for width in range(120, 1200, 7):
        assert balanced.heightForWidth(width) == usual.heightForWidth(width)
    assert balanced.sizeHint() == usual.sizeHint()
