"""Two numbers that are one range: 3.5～4.2%, between 3 and 5, £900m to £1.2bn, and a margin: 5 ± 1.2."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import lexicon_en, units
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern
from cqbrief.briefing.quantities.lexicon import word_direction
from cqbrief.briefing.quantities.number_prefix import read_prefix
from cqbrief.briefing.quantities.quantity import EXACT, LONGEST_NUMBER
from cqbrief.briefing.quantities.scanner import (
    LEVEL_PREPOSITIONS,
    NUMBER_PATTERN,
    NumberToken,
    Scanner,
    parse_digits,
    scale_and_unit,
    unit_end,
)

_CURRENCY: Final = "|".join(map(re.escape, sorted(units.CURRENCIES, key=len, reverse=True)))
_RANGE: Final = lazy_pattern(
    r"\ ?(?P<mark>[~\-–—]|至|到|和|与|\ and\ "
    r"|\ (?P<limit>up\ )?to\ (?P<most>an?\ (?:maximum|upper\ limit)\ of\ )?)"
    rf"\ ?(?P<sign>[-+]?)(?P<currency>{_CURRENCY})?\ ?(?P<number>{NUMBER_PATTERN})"
)
_BETWEEN: Final = lazy_pattern(r"(?i:\bbetween\ ?)$|介于$|在$")
_FROM: Final = lazy_pattern(r"\bfrom\ ?$", re.IGNORECASE)
_CLAUSE: Final = lazy_pattern("[a-z]+|[.,;:()]")
_LOOK_BACK: Final = 48
"""Characters before a range that are looked at."""
_LEVEL_OF_CHANGE: Final = 4
"""So many times a change, what follows is rather a level than its other end: rose by 12,000 to 819,000."""
_MARGIN: Final = lazy_pattern(rf"\ ?(?:±|\+/?-|\bplus\ or\ minus\b)\ ?(?P<number>{NUMBER_PATTERN})")
_MARGIN_BEGINS: Final = frozenset("±+ ")
_LINKS: Final = frozenset(" ~-–—至到和与")
"""First characters of what joins the ends of a range."""


def add_margin(scanner: Scanner, token: NumberToken) -> bool:
    """Take in a margin: 5 ± 1.2, 5.3% ± 0.2%, (5.3 ± 0.2)%, 5.3% ± 0.2 percentage points."""
    text = scanner.text
    after = scanner.suffix_at(token.end)
    (scale, unit), end = scale_and_unit(after), token.end
    margin = _MARGIN.match(text, end) if text[end : end + 1] in _MARGIN_BEGINS else None
    if margin is None and (scale or unit):
        end = unit_end(after)
        margin = _MARGIN.match(text, end) if text[end : end + 1] in _MARGIN_BEGINS else None
    if margin is None:
        return False
    if end > token.end:
        last_scale, last_unit = scale_and_unit(scanner.suffix_at(margin.end()))
        points = unit in units.PERCENT and last_unit in units.POINTS - units.BASIS_POINTS
        if points or not (last_scale or last_unit):
            token.scale, token.unit = scale, unit
        elif scale != last_scale or unit not in ("", last_unit):
            return False
    about = parse_digits(margin["number"])
    token.high, token.low, token.end = token.low + about, token.low - about, margin.end()
    if text[token.start - 1 : token.start] == "(" and text[token.end : token.end + 1] == ")":
        outside = scanner.suffix_at(token.end + 1)
        if outside.end() > token.end + 1:
            token.outer_start, token.end = token.start - 1, token.end + 1
    return True


def add_range_end(scanner: Scanner, token: NumberToken) -> None:
    """Take in a second number that makes a range of the first: 3.5～4.2%, between 3 and 5."""
    after = scanner.suffix_at(token.end)
    reach = max(token.end, unit_end(after))
    if scanner.text[reach : reach + 1] not in _LINKS:
        return
    second = _RANGE.match(scanner.text, reach)
    if second is None or after["infix"] or after["infix2"] or len(second["number"]) > LONGEST_NUMBER:
        return
    before = read_prefix(scanner.text, token.start, scanner.consumed)
    high = parse_digits(second["sign"] + second["number"])
    low = _in_scale_of_last(scanner, token, after, second, before.currency, high)
    if low is None:
        return
    start = token.start - before.length
    window = scanner.text[max(scanner.consumed, start - _LOOK_BACK) : start]
    own_unit = bool(low != token.low or any(scale_and_unit(after)) or second["currency"])
    if scanner.suffix_at(second.end())["unit"] not in units.PERCENT | units.POINTS:
        own_unit = own_unit or (low > 0 and high >= low * _LEVEL_OF_CHANGE)
    ahead = _ahead(scanner, window, second, change=bool(before.change) and own_unit)
    if ahead is None:
        return
    if ahead:
        token.outer_start, token.unit, token.qualifier = start - ahead, before.currency, before.qualifier
    token.low, token.high, token.end = low, high, second.end()


def _in_scale_of_last(
    scanner: Scanner,
    token: NumberToken,
    after: re.Match[str],
    second: re.Match[str],
    currency: str,
    high: Decimal,
) -> Decimal | None:
    """Return the first number of a range in the scale of the second: 0.900 for £900m to £1.2bn, 3 for 3 to
    5 million, 0.0003 for 3元至5万元.

    None where the two are no range: 2021-12, 3元至5人, $5 to 10 people, £5 to £3.
    """
    last = scanner.suffix_at(second.end())
    (scale, unit), (last_scale, last_unit) = scale_and_unit(after), scale_and_unit(last)
    if unit not in ("", last_unit) or second["currency"] not in (None, currency):
        return None
    if currency and last_unit:
        return None
    low = token.low.copy_negate() if scanner.text[token.start - 1 : token.start] == "-" else token.low
    if (scale == last_scale or not (scale or unit)) and low < high:
        return token.low
    own, other = (units.SCALES.get(each.lower(), 0) for each in (scale, last_scale))
    if own >= other or not (scale or unit or "," in scanner.text[token.start : token.end]):
        return None
    return EXACT.scaleb(token.low, own - other) if EXACT.scaleb(low, own - other) < high else None


def _ahead(scanner: Scanner, window: str, second: re.Match[str], *, change: bool) -> int | None:
    """Return how many characters before a range belong to it: those of between and of from … to a maximum of.

    None where what stands there makes two numbers of it: 由5.5%下降到5.1%, from 3 to 9; with `change`, a word
    of change before the first: rose by 3 m to 9 m.
    """
    mark = second["mark"].split()[0]
    if mark in ("and", "和", "与"):
        between = _BETWEEN.search(window)
        closed = (
            mark == "and"
            or scanner.whole
            or scanner.text.startswith("之间", scanner.suffix_at(second.end()).end())
        )
        return (
            None if not between or not closed else 0 if between[0] == "在" else len(window) - between.start()
        )
    if mark not in ("至", "到", "to", "up"):
        return 0
    if window.endswith(LEVEL_PREPOSITIONS) or (change and mark != "至"):
        return None
    from_ = _FROM.search(window)
    if from_ is None:
        return 0
    words = _CLAUSE.findall(lower_ascii(window[: from_.start()]))
    clause = words[max((at + 1 for at, word in enumerate(words) if not word.isalpha()), default=0) :]
    if clause and clause[-1] in lexicon_en.RANGE_WORDS:
        return 0
    limited = second["limit"] or second["most"]
    return None if not limited or any(map(word_direction, clause)) else len(window) - from_.start()
