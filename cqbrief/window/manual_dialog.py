"""Help ▸ From report to briefing: the manual of `resources/manual/`, readable without internet."""

from __future__ import annotations

from PySide6.QtGui import QIcon, QTextCursor, QTextFormat
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from cqbrief.cards.view_context import ViewContext
from cqbrief.system import paths


class ManualDialog(QDialog):
    """Show the manual in the interface's language. Escape and the button close it."""

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        tr = context.tr
        self.setWindowTitle(tr.text("From report to briefing"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[context.space(5)] * 4)
        column.setSpacing(context.space(4))
        self.text = QTextBrowser()
        # Part of the program, not of a briefing: it may have headings and tables.
        file = paths.resources() / "manual" / f"{tr.language}.md"
        self.text.setMarkdown(file.read_text(encoding="utf-8"))
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self.text.setProperty("kind", "reading")
        self.text.setAccessibleName(self.windowTitle())
        self.text.document().setDocumentMargin(context.space(4))
        self._style_examples(context)
        column.addWidget(self.text, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        context.apply_style(self)
        room = self.screen().availableSize()
        self.resize(
            min(context.px(820), round(room.width() * 0.9)), min(context.px(760), round(room.height() * 0.88))
        )

    def _style_examples(self, context: ViewContext) -> None:
        """Put examples on a ground of their own with space around, and break long lines of them."""
        document = self.text.document()
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            if style.hasProperty(QTextFormat.Property.BlockCodeFence.value):
                first, last = (
                    not beside.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence.value)
                    for beside in (block.previous(), block.next())
                )
                style.setNonBreakableLines(False)
                style.setBackground(context.colour("accent_ground"))
                style.setTopMargin(context.space(2) if first else 0)
                style.setBottomMargin(context.space(3) if last else 0)
                QTextCursor(block).setBlockFormat(style)
            block = block.next()
