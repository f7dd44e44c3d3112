"""Numbers in digits: 1,234.5, a range 3.5～4.2%, a margin 5 ± 1.2, a loss (1,234) bn."""

from __future__ import annotations

import re
import string
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import hyphen_compounds, lexicon_en
from cqbrief.briefing.quantities.fraction_tokens import VULGAR_FRACTIONS, read_fraction
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.number_prefix import read_prefix
from cqbrief.briefing.quantities.number_ranges import add_margin, add_range_end
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER
from cqbrief.briefing.quantities.scanner import (
    NumberToken,
    Scanner,
    parse_digits,
    scale_and_unit,
)

_LONGEST_AHEAD: Final = 48
"""Characters before a range that are looked at."""
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_PLACE: Final = lazy_pattern(
    r"(?P<ending>st|nd|rd|th)(?![A-Za-z])"
    r"(?:\ (?P<place>place|position)\b|(?P<most>[\ -](?:most|least|best|worst|[a-z]+est)\b))?"
)
_RANKED: Final = lazy_pattern(
    r"\b(?:rank(?:s|ed|ing)?|placed|came|finished|stands|stood"
    rf"|(?:moved|{'|'.join((*lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS))})\ (?:to|from))\ (?:in\ )?$"
)
_TIMES: Final = lazy_pattern(r"[x×](?![A-Za-z0-9]|\ ?[0-9])")
_OF_NUMBER: Final = frozenset((*" /成，)", *VULGAR_FRACTIONS))
"""First characters of what more of a number may stand behind its digits. Mostly there is none of these."""
_JOINED: Final = frozenset("-×." + string.ascii_letters)
"""First characters of what may be joined to a number."""
_TENTHS: Final = lazy_pattern("成(?P<digit>[1-9半])(?![0-9.,%个家人名项])")


_GROUPS: Final = lazy_pattern(
    r"(?:(?:\ [0-9]{3}){1,4}|(?:，[0-9]{3}){2,4})(?:\.[0-9]+)?(?![0-9.,_]|\ [0-9]{3}(?![0-9]))"
)
"""Thousands behind the first digits, parted by what may part two numbers as well: 1 411 780, 1，234，567."""
_WORD_BEHIND: Final = lazy_pattern(r"\ ?[A-Za-z\u4e00-\u9fff]")
_NAMED_BY_NUMBER: Final = lazy_pattern(r"(?:[A-Z][A-Za-z]*\.?|aged|[第表图条款页件])\ ?$")


def read_digits(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number that begins with the digits of `hit`; None where these are no number: 5G, 1.2.3."""
    text, (start, end) = scanner.text, hit.span()
    if end - start > LONGEST_NUMBER or not scanner.can_begin(start):
        return None
    if text[end : end + 1] in _OF_NUMBER and (found := _more_than_digits(scanner, hit)):
        return found
    token = NumberToken(start, end, parse_digits(hit[0]))
    if scanner.has_margins and add_margin(scanner, token):
        return token
    add_range_end(scanner, token)
    if text[token.end : token.end + 1] in _JOINED and not _add_joined(scanner, token, end):
        return None
    return token


def _more_than_digits(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number of which more than its digits is printed: 1/3, 2½, 9 in 10, 3成5, (1,234) bn."""
    text, (start, end) = scanner.text, hit.span()
    if part := read_fraction(scanner, hit):
        return part
    if text[end : end + 1] in (" ", "，") and (grouped := _read_grouped(scanner, hit)):
        return grouped
    if tenths := _TENTHS.match(text, end):
        hundredths = Decimal(tenths["digit"].replace("半", "5")).scaleb(-1)
        return NumberToken(start, tenths.end(), parse_digits(hit[0]) + hundredths, unit="成", complete=True)
    if _is_accounting(scanner, start, end):
        return NumberToken(start, end, parse_digits(hit[0]), outer_start=start - 1, bracketed=True)
    token = NumberToken(start, end, parse_digits(hit[0]))
    return token if text[end] == ")" and _add_bracket(scanner, token) else None


def _add_joined(scanner: Scanner, token: NumberToken, end: int) -> bool:
    """Take in what is joined to the number: 20-percent, 3x, 3rd; False for what is no number: 5G, 1.2.3.

    `end` is that of its first digits.
    """
    text = scanner.text
    if text[token.end] == "-" and not _add_hyphenated(scanner, token):
        return False
    following = text[token.end : token.end + 2]
    if following[:1] in ("x", "×") and _TIMES.match(text, token.end):
        token.unit, token.complete, token.end = "倍", True, token.end + 1
        return True
    if following in _ORDINALS and _add_rank(scanner, token):
        return True
    untouched = token.end == end and scanner.suffix_at(token.end).end() == end
    if following and untouched and following[0].isascii() and following[0].isalpha():
        return False  # 5G
    return not (following[:1] == "." and following[1:].isdigit())  # 1.2.3


def _add_rank(scanner: Scanner, token: NumberToken) -> bool:
    """Take in the ending of a rank: 3rd place, ranked 3rd, the 3rd largest, but not the 3rd meeting."""
    text, end = scanner.text, token.end
    named = _PLACE.match(text, end)
    ranked = _RANKED.search(text, max(0, token.start - _LONGEST_AHEAD), token.start)
    if named is None or not (scanner.whole or ranked or named["place"] or named["most"]):
        return False
    token.end = named.end("place") if named["place"] else named.end("ending")
    token.unit, token.complete, token.ordinal = "place", True, True
    return True


def _read_grouped(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number whose thousands are parted by spaces or Chinese commas, known by what it counts:
    1 411 780 people.

    None where the digits may be two numbers: 12 345, Table 3 120 firms.
    """
    found = _GROUPS.match(scanner.text, hit.end())
    if found is None or len(hit[0]) > 3 or not hit[0].isdigit() or hit[0][0] == "0":
        return None
    spaced = found[0][0] == " " and not scanner.whole
    counted = any(scale_and_unit(scanner.suffix_at(found.end()))) or (
        found[0].count(" ") > 1 and _WORD_BEHIND.match(scanner.text, found.end())
    )
    if not counted and (spaced or not scanner.whole):
        return None
    if spaced and _NAMED_BY_NUMBER.search(scanner.text, max(scanner.consumed, hit.start() - 16), hit.start()):
        return None
    token = hit[0] + found[0].replace(" ", "").replace("，", "")
    return NumberToken(hit.start(), found.end(), parse_digits(token))


def _add_hyphenated(scanner: Scanner, token: NumberToken) -> bool:
    """Take in what a hyphen joins to the number: $5-million, 20-percent, 10-fold; False for a 5-year plan."""
    text = scanner.text
    before = read_prefix(text, token.start, scanner.consumed)
    if not before.currency and hyphen_compounds.is_part_of_name(text, token.start, token.end):
        return False
    found = hyphen_compounds.read_hyphen_suffix(text, token.end)
    if found and not found["word"]:
        if found["fold"]:
            token.unit, token.complete = "倍", True
        elif found["unit"]:
            token.unit = found["unit"].lower().replace("-", " ")
        else:
            token.scale = found["scale"]
        token.end = found.end()
        found = hyphen_compounds.read_hyphen_suffix(text, token.end)
    if found and (vague := hyphen_compounds.VAGUE_WORDS.get((found["word"] or "").lower())):
        token.qualifier, token.end = vague, found.end()
    return True


def _is_accounting(scanner: Scanner, start: int, end: int) -> bool:
    """Tell whether brackets make the number negative: where its scale or currency stands outside.

    (1,234) thousand, £(4.1)bn.
    """
    text = scanner.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    after = scanner.suffix_at(end + 1)
    outside = after["scale"] or after["letter_scale"] or after["unit"]
    before = read_prefix(text, start - 1, scanner.consumed)
    alone = text[max(0, start - 2) : start - 1] in ("", "\t", "|", "\n") and (
        text[end + 1 : end + 2] in ("", "\t", "|", "\n")
    )
    long = end - start > 2 or "." in text[start:end]
    return bool(before.currency or (long and (outside or alone)) or (alone and scanner.whole))


def _add_bracket(scanner: Scanner, token: NumberToken) -> bool:
    """Take in the bracket before the currency of ($1,234) million, whose scale stands outside."""
    text, end = scanner.text, token.end
    after = scanner.suffix_at(end + 1)
    if not (after["scale"] or after["letter_scale"]):
        return False
    before = read_prefix(text, token.start, scanner.consumed)
    bracket = token.start - before.length - 1
    if not before.currency or before.length > len(before.currency):
        return False
    if text[max(0, bracket) : bracket + 1] != "(":
        return False
    token.outer_start, token.unit, token.bracketed = bracket, before.currency, True
    return True
