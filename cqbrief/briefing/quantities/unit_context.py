"""The unit of a number as its surroundings say it: halves, compound units, rates, and what is counted."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, rates, units
from cqbrief.briefing.quantities.english_number_words import NUMBERED_THINGS
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.noun_phrase import counted_noun
from cqbrief.briefing.quantities.number_suffix import comparison_adverb, skip_people_noun
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.scanner import NumberToken, Scanner

UNIT_CONTINUATIONS: Final = frozenset("半 /·")
"""First characters of what a unit may go on with: 三年半, 元/人, $12 an hour."""
_HALF_MORE: Final = lazy_pattern("半(?![载年截])")
_HALF_UNITS: Final = frozenset({"年", "天", "倍", "个月", "小时", "个小时", "里", "斤", "亩", "吨", "岁"})
_HALF_OF_SET: Final = lazy_pattern("半(月|小时|学期|季度)")
_MONEY: Final = frozenset(
    (*units.CURRENCIES, "dollars", "pounds", "euros", "yuan", "cents", "pence", "p", "¢")
)
_MONEY_SCALES: Final = ("m", "mn", "bn", "tn")
_MOST_DIVIDING: Final = 3
"""Units that another is divided by: 元/人·月 has two."""
_LONGEST_RATE: Final = 36
"""Characters to the base of a rate and what is counted before it: 3.8 deaths per 1,000."""
_LONGEST_BASE: Final = 16
"""Characters of a base before its rate: 每10万常住人口."""
_LONGEST_WORD: Final = 16


def add_spaced_scale(scanner: Scanner, token: NumberToken) -> None:
    """Take in the scale of £5 m, which money alone may have apart from its digits."""
    text, end = scanner.text, token.end
    for letter in _MONEY_SCALES:
        stop = end + 1 + len(letter)
        if text.startswith(letter, end + 1) and text[end] == " " and not text[stop : stop + 1].isalnum():
            token.scale, token.end = letter, stop
            return


def extend_unit(scanner: Scanner, match: QuantityMatch, token: NumberToken) -> None:
    """Take in what of the unit stands behind it or before the number: 半, /人, per 1,000, 每10万人."""
    continues = scanner.text[match.end : match.end + 1] in UNIT_CONTINUATIONS
    if not token.complete:
        if continues:
            _add_half(scanner, match)
            _add_divisor(scanner, match)
        if match.scale and not match.unit:
            _add_people(scanner, match)
    if continues or scanner.has_every:
        _add_rate(scanner, match)


def _add_half(scanner: Scanner, match: QuantityMatch) -> None:
    """Add the half unit that is said behind the unit: 三年半, 3个半月."""
    if match.high is not None or match.low != match.low.to_integral_value():
        return
    if match.unit in _HALF_UNITS and _HALF_MORE.match(scanner.text, match.end):
        end = match.end + 1
    elif match.unit == "个" and (of := _HALF_OF_SET.match(scanner.text, match.end)):
        match.unit, end = f"个{of[1]}", of.end()
    else:
        return
    match.low, match.decimals, match.end = match.low + Decimal("0.5"), 1, end


def _add_divisor(scanner: Scanner, match: QuantityMatch) -> None:
    """Add what a unit is divided by: 元/人, 元/(人·月), 万元/月, $12 an hour."""
    text, end = scanner.text, match.end
    if match.unit in _MONEY and text[end : end + 1] == " " and (each := rates.read_per_suffix(text, end)):
        match.unit, match.end = f"{match.unit}/{each[0]}", each[1]
        return
    divides = "/·" if "/" in match.unit else "/"
    if match.unit and text[end : end + 1] in tuple(divides) and not rates.read_rate_suffix(text, end):
        match.end = _divisor_end(scanner, end)
        match.unit += text[end : match.end]


def _divisor_end(scanner: Scanner, start: int) -> int:
    """Return the end of the units that divide from the sign at `start` on: /人, /人·月, /(人·月)."""
    text, end, opened = scanner.text, start, False
    for _ in range(_MOST_DIVIDING):
        if text[end : end + 1] not in ("/", "·"):
            break
        opened = opened or text[end + 1 : end + 2] == "("
        begin = end + 1 + (text[end + 1 : end + 2] == "(")
        per = scanner.suffix_at(begin)
        if not per["unit"] or per.start("unit") != begin:
            break
        end = per.end("unit")
    if opened:
        return end + 1 if text[end : end + 1] == ")" else start
    return end


def _add_people(scanner: Scanner, match: QuantityMatch) -> None:
    """Add people for a unit where they are counted but no unit is printed: 545万城镇失业人员."""
    end = skip_people_noun(scanner.text, match.end)
    if end > match.end:
        match.unit, match.unit_inferred = "人", True
        match.end = end if scanner.whole else match.end


def _add_rate(scanner: Scanner, match: QuantityMatch) -> None:
    text, follows = scanner.text, scanner.text[match.end : match.end + 1]
    if match.unit and not units.is_counted(match.unit):
        return
    near = follows == "/" or (follows == " " and text.find("per ", match.end, match.end + _LONGEST_RATE) > 0)
    if near and (rate := rates.read_rate_suffix(text, match.end)):
        match.unit, match.end = rate
    elif "每" in text[max(scanner.consumed, match.start - _LONGEST_BASE) : match.start] and (
        rate := rates.read_rate_prefix(text, match.start, scanner.consumed)
    ):
        match.unit, match.start = rate


def add_unit_behind_adverb(scanner: Scanner, match: QuantityMatch) -> None:
    """Take in the people of 10 fewer people, as an author writes it; in a text `add_counted_noun` does."""
    if scanner.whole and match.change in lexicon_en.COUNTING_ADVERBS and not match.unit:
        suffix = scanner.suffix_at(match.end)
        if suffix["unit"] and suffix.start("unit") == match.end + 1:
            match.unit, match.end = suffix["unit"], suffix.end("unit")


def add_counted_noun(scanner: Scanner, match: QuantityMatch) -> str:
    """Take the English noun that a number without a unit counts for its unit; return the adverb behind it.

    51 Migrant Liaison Officers: the officers are no part of what is printed of the number. In 20 places lower
    they are, for without them the number would go without its sign.
    """
    text = scanner.text
    if match.unit or match.ordinal or text[match.end : match.end + 1] != " " or match.looks_like_year(text):
        return ""
    if (abs(match.low) == 1 and not match.scale and match.high is None) or _is_name(scanner, match):
        return ""
    noun, end = counted_noun(text, match.end, scanner.declared)
    if not noun:
        return ""
    match.unit, match.unit_inferred = noun, True
    adverb = comparison_adverb().match(text, end)
    if adverb is None or match.change or match.sign_symbol:
        return ""
    match.change, match.end = adverb["change"], adverb.end()
    return match.change


def _is_name(scanner: Scanner, match: QuantityMatch) -> bool:
    """Tell whether the number names what stands before it: Level 3 qualifications."""
    before = scanner.text[max(scanner.consumed, match.start - _LONGEST_WORD) : match.start]
    word = lower_ascii(before.rstrip(" ").rpartition(" ")[2])
    return word in NUMBERED_THINGS or word.removesuffix("s") in NUMBERED_THINGS
