"""Every key on one sheet, made from the tables that also make them work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cqbrief.cards.text import Label
from cqbrief.cards.view_context import ViewContext
from cqbrief.presentation import key_bindings
from cqbrief.window import actions
from cqbrief.window.edge_fade import EdgeFade

_MNEMONIC = re.compile(r"\(&.\)|&")
"""What marks the letter of a menu: &File, 文件(&F)."""

Section = tuple[str, tuple[tuple[str, str], ...]]
"""A heading and under it pairs of keys and what they do."""


def window_sections(context: ViewContext) -> tuple[Section, ...]:
    """List the keys of the window, menu by menu, and those of the pieces on its pages."""
    tr = context.tr
    parents = {menu: parent for menu, (parent, _) in actions.SUBMENUS.items()}
    sections: list[Section] = []
    for menu, heading in actions.MENUS:
        specs = [s for s in actions.ACTIONS if s.keys and parents.get(s.menu, s.menu) == menu]
        if specs:
            lines = tuple((_keys(s.keys), tr.text(s.text).rstrip("…")) for s in specs)
            sections.append((_MNEMONIC.sub("", tr.text(heading)), lines))
    pieces = tuple(("   ".join(piece.keys), tr.text(piece.text)) for piece in actions.PIECES)
    sections.append((tr.text("On a page"), pieces))
    return tuple(sections)


def presentation_sections(context: ViewContext) -> tuple[Section, ...]:
    """List the keys while presenting, group by group."""
    tr = context.tr
    return tuple(
        (
            tr.text(heading),
            tuple(
                ("   ".join(binding.shown or binding.keys), tr.text(binding.text))
                for binding in key_bindings.KEYS
                if binding.group == group
            ),
        )
        for group, heading in key_bindings.GROUPS
    )


def _keys(keys: Iterable[str]) -> str:
    """Write keys as they are printed on keyboards; a second one that types the same is left out."""
    native = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(key).toString(native) for key in keys if key not in ("？", "Ctrl+="))


class ShortcutsDialog(QDialog):
    """Show every key. Escape, Enter and the button close it."""

    def __init__(self, context: ViewContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        tr = context.tr
        self.setWindowTitle(tr.text("Keys"))
        column = QVBoxLayout(self)
        margin = context.space(5)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(context.space(4))
        holder = QWidget()
        row = QHBoxLayout(holder)
        # Clear of the frame that shows where the keys go.
        row.setContentsMargins(context.space(3), context.space(2), context.space(3), context.space(2))
        row.setSpacing(context.space(10))
        row.addLayout(self._side(tr.text("In the window"), window_sections(context)), 1)
        row.addLayout(self._side(tr.text("While presenting"), presentation_sections(context)), 1)
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setProperty("kind", "reading")
        area.setAccessibleName(tr.text("Keys"))
        holder.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        EdgeFade(area, context, "ground", 28)
        column.addWidget(area, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        # As in the other dialogs, without the picture that Qt gives this button.
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        context.apply_style(self)
        # Arrow keys scroll; Enter and Escape close.
        area.setFocus(Qt.FocusReason.OtherFocusReason)
        screen = self.screen().availableSize()
        self.resize(
            min(context.px(980), round(screen.width() * 0.9)),
            min(context.px(760), round(screen.height() * 0.9)),
        )

    def _side(self, title: str, sections: Sequence[Section]) -> QVBoxLayout:
        context = self._context
        column = QVBoxLayout()
        column.setSpacing(context.space(1))
        column.addWidget(Label(title, "heading", context))
        grid = QGridLayout()
        grid.setHorizontalSpacing(context.space(5))
        grid.setVerticalSpacing(context.space(1))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, context.px(132))
        line = 0
        for heading, pairs in sections:
            label = Label(heading, "eyebrow", context)
            label.setContentsMargins(0, context.space(3), 0, 0)
            grid.addWidget(label, line, 0, 1, 2)
            for keys, text in pairs:
                line += 1
                said = Label(keys, "label", context, colour="text")
                grid.addWidget(said, line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(Label(text, "label", context), line, 1, Qt.AlignmentFlag.AlignTop)
            line += 1
        column.addLayout(grid)
        column.addStretch(1)
        return column
