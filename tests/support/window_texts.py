"""What stands on a window, and whether all of it can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QToolButton,
    QWidget,
)

from cqbrief.cards.sources import PassageLink
from cqbrief.i18n.language import Language
from cqbrief.window.look_tile import LookTile

CHINESE = re.compile(r"[\u3400-\u9fff]")
EDGE = 4
SENTENCE = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}")
"""Three words of Latin letters in a row."""

NAMES = ("中文", "English", "PySide6-Essentials", "cqbrief", "Noto Sans SC", "Noto Serif SC", "SIL OFL")
"""Said in every language alike."""


def clipped(top: QWidget) -> list[str]:
    """Texts of which a part is cut off."""
    return [f"{type(widget).__name__} {_text(widget)!r}" for widget in _shown(top) if _cut(widget)]


def _shown(top: QWidget) -> Iterator[QWidget]:
    yield from (widget for widget in (top, *top.findChildren(QWidget)) if widget.isVisible())


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) else ""


def _cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.text():
        if widget.hasHeightForWidth():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        wanted = widget.sizeHint()
        return wanted.width() > widget.width() + 1 or wanted.height() > widget.height() + 1
    if isinstance(widget, LookTile):
        room = widget.width() - QFontMetrics(widget.font()).height()
        return QFontMetrics(widget.font()).horizontalAdvance(widget.text()) > room
    if isinstance(widget, (QPushButton, QCheckBox, QRadioButton, PassageLink)) and widget.text():
        # With the keyboard the edge is wider, which takes nothing from the text.
        wanted = widget.sizeHint() - QSize(EDGE, EDGE)
        return wanted.width() > widget.width() or wanted.height() > widget.height()
    return False


def chrome(top: QWidget) -> Iterator[str]:
    """Every text of a window, also what is said in tool tips and to assistive technology."""
    yield top.windowTitle()
    for action in top.findChildren(QAction):
        yield action.text()
    for widget in (top, *top.findChildren(QWidget)):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, (QLabel, QAbstractButton, QGroupBox)) and not isinstance(widget, QToolButton):
            yield widget.title() if isinstance(widget, QGroupBox) else widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(index) for index in range(widget.count()))


def foreign(texts: Iterable[str], language: Language) -> list[str]:
    """Texts that are in the other language."""
    found = []
    for text in texts:
        rest = text
        for name in NAMES:
            rest = rest.replace(name, "")
        wrong = SENTENCE.search(rest) if language == "zh" else CHINESE.search(rest)
        if wrong and "OR" not in rest.split() and "AND" not in rest.split():
            found.append(text)
    return found
