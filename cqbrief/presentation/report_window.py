"""The window with the report after a presentation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cqbrief.cards.view_context import ViewContext


class ReportWindow(QDialog):
    """Show the report, to be copied. F5 and Shift+F5 work here as in the window behind it."""

    present_requested = Signal(bool)
    """True: from the theme where it was left (Shift+F5)."""

    def __init__(self, report: str, context: ViewContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        tr = context.tr
        self.setWindowTitle(tr.text("After the talk"))
        self.resize(context.px(520), context.px(360))
        column = QVBoxLayout(self)
        self.text = QPlainTextEdit(report)
        self.text.setReadOnly(True)
        self.text.setFont(context.font("body"))
        column.addWidget(self.text)
        buttons = QDialogButtonBox()
        copy = QPushButton(tr.text("Copy"))
        copy.setProperty("kind", "primary")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        close = QPushButton(tr.text("Close"))
        close.clicked.connect(self.close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        column.addWidget(buttons)
        context.apply_style(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_F5:
            self.present_requested.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self.close()
        else:
            super().keyPressEvent(event)
