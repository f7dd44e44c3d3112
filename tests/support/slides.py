"""Slides as the wall shows them, and everything a spectator would stumble over on one."""

from __future__ import annotations

from itertools import combinations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QWidget

from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import JOINER, without_joiners
from cqbrief.charts.view import ChartView
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.presentation.components.rules import ColourBar
from cqbrief.presentation.deck import Deck
from cqbrief.presentation.slide_view import SlideView
from cqbrief.presentation.slide_widget import SMALLEST_TEXT, SlideWidget
from cqbrief.presentation.templates import make_slide_widget


def slide_widget_of(
    view: SlideView, deck: Deck, size: tuple[int, int], look: LookId = "wall_light", language: Language = "zh"
) -> SlideWidget:
    context = ViewContext(deck.edition, Translator(language), LOOKS[look])
    return laid_out(make_slide_widget(view, deck, context, QSize(*size)))


def laid_out(widget: SlideWidget) -> SlideWidget:
    """The widget after everything on it was laid out and has painted itself.

    Of all that one pixel is drawn: as a picture it is not looked at.
    """
    widget.render(QImage(1, 1, QImage.Format.Format_RGB32))
    return widget


def faults(widget: SlideWidget) -> list[str]:
    """Everything a spectator would stumble over."""
    found = ["too full"] if widget.cut_off else []
    texts = [child for child in widget.findChildren(SpanLabel) if child.parent() is widget and child.text()]
    charts = [child for child in widget.findChildren(ChartView) if child.parent() is widget]
    for label in texts:
        found += text_faults(label, widget)
    for chart in charts:
        found += chart_faults(chart, widget)
    solid = [(child, ink(child)) for child in (*texts, *charts)]
    for (one, its_ink), (other, other_ink) in combinations(solid, 2):
        if its_ink.intersects(other_ink):
            found.append(f"{told(one)} overlaps {told(other)}")
    for rule in widget.findChildren(ColourBar):
        if not widget.rect().contains(rule.geometry()):
            found.append("a rule is cut off")
    return found


def texts_on(widget: SlideWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(SpanLabel)]


def told(widget: QWidget) -> str:
    return repr(widget.text()) if isinstance(widget, SpanLabel) else "the chart"


def torn_numbers(widget: SlideWidget, printed: set[str]) -> list[str]:
    """Every text in which a line ends between two digits, or between a digit and its unit.

    `printed` are all numbers of the briefing as they are printed on a card.
    """
    found = []
    for label in widget.findChildren(SpanLabel):
        block = label.findChildren(QTextDocument)[0].firstBlock()
        whole, layout = block.text(), block.layout()
        for index in range(1, layout.lineCount()):
            at = layout.lineAt(index).textStart()
            before, after = without_joiners(whole[:at]).rstrip("\u2028")[-1:], without_joiners(whole[at:])[:1]
            unit = label.text() in printed and not whole[at - 2 : at + 1].count(" ")
            if JOINER in whole[at - 1 : at + 1] or (before.isdigit() and (after.isdigit() or unit)):
                found.append(f"{without_joiners(whole[:at])} / {without_joiners(whole[at:])}")
    return found


def ink(widget: QWidget) -> QRect:
    """Where a widget has something to see: of a text only as wide as its longest line."""
    rect = widget.geometry()
    if isinstance(widget, SpanLabel):
        document = widget.findChildren(QTextDocument)[0]
        rect.setWidth(min(rect.width(), round(document.idealWidth())))
    return rect


def text_faults(label: SpanLabel, widget: SlideWidget) -> list[str]:
    found = []
    if not widget.rect().contains(label.geometry()):
        found.append(f"{told(label)} leaves the screen")
    document = label.findChildren(QTextDocument)[0]
    if document.idealWidth() > label.width() + 1:
        found.append(f"{told(label)} is wider than its place")
    if document.size().height() > label.height() + 1:
        found.append(f"{told(label)} is higher than its place")
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            size = place.fragment().charFormat().font().pixelSize()
            if size < SMALLEST_TEXT * widget.height():
                found.append(f"{told(label)} has letters of {size} pixels")
            place += 1
        block = block.next()
    return found


def chart_faults(chart: ChartView, widget: SlideWidget) -> list[str]:
    found = []
    if not widget.rect().contains(chart.geometry()):
        found.append("the chart leaves the screen")
    canvas = chart.canvas
    assert canvas is not None
    whole = QRect(-1, -1, chart.width() + 2, chart.height() + 2)
    for text in canvas.texts:
        if not whole.contains(text.rect.toAlignedRect().adjusted(1, 1, -1, -1)):
            found.append(f"{text.text!r} leaves the chart")
        size = canvas.style.font(text.role).pixelSize()
        if size < SMALLEST_TEXT * widget.height():
            found.append(f"{text.text!r} has letters of {size} pixels")
    written = " ".join(text.text for text in canvas.texts)
    values = [mark.label for mark in chart.data.marks if mark.label]
    if len(values) <= 12:
        found += [f"{value!r} is not written at its mark" for value in values if value not in written]
    return found
