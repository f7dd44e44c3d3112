"""Numbers in digits: 1,234.5, a range 3.5～4.2%, a margin 5 ± 1.2, a loss (1,234) bn."""

from __future__ import annotations

import re
import string
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import hyphen_compounds, lexicon_en, units
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.fraction_tokens import VULGAR_FRACTIONS, read_fraction
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
_LEVEL_OF_CHANGE: Final = 4
"""So many times a change, what follows is rather a level than its other end: rose by 12,000 to 819,000."""
_MARGIN: Final = lazy_pattern(rf"\ ?(?:±|\+/?-|\bplus\ or\ minus\b)\ ?(?P<number>{NUMBER_PATTERN})")
_MARGIN_BEGINS: Final = frozenset("±+ ")
_OF_NUMBER: Final = frozenset((*" /成，)", *VULGAR_FRACTIONS))
"""What begins that of a number which stands behind its digits. Mostly there is none of these."""
_LINKS: Final = frozenset(" ~-–—至到和与")
"""What begins that which joins the ends of a range."""
_JOINED: Final = frozenset("-×." + string.ascii_letters)
"""What begins that which is joined to a number."""
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
    if end - start > LONGEST_NUMBER or not scanner.begins_at(start):
        return None
    if text[end : end + 1] in _OF_NUMBER and (found := _more_than_digits(scanner, hit)):
        return found
    digits = NumberToken(start, end, parse_digits(hit[0]))
    if scanner.has_margins and _margin(scanner, digits):
        return digits
    _range(scanner, digits)
    if text[digits.end : digits.end + 1] in _JOINED and not _take_joined(scanner, digits, end):
        return None
    return digits


def _more_than_digits(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """The number of which more than its digits is printed: 1/3, 2½, 9 in 10, 3成5, 5 ± 1.2, (1,234) bn."""
    text, (start, end) = scanner.text, hit.span()
    if part := read_fraction(scanner, hit):
        return part
    if text[end : end + 1] in (" ", "，") and (grouped := _grouped(scanner, hit)):
        return grouped
    if tenths := _TENTHS.match(text, end):
        hundredths = Decimal(tenths["digit"].replace("半", "5")).scaleb(-1)
        return NumberToken(start, tenths.end(), parse_digits(hit[0]) + hundredths, unit="成", alone=True)
    if _is_accounting(scanner, start, end):
        return NumberToken(start, end, parse_digits(hit[0]), first=start - 1, bracketed=True)
    digits = NumberToken(start, end, parse_digits(hit[0]))
    return digits if text[end] == ")" and _bracketed_amount(scanner, digits) else None


def _take_joined(scanner: Scanner, digits: NumberToken, end: int) -> bool:
    """Take in what is joined to the number: 20-percent, 3x, 3rd; False for what is no number: 5G, 1.2.3.

    `end` is that of its first digits.
    """
    text = scanner.text
    if text[digits.end] == "-" and not _join(scanner, digits):
        return False
    following = text[digits.end : digits.end + 2]
    if following[:1] in ("x", "×") and _TIMES.match(text, digits.end):
        digits.unit, digits.alone, digits.end = "倍", True, digits.end + 1
        return True
    if following in _ORDINALS and _rank(scanner, digits):
        return True
    untouched = digits.end == end and scanner.behind(digits.end).end() == end
    if following and untouched and following[0].isascii() and following[0].isalpha():
        return False  # 5G
    return not (following[:1] == "." and following[1:].isdigit())  # 1.2.3


def _rank(scanner: Scanner, digits: NumberToken) -> bool:
    """Take in the ending of a rank: 3rd place, ranked 3rd, the 3rd largest, but not the 3rd meeting."""
    text, end = scanner.text, digits.end
    named = _PLACE.match(text, end)
    ranked = _RANKED.search(text, max(0, digits.start - _LONGEST_AHEAD), digits.start)
    if named is None or not (scanner.whole or ranked or named["place"] or named["most"]):
        return False
    digits.end = named.end("place") if named["place"] else named.end("ending")
    digits.unit, digits.alone, digits.ordinal = "place", True, True
    return True


def _margin(scanner: Scanner, digits: NumberToken) -> bool:
    """Take in a margin: 5 ± 1.2, 5.3% ± 0.2%, (5.3 ± 0.2)%, 5.3% ± 0.2 percentage points."""
    text = scanner.text
    after = scanner.behind(digits.end)
    (scale, unit), end = scale_and_unit(after), digits.end
    margin = _MARGIN.match(text, end) if text[end : end + 1] in _MARGIN_BEGINS else None
    if margin is None and (scale or unit):
        end = max(after.end("scale"), after.end("letter"), after.end("unit"))
        margin = _MARGIN.match(text, end) if text[end : end + 1] in _MARGIN_BEGINS else None
    if margin is None:
        return False
    if end > digits.end:
        last_scale, last_unit = scale_and_unit(scanner.behind(margin.end()))
        points = unit in units.PERCENT and last_unit in units.POINTS - units.BASIS_POINTS
        if points or not (last_scale or last_unit):
            digits.scale, digits.unit = scale, unit
        elif scale != last_scale or unit not in ("", last_unit):
            return False
    about = parse_digits(margin["number"])
    digits.high, digits.low, digits.end = digits.low + about, digits.low - about, margin.end()
    if text[digits.start - 1 : digits.start] == "(" and text[digits.end : digits.end + 1] == ")":
        outside = scanner.behind(digits.end + 1)
        if outside.end() > digits.end + 1:
            digits.first, digits.end = digits.start - 1, digits.end + 1
    return True


def _grouped(scanner: Scanner, hit: re.Match[str]) -> NumberToken | None:
    """Return the number whose thousands are parted by spaces or Chinese commas, known by what it counts:
    1 411 780 people.

    None where the digits may be two numbers: 12 345, Table 3 120 firms.
    """
    found = _GROUPS.match(scanner.text, hit.end())
    if found is None or len(hit[0]) > 3 or not hit[0].isdigit() or hit[0][0] == "0":
        return None
    spaced = found[0][0] == " " and not scanner.whole
    counted = any(scale_and_unit(scanner.behind(found.end()))) or (
        found[0].count(" ") > 1 and _WORD_BEHIND.match(scanner.text, found.end())
    )
    if not counted and (spaced or not scanner.whole):
        return None
    if spaced and _NAMED_BY_NUMBER.search(scanner.text, max(scanner.floor, hit.start() - 16), hit.start()):
        return None
    digits = hit[0] + found[0].replace(" ", "").replace("，", "")
    return NumberToken(hit.start(), found.end(), parse_digits(digits))


def _join(scanner: Scanner, digits: NumberToken) -> bool:
    """Take in what a hyphen joins to the number: $5-million, 20-percent, 10-fold; False for a 5-year plan."""
    text = scanner.text
    before = read_prefix(text, digits.start, scanner.floor)
    if not before.currency and hyphen_compounds.is_part_of_name(text, digits.start, digits.end):
        return False
    found = hyphen_compounds.read_compound(text, digits.end)
    if found and not found["word"]:
        if found["fold"]:
            digits.unit, digits.alone = "倍", True
        elif found["unit"]:
            digits.unit = found["unit"].lower().replace("-", " ")
        else:
            digits.scale = found["scale"]
        digits.end = found.end()
        found = hyphen_compounds.read_compound(text, digits.end)
    if found and (vague := hyphen_compounds.VAGUE_WORDS.get((found["word"] or "").lower())):
        digits.approximate, digits.end = vague, found.end()
    return True


def _is_accounting(scanner: Scanner, start: int, end: int) -> bool:
    """True for (1,234) thousand, £(4.1)bn: a number in brackets is negative where its scale or currency
    stands outside."""
    text = scanner.text
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
        return False
    after = scanner.behind(end + 1)
    outside = after["scale"] or after["letter"] or after["unit"]
    before = read_prefix(text, start - 1, scanner.floor)
    alone = text[max(0, start - 2) : start - 1] in ("", "\t", "|", "\n") and (
        text[end + 1 : end + 2] in ("", "\t", "|", "\n")
    )
    long = end - start > 2 or "." in text[start:end]
    return bool(before.currency or (long and (outside or alone)) or (alone and scanner.whole))


def _bracketed_amount(scanner: Scanner, digits: NumberToken) -> bool:
    """Take in the bracket before the currency of ($1,234) million, whose scale stands outside."""
    text, end = scanner.text, digits.end
    after = scanner.behind(end + 1)
    if not (after["scale"] or after["letter"]):
        return False
    before = read_prefix(text, digits.start, scanner.floor)
    first = digits.start - before.length - 1
    if not before.currency or before.length > len(before.currency) or text[max(0, first) : first + 1] != "(":
        return False
    digits.first, digits.unit, digits.bracketed = first, before.currency, True
    return True


def _range(scanner: Scanner, digits: NumberToken) -> None:
    """Take in a second number that makes a range of the first: 3.5～4.2%, between 3 and 5."""
    after = scanner.behind(digits.end)
    reach = max(digits.end, after.end("scale"), after.end("letter"), after.end("unit"))
    if scanner.text[reach : reach + 1] not in _LINKS:
        return
    second = _RANGE.match(scanner.text, reach)
    if second is None or after["more"] or after["more2"] or len(second["number"]) > LONGEST_NUMBER:
        return
    before = read_prefix(scanner.text, digits.start, scanner.floor)
    high = parse_digits(second["sign"] + second["number"])
    low = _in_scale_of_last(scanner, digits, after, second, before.currency, high)
    if low is None:
        return
    start = digits.start - before.length
    window = scanner.text[max(scanner.floor, start - _LONGEST_AHEAD) : start]
    own_unit = bool(low != digits.low or any(scale_and_unit(after)) or second["currency"])
    if scanner.behind(second.end())["unit"] not in units.PERCENT | units.POINTS:
        own_unit = own_unit or (low > 0 and high >= low * _LEVEL_OF_CHANGE)
    ahead = _ahead(scanner, window, second, change=bool(before.change) and own_unit)
    if ahead is None:
        return
    if ahead:
        digits.first, digits.unit, digits.approximate = start - ahead, before.currency, before.qualifier
    digits.low, digits.high, digits.end = low, high, second.end()


def _in_scale_of_last(
    scanner: Scanner,
    digits: NumberToken,
    after: re.Match[str],
    second: re.Match[str],
    currency: str,
    high: Decimal,
) -> Decimal | None:
    """Return the first number of a range in the scale of the second: 0.900 for £900m to £1.2bn, 3 for 3 to
    5 million, 0.0003 for 3元至5万元.

    None where the two are no range: 2021-12, 3元至5人, $5 to 10 people, £5 to £3.
    """
    last = scanner.behind(second.end())
    (scale, unit), (last_scale, last_unit) = scale_and_unit(after), scale_and_unit(last)
    if unit not in ("", last_unit) or second["currency"] not in (None, currency):
        return None
    if currency and last_unit:
        return None
    low = digits.low.copy_negate() if scanner.text[digits.start - 1 : digits.start] == "-" else digits.low
    if (scale == last_scale or not (scale or unit)) and low < high:
        return digits.low
    own, other = (units.SCALES.get(each.lower(), 0) for each in (scale, last_scale))
    if own >= other or not (scale or unit or "," in scanner.text[digits.start : digits.end]):
        return None
    return EXACT.scaleb(digits.low, own - other) if EXACT.scaleb(low, own - other) < high else None


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
            or scanner.text.startswith("之间", scanner.behind(second.end()).end())
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
