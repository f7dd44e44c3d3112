"""What the Chinese words of a printed number mean, for readers of the English interface.

A number is never translated, for then it would not be what the source prints; its words are explained.
"""

from __future__ import annotations

from cqbrief.briefing.quantities.quantity import Qualifier, Quantity
from cqbrief.briefing.quantities.units import CURRENCIES
from cqbrief.i18n.translator import Translator

_MEANINGS = {
    "千": "thousand", "万": "ten thousand", "百万": "million", "千万": "ten million", "亿": "hundred million",
    "百亿": "ten billion", "千亿": "hundred billion", "万亿": "trillion",
    "个百分点": "percentage points", "百分点": "percentage points", "元": "yuan", "倍": "times",
}  # fmt: skip
"""Scales, and the units that are no counted things; these the briefing explains under `units:`."""
_SIGNS = "+＋-－−±"
_APPROXIMATIONS: dict[Qualifier, str] = {
    "about": "about",
    "nearly": "nearly",
    "over": "over",
    "under": "under",
    "at_least": "at least",
    "at_most": "at most",
}


def gloss(value: Quantity, tr: Translator) -> str:
    """Explain the Chinese words of a number: ``近 = nearly, 万 = ten thousand`` for 近500万个.

    Empty in the Chinese interface, and for a number that has none.
    """
    if tr.language != "en":
        return ""
    # What is left of the words around the digits says how exactly the number is meant.
    before = value.prefix.replace(value.change, "", 1)
    money = value.unit.partition("/")[0]
    if money in CURRENCIES:
        before = before.replace(money, "", 1)
    before = before.strip(_SIGNS)
    after = value.suffix.replace(value.scale, "", 1).replace(value.unit, "", 1)
    pairs = (
        (value.change, "down" if value.negated_by_word else "up"),
        (before, _APPROXIMATIONS.get(value.qualifier, "")),
        (after, _APPROXIMATIONS.get(value.qualifier, "")),
        (value.scale, _MEANINGS.get(value.scale, "")),
        (value.unit, _MEANINGS.get(value.unit, "")),
    )
    return tr.join(
        f"{word} = {meaning}" for word, meaning in pairs if meaning and word.strip() and not word.isascii()
    )
