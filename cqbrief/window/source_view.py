"""What stands in the source pane: a figure's sentence in the source, or the formula it follows from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
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

from cqbrief.briefing.document import Passage
from cqbrief.briefing.formula import references
from cqbrief.briefing.model import Figure
from cqbrief.cards.card import Card, Rule
from cqbrief.cards.context import Context
from cqbrief.cards.figure import FigureChip, compared
from cqbrief.cards.sources import paragraph_text
from cqbrief.cards.text import Label, Runs, number_runs
from cqbrief.look import icons
from cqbrief.window.document_view import DocumentView
from cqbrief.window.fade import Fade
from cqbrief.window.follow import FollowFocus
from cqbrief.window.ledger_page import COLOURS, precision_text
from cqbrief.window.uses_list import UsesList
from cqbrief.words.evidence import figure_facts, locator_line
from cqbrief.words.gloss import gloss
from cqbrief.words.ledger import laid_out, verdict_text


class SourceView(QWidget):
    """Above what the number is and how it came to be, below the source with its words highlighted."""

    figure_asked = Signal(str)
    """A figure was chosen: one that a derived one stands on, or one in the source."""
    place_asked = Signal(int, str)
    """A place where the figure appears was chosen: number of the theme, id of what stands there."""
    closed = Signal()

    def __init__(self, context: Context) -> None:
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
        self._about = QScrollArea()
        self._about.setFrameShape(QFrame.Shape.NoFrame)
        self._about.setWidgetResizable(True)
        self._about.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        context.dress(self._about.verticalScrollBar(), "bars")
        FollowFocus(self._about, context.space(2))
        self.view = DocumentView(context)
        self.view.setAccessibleName(context.words.text("Source document"))
        self.view.figure_asked.connect(self.figure_asked)
        # About a line and a half: what is cut by the edge is out of sight.
        Fade(self._about, context, "surface", 36)
        Fade(self.view, context, "surface", 36)
        above = QWidget()
        above_column = QVBoxLayout(above)
        above_column.setContentsMargins(0, 0, 0, 0)
        above_column.setSpacing(0)
        above_column.addWidget(self._about)
        # What is known of the figure may go on below the edge: a line says that the source begins here.
        above_column.addWidget(Rule(context))
        self._split.addWidget(above)
        self._split.addWidget(self.view)
        self._split.setHandleWidth(max(1, context.px(context.look.hairline)))
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        column.addWidget(self._split, 1)

    def _head(self) -> QHBoxLayout:
        context = self._context
        row = QHBoxLayout()
        row.setContentsMargins(context.space(5), 0, context.space(3), context.space(1))
        row.addWidget(Label(context.words.text("Where does this number come from?"), "heading", context), 1)
        close = QPushButton()
        close.setProperty("kind", "quiet")
        close.setIcon(
            icons.icon("close", context.colour("text_quiet"), context.px(16), self.devicePixelRatioF())
        )
        close.setAccessibleName(context.words.text("Close the source"))
        close.setToolTip(context.words.text("Close the source"))
        context.dress(close)
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

    def _finish(self, holder: QWidget) -> None:
        layout = holder.layout()
        assert layout is not None
        self._about.setWidget(holder)
        holder.setAutoFillBackground(False)
        self._about.viewport().setAutoFillBackground(False)
        width = max(self._about.viewport().width(), self._context.px(280))
        wanted = layout.heightForWidth(width)
        room = max(1, self._split.height())
        above = min(wanted, round(room * 0.6))
        self._split.setSizes([above, room - above])

    def show_nothing(self) -> None:
        """The pane says what it is for; the first source can be read."""
        self.figure = self.owner = None
        holder, column = self._start()
        column.addWidget(
            Label(
                self._context.words.text("Choose a number to see its sentence in the source."),
                "label",
                self._context,
            )
        )
        self._finish(holder)
        self.view.forget_passage()
        for document in self._context.edition.documents.values():
            self.view.show_document(document)
            break

    def show_figure(self, figure: Figure) -> None:
        """The figure's evidence is there: its sentence highlighted, its formula, or its place in a table."""
        context, words = self._context, self._context.words
        self.figure, self.owner = figure, None
        text = context.figure_text(figure)
        holder, column = self._start()
        place = paragraph_text(figure.path, context)
        column.addWidget(Label(words.beside((text.number, text.label, place)), "label", context))
        column.addWidget(Runs(number_runs(text), context))
        if figure.value is not None and (meaning := gloss(figure.value, words)):
            column.addWidget(Label(meaning, "small", context))
        standing = words.beside((*text.comparisons, text.period, *text.marks))
        if standing:
            column.addWidget(Runs(compared(standing, figure, context, "small"), context))
        if figure.formula:
            column.addWidget(self._formula(figure))
        elif figure.check:
            box = Card(context, padding=3, ground="derived_ground")
            box.add(Label(words.text("Other figures imply it"), "small", context))
            self._sum(box, figure)
            column.addWidget(box)
        if figure.locator:
            column.addWidget(Label(locator_line(figure.locator, words), "label", context, colour="text"))
            column.addWidget(Label(words.text("Not machine-checked"), "small", context, colour="warning"))
        for heading, fact in figure_facts(figure, context.edition, words):
            column.addWidget(Rule(context))
            column.addWidget(Label(heading, "small", context))
            column.addWidget(Label(fact, "label", context, colour="text"))
        column.addWidget(Rule(context))
        self.uses = UsesList(figure, context)
        self.uses.place_asked.connect(self.place_asked)
        column.addWidget(self.uses)
        column.addStretch(1)
        self._finish(holder)
        self._show_words(figure.path)

    def _sum(self, box: Card, figure: Figure) -> None:
        """The sum behind the figure, and whether it agrees."""
        context = self._context
        entry = context.edition.ledger.get(figure.id)
        if entry is None:
            return
        box.add(Label(laid_out(entry), "number_small", context))
        box.add(Label(verdict_text(entry, context.words), "label", context, colour=COLOURS[entry.verdict]))
        if between := precision_text(entry, context):
            box.add(Label(between, "small", context))

    def _formula(self, figure: Figure) -> QWidget:
        context = self._context
        box = Card(context, padding=3, ground="derived_ground")
        box.add(
            Label(context.words.text("Derived; not printed in the source"), "small", context),
        )
        self._sum(box, figure)
        for id_ in references(figure.formula or ""):
            if id_ in context.figures:
                chip = FigureChip(context.figures[id_], context)
                chip.figure_asked.connect(self.figure_asked)
                box.add(chip)
        return box

    def show_passage(self, owner: str, title: str) -> None:
        """The words of a quote (path of its owner) are highlighted; `title` says whose they are."""
        self.figure, self.owner = None, owner
        holder, column = self._start()
        line = self._context.words.beside((title, paragraph_text(owner, self._context)))
        column.addWidget(Label(line, "label", self._context))
        self._finish(holder)
        self._show_words(owner)

    def show_sentence(self, passage: Passage) -> None:
        """A sentence of a source is highlighted that no figure needs to stand in."""
        context = self._context
        self.figure = self.owner = None
        holder, column = self._start()
        briefing = context.edition.briefing
        sources = briefing.sources if briefing is not None else ()
        title = "".join(context.say(source.title) for source in sources if source.id == passage.source)
        paragraph = context.edition.documents[passage.source].paragraphs[passage.paragraph]
        place = context.words.text("paragraph {number}", number=paragraph.number) if paragraph.number else ""
        column.addWidget(Label(context.words.beside((title, place)), "label", context))
        self._finish(holder)
        self.view.show_passage(context.edition.documents[passage.source], passage)

    def _show_words(self, owner: str) -> None:
        passage = self._context.edition.passages.get(owner)
        if passage is None:
            self.view.forget_passage()
        else:
            self.view.show_passage(self._context.edition.documents[passage.source], passage)
