"""The texts that each medium shows of an edition: one small collector for each.

To tell numbers of different figures apart wherever they turn up, the edition is given digits that no
two figures share; words of approximation, scale and unit stay as printed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.edition_diff.figures import compare
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.validation.report import check_report
from cqbrief.cards.figure import FigureWidget
from cqbrief.cards.view_context import ViewContext
from cqbrief.export.markdown import markdown
from cqbrief.export.row_data import figure_table
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.paper.change_pages import changes_job
from cqbrief.paper.document_builder import DocumentBuilder
from cqbrief.paper.profile import profiles
from cqbrief.presentation.deck import build_deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.templates import make_slide_widget
from cqbrief.window.main_window import MainWindow
from tests.support.paper import print_pages, squeezed_pages


def with_digits_of_their_own(edition: Edition) -> Edition:
    """The edition with other digits for each figure, such as 近90173万个 for 近500万个."""
    assert edition.briefing is not None
    numbers = {id_: f"9{index:03d}73" for index, id_ in enumerate(edition.figures, start=1)}
    themes = tuple(
        replace(
            theme,
            figures=tuple(
                replace(figure, value=_renumbered(figure.value, numbers[figure.id]))
                if figure.value
                else figure
                for figure in theme.figures
            ),
        )
        for theme in edition.briefing.themes
    )
    return replace(edition, briefing=replace(edition.briefing, themes=themes))


def _renumbered(value: Quantity, digits: str) -> Quantity:
    number = Decimal(digits).copy_sign(value.number)
    printed = value.prefix + digits + value.suffix
    return replace(value, digits=digits, printed=printed, number=number, upper=None, decimals=0)


def without_charts(edition: Edition) -> Edition:
    """The edition without charts: at their marks the unit is left to the axis."""
    assert edition.briefing is not None
    themes = tuple(replace(theme, charts=(), slides=()) for theme in edition.briefing.themes)
    return replace(edition, briefing=replace(edition.briefing, themes=themes))


MOST_WINDOWS = 3
"""Windows that are kept: a test may need those of two editions in turn."""
_windows: list[MainWindow] = []
"""The window asked for last is the last one."""


def _window(edition: Edition, language: Language) -> MainWindow:
    """A window on the edition, kept for what else is read in it; the one longest not asked for goes."""
    for kept in _windows:
        if kept.context.edition is edition and kept.context.tr.language == language:
            _windows.remove(kept)
            break
    else:
        kept = MainWindow(ViewContext(edition, Translator(language), LOOKS["light"]))
    _windows.append(kept)
    close_windows(MOST_WINDOWS)
    return kept


def close_windows(but: int = 0) -> None:
    """Let the windows go, but for the last ones."""
    for _ in range(len(_windows) - but):
        _windows.pop(0).deleteLater()


def _texts(widget: QWidget) -> Iterator[str]:
    """What is read on the widget, and what a screen reader says of it."""
    for child in (widget, *widget.findChildren(QWidget)):
        yield child.accessibleName()
        yield child.accessibleDescription()
        yield child.toolTip()
        if isinstance(child, QLabel):
            yield child.text()


def window(edition: Edition, language: Language) -> Iterator[str]:
    """Every page and the sidebar."""
    shown = _window(edition, language)
    assert edition.briefing is not None and shown.sidebar is not None
    for number in range(len(edition.briefing.themes) + 1):
        shown.page(number).make_all()
        yield from _texts(shown.page(number))
    for button in shown.sidebar.buttons:
        yield button.accessibleDescription()


def source_pane(edition: Edition, language: Language) -> Iterator[str]:
    """The pane beside the pages, one figure after the other."""
    shown = _window(edition, language)
    assert shown.pane is not None
    for figure in edition.figures.values():
        shown.pane.show_figure(figure)
        yield from _texts(shown.pane)


def clipboard(edition: Edition, language: Language) -> Iterator[str]:
    """What Ctrl+C on a card copies."""
    shown = _window(edition, language)
    assert edition.briefing is not None
    for number in range(len(edition.briefing.themes) + 1):
        shown.page(number).make_all()
        for card in shown.page(number).findChildren(FigureWidget):
            QTest.keyClick(card, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
            yield QGuiApplication.clipboard().text()


def comparison(edition: Edition, language: Language) -> Iterator[str]:
    """The page that compares with an edition without these figures."""
    assert edition.briefing is not None
    themes = tuple(replace(theme, figures=(), charts=()) for theme in edition.briefing.themes)
    shown = _window(edition, language)
    shown.show_comparison(replace(edition, briefing=replace(edition.briefing, themes=themes)))
    page = shown.shown_page
    assert page is not None
    yield from _texts(page)


def printed_comparison(edition: Edition, language: Language) -> Iterator[str]:
    """The same as a page to print."""
    assert edition.briefing is not None
    themes = tuple(replace(theme, figures=(), charts=()) for theme in edition.briefing.themes)
    old = replace(edition, briefing=replace(edition.briefing, themes=themes))
    builder = DocumentBuilder(Translator(language))
    pages = builder.make_pdf(changes_job(compare(old, edition), builder))
    yield from squeezed_pages(pages.parts[0])


def chart_readings(edition: Edition, language: Language) -> Iterator[str]:
    """What a chart's marks are read out as."""
    assert edition.briefing is not None
    for theme in edition.briefing.themes:
        for chart in theme.charts:
            for mark in edition.chart_data(chart).marks:
                yield mark.printed


def wall(edition: Edition, language: Language) -> Iterator[str]:
    """Every slide, and every figure as the answer to a question."""
    deck = build_deck(edition)
    context = ViewContext(edition, Translator(language), LOOKS["wall_light"])
    views = [SlideView(number) for number in range(len(deck.slides))]
    views += [SlideView(0, "answer", id_) for id_ in edition.figures]
    for view in views:
        sheet = make_slide_widget(view, deck, context, QSize(1280, 720))
        yield from _texts(sheet)
        sheet.deleteLater()


def paper(profile: str, edition: Edition, language: Language) -> Iterator[str]:
    """The text of the PDF."""
    yield from print_pages(without_charts(edition), profile, language).squeezed


def table_export(edition: Edition, language: Language) -> Iterator[str]:
    """The rows for spreadsheets, but for the columns that are numbers."""
    for row in figure_table(edition, Translator(language)):
        yield from (cell for cell in row if isinstance(cell, str))


def markdown_export(edition: Edition, language: Language) -> Iterator[str]:
    """The text for other programs, its escapes taken out again."""
    yield re.sub(r"\\(?=\W)", "", markdown(without_charts(edition), Translator(language)).decode("utf-8"))


def report(edition: Edition, language: Language) -> Iterator[str]:
    """`cqbrief check --json`, but for the fields that are numbers for machines."""
    data = json.loads(json.dumps(check_report(edition, Translator(language).render, language)))
    yield from _strings(data, {"value", "amount", "written", "result", "low", "high"})


def _strings(data: Any, left_out: set[str]) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for item in data:
            yield from _strings(item, left_out)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key not in left_out:
                yield from _strings(item, left_out)


MEDIA: dict[str, Callable[[Edition, Language], Iterable[str]]] = {
    "window": window,
    "source pane": source_pane,
    "clipboard": clipboard,
    "comparison": comparison,
    "chart readings": chart_readings,
    "wall": wall,
    "check --json": report,
    "table": table_export,
    "markdown": markdown_export,
    "paper: comparison": printed_comparison,
    **{f"paper: {name}": partial(paper, name) for name in profiles()},
}
"""Every medium there is; a new room adds its collector here."""

MEDIUM_OF_EXPORT = {".xlsx": "table", ".csv": "table", ".md": "markdown"}
"""Which medium a file of each export format shows: workbook and CSV file hold the same rows."""
