"""How much room texts take on the wall, estimated without fonts: what does not fit is split by it.

Heights are in pixels of a screen 720 high.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.text_width import ems
from cqbrief.i18n.language import Language
from cqbrief.text.figure_text import prose

NARROWEST = 832.0
"""Width of the text on the narrowest usual screen, 4:3, in pixels of a screen 720 high."""
ROOM = 470.0
"""Height between a slide's title and its foot."""
LEAST_SCALE = 0.72
"""What stands on a slide is set no smaller than this share of the look's sizes before it is split."""

_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def height(text: Text | None, figures: Mapping[str, Figure], size: float, line: float) -> float:
    """The height of `text` in letters of `size` with lines `line` times as high, in its longer language."""
    if text is None:
        return 0.0
    return max(height_of(prose(text, figures, language), size, line) for language in _LANGUAGES)


def height_of(words: str, size: float, line: float) -> float:
    """The same for a text that has one language only."""
    return ceil(ems(words) * size / NARROWEST) * size * line


def sentence(owner: str, edition: Edition) -> str:
    """The sentence of the source around the quote of `owner`, a path; empty where none was found."""
    passage = edition.passages.get(owner)
    if passage is None:
        return ""
    paragraph = edition.documents[passage.source].paragraphs[passage.paragraph]
    return paragraph.text[passage.sentence_start : passage.sentence_end]
