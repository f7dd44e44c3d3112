"""The deck as it is presented: with the values that charts leave out on a slide in a table on the next one.

Which these are is measured on the narrowest usual screen, 4 to 3, so that every screen has the same slides.
"""

from __future__ import annotations

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.briefing.edition import Edition
from cqbrief.charts.layout import lay_out
from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.presentation.deck import Deck, build_deck

_ALONE, _BESIDE_FIGURE, _HEIGHT = 830.0, 535.0, 290.0
"""The room of a chart, alone and beside a large figure, on a screen of 960 × 720 under a long title."""


def wall_deck(edition: Edition, tr: Translator) -> Deck:
    """Build the slides of `edition`; needs a QApplication for the fonts of charts."""
    style = Style(LOOKS["wall_light"], tr)

    def omits(data: ChartData, beside_figure: bool) -> bool:
        return bool(lay_out(data, style, _BESIDE_FIGURE if beside_figure else _ALONE, _HEIGHT).omitted)

    return build_deck(edition, omits)
