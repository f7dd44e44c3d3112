"""The look of a chart in pixels: the roles of a look at a zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from cqbrief.charts.placed import LineRole
from cqbrief.i18n.language import LANGUAGES, Punctuation
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.roles import ColourRole, Look, TextRole

_EM = 1.06
_TEXT = 13.0
"""Size of chart text for which distances in this room are given; larger text spreads them likewise."""
_MEASURED = 2048
"""So many widths of texts are kept for each font."""


@dataclass(frozen=True)
class Style:
    """Say how a chart is to look: everything but its data and its size."""

    look: Look
    tr: Translator
    zoom: float = 1.0

    def px(self, size: float) -> float:
        """Convert `size`, logical pixels beside text of `_TEXT` pixels, to pixels beside this look's text."""
        return size * self.zoom * self.look.texts["chart_text"].size / _TEXT

    def line(self, role: LineRole) -> float:
        """Return the width of a line in logical pixels at this zoom; never so thin that it vanishes."""
        width: float = getattr(self.look, role)
        return max(0.5, width * self.zoom)

    def colour(self, role: ColourRole) -> QColor:
        """Return the look's colour for `role`."""
        return qt_style.colour(self.look, role)

    def font(self, role: TextRole) -> QFont:
        """Return the look's font for `role` at this zoom."""
        return qt_style.font(self.look, role, self.zoom, LANGUAGES[self.tr.language].punctuation)

    def metrics(self, role: TextRole) -> QFontMetricsF:
        """Return the metrics of that font."""
        return _metrics(self.look, role, self.zoom, LANGUAGES[self.tr.language].punctuation)

    def width(self, text: str, role: TextRole) -> float:
        """Measure how wide `text` is on one line."""
        return self.measure(role)(text)

    def measure(self, role: TextRole) -> Callable[[str], float]:
        """Return what measures how wide a text is on one line."""
        return _measure(self.look, role, self.zoom, LANGUAGES[self.tr.language].punctuation)

    def letter_height(self, role: TextRole) -> float:
        """Return how high a line of text alone is: a Chinese character fills its em, with a little air."""
        return self.look.texts[role].size * _EM * self.zoom

    def line_height(self, role: TextRole) -> float:
        """Return the distance from one line of text to the next."""
        style = self.look.texts[role]
        return style.size * style.line_height * self.zoom


@cache
def _metrics(look: Look, role: TextRole, zoom: float, punctuation: Punctuation) -> QFontMetricsF:
    return QFontMetricsF(qt_style.font(look, role, zoom, punctuation))


@cache
def _measure(look: Look, role: TextRole, zoom: float, punctuation: Punctuation) -> Callable[[str], float]:
    # Where lines break is asked again for each size that a chart may be given.
    return lru_cache(_MEASURED)(_metrics(look, role, zoom, punctuation).horizontalAdvance)
