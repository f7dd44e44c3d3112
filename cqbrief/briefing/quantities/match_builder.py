"""Puts the token of a number together with the words beside it: scale, unit, qualifier, change and sign."""

from __future__ import annotations

import re
from typing import Final

from cqbrief.briefing.quantities.change_context import add_change_apart, add_change_behind
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lexicon import word_direction
from cqbrief.briefing.quantities.list_context import add_unit_of_list, may_be_one_number
from cqbrief.briefing.quantities.number_prefix import NO_PREFIX, NumberPrefix, read_prefix
from cqbrief.briefing.quantities.number_suffix import SUFFIX_QUALIFIERS, goal_follows, read_mark
from cqbrief.briefing.quantities.quantity import Qualifier
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.scanner import NumberToken, Scanner, scale_and_unit
from cqbrief.briefing.quantities.unit_context import add_counted_noun, add_spaced_scale, extend_unit

_TRIANGLES: Final = frozenset("▲△")
"""A minus in one report and a rise in the next; at the beginning of a line they open an item."""
_OF_WHAT_IS_LEFT: Final[dict[Qualifier, Qualifier]] = {
    "over": "under", "at_least": "at_most", "nearly": "over", "under": "over", "at_most": "at_least",
}  # fmt: skip
"""More than halved leaves less than half, nearly halved a little more."""


def match_quantity(scanner: Scanner, token: NumberToken, last: QuantityMatch | None) -> QuantityMatch:
    """Put together the token that was read with the words beside it; `last` is the number before."""
    begin = token.start if token.outer_start is None else token.outer_start
    prefix = read_prefix(
        scanner.text, begin, scanner.consumed, whole=scanner.whole, minus=token.negative or token.bracketed
    )
    if prefix.currency and not token.bracketed:
        add_spaced_scale(scanner, token)
    suffix = scanner.suffix_at(token.end + token.bracketed)
    scale, unit = ("", "") if token.complete else scale_and_unit(suffix)
    scale, unit = scale or token.scale, token.unit or unit
    end = suffix.end()
    if token.complete and any(scale_and_unit(suffix)):
        end = token.end  # 三分之一家庭: what follows is what the fraction is of
    if prefix.length and unit == "年" and token.high is None and _may_be_year(token):
        prefix = NO_PREFIX  # 高于2019年, but not 约千年: the word speaks of what happened then
    match = QuantityMatch(
        start=begin - prefix.length, digits_start=token.start, digits_end=token.end, end=end,
        low=token.low, high=token.high, decimals=_decimals(token), scale=scale,
        unit=unit or prefix.currency, ordinal=prefix.ordinal or token.ordinal, mark=suffix["mark"] or "",
    )  # fmt: skip
    extend_unit(scanner, match, token)
    _read_words(scanner, match, token, prefix, suffix, last)
    if match.start > 1 and scanner.text[match.start - 1] in _TRIANGLES:
        match.ambiguous = True
    if scanner.text.startswith("番半", match.end - 1):
        match.ambiguous = True  # 翻一番半 is 2.8 times to some and three times to others
    if token.bracketed or token.negative:
        match.low, match.sign_symbol = match.low.copy_negate(), True
    if scanner.whole and match.high is not None and scanner.text.startswith("之间", match.end):
        match.end += 2
    if not match.mark and not match.change_suffix:
        match.mark, match.end = read_mark(scanner.text, match.end)
    return match


def _read_words(
    scanner: Scanner,
    match: QuantityMatch,
    token: NumberToken,
    prefix: NumberPrefix,
    suffix: re.Match[str],
    last: QuantityMatch | None,
) -> None:
    """Set what the words before and behind say: qualifier, change and sign."""
    match.change = prefix.change
    if prefix.comparing and goal_follows(scanner.text, match.end):
        _leave_out_comparison(scanner, match, prefix)
    match.qualifier = _qualifier(scanner, token, prefix, suffix)
    sign = add_change_behind(scanner, match, token, prefix, suffix)
    match.sign_symbol = bool(prefix.symbol)
    if prefix.symbol == "±" and match.high is None:
        match.high = match.low
        match.low, match.qualifier = match.low.copy_negate(), "range"
        return
    if not match.unit or (last is not None and last.ambiguous):
        match.ambiguous = may_be_one_number(scanner, match, last)
        alone = not (match.unit or match.ambiguous or match.ordinal or token.high is not None)
        if alone and not _may_be_year(token):
            add_unit_of_list(scanner, match, last)
    elif prefix.currency and not match.scale:
        add_unit_of_list(scanner, match, last, currency=True)
    if not match.change and not prefix.symbol and match.start > scanner.consumed:
        sign = add_change_apart(scanner, match, last)
    if not token.complete and not scanner.whole and (adverb := add_counted_noun(scanner, match)):
        sign = word_direction(adverb)
    if match.unit == "个点" and not (match.change or prefix.symbol or scanner.whole):
        match.unit, match.end = "个", match.end - 1
    if sign < 0:
        match.low = match.low.copy_negate()
        if match.high is not None and not prefix.symbol:
            match.high = match.high.copy_negate()


def _leave_out_comparison(scanner: Scanner, match: QuantityMatch, prefix: NumberPrefix) -> None:
    """Leave out a word that belongs to the verb, for the number is that of a goal: 超过1100万人的预期目标."""
    match.start += prefix.comparing
    prefix.qualifier, match.change_apart = None, bool(prefix.change)
    while scanner.text[match.start] == " ":
        match.start += 1


def _qualifier(
    scanner: Scanner, token: NumberToken, prefix: NumberPrefix, suffix: re.Match[str]
) -> Qualifier:
    found = _qualifier_beside(token, prefix, suffix)
    if token.complete and lower_ascii(scanner.text[token.start : token.start + 4]) == "halv":
        return _OF_WHAT_IS_LEFT.get(found, found)
    return found


def _qualifier_beside(token: NumberToken, prefix: NumberPrefix, suffix: re.Match[str]) -> Qualifier:
    if stated := prefix.qualifier or token.qualifier:
        return stated
    infix, word, infix2, infix3 = suffix.group("infix", "qualifier", "infix2", "infix3")
    if infix == "来":
        return "about"
    if word:
        return SUFFIX_QUALIFIERS[word]
    if infix or infix2 or infix3:
        return "over"
    return "exact" if token.high is None else "range"


def _may_be_year(token: NumberToken) -> bool:
    return 1000 <= token.low <= 2999 and token.end - token.start == 4


def _decimals(token: NumberToken) -> int:
    if token.decimals is not None:
        return token.decimals
    exponent = token.low.as_tuple()[2]
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
