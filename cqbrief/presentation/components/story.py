"""A person's story on a slide."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cqbrief.briefing.model import Story
from cqbrief.cards.picture import pixmap
from cqbrief.cards.story import Portrait
from cqbrief.presentation.components.figures import small_figure
from cqbrief.presentation.components.numbers import grid_number_size
from cqbrief.presentation.components.rules import beside_rule
from cqbrief.presentation.deck import Slide
from cqbrief.presentation.flow_layout import Columns, FixedWidget, Piece, RowGrid, Stack
from cqbrief.presentation.slide_widget import SlideWidget


def portrait(widget: SlideWidget, story: Story, size: int) -> QWidget:
    """Make the person's picture or initial in a circle of `size` pixels."""
    context = widget.scaled_context(size / widget.px(60), "heading")
    circle = Portrait(context.text(story.person), pixmap(story.picture, context), context)
    circle.setParent(widget)
    circle.setFixedSize(size, size)
    return circle


def story_piece(widget: SlideWidget, story: Story, slide: Slide, scale: float) -> Piece:
    """Lay out a story: who, what changed, in whose words, with which figures."""
    context = widget.context
    who = " · ".join(context.text(text) for text in (story.role, story.place) if text)
    name: list[Piece] = [widget.text_block(context.text(story.person), "title", scale)]
    name.append(widget.text_block(who, "label", scale, "text_quiet"))
    size = widget.px(104 * scale)
    picture = FixedWidget(portrait(widget, story, size), size, size)
    gap = widget.px(28)
    beside = widget.area.width() - size - gap
    pieces: list[Piece] = [Columns([picture, Stack(name, widget.px(2))], (size, beside), gap)]
    if slide.part == 1:
        if story.before or story.after:
            change = " → ".join(context.text(part) for part in (story.before, story.after) if part)
            pieces.append(widget.text_block(change, "heading", scale, "accent"))
        pieces.append(widget.prose_block(story.summary, "body", scale))
    for index in slide.rows:
        pieces.append(beside_rule(widget, widget.text_block(f"“{story.quotes[index].text}”", "quote", scale)))
    figures = [context.figures[id_] for id_ in slide.figures if id_ in context.figures]
    if figures:
        columns = min(3, len(figures))
        width = (widget.area.width() - widget.px(40) * (columns - 1)) // columns
        number = grid_number_size(widget, figures, width, 0.44 * scale)
        cards = [
            widget.card(small_figure(widget, figure, scale, number=number, width=width), figure.id)
            for figure in figures
        ]
        pieces.append(RowGrid(cards, columns, widget.px(40), widget.px(12)))
    if story.note and slide.part == slide.parts:
        pieces.append(widget.prose_block(story.note, "small"))
    return Stack(pieces, round(widget.px(24) * scale))
