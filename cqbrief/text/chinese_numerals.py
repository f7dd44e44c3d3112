"""Chinese numerals for headings: 第一张答卷, 图一."""

from __future__ import annotations

from cqbrief.briefing.model import Briefing
from cqbrief.i18n.translator import Translator

_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """Return `number` from 0 to 99 in Chinese characters: 十, 二十一; larger ones in digits."""
    if not 0 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + ("" if ones == 0 else _DIGITS[ones])


def theme_name(briefing: Briefing | None, index: int, tr: Translator) -> str:
    """Return what theme `index` (from 1) is called: 第一张答卷 where the briefing has a word for it."""
    own = briefing.theme_word if briefing else None
    numeral = chinese_numeral(index) if tr.language == "zh" else str(index)
    if own is None:
        return tr.text("Theme {number}", number=numeral)
    return own.in_language(tr.language).replace("{n}", numeral)
