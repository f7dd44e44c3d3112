"""A number found in a text, with what the words around it say: scale, unit, qualifier, change and sign."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import (
    english_number_words,
    lexicon_en,
    lexicon_zh,
    noun_phrase,
    number_suffix,
    units,
)
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.lexicon import word_direction
from cqbrief.briefing.quantities.number_prefix import NO_PREFIX, NumberPrefix, read_prefix
from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.quantities.scanner import NUMBER_PATTERN, NumberToken, Scanner, scale_and_unit

_BACKED: Final = lazy_pattern("[分各均共第每]")
_OF_UNIT: Final = frozenset("半 /·")
"""What begins that of a unit which stands behind it: 三年半, 元/人, $12 an hour."""
_HALF_MORE: Final = lazy_pattern("半(?![载年截])")
_HALF_UNITS: Final = frozenset({"年", "天", "倍", "个月", "小时", "个小时", "里", "斤", "亩", "吨", "岁"})
_HALF_OF_SET: Final = lazy_pattern("半(月|小时|学期|季度)")
_NUMBERED: Final = frozenset("第表图条款页件")
_TRIANGLES: Final = frozenset("▲△")
"""A minus in one report and a rise in the next; at the beginning of a line they open an item."""
_GOES_ON: Final = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?[百千万亿]")
_SHORT_ITEM: Final = lazy_pattern("、[0-9]{1,2}(?![0-9.,、])")
_THOUSANDS: Final = lazy_pattern("，[0-9]{3}(?![0-9.,，])")
_NEXT_ITEM: Final = lazy_pattern(
    rf"(?P<joint>、|和|及|以及|与|或|,\ (?:(?:and|or)\ )?|\ (?:and|or)\ )[£$€¥]?(?:{NUMBER_PATTERN})"
)
_JOINTS: Final = frozenset(("、", "和", "及", "以", "与", "或", ", ", " a", " o"))
"""How what parts two items begins."""
_MOST_ITEMS: Final = 200
"""Items of a list that are read to find its unit."""
_BETWEEN_ITEMS: Final = lazy_pattern(r"(?:、|和|及|以及|与|,\ (?:and\ )?|\ and\ )$")
_WIDENED: Final = lazy_pattern(f"的?(?:{'|'.join(lexicon_zh.GAP_CHANGES)})(?:到|至|为|了)")
_AND_BY: Final = lazy_pattern(r"[^.;:]{0,60}?\b(?:and|,)\ (?:[a-z]+\ ){0,3}by\ $")
_OR_IN_PER_CENT: Final = lazy_pattern(
    r"(?P<noun>(?:\ [A-Za-z'-]+){1,4}?)?(?:,?\ or\ (?:by\ )?|[,，]?\ ?即|(?P<bracket>\ ?\()(?:or\ |by\ |即)?)"
)
_MONEY: Final = frozenset(
    (*units.CURRENCIES, "dollars", "pounds", "euros", "yuan", "cents", "pence", "p", "¢")
)
_MONEY_SCALES: Final = ("m", "mn", "bn", "tn")
_OF_WHAT_IS_LEFT: Final[dict[Qualifier, Qualifier]] = {
    "over": "under", "at_least": "at_most", "nearly": "over", "under": "over", "at_most": "at_least",
}  # fmt: skip
"""More than halved leaves less than half, nearly halved a little more."""
_LONGEST_WORD: Final = 16
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_MOST_DIVIDING: Final = 3
"""Units that another is divided by: 元/人·月 has two."""
_LONGEST_OF_RATE: Final = 36
"""Characters to the base of a rate and what is counted before it: 3.8 deaths per 1,000."""
_LONGEST_BASE: Final = 16
"""Characters of a base before its rate: 每10万常住人口."""


@dataclass(slots=True)
class QuantityMatch:
    """A number found in a text: half-open ranges of characters, and what the words around it say."""

    start: int
    digits_start: int
    digits_end: int
    end: int
    low: Decimal
    high: Decimal | None
    decimals: int
    scale: str
    unit: str
    qualifier: Qualifier = "exact"
    sign_symbol: bool = False
    """True when the number stands behind a minus or in brackets, false when a word such as 下降 lowers it."""
    change: str = ""
    """The word of change that says how the number is meant, such as 增长, 减少 or fell; empty for none."""
    change_apart: bool = False
    """True when that word stands elsewhere in the sentence: 54亿元 of 降低成本54亿元."""
    ordinal: bool = False
    mark: str = ""
    """A mark of revision or estimate behind the digits, such as [r] or *."""
    change_suffix: str = ""
    """The word of change that is printed behind the unit, and what joins it: 的降幅 of 3.2%的降幅."""
    unit_inferred: bool = False
    """True when the unit follows from a word behind the number, 545万城镇失业人员, or from the last of a
    list: 3、5和7%."""
    ambiguous: bool = False
    """True when the number may be part of one that cannot be read: 5亿元 of 1206、5亿元."""


def match_quantity(scanner: Scanner, digits: NumberToken, last: QuantityMatch | None) -> QuantityMatch:
    """Put together the digits that were read with the words beside them; `last` is the number before."""
    first = digits.start if digits.first is None else digits.first
    before = read_prefix(
        scanner.text, first, scanner.floor, whole=scanner.whole, minus=digits.minus or digits.bracketed
    )
    if before.currency and not digits.bracketed:
        digits.end = _spaced_scale(scanner, digits)
    after = scanner.behind(digits.end + digits.bracketed)
    scale, unit = ("", "") if digits.alone else scale_and_unit(after)
    scale, unit = scale or digits.scale, digits.unit or unit
    end = after.end()
    if digits.alone and (after["scale"] or after["letter"] or after["unit"]):
        end = digits.end  # 三分之一家庭: what follows is what the part is of
    if before.length and unit == "年" and digits.high is None and _is_year(digits):
        before = NO_PREFIX  # 高于2019年, but not 约千年: the word speaks of what happened then
    found = QuantityMatch(
        start=first - before.length, digits_start=digits.start, digits_end=digits.end, end=end,
        low=digits.low, high=digits.high, decimals=_places(digits), scale=scale,
        unit=unit or before.currency, ordinal=before.ordinal or digits.ordinal, mark=after["mark"] or "",
    )  # fmt: skip
    follows = scanner.text[end : end + 1]
    if not digits.alone:
        if follows in _OF_UNIT:
            _half_more(scanner, found)
            _compound_unit(scanner, found)
        if scale and not found.unit:
            _people(scanner, found)
    if follows in _OF_UNIT or scanner.has_every:
        _rate(scanner, found)
    _meaning(scanner, found, before, after, digits, last)
    if found.start > 1 and scanner.text[found.start - 1] in _TRIANGLES:
        found.ambiguous = True
    if scanner.text.startswith("番半", found.end - 1):
        found.ambiguous = True  # 翻一番半 is 2.8 times to some and three times to others
    if digits.bracketed or digits.minus:
        found.low, found.sign_symbol = found.low.copy_negate(), True
    if scanner.whole and found.high is not None and scanner.text.startswith("之间", found.end):
        found.end += 2
    if not found.mark and not found.change_suffix:
        found.mark, found.end = number_suffix.read_mark(scanner.text, found.end)
    return found


def _spaced_scale(scanner: Scanner, digits: NumberToken) -> int:
    """Take in the scale of £5 m, which money alone may have apart from its digits; return the end."""
    text, end = scanner.text, digits.end
    for letter in _MONEY_SCALES:
        stop = end + 1 + len(letter)
        if text.startswith(letter, end + 1) and text[end] == " " and not text[stop : stop + 1].isalnum():
            digits.scale = letter
            return stop
    return end


def _half_more(scanner: Scanner, found: QuantityMatch) -> None:
    """三年半, 3个半月: half a unit more than the digits say."""
    if found.high is not None or found.low != found.low.to_integral_value():
        return
    if found.unit in _HALF_UNITS and _HALF_MORE.match(scanner.text, found.end):
        end = found.end + 1
    elif found.unit == "个" and (of := _HALF_OF_SET.match(scanner.text, found.end)):
        found.unit, end = f"个{of[1]}", of.end()
    else:
        return
    found.low, found.decimals, found.end = found.low + Decimal("0.5"), 1, end


def _compound_unit(scanner: Scanner, found: QuantityMatch) -> None:
    """元/人, 元/(人·月), 万元/月, $12 an hour: a unit for each of another."""
    text, end = scanner.text, found.end
    if (
        found.unit in _MONEY
        and text[end : end + 1] == " "
        and (each := number_suffix.read_per_suffix(text, end))
    ):
        found.unit, found.end = f"{found.unit}/{each[0]}", each[1]
        return
    divides = "/·" if "/" in found.unit else "/"
    if found.unit and text[end : end + 1] in tuple(divides) and not number_suffix.read_rate_suffix(text, end):
        found.end = _divided(scanner, end)
        found.unit += text[end : found.end]


def _divided(scanner: Scanner, start: int) -> int:
    """Return the end of the units that divide from the sign at `start` on: /人, /人·月, /(人·月)."""
    text, end, opened = scanner.text, start, False
    for _ in range(_MOST_DIVIDING):
        if text[end : end + 1] not in ("/", "·"):
            break
        opened = opened or text[end + 1 : end + 2] == "("
        begin = end + 1 + (text[end + 1 : end + 2] == "(")
        per = scanner.behind(begin)
        if not per["unit"] or per.start("unit") != begin:
            break
        end = per.end("unit")
    if opened:
        return end + 1 if text[end : end + 1] == ")" else start
    return end


def _people(scanner: Scanner, found: QuantityMatch) -> None:
    """545万城镇失业人员: people are counted, though no unit is printed."""
    end = number_suffix.skip_people_noun(scanner.text, found.end)
    if end > found.end:
        found.unit, found.unit_inferred = "人", True
        found.end = end if scanner.whole else found.end


def _rate(scanner: Scanner, found: QuantityMatch) -> None:
    text, follows = scanner.text, scanner.text[found.end : found.end + 1]
    if found.unit and not units.is_counted(found.unit):
        return
    near = follows == "/" or (
        follows == " " and text.find("per ", found.end, found.end + _LONGEST_OF_RATE) > 0
    )
    if near and (rate := number_suffix.read_rate_suffix(text, found.end)):
        found.unit, found.end = rate
    elif "每" in text[max(scanner.floor, found.start - _LONGEST_BASE) : found.start] and (
        rate := number_suffix.read_rate_prefix(text, found.start, scanner.floor)
    ):
        found.unit, found.start = rate


def _meaning(
    scanner: Scanner,
    found: QuantityMatch,
    before: NumberPrefix,
    after: re.Match[str],
    digits: NumberToken,
    last: QuantityMatch | None,
) -> None:
    """Set what the words before and behind say: qualifier, change and sign."""
    found.change = before.change
    if before.comparing and number_suffix.goal_follows(scanner.text, found.end):
        found.start += before.comparing
        before.qualifier, found.change_apart = None, bool(before.change)
        while scanner.text[found.start] == " ":
            found.start += 1
    found.qualifier = _qualifier(before, after, digits)
    if digits.alone and lower_ascii(scanner.text[digits.start : digits.start + 4]) == "halv":
        found.qualifier = _OF_WHAT_IS_LEFT.get(found.qualifier, found.qualifier)
    sign = before.sign
    if word := after["change"]:
        multiple = digits.alone and not units.is_fraction(found.unit)
        if found.change or multiple or found.end < after.end() or not _is_compared(scanner, found, word):
            found.end = min(found.end, after.start("change") - 1)
        else:
            found.change, found.change_suffix, sign = word, f" {word}", word_direction(word)
            _unit_behind_adverb(scanner, found)
    elif (
        scanner.text[found.end : found.end + 1] in (" ", "的")
        and not (found.change or before.symbol or digits.alone)
        and found.scale + found.unit
    ):
        sign = _noun_behind(scanner.text, found) or sign
    found.sign_symbol = bool(before.symbol)
    if before.symbol == "±" and found.high is None:
        found.high = found.low
        found.low, found.qualifier = found.low.copy_negate(), "range"
        return
    if not found.unit or (last is not None and last.ambiguous):
        found.ambiguous = _in_two_ways(scanner, found, last)
        if not (
            found.unit or found.ambiguous or found.ordinal or digits.high is not None or _is_year(digits)
        ):
            _listed(scanner, found, last)
    elif before.currency and not found.scale:
        _listed(scanner, found, last, currency=True)
    if not found.change and not before.symbol and found.start > scanner.floor:
        sign = _apart(scanner, found, last)
    if not digits.alone and not scanner.whole and (adverb := _counted(scanner, found)):
        sign = word_direction(adverb)
    if found.unit == "个点" and not (found.change or before.symbol or scanner.whole):
        found.unit, found.end = "个", found.end - 1
    if sign < 0:
        found.low = found.low.copy_negate()
        if found.high is not None and not before.symbol:
            found.high = found.high.copy_negate()


def _is_compared(scanner: Scanner, found: QuantityMatch, adverb: str) -> bool:
    """Whether an adverb right behind a number says by how much: 3.1% below, was 14 lower than, 10 fewer.

    A bare number may as well be a year, or count what the adverb describes: Q2 2014 below
    that, 5 larger firms.
    """
    if scanner.whole or found.unit or found.scale or found.decimals:
        return True
    if adverb in lexicon_en.COUNTING_ADVERBS and not _like_year(scanner.text, found):
        return True
    before = scanner.text[max(scanner.floor, found.start - _LONGEST_WORD) : found.start].rstrip(" ")
    if lower_ascii(before.rpartition(" ")[2]) not in lexicon_en.BEFORE_COMPARED:
        return False
    if adverb in lexicon_en.PREPOSITIONS or adverb in lexicon_en.COUNTING_ADVERBS:
        return True
    return not noun_phrase.noun_phrase_continues(scanner.text, found.end)


def _unit_behind_adverb(scanner: Scanner, found: QuantityMatch) -> None:
    """10 fewer people, as an author writes it down; in a text the people are told by `_counted`."""
    if scanner.whole and found.change in lexicon_en.COUNTING_ADVERBS and not found.unit:
        behind = scanner.behind(found.end)
        if behind["unit"] and behind.start("unit") == found.end + 1:
            found.unit, found.end = behind["unit"], behind.end("unit")


def _counted(scanner: Scanner, found: QuantityMatch) -> str:
    """Take the English noun that a number without a unit counts for its unit; return the adverb behind it.

    51 Migrant Liaison Officers: the officers are no part of what is printed of the number. In 20 places lower
    they are, for without them the number would go without its sign.
    """
    text = scanner.text
    if found.unit or found.ordinal or text[found.end : found.end + 1] != " " or _like_year(text, found):
        return ""
    if (abs(found.low) == 1 and not found.scale and found.high is None) or _is_name(scanner, found):
        return ""
    noun, end = noun_phrase.counted_noun(text, found.end, scanner.declared)
    if not noun:
        return ""
    found.unit, found.unit_inferred = noun, True
    adverb = number_suffix.comparison_adverb().match(text, end)
    if adverb is None or found.change or found.sign_symbol:
        return ""
    found.change, found.end = adverb["change"], adverb.end()
    return found.change


def _like_year(text: str, found: QuantityMatch) -> bool:
    digits = text[found.digits_start : found.digits_start + 4]
    return (
        not found.scale and not found.decimals and digits.isdigit() and _FIRST_YEAR <= found.low <= _LAST_YEAR
    )


def _is_name(scanner: Scanner, found: QuantityMatch) -> bool:
    """Whether the number names what stands before it: Level 3 qualifications."""
    before = scanner.text[max(scanner.floor, found.start - _LONGEST_WORD) : found.start]
    word = lower_ascii(before.rstrip(" ").rpartition(" ")[2])
    return word in english_number_words.NUMBERED or word.removesuffix("s") in english_number_words.NUMBERED


def _qualifier(before: NumberPrefix, after: re.Match[str], digits: NumberToken) -> Qualifier:
    if stated := before.qualifier or digits.approximate:
        return stated
    more, suffix, more2, more3 = after.group("more", "suffix", "more2", "more3")
    if more == "来":
        return "about"
    if suffix:
        return number_suffix.SUFFIX_QUALIFIERS[suffix]
    if more or more2 or more3:
        return "over"
    return "exact" if digits.high is None else "range"


def _noun_behind(text: str, found: QuantityMatch) -> int:
    """Take in a word of change behind the number that names it, 3.2%的降幅, a 3% fall; return the sign, 0 for
    none."""
    named = number_suffix.read_change_noun(text, found.start, found.end, found.unit)
    if named is None:
        return 0
    found.change, end = named
    found.change_suffix, found.end = text[found.end : end], end
    return word_direction(found.change)


def _apart(scanner: Scanner, found: QuantityMatch, last: QuantityMatch | None) -> int:
    """The sign that a word of change further away gives the number, which is noted then."""
    text = scanner.text
    if last is not None and last.change and _belongs_to(scanner.text, last, found):
        found.change, found.change_apart = last.change, True
    elif word := number_suffix.governing_change_word(
        text, found.start, scanner.floor, found.unit,
        counted=bool(found.scale or found.unit) and found.unit != "%",
    ):  # fmt: skip
        found.change, found.change_apart = word, True
    return word_direction(found.change) if found.change_apart else 1


def _belongs_to(text: str, last: QuantityMatch, found: QuantityMatch) -> bool:
    """Whether the word of change of the number before is said of this one too.

    下降3%、5% · by 1% … and by 2% · fell by 12,000, or 1.2% · 减少1.7万人（2.8‰）
    """
    between = text[last.end : found.start]
    if text.startswith(" of ", found.end):
        return False  # fell by 3 per cent and 5 per cent of firms closed
    if (
        units.is_share(found.unit)
        and not units.is_share(last.unit)
        and (again := _OR_IN_PER_CENT.fullmatch(between))
    ):
        closed = not again["bracket"] or text[found.end : found.end + 1] == ")"
        return closed and (last.unit_inferred or not again["noun"])
    if last.change in lexicon_zh.FALLING_NOUNS and last.unit == found.unit and _WIDENED.fullmatch(between):
        return True
    if len(between) <= 6 and _BETWEEN_ITEMS.fullmatch(between):
        return last.unit in ("", found.unit)
    return last.unit == found.unit and len(between) < 90 and bool(_AND_BY.fullmatch(lower_ascii(between)))


def _in_two_ways(scanner: Scanner, found: QuantityMatch, last: QuantityMatch | None) -> bool:
    """Whether the number may be part of one that goes on behind a mark that is no decimal point, 1206、5亿元,
    or none of thousands, 1，234人, or behind its scale, 1.2亿3千万."""
    text, start, end = scanner.text, found.digits_start, found.end
    if last is not None and last.ambiguous and text[last.end : start] in ("、", "，", ""):
        return True
    if found.unit:
        return False
    if found.scale:
        return _GOES_ON.match(text, end) is not None
    if text[end : end + 1] == "，" and (group := _THOUSANDS.match(text, end)):
        numbered = found.ordinal or text[max(0, start - 1) : start] in _NUMBERED
        return start + 3 >= end and not numbered and any(scale_and_unit(scanner.behind(group.end())))
    following = _SHORT_ITEM.match(text, end) if text[end : end + 1] == "、" else None
    if following is None or not text[start:end].isdigit():
        return False
    after = scanner.behind(following.end())
    measured = after["scale"] or (after["unit"] and not units.is_counted(after["unit"]))
    listed = text[max(0, found.start - 1) : found.start] == "、"
    return bool(measured) and not listed and not _BACKED.search(text, max(0, found.start - 6), start)


def _listed(
    scanner: Scanner, found: QuantityMatch, last: QuantityMatch | None, *, currency: bool = False
) -> None:
    """Give the number the unit that is printed once, behind the last of a list: 3、5和7%, 3, 5 and 7 per
    cent."""
    follows = scanner.text[found.end : found.end + 2]
    if follows not in _JOINTS and follows[:1] not in _JOINTS:
        return
    if found.end >= scanner.list_end:
        scanner.list_end, scanner.list_unit = _end_of_list(scanner, found.end, currency=currency)
    scale, unit, joint, count = scanner.list_unit
    backed = (
        bool(found.change) or _BACKED.search(scanner.text, max(0, found.start - 6), found.start) is not None
    )
    if (
        last is not None
        and last.unit_inferred
        and _BETWEEN_ITEMS.fullmatch(scanner.text, last.end, found.start)
    ):
        backed = True
    if not (scale or unit) or joint == "," or (found.scale and not scale):
        return
    if count > 1 or backed or not scale:
        found.scale, found.unit, found.unit_inferred = found.scale or scale, found.unit or unit, True


def _end_of_list(scanner: Scanner, at: int, *, currency: bool) -> tuple[int, tuple[str, str, str, int]]:
    """Return where a list ends that goes on at `at`; its last scale, unit and joint, and how many items it
    has from here on. A list of which no item has a unit has none."""
    scale = unit = joint = ""
    for count in range(_MOST_ITEMS):
        item = _NEXT_ITEM.match(scanner.text, at)
        if item is None:
            return max(at, 1), ("", "", joint, count)
        after, joint = scanner.behind(item.end()), item["joint"].strip()
        scale, unit = scale_and_unit(after)
        at = max(item.end(), after.end("scale"), after.end("letter"))
        if unit or (currency and scale):
            return at, (scale, unit, joint, count + 1)
    return at, ("", "", joint, _MOST_ITEMS)


def _is_year(digits: NumberToken) -> bool:
    return 1000 <= digits.low <= 2999 and digits.end - digits.start == 4


def _places(digits: NumberToken) -> int:
    if digits.decimals is not None:
        return digits.decimals
    exponent = digits.low.as_tuple()[2]
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
