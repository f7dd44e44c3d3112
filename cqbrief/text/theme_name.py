"""What the themes of a briefing are called: 第一张答卷, Theme 1."""

from __future__ import annotations

from cqbrief.briefing.model import Briefing
from cqbrief.i18n.translator import Translator
from cqbrief.text.phrasing.languages import PHRASINGS


def theme_name(briefing: Briefing | None, index: int, tr: Translator) -> str:
    """Return what theme `index` (from 1) is called: 第一张答卷 where the briefing has a word for it."""
    own = briefing.theme_word if briefing else None
    numeral = PHRASINGS[tr.language].numeral(index)
    if own is None:
        return tr.text("Theme {number}", number=numeral)
    return own.in_language(tr.language).replace("{n}", numeral)
