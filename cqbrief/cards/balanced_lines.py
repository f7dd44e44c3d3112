"""Lines of a Qt document that end where the reader pauses, and are of like length."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextCursor, QTextDocument, QTextLine

from cqbrief.cards.line_breaking import line_breaks

_SEPARATOR = "\u2028"


class BalancedLines:
    """Break the lines of a document of one paragraph where `line_breaks` says, for any width."""

    def __init__(self) -> None:
        self._separators: tuple[int, ...] = ()
        """Where the document holds a line separator that is none of its text."""
        self._text: str | None = None
        self._width = 0.0
        """Width of the text on one line."""
        self._edges: list[float] = []
        self._allowed: list[int] = []
        self._units: list[int] = []
        """Place of each character, and of the end, as Qt counts them."""

    def apply(self, document: QTextDocument, width: float) -> None:
        """Break the lines of `document` for `width` in pixels; -1: break none."""
        if self._separators:
            cursor = QTextCursor(document)
            for position in reversed(self._separators):
                cursor.setPosition(position)
                cursor.deleteChar()
            self._separators = ()
        if width < 0 or document.blockCount() != 1:
            return
        if self._text is None:
            self._measure(document)
        # Most texts fit on one line: then there is no need to know where each character stands.
        if self._width <= width:
            return
        if not self._edges:
            self._measure_characters(document)
        assert self._text is not None
        breaks = line_breaks(self._text, self._edges, self._allowed, width)
        self._separators = tuple(self._units[at] + index for index, at in enumerate(breaks))
        cursor = QTextCursor(document)
        for position in self._separators:
            cursor.setPosition(position)
            cursor.insertText(_SEPARATOR)

    def _measure(self, document: QTextDocument) -> None:
        self._text = text = document.firstBlock().text()
        self._width = _edge(_one_line(document), len(text.rstrip().encode("utf-16-le")) // 2)

    def _measure_characters(self, document: QTextDocument) -> None:
        assert self._text is not None
        self._units = [0]
        for character in self._text:
            self._units.append(self._units[-1] + (2 if ord(character) > 0xFFFF else 1))
        line = _one_line(document)
        self._edges = [_edge(line, unit) for unit in self._units]
        finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, self._text)
        places = {unit: index for index, unit in enumerate(self._units)}
        while (at := finder.toNextBoundary()) >= 0:
            self._allowed.append(places[at])


def _one_line(document: QTextDocument) -> QTextLine:
    """Lay the document out without a break and return its line."""
    document.setTextWidth(-1)
    document.documentLayout().documentSize()
    return document.firstBlock().layout().lineAt(0)


def _edge(line: QTextLine, unit: int) -> float:
    """Return where a character begins, as Qt counts them."""
    edge = line.cursorToX(unit)
    # PySide gives the place and the position; its stubs say only the place.
    return float(edge[0] if isinstance(edge, tuple) else edge)  # type: ignore[arg-type]
