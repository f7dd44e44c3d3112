"""What stands in the source pane: a figure's sentence in the source, or the formula it follows from."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from cqbrief.briefing.formulas.syntax import references
from cqbrief.briefing.model import Figure
from cqbrief.briefing.sources.document import Passage
from cqbrief.cards.card import Card, Separator
from cqbrief.cards.figure import FigureChip
from cqbrief.cards.sources import paragraph_text
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_details, styled_number
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.look import icons
from cqbrief.text.evidence_text import figure_facts, locator_line
from cqbrief.text.ledger_text import sum_spans, verdict_text
from cqbrief.text.number_glossary import gloss
from cqbrief.text.spans import break_at_spaces, spans_text
from cqbrief.window.document_view import DocumentView
from cqbrief.window.edge_fade import SHARE, EdgeFade
from cqbrief.window.focus_scrolling import FocusScroller
from cqbrief.window.ledger_page import COLOURS, precision_spans
from cqbrief.window.uses_list import UsesList

ABOVE, BELOW, OPENED = 0.5, 0.27, 0.45
"""The most that what stands above the source, and below it, takes of the height; with 用在 opened."""
FOOT = 60
"""At least so high is the foot, in logical pixels at zoom 1: a heading and its line."""
FADE = 36
"""About a line and a half, in logical pixels at zoom 1: what is cut by the edge is out of sight."""


def _ruled(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
    return holder


class SourceView(QWidget):
    """Show the number and how it came to be, right below it the source with its words highlighted.

    What else is known of the number, and where it is used, stands at the foot.
    """

    figure_requested = Signal(str)
    """A figure was chosen: one that a derived one stands on, or one in the source."""
    place_requested = Signal(int, str)
    """A place where the figure appears was chosen: number of the theme, id of what stands there."""
    closed = Signal()

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        self._context = context
        self.figure: Figure | None = None
        self.owner: str | None = None
        """Path of the owner of the quote that is highlighted, where that is no figure."""
        column = QVBoxLayout(self)
        column.setContentsMargins(context.px(context.look.hairline), context.space(5), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._about, self._more = self._area(), self._area()
        self.view = DocumentView(context)
        self.view.setAccessibleName(context.tr.text("Source document"))
        self.view.figure_requested.connect(self.figure_requested)
        EdgeFade(self.view, context, "surface", FADE)
        self.view.edge = context.px(FADE)
        # What is known of the figure may go on below the edge: a line says that the source begins here.
        self._foot = _ruled(Separator(context), self._more)
        for part in (_ruled(self._about, Separator(context)), self.view, self._foot):
            self._split.addWidget(part)
        self._split.setHandleWidth(max(1, context.px(context.look.hairline)))
        for index, stretch in enumerate((0, 1, 0)):
            self._split.setStretchFactor(index, stretch)
        column.addWidget(self._split, 1)
        self._details: QWidget | None = None
        """What stands below the source or, where there is no room, goes on below the number."""
        self._uncut: tuple[QWidget, ...] = ()
        """What is not to be cut: first the number, then more of the evidence as far as there is room."""
        self._dragged = False
        self._split.splitterMoved.connect(lambda: setattr(self, "_dragged", True))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        # What the reader shared out holds until another number is chosen.
        if not self._dragged:
            self._share_height()

    def _area(self) -> QScrollArea:
        context, area = self._context, QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.apply_style(area.verticalScrollBar(), "bars")
        FocusScroller(area, context.space(2))
        EdgeFade(area, context, "surface", FADE)
        return area

    def _head(self) -> QHBoxLayout:
        context = self._context
        row = QHBoxLayout()
        row.setContentsMargins(context.space(5), 0, context.space(3), context.space(1))
        row.addWidget(Label(context.tr.text("Where does this number come from?"), "heading", context), 1)
        close = QPushButton()
        close.setProperty("kind", "quiet")
        close.setIcon(
            icons.icon("close", context.colour("text_quiet"), context.px(16), self.devicePixelRatioF())
        )
        close.setIconSize(QSize(context.px(16), context.px(16)))
        close.setAccessibleName(context.tr.text("Close the source"))
        close.setToolTip(context.tr.text("Close the source"))
        context.apply_style(close)
        close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _start(self) -> tuple[QWidget, QVBoxLayout]:
        context = self._context
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(context.space(5), context.space(1), context.space(5), context.space(4))
        column.setSpacing(context.space(2))
        return holder, column

    def _finish(self, holder: QWidget, more: QWidget | None = None) -> None:
        """Put `holder` above the source and `more` below it."""
        self._details, self._dragged = more, False
        if more is None:
            self._uncut = ()
        for area, content in ((self._about, holder), (self._more, more or QWidget())):
            area.setWidget(content)
            content.setAutoFillBackground(False)
            area.viewport().setAutoFillBackground(False)
        self._foot.setVisible(more is not None)

    def _place_details(self, more: QWidget, *, above: bool) -> None:
        """Put what is known of the figure below the number, or at the foot."""
        holder = self._about.widget()
        layout = holder.layout() if holder is not None else None
        if layout is None or above == (self._more.widget() is not more):
            return
        if above:
            self._more.takeWidget()
            layout.addWidget(more)
            more.show()
        else:
            layout.removeWidget(more)
            self._more.setWidget(more)
            more.setAutoFillBackground(False)
        self._foot.setVisible(not above)

    def _uncut_heights(self, width: int, edge: int) -> list[int]:
        """Return how high the upper part is for each piece that is not to be cut, with the fading edge."""
        holder = self._about.widget()
        layout = holder.layout() if holder is not None else None
        if holder is None or layout is None:
            return []
        # As it will be, and not as it was before it was seen.
        holder.resize(width, layout.heightForWidth(width))
        layout.activate()
        return [
            piece.mapTo(holder, QPoint()).y() + piece.height() + edge
            for piece in self._uncut
            if piece.isVisibleTo(holder)
        ]

    def _share_height(self) -> None:
        """Give each part the height that it needs, and the source most of it.

        The number and its sentence are whole. Where that leaves nothing for the foot it goes up.
        """
        if (more := self._details) is not None:
            self._place_details(more, above=False)
            if self._set_heights():
                return
            self._place_details(more, above=True)
        self._set_heights()

    def _set_heights(self) -> bool:
        """Set the heights of the parts; tell whether there is room for all."""
        room = max(1, self._split.height())
        # As if there were no scroll bar: where everything fits there is none.
        width = max(self._about.width(), self._context.px(280))
        rule = max(1, self._context.px(self._context.look.hairline))
        heights = []
        opened = self.figure is not None and self.uses.head.isChecked()
        for area, most in ((self._about, ABOVE), (self._more, OPENED if opened else BELOW)):
            wanted = self._content_height(area, width)
            wanted += rule if wanted else 0
            heights.append(min(wanted, round(room * most)))
        above, below = heights
        wanted = self._content_height(self._about, width) + rule
        # As much as fades where the room is halved.
        edge = min(self._context.px(FADE), room // 2 // SHARE)
        ends = [min(end + rule, wanted) for end in self._uncut_heights(width, edge)]
        least = min(ends[0] if ends else above, room // 2)
        sentence = self.view.sentence_height()
        sentence = min(sentence + 2 * edge, room - least) if sentence else 0
        if len(self._uncut) > 1:
            # A sum says more of its figure than the sentence of the first of those that it stands on.
            sentence = min(sentence, room // 3)
        foot = min(below, self._context.px(FOOT))
        # The sum with two of the figures that it stands on.
        enough = max([least, *ends[:3]]) + sentence + foot <= room
        above = max([above, *(end for end in ends if end + sentence + foot <= room)])
        if not enough:
            above = min(wanted, max(least, room - sentence))
        below = max(foot, min(below, room - above - sentence)) if below else 0
        above = min(above, max(least, room - below - sentence))
        # At once: what is looked for in the source has its place from now on.
        self._split.refresh()
        self._split.setSizes([above, room - above - below, below])
        return enough

    def _content_height(self, area: QScrollArea, width: int) -> int:
        """Return the height of all that stands in an area at this width."""
        content = area.widget()
        layout = content.layout() if content is not None else None
        return layout.heightForWidth(width) if layout is not None else 0

    def show_nothing(self) -> None:
        """Say what the pane is for; the first source can be read."""
        self.figure = self.owner = None
        holder, column = self._start()
        column.addWidget(
            Label(
                self._context.tr.text("Choose a number to see its sentence in the source."),
                "label",
                self._context,
            )
        )
        self._finish(holder)
        self.view.forget_passage()
        for document in self._context.edition.documents.values():
            self.view.show_document(document)
            break
        self._share_height()

    def show_figure(self, figure: Figure) -> None:
        """Show the figure's evidence: its sentence highlighted, its formula, or its place in a table."""
        context, tr = self._context, self._context.tr
        self.figure, self.owner = figure, None
        text = context.figure_text(figure)
        holder, column = self._start()
        place = paragraph_text(figure.path, context)
        column.addWidget(Label(tr.beside((text.number, text.label, place)), "label", context))
        number = SpanLabel(styled_number(text), context)
        self._uncut = (number,)
        column.addWidget(number)
        if figure.value is not None and (meaning := gloss(figure.value, tr)):
            column.addWidget(Label(meaning, "small", context))
        # In the order of the figure's card.
        when = styled_details((text.period, *text.marks), context, "small")
        held = styled_details(text.comparisons, context, "label", colour="text")
        if when:
            column.addWidget(SpanLabel(when, context))
        if held:
            column.addWidget(SpanLabel(held, context))
        if figure.formula:
            column.addWidget(self._formula(figure))
        elif figure.check:
            box = Card(context, padding=3, ground="derived_ground")
            box.add(Label(tr.text("Other figures imply it"), "small", context))
            self._sum(box, figure)
            column.addWidget(box)
        if figure.locator:
            column.addWidget(Label(locator_line(figure.locator, tr), "label", context, colour="text"))
            if context.edition.evidence_bases.get(figure.id) == "table":
                column.addWidget(Label(tr.text("Checked against the data of the table"), "small", context))
            else:
                column.addWidget(Label(tr.text("Not machine-checked"), "small", context, colour="warning"))
        column.addStretch(1)
        self._finish(holder, self._known_facts(figure))
        inputs = [context.figures[id_] for id_ in references(figure.formula or "") if id_ in context.figures]
        # No sentence has a derived figure: the first that it stands on has one.
        owners = (figure.path, *(given.path for given in inputs))
        self._show_words(next((o for o in owners if o in context.edition.passages), figure.path))

    def _known_facts(self, figure: Figure) -> QWidget:
        """Show what the briefing says of the figure beside its evidence, and where it is used."""
        context = self._context
        holder, column = self._start()
        for heading, fact in figure_facts(figure, context.edition, context.tr):
            column.addWidget(Label(heading, "small", context))
            column.addWidget(Label(spans_text(fact), "label", context, colour="text"))
            column.addWidget(Separator(context))
        self.uses = UsesList(figure, context)
        self.uses.place_requested.connect(self.place_requested)
        self.uses.opened.connect(self._share_height)
        column.addWidget(self.uses)
        column.addStretch(1)
        return holder

    def _sum(self, box: Card, figure: Figure) -> None:
        """Show the sum behind the figure, and whether it agrees."""
        context = self._context
        entry = context.edition.ledger.get(figure.id)
        if entry is None:
            return
        box.add(Label(break_at_spaces(sum_spans(entry)), "number_small", context))
        box.add(Label(verdict_text(entry, context.tr), "label", context, colour=COLOURS[entry.verdict]))
        if precision := precision_spans(entry, context.tr):
            box.add(Label(precision, "small", context))

    def _formula(self, figure: Figure) -> QWidget:
        context = self._context
        box = Card(context, padding=3, ground="derived_ground")
        box.add(
            Label(context.tr.text("Derived; not printed in the source"), "small", context),
        )
        self._sum(box, figure)
        for id_ in references(figure.formula or ""):
            if id_ in context.figures:
                chip = FigureChip(context.figures[id_], context)
                chip.figure_requested.connect(self.figure_requested)
                box.add(chip)
                self._uncut = (*self._uncut, chip)
        return box

    def show_passage(self, owner: str, title: str) -> None:
        """Highlight the words of a quote, by the path of its owner; `title` says whose they are."""
        self.figure, self.owner = None, owner
        holder, column = self._start()
        line = self._context.tr.beside((title, paragraph_text(owner, self._context)))
        column.addWidget(Label(line, "label", self._context))
        self._finish(holder)
        self._show_words(owner)

    def show_sentence(self, passage: Passage) -> None:
        """Highlight a sentence of a source, in which no figure needs to stand."""
        context = self._context
        self.figure = self.owner = None
        holder, column = self._start()
        briefing = context.edition.briefing
        sources = briefing.sources if briefing is not None else ()
        title = "".join(context.text(source.title) for source in sources if source.id == passage.source)
        paragraph = context.edition.documents[passage.source].paragraphs[passage.paragraph]
        place = context.tr.text("paragraph {number}", number=paragraph.number) if paragraph.number else ""
        column.addWidget(Label(context.tr.beside((title, place)), "label", context))
        self._finish(holder)
        self.view.show_passage(context.edition.documents[passage.source], passage)
        self._share_height()

    def _show_words(self, owner: str) -> None:
        passage = self._context.edition.passages.get(owner)
        if passage is None:
            self.view.forget_passage()
        else:
            self.view.show_passage(self._context.edition.documents[passage.source], passage)
        self._share_height()
