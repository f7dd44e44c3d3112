"""A theme's panel: title and message, then every block of its outline."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from cqbrief.briefing.model import Theme
from cqbrief.briefing.outline import theme_blocks
from cqbrief.cards.blocks import BlockView
from cqbrief.cards.context import Context
from cqbrief.cards.text import Label, Run, Runs, prose_runs
from cqbrief.window.page import Page
from cqbrief.words.numerals import theme_name


class ThemePanel(Page):
    """Everything the briefing says under one theme, in the order of the outline."""

    def __init__(self, index: int, theme: Theme, context: Context) -> None:
        super().__init__(context)
        self.theme = theme
        briefing = context.edition.briefing
        assert briefing is not None
        head = QVBoxLayout()
        head.setSpacing(context.space(1))
        head.addWidget(Label(theme_name(briefing, index, context.words), "eyebrow", context))
        head.addWidget(Label(context.say(theme.title), "title", context))
        message = Runs(
            [
                Run(run.text, run.role, run.colour if run.figure else "text_quiet", run.figure)
                for run in prose_runs(theme.message, "unit", context)
            ],
            context,
        )
        message.figure_asked.connect(self.figure_asked)
        head.addWidget(message)
        self.body.addLayout(head)
        self.blocks = [
            BlockView(block, context) for block in theme_blocks(briefing, theme) if "window" in block.media
        ]
        for block in self.blocks:
            self.body.addWidget(block)
        titles = [context.say(source.title) for source in briefing.sources]
        line = context.words.text("Source: {titles}", titles=context.words.join(titles))
        self.body.addWidget(Label(line, "small", context))
        self.finish()
