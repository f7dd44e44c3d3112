"""Text on a card: selectable, wrapped, in the look's roles, never read as markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from cqbrief.cards.menu import add_surrounding_entries, open_menu
from cqbrief.cards.view_context import ViewContext
from cqbrief.cards.word_joiner import layout_text, without_joiners
from cqbrief.look.roles import ColourRole, TextRole
from cqbrief.text.spans import Span, Spans, spans_text


class CopyableLabel(QLabel):
    """Let the selected text of a label be copied as it was, by key and by menu."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setTextFormat(Qt.TextFormat.PlainText)

    def copy(self) -> None:
        """Copy the selected text, or all of it when nothing is selected."""
        # Imported when something is copied: every module counts when the window opens.
        from cqbrief.cards.clipboard import copy_text

        text = without_joiners(self.selectedText() or self.text())
        copy_text(text, self._context.tr.text("Text copied"), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = QMenu(self)
        menu.addAction(self._context.tr.text("Copy"), self.copy)
        add_surrounding_entries(menu, self.parentWidget())
        open_menu(menu, event, self._context)


HEADINGS: frozenset[TextRole] = frozenset({"brand", "title", "heading", "subheading"})
"""What a reader without sight jumps between."""


class Label(CopyableLabel):
    """Show plain text in one role. It wraps, can be selected, and may be narrower than its longest word."""

    def __init__(
        self,
        text: str | Spans,
        role: TextRole,
        context: ViewContext,
        *,
        colour: ColourRole | None = None,
    ) -> None:
        super().__init__(context)
        if role in HEADINGS:
            self.accessible_role = QAccessible.Role.Heading
        self._role = role
        self._plain = ""
        self._named = False
        self.set_colour(colour or context.look.texts[role].colour)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._write((Span(text),) if isinstance(text, str) else text)

    def set_colour(self, colour: ColourRole) -> None:
        """Draw the text in this colour."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._context.colour(colour))
        self.setPalette(palette)

    def setText(self, text: str) -> None:  # noqa: D102
        self._write((Span(text),))

    def _write(self, spans: Spans) -> None:
        self._plain = spans_text(spans)
        self.setFont(self._context.font(self._role, self._plain))
        laid = layout_text(self._context.keep_numerals(spans))
        # What holds a number together is no part of what is read out.
        self._named = self._named or self._role in HEADINGS or laid != self._plain
        if self._named:
            self.setAccessibleName(self._plain)
        super().setText(laid)

    def text(self) -> str:  # noqa: D102
        return self._plain

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        return QSize(0, super().minimumSizeHint().height())
