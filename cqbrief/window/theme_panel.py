"""A theme's panel: title and message, then every block of its outline."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cqbrief.briefing.model import Theme
from cqbrief.briefing.outline import theme_blocks
from cqbrief.briefing.uses import theme_sources
from cqbrief.cards.blocks import BlockView
from cqbrief.cards.card import Card
from cqbrief.cards.lazy_batch import LazyBatch
from cqbrief.cards.span_label import SpanLabel
from cqbrief.cards.styled_spans import styled_prose
from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.text.theme_name import theme_name
from cqbrief.window.page import Page
from cqbrief.window.scroll_anchor import ScrollAnchor


class ThemePanel(Page):
    """Show everything the briefing says under one theme, in the order of the outline.

    `gradual`: what comes below the first block, the key figures, is made just after they were painted.
    The first page of a window is on screen a tenth sooner.
    """

    def __init__(self, index: int, theme: Theme, context: ViewContext, *, gradual: bool = False) -> None:
        super().__init__(context)
        self.theme = theme
        briefing = context.edition.briefing
        assert briefing is not None
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(theme_name(briefing, index, context.tr), "eyebrow", context))
        head.addWidget(Label(context.text(theme.title), "title", context))
        message = SpanLabel(styled_prose(theme.message, "unit", context, "text_quiet"), context)
        message.figure_requested.connect(self.figure_requested)
        head.addWidget(message)
        self.body.addLayout(head)
        self.blocks: list[BlockView] = []
        self._marked: str | None = None
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._make_near)
        # The page has its height only when all layouts have settled.
        self._settling = QTimer(self, singleShot=True)
        self._settling.timeout.connect(self._make_near)
        bar.rangeChanged.connect(lambda: self._settling.start())
        self._waiting = [block for block in theme_blocks(briefing, theme) if "window" in block.media]
        self._whole = False
        self.finish()
        if gradual and len(self._waiting) > 1:
            self._add_block()
            self.expect_more()
        else:
            self.complete()

    def complete(self) -> None:  # noqa: D102
        if self._whole:
            return
        self._whole = True
        while self._waiting:
            self._add_block()
        context, briefing = self.context, self.context.edition.briefing
        assert briefing is not None
        titles = [context.text(source.title) for source in theme_sources(briefing, self.theme)]
        if titles:
            # Titles have commas of their own.
            line = context.tr.text("Source: {titles}", titles=context.tr.text("; ").join(titles))
            self._add(Label(line, "small", context))

    def _add_block(self) -> None:
        block = BlockView(self._waiting.pop(0), self.context)
        self.blocks.append(block)
        self._add(block)
        self.connect_cards(block)
        for batch in block.batches:
            batch.made.connect(partial(self._connect_batch, batch))

    # --- long blocks ------------------------------------------------------------------------

    def _batches(self) -> Iterator[LazyBatch]:
        """Yield those still to be made, from the top."""
        return (batch for block in self.blocks for batch in block.batches if not batch.is_made)

    def _make_near(self) -> None:
        """Make what is within a page's height of what is seen."""
        content, top, high = self.widget(), self.verticalScrollBar().value(), self.viewport().height()
        assert content is not None
        for batch in self._batches():
            y = batch.mapTo(content, QPoint()).y()
            # A batch that has no place yet stands at the top of its block, where others are.
            if batch.y() and y <= top + 2 * high and y + batch.height() >= top - high:
                batch.make()
                self._settling.start()
                return

    def _connect_batch(self, batch: LazyBatch) -> None:
        from cqbrief.cards.chart import ChartCard

        self.connect_cards(batch)
        for card in batch.findChildren(Card):
            card.set_marked(self._marked is not None and card.item_id == self._marked)
            if isinstance(card, ChartCard):
                card.draw()

    def make_all(self) -> None:  # noqa: D102
        super().make_all()
        for batch in self._batches():
            batch.make()

    def ensure_made(self, *items: str | None) -> None:  # noqa: D102
        self.complete()
        for batch in self._batches():
            if any(getattr(item, "id", None) in items for item in batch.items):
                batch.make()

    def mark(self, item: str | None) -> None:  # noqa: D102
        self._marked = item
        super().mark(item)

    def reveal(self, item: str, *, focus: bool = False) -> None:  # noqa: D102
        self.ensure_made(item)
        super().reveal(item, focus=focus)

    def restore_anchor(self, anchor: ScrollAnchor) -> None:  # noqa: D102
        self.ensure_made(anchor.item)
        super().restore_anchor(anchor)

    def _add(self, part: QWidget) -> None:
        # Before the stretch at the end.
        self.body.insertWidget(self.body.count() - 1, part)
