"""How much room texts take on a slide, estimated without fonts: what does not fit is split by it.

Heights are in pixels of a screen 720 high.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.language import LANGUAGES
from cqbrief.text.figure_text import prose_text

NARROWEST = 832.0
"""Width of the text on the narrowest usual screen, 4:3, in pixels of a screen 720 high."""
BODY_HEIGHT = 470.0
"""Height between a slide's title and its foot."""
LEAST_SCALE = 0.72
"""What stands on a slide is set no smaller than this share of the look's sizes before it is split."""


def text_height(text: Text | None, figures: Mapping[str, Figure], size: float, line: float) -> float:
    """Estimate the height of `text` in its longer language, as `wrapped_height` does; 0 for None."""
    if text is None:
        return 0.0
    return max(wrapped_height(prose_text(text, figures, language), size, line) for language in LANGUAGES)


def wrapped_height(text: str, size: float, line: float) -> float:
    """Estimate the height of `text` set in letters of `size`, each line `line` times as high."""
    return ceil(ems(text) * size / NARROWEST) * size * line
