"""What the Chinese words of a printed number mean, for readers of a language that is not written so.

A number is never translated, for then it would not be what the source prints; its words are explained.
"""

from __future__ import annotations

from collections.abc import Mapping

from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import CURRENCIES
from cqbrief.i18n.translator import Translator
from cqbrief.text.phrasing.languages import PHRASINGS

_SIGNS = "+＋-－−±"


def gloss(value: Quantity, tr: Translator) -> str:
    """Explain the Chinese words of a number: ``近 = nearly, 万 = ten thousand`` for 近500万个.

    Empty in the Chinese interface, and for a number that has none.
    """
    words = PHRASINGS[tr.language].number_words
    if words is None:
        return ""
    # What is left of the words around the digits says how exactly the number is meant.
    before = value.prefix.replace(value.change, "", 1)
    money = value.unit.partition("/")[0]
    if money in CURRENCIES:
        before = before.replace(money, "", 1)
    before = before.strip(_SIGNS)
    after = value.suffix.replace(value.scale, "", 1).replace(value.unit, "", 1)
    pairs = (
        (value.change, words.fall if value.negated_by_word else words.rise),
        (before, words.qualifiers.get(value.qualifier, "")),
        (after, words.qualifiers.get(value.qualifier, "")),
        (value.scale, words.meanings.get(value.scale, "")),
        (value.unit, words.meanings.get(value.unit, "")),
    )
    return tr.join(
        f"{word} = {meaning}" for word, meaning in pairs if meaning and word.strip() and not word.isascii()
    )


def unit_words(unit: str, tr: Translator, named: Mapping[str, str] | None = None) -> str:
    """Return scale and unit as the program's own words say them: ``ten thousand people`` for 万人.

    `named` are the meanings that the briefing gives under `units:`. In the Chinese interface, and where any
    part has no known meaning, the unit is returned as it is printed.
    """
    words = PHRASINGS[tr.language].number_words
    if words is None or unit.isascii():
        return unit
    units = {**words.meanings, **words.counted, **(named or {})}
    if unit in units:
        return units[unit] or unit
    for scale in sorted(words.meanings, key=len, reverse=True):
        rest = unit.removeprefix(scale)
        if rest != unit and rest in units:
            return f"{words.meanings[scale]} {units[rest]}".strip()
    return unit
