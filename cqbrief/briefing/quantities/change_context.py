"""The change that words behind a number or further away say of it: 3% lower, a 3% fall, 减少贫困人口5万."""

from __future__ import annotations

import re
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, lexicon_zh, units
from cqbrief.briefing.quantities.change_words import governing_change_word, read_change_noun
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.lexicon import word_direction
from cqbrief.briefing.quantities.list_context import BETWEEN_ITEMS
from cqbrief.briefing.quantities.noun_phrase import noun_phrase_continues
from cqbrief.briefing.quantities.number_prefix import NumberPrefix
from cqbrief.briefing.quantities.quantity_match import QuantityMatch
from cqbrief.briefing.quantities.scanner import NumberToken, Scanner
from cqbrief.briefing.quantities.unit_context import add_unit_behind_adverb

_WIDENED: Final = lazy_pattern(f"的?(?:{'|'.join(lexicon_zh.GAP_VERBS)})(?:到|至|为|了)")
_AND_BY: Final = lazy_pattern(r"[^.;:]{0,60}?\b(?:and|,)\ (?:[a-z]+\ ){0,3}by\ $")
_OR_IN_PER_CENT: Final = lazy_pattern(
    r"(?P<noun>(?:\ [A-Za-z'-]+){1,4}?)?(?:,?\ or\ (?:by\ )?|[,，]?\ ?即|(?P<bracket>\ ?\()(?:or\ |by\ |即)?)"
)
_LONGEST_JOINT: Final = 6
_LONGEST_CLAUSE: Final = 90
"""Characters between two numbers of which one word of change is said."""
_LONGEST_WORD: Final = 16


def add_change_behind(
    scanner: Scanner, match: QuantityMatch, token: NumberToken, prefix: NumberPrefix, suffix: re.Match[str]
) -> int:
    """Take in a word of change right behind the number; return the sign that it or the prefix gives.

    A word that does not belong to the number is left out of it.
    """
    if word := suffix["change"]:
        multiple = token.complete and not units.is_fraction(match.unit)
        if match.change or multiple or match.end < suffix.end() or not _is_compared(scanner, match, word):
            match.end = min(match.end, suffix.start("change") - 1)
            return prefix.sign
        match.change, match.change_suffix = word, f" {word}"
        add_unit_behind_adverb(scanner, match)
        return word_direction(word)
    if (
        scanner.text[match.end : match.end + 1] in (" ", "的")
        and not (match.change or prefix.symbol or token.complete)
        and (match.scale or match.unit)
    ):
        return _add_noun_behind(scanner.text, match) or prefix.sign
    return prefix.sign


def add_change_apart(scanner: Scanner, match: QuantityMatch, last: QuantityMatch | None) -> int:
    """Note the word of change that stands elsewhere in the sentence; return its sign, 1 for no word.

    `last` is the number before: its word may be said of both.
    """
    text = scanner.text
    if last is not None and last.change and _shares_change(text, last, match):
        match.change, match.change_apart = last.change, True
    elif word := governing_change_word(
        text, match.start, scanner.consumed, match.unit,
        counted=bool(match.scale or match.unit) and match.unit != "%",
    ):  # fmt: skip
        match.change, match.change_apart = word, True
    return word_direction(match.change) if match.change_apart else 1


def _is_compared(scanner: Scanner, match: QuantityMatch, adverb: str) -> bool:
    """Tell whether an adverb right behind a number says by how much: 3.1% below, was 14 lower than, 10 fewer.

    A bare number may as well be a year, or count what the adverb describes: Q2 2014 below that, 5 larger
    firms.
    """
    if scanner.whole or match.scale or match.unit or match.decimals:
        return True
    if adverb in lexicon_en.COUNTING_ADVERBS and not match.looks_like_year(scanner.text):
        return True
    before = scanner.text[max(scanner.consumed, match.start - _LONGEST_WORD) : match.start].rstrip(" ")
    if lower_ascii(before.rpartition(" ")[2]) not in lexicon_en.BEFORE_COMPARED:
        return False
    if adverb in lexicon_en.PREPOSITIONS or adverb in lexicon_en.COUNTING_ADVERBS:
        return True
    return not noun_phrase_continues(scanner.text, match.end)


def _add_noun_behind(text: str, match: QuantityMatch) -> int:
    """Take in a noun of change that names the number, 3.2%的降幅, a 3% fall; return its sign, 0 for none."""
    named = read_change_noun(text, match.start, match.end, match.unit)
    if named is None:
        return 0
    match.change, end = named
    match.change_suffix, match.end = text[match.end : end], end
    return word_direction(match.change)


def _shares_change(text: str, last: QuantityMatch, match: QuantityMatch) -> bool:
    """Tell whether the word of change of the number before is said of this one too.

    下降3%、5% · by 1% … and by 2% · fell by 12,000, or 1.2% · 减少1.7万人（2.8‰）
    """
    between = text[last.end : match.start]
    if text.startswith(" of ", match.end):
        return False  # fell by 3 per cent and 5 per cent of firms closed
    if (
        units.is_share(match.unit)
        and not units.is_share(last.unit)
        and (again := _OR_IN_PER_CENT.fullmatch(between))
    ):
        closed = not again["bracket"] or text[match.end : match.end + 1] == ")"
        return closed and (last.unit_inferred or not again["noun"])
    if last.change in lexicon_zh.FALLING_NOUNS and last.unit == match.unit and _WIDENED.fullmatch(between):
        return True
    if len(between) <= _LONGEST_JOINT and BETWEEN_ITEMS.fullmatch(between):
        return last.unit in ("", match.unit)
    same_unit = last.unit == match.unit and len(between) < _LONGEST_CLAUSE
    return same_unit and _AND_BY.fullmatch(lower_ascii(between)) is not None
