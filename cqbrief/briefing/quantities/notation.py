"""Numbers found in a text: their digits, what these state, and what the words around them say.

The digits are read here and in `chinese` and `english`, what stands beside them in `affixes`. Nothing looks
further than a few dozen characters from a number, so that reading takes time in proportion to a text's
length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from cqbrief.briefing.quantities import affixes, chinese, english
from cqbrief.briefing.quantities.before import Before, before_number, direction_of, small
from cqbrief.briefing.quantities.quantity import LONGEST_NUMBER, Qualifier

_NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,3}(?:_[0-9]{3})+(?![0-9])|[0-9]{1,4}(?:,[0-9]{4})+(?![0-9])"
    r"|[0-9]+)(?:\.[0-9]+)?"
)
_START: Final = re.compile(
    f"{_NUMBER}|(?P<fixed>翻(?:了|两|一|三|四)[番一二两三四]番?|一半|半数|过半(?!年)|首位(?!度))|{chinese.RUN}"
)
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![0-9])")
_RANGE: Final = re.compile(
    rf"\ ?(?P<mark>[~\-–—]|至|到|\ to\ |和|与|\ and\ )\ ?(?P<sign>[-+]?)(?P<number>{_NUMBER})"
)
_CHINESE_RANGE: Final = re.compile(rf"(?:[~\-–—]|至|到)(?P<number>{chinese.RUN})")
_BETWEEN: Final = re.compile(r"(?i:\bbetween\ )$|介于$|在$")
_MARGIN: Final = re.compile(rf"\ ?±\ ?(?P<number>{_NUMBER})")
_FRACTION: Final = re.compile(r"/(?P<below>[0-9]{1,3})(?![0-9/.]|[年月日])")
_OF_PARTS: Final = re.compile(rf"分之(?P<above>{_NUMBER}|{chinese.RUN})")
_BACKED: Final = re.compile("[分各均共第每]")
_HUNDREDS: Final = {100: "%", 1000: "‰"}
_DOUBLINGS: Final = {"番": 1, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_HALF_MORE: Final = re.compile("半(?![载年截])")
_HALF_UNITS: Final = frozenset({"年", "天", "倍", "个月", "小时", "个小时", "里", "斤", "亩", "吨", "岁"})
_BETWEEN_ITEMS: Final = re.compile(r"(?:、|和|及|以及|与|,\ |\ and\ )$")
_AND_BY: Final = re.compile(r"[^.;:]{0,60}?\b(?:and|,)\ (?:[a-z]+\ ){0,3}by\ $")
_PRIORITY: Final = re.compile("[放摆]在$")
_LISTED_PAIR: Final = re.compile("([二三四五六七八])、([三四五六七八九])(?![十百千万亿、])")
_HALF_OF_SET: Final = re.compile("半(月|小时|学期|季度)")
_GOES_ON: Final = re.compile("[十百千万亿]+[0-9零〇一二两三四五六七八九]")
_LATIN: Final = re.compile("[A-Za-z]{3}")
_LONGEST_BASE: Final = 16
"""Characters of a base before its rate: 每10万常住人口."""
_EVEN_FROM: Final = ("从", "由", "自")


@dataclass(slots=True)
class Notation:
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
    apart: bool = False
    """True when that word stands elsewhere in the sentence: 54亿元 of 降低成本54亿元."""
    ordinal: bool = False
    mark: str = ""
    """A mark of revision or estimate behind the digits, such as [r] or *."""
    inferred: bool = False
    """True when the unit follows from a word behind the number: 545万城镇失业人员."""
    partial: bool = False
    """True when the number may be part of one that cannot be read: 5亿元 of 1206、5亿元."""


@dataclass(slots=True)
class _Digits:
    """A number as far as its digits say: a half-open range, and what they state."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    decimals: int | None = None
    """None: as `low` has them."""
    scale: str = ""
    unit: str = ""
    approximate: Qualifier | None = None
    first: int | None = None
    """Where the number begins before its digits: at 百分之."""
    alone: bool = False
    """True for what takes no scale and unit from behind it: 三分之一, 翻两番."""
    english: bool = False


def read_all(text: str, declared: frozenset[str], *, whole: bool = False) -> Iterator[Notation]:
    """Find every quantity of folded `text`, in order; `declared` units are known besides the built-in ones.

    `whole`: the text is one value as an author wrote it, not running text.
    """
    reader = _Reader(text, declared, whole=whole)
    while (found := reader.next()) is not None:
        yield found


class _Reader:
    """Reads one text from its beginning to its end. Places are indexes of its characters."""

    def __init__(self, text: str, declared: frozenset[str], *, whole: bool) -> None:
        self._text = text
        self._after = affixes.after_digits(declared)
        self._whole = whole
        self._position = self._floor = 0
        self._last: Notation | None = None
        self._behind_at = -1
        self._behind_match: re.Match[str] | None = None
        self._words = english.find_number_words(text) if _LATIN.search(text) else []
        self._word = 0

    def next(self) -> Notation | None:
        """The next quantity; None at the end of the text."""
        while True:
            hit = _START.search(self._text, self._position)
            found = self._in_words(hit.start() if hit else len(self._text))
            if found is None:
                if hit is None:
                    return None
                self._position = hit.end()
                found = self._at(hit)
            if found is not None:
                if self._whole:
                    self._take_lead(found)
                self._position = self._floor = max(found.end, found.digits_end)
                self._last = found
                return found

    def _behind(self, end: int) -> re.Match[str]:
        """What stands behind the digits that end here; asked for several times in a row."""
        if self._behind_at != end or self._behind_match is None:
            self._behind_at, self._behind_match = end, self._after.match(self._text, end)
        assert self._behind_match is not None  # every part of the pattern is optional
        return self._behind_match

    def _take_lead(self, found: Notation) -> None:
        before = self._text[: found.start]
        if lead := affixes.LEAD.search(before):
            found.start -= len(lead[0])
        elif found.apart and direction_of(before):
            # 降低54亿元: an author who puts the word of change before the number it governs
            found.start, found.apart = 0, False

    def _in_words(self, limit: int) -> Notation | None:
        """The next number in English words that begins before `limit`."""
        while self._word < len(self._words):
            item = self._words[self._word]
            if item.start > limit:
                return None
            self._word += 1
            if item.start < self._floor:
                continue
            digits = _Digits(
                item.start, item.end, item.value, item.upper, scale=item.scale, english=True,
                unit=f"/{item.denominator}" if item.denominator else "倍" if item.multiple else "",
                alone=item.denominator is not None or item.multiple,
            )  # fmt: skip
            return self._finish(digits)
        return None

    def _at(self, hit: re.Match[str]) -> Notation | None:
        text, start = self._text, hit.start()
        if hit["fixed"]:
            return self._fixed(hit)
        compound = chinese.COMPOUND.match(text, start) if self._may_go_on(hit) else None
        if compound and (digits := self._compound(compound)):
            return self._finish(digits)
        if not text[start].isascii():
            return self._chinese(hit)
        if (base := affixes.base_ahead(text, start)) > start:
            self._position = base
            return None
        if date := _ISO_DATE.match(text, start):
            self._position = date.end()
            return None
        return self._arabic(hit)

    def _may_go_on(self, hit: re.Match[str]) -> bool:
        """Whether the number may go on behind a power of ten, at a glance."""
        if not hit[0][0].isascii():
            return len(hit[0]) > 2 or self._text[hit.end() : hit.end() + 1].isdigit()
        return _GOES_ON.match(self._text, hit.end()) is not None

    def _fixed(self, hit: re.Match[str]) -> Notation | None:
        start, end, said = hit.start(), hit.end(), hit[0]
        if said.startswith("翻"):
            if not said.endswith("番"):
                self._position = start + 1
                return None
            times = Decimal(2) ** _DOUBLINGS[said[-2]] if said[-2] in _DOUBLINGS else Decimal(2)
            return self._finish(_Digits(start, end, times, unit="倍", alone=True))
        if said == "首位":
            return None if _PRIORITY.search(self._text, max(0, start - 3), start) else self._first(start, end)
        over: Qualifier | None = "over" if said == "过半" else None
        return self._finish(_Digits(start, end, Decimal(1), unit="/2", approximate=over, alone=True))

    def _first(self, start: int, end: int) -> Notation:
        """首位, as 第1位."""
        return Notation(
            start, start, end, end, Decimal(1), None, 0, scale="", unit="位", ordinal=True
        )  # fmt: skip

    def _compound(self, hit: re.Match[str]) -> _Digits | None:
        """The number that goes over several powers of ten; None where it does not."""
        text, start, end = self._text, hit.start(), hit.end()
        if not text[start].isascii() and text[max(0, start - 1) : start] in ("每", "某", "第"):
            return None
        if end - start > LONGEST_NUMBER or not self._begins_here(start):
            return None
        last = re.search(r"[0-9]+$", text[start:end])
        follows = text[end : end + 1]
        if last and (follows in (".", ",", "/", "-", "~", "–", "—", "至", "%", "年", "月", "日", "号")):
            end -= len(last[0])  # 13万2021年, 5万3.2%: another number begins
        read = chinese.compound(text[start:end])
        if read is None:
            return None
        if not text[start].isascii() and not read.scale and not self._counted(end):
            return None
        return _Digits(start, end, read.number, decimals=read.decimals, scale=read.scale)

    def _counted(self, end: int) -> bool:
        """Whether a numeral in characters that ends at `end` is a number: a unit follows, or no further
        word."""
        if self._whole or self._behind(end)["unit"]:
            return True
        follows = self._text[end : end + 1]
        return not ("一" <= follows <= "鿿")

    def _arabic(self, hit: re.Match[str]) -> Notation | None:
        text, (start, end) = self._text, hit.span()
        if end - start > LONGEST_NUMBER or not self._begins_here(start):
            return None
        digits = _Digits(start, end, _decimal(hit[0]))
        if fraction := self._fraction(hit):
            return self._finish(fraction)
        if margin := _MARGIN.match(text, end):
            about = _decimal(margin["number"])
            digits.high, digits.low, digits.end = digits.low + about, digits.low - about, margin.end()
            return self._finish(digits)
        bracket = self._accounting(start, end)
        if bracket is not None:
            return bracket
        self._range(digits)
        following = text[digits.end : digits.end + 2]
        after = self._behind(digits.end)
        untouched = digits.end == end and after.end() == end
        if following and untouched and following[0].isascii() and following[0].isalpha():
            return None  # 5G
        if following[:1] == "." and following[1:].isdigit():
            return None  # 1.2.3
        return self._finish(digits)

    def _fraction(self, hit: re.Match[str]) -> _Digits | None:
        """1/3: parts of a whole, one number below another."""
        found = _FRACTION.match(self._text, hit.end())
        if found is None or not hit[0].isdigit() or self._text[max(0, hit.start() - 1) : hit.start()] == "/":
            return None
        above, below = Decimal(hit[0]), int(found["below"])
        if not 0 < above < below <= 100 or affixes.rate_behind(self._text, hit.end()):
            return None
        return _Digits(hit.start(), found.end(), above, unit=f"/{below}", alone=True)

    def _accounting(self, start: int, end: int) -> Notation | None:
        """(1,234) thousand, £(4.1)bn: a number in brackets is negative where its scale or currency
        stands outside."""
        text = self._text
        if text[start - 1 : start] != "(" or text[end : end + 1] != ")":
            return None
        after = self._behind(end + 1)
        outside = after["scale"] or after["letter"] or after["unit"]
        before = before_number(text, start - 1, self._floor)
        alone = text[max(0, start - 2) : start - 1] in ("", "\t", "|", "\n") and (
            text[end + 1 : end + 2] in ("", "\t", "|", "\n")
        )
        long = end - start > 2 or "." in text[start:end]
        if not (before.currency or (long and (outside or alone)) or (alone and self._whole)):
            return None
        found = self._finish(_Digits(start, end, _decimal(text[start:end]), first=start - 1), behind=end + 1)
        found.low, found.sign_symbol = found.low.copy_negate(), True
        return found

    def _range(self, digits: _Digits) -> None:
        """Take in a second number that makes a range of the first: 3.5～4.2%, between 3 and 5."""
        text = self._text
        after = self._behind(digits.end)
        reach = max(digits.end, after.end("scale"), after.end("letter"), after.end("unit"))
        second = _RANGE.match(text, reach)
        if second is None:
            return
        last = self._behind(second.end())
        if self._is_range(digits, after, second, last):
            digits.high = _decimal(second["sign"] + second["number"])
            digits.end = second.end()

    def _is_range(
        self, digits: _Digits, after: re.Match[str], second: re.Match[str], last: re.Match[str]
    ) -> bool:
        """True for 3.5～4.2% and 10万至12万人; false for 从5到8, 2021-12, 3元至5万元, rose by 5 million
        to 90 million."""
        if after["more"] or after["more2"] or len(second["number"]) > LONGEST_NUMBER:
            return False
        (scale, unit), (last_scale, last_unit) = _scale_and_unit(after), _scale_and_unit(last)
        if scale not in ("", last_scale) or unit not in ("", last_unit):
            return False
        text, start, mark = self._text, digits.start, second["mark"].strip()
        window = text[max(self._floor, start - 12) : start]
        if mark in ("and", "和", "与"):
            between = _BETWEEN.search(window.rstrip("£$€¥"))
            if not between or (mark != "and" and not self._between(last.end())):
                return False
            if between[0] != "在":
                digits.first = start - len(window) + between.start()
        elif mark in ("至", "到", "to") and self._from_level(start, window, bool(scale or unit), mark):
            return False
        low = digits.low.copy_negate() if text[start - 1 : start] == "-" else digits.low
        return low < _decimal(second["sign"] + second["number"])

    def _between(self, end: int) -> bool:
        return self._text.startswith("之间", end)

    def _from_level(self, start: int, window: str, own_unit: bool, mark: str) -> bool:
        """Whether a number before 至, 到 or to is one level and the next another: 由5.5%下降到5.1%,
        rose by 3 m to 9 m."""
        if window.endswith(_EVEN_FROM) or window.lower().rstrip("$£€").rstrip().endswith("from"):
            return True
        before = before_number(self._text, start, self._floor)
        return bool(before.change) and own_unit and mark in ("到", "to")

    def _begins_here(self, start: int) -> bool:
        """False for a number that goes on to the left: COVID-19, A4, the 3 of 1.2.3."""
        before = self._text[max(0, start - 3) : start]
        last, previous = before[-1:], before[-2:-1]
        if last.isascii() and last.isalpha():
            return before.upper() in ("RMB", "CNY")
        if previous.isascii() and last in ("-", "–", "."):
            return not (previous.isalpha() or (last == "." and previous.isdigit()))
        return True

    def _chinese(self, hit: re.Match[str]) -> Notation | None:
        start, run = hit.start(), hit[0]
        if len(run) > LONGEST_NUMBER:
            return None
        if parts := _OF_PARTS.match(self._text, hit.end()):
            return self._parts(hit, parts)
        if chinese.is_capital(run):
            run = chinese.plain_characters(run)
        elif any(character in chinese.CAPITALS for character in run):
            return None
        if pair := _LISTED_PAIR.match(self._text, start):
            low, high = (chinese.formal(pair[1]), chinese.formal(pair[2]))
            if low is not None and high == low + 1 and self._behind(pair.end())["unit"]:
                return self._finish(_Digits(start, pair.end(), low, high))
        digits, scale = chinese.split_scale(run)
        end = start + len(digits)
        after = self._behind(end)
        if reach := self._chinese_range(digits, start, after):
            return self._finish(reach)
        tenths = self._tenths(digits, end)
        if tenths is not None:
            return self._finish(_Digits(start, end + 2, tenths, unit="成", alone=True))
        if not after["unit"] and not (after["scale"] and after["scale"] == scale):
            return None
        value = self._number(digits, start, after)
        if value is None or self._text[max(0, start - 1) : start] in ("每", "某"):
            return None
        return self._finish(_Digits(start, end, *value))

    def _tenths(self, digits: str, end: int) -> Decimal | None:
        """六成三: so many tenths and hundredths."""
        hundredth = self._text[end + 1 : end + 2]
        if self._text[end : end + 1] != "成" or hundredth not in tuple("一二三四五六七八九"):
            return None
        tenth = chinese.formal(digits)
        beyond = self._text[end + 2 : end + 3]
        if (
            tenth is None
            or tenth > 10
            or beyond in tuple("成十百千万分个家人名项") + tuple("零〇一二三四五六七八九")
        ):
            return None
        return tenth + chinese.formal(hundredth).scaleb(-1)  # type: ignore[union-attr]

    def _number(self, digits: str, start: int, after: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
        if vague := chinese.vague(digits):
            return vague
        if digits in chinese.LONE:
            # 百余人, 上千家, 超百万: a power of ten is a number only with a word that says how it is meant.
            approximate = after["more"] or before_number(self._text, start, self._floor).qualifier
            return (Decimal(chinese.LONE[digits]), None) if approximate else None
        if digits in "一二零〇" and not (digits == "一" and after["unit"] == "倍"):
            return None
        number = chinese.formal(digits)
        return None if number is None else (number, None)

    def _chinese_range(self, digits: str, start: int, after: re.Match[str]) -> _Digits | None:
        """A range whose ends are numerals in characters: 三到五家, 二十至三十万人."""
        text, end = self._text, start + len(digits)
        second = _CHINESE_RANGE.match(text, max(end, after.end("scale"), after.end("unit")))
        if second is None or text[max(0, start - 1) : start] in _EVEN_FROM:
            return None
        run, _ = chinese.split_scale(second["number"])
        stop = second.start("number") + len(run)
        last, low, high = self._behind(stop), chinese.formal(digits), chinese.formal(run)
        if not last["unit"] or low is None or high is None or high <= low:
            return None
        (scale, unit), (last_scale, last_unit) = _scale_and_unit(after), _scale_and_unit(last)
        if scale not in ("", last_scale) or unit not in ("", last_unit):
            return None
        return _Digits(start, stop, low, high)

    def _parts(self, hit: re.Match[str], parts: re.Match[str]) -> Notation | None:
        """百分之三十, 三分之一, 十万分之十六点一: so many of so many parts."""
        below, above = chinese.formal(hit[0]), parts["above"]
        number = _decimal(above) if above[0].isascii() else chinese.formal(above)
        if below is None or number is None or below < 2:
            return None
        base = int(below)
        first = None
        digits_start = hit.start()
        if unit := _HUNDREDS.get(base, ""):
            first, digits_start = hit.start(), parts.start("above")
        elif base > 1000:
            first, digits_start, unit = hit.start(), parts.start("above"), f"/{base}"
        elif number < base:
            unit = f"/{base}"
        else:
            return None
        return self._finish(_Digits(digits_start, parts.end(), number, unit=unit, first=first, alone=True))

    def _finish(self, digits: _Digits, behind: int | None = None) -> Notation:
        """Put together what was read, with the words beside the digits."""
        text = self._text
        first = digits.start if digits.first is None else digits.first
        before = before_number(text, first, self._floor, whole=self._whole)
        after = self._behind(digits.end if behind is None else behind)
        scale, unit = ("", "") if digits.alone else _scale_and_unit(after)
        scale, unit = scale or digits.scale, digits.unit or unit
        end = after.end()
        if digits.alone and (after["scale"] or after["letter"] or after["unit"]):
            end = digits.end  # 三分之一家庭: what follows is what the part is of
        if before.length and unit == "年" and digits.high is None and _is_year(digits):
            before = Before()  # 高于2019年, but not 约千年: the word speaks of what happened then
        found = Notation(
            start=first - before.length, digits_start=digits.start, digits_end=digits.end, end=end,
            low=digits.low, high=digits.high, decimals=_places(digits), scale=scale,
            unit=unit or before.currency, ordinal=before.ordinal, mark=after["mark"] or "",
        )  # fmt: skip
        if not digits.alone:
            self._half_more(found)
            self._compound_unit(found)
            self._people(found)
        self._rate(found)
        self._meaning(found, before, after, digits)
        return found

    def _half_more(self, found: Notation) -> None:
        """三年半, 3个半月: half a unit more than the digits say."""
        if found.high is not None or found.low != found.low.to_integral_value():
            return
        if found.unit in _HALF_UNITS and _HALF_MORE.match(self._text, found.end):
            end = found.end + 1
        elif found.unit == "个" and (of := _HALF_OF_SET.match(self._text, found.end)):
            found.unit, end = f"个{of[1]}", of.end()
        else:
            return
        found.low, found.decimals, found.end = found.low + Decimal("0.5"), 1, end

    def _compound_unit(self, found: Notation) -> None:
        """元/人, 万元/月: a unit for each of another."""
        text, end = self._text, found.end
        if found.unit and text[end : end + 1] == "/" and not affixes.rate_behind(text, end):
            per = self._behind(end + 1)
            if per["unit"] and per.start("unit") == end + 1:
                found.unit, found.end = f"{found.unit}/{per['unit']}", per.end("unit")

    def _people(self, found: Notation) -> None:
        """545万城镇失业人员: people are counted, though no unit is printed."""
        if found.unit or not found.scale:
            return
        end = affixes.people_behind(self._text, found.end)
        if end > found.end:
            found.unit, found.inferred = "人", True
            found.end = end if self._whole else found.end

    def _rate(self, found: Notation) -> None:
        text, follows = self._text, self._text[found.end : found.end + 2]
        if (follows[:1] == "/" or follows == " p") and (rate := affixes.rate_behind(text, found.end)):
            found.unit, found.end = rate
        elif "每" in text[max(self._floor, found.start - _LONGEST_BASE) : found.start] and (
            rate := affixes.rate_before(text, found.start, self._floor)
        ):
            found.unit, found.start = rate

    def _meaning(self, found: Notation, before: Before, after: re.Match[str], digits: _Digits) -> None:
        """Set what the words before and behind say: qualifier, change and sign."""
        if before.comparing and affixes.goal_follows(self._text, found.end):
            found.start += before.comparing
            before.qualifier = None
            while self._text[found.start] == " ":
                found.start += 1
        found.qualifier = self._qualifier(before, after, digits)
        sign, found.change = before.sign, before.change
        if word := after["change"]:
            if found.change or before.qualifier or digits.alone or found.end != after.end():
                found.end = min(found.end, after.start("change") - 1)
            else:
                found.change, sign = word, direction_of(word)
        found.sign_symbol = bool(before.symbol)
        if before.symbol == "±" and found.high is None:
            found.high = found.low
            found.low, found.qualifier = found.low.copy_negate(), "range"
            return
        if not found.change and not before.symbol and found.start > self._floor:
            sign = self._apart(found)
        if found.unit == "个点" and not found.change and not before.symbol:
            found.unit, found.end = "个", found.end - 1
        if sign < 0:
            found.low = found.low.copy_negate()
            if found.high is not None and not before.symbol:
                found.high = found.high.copy_negate()
        self._check_left(found)

    def _qualifier(self, before: Before, after: re.Match[str], digits: _Digits) -> Qualifier:
        stated: list[Qualifier] = [before.qualifier] if before.qualifier else []
        if digits.approximate:
            stated.append(digits.approximate)
        if after["more"] == "来":
            stated.append("about")
        stated += [name for name in affixes.SUFFIXES if after[name]]
        if after["more"] or after["more2"] or after["more3"]:
            stated.append("over")
        return stated[0] if stated else "exact" if digits.high is None else "range"

    def _apart(self, found: Notation) -> int:
        """The sign that a word of change further away gives the number, which is noted then."""
        text, last = self._text, self._last
        if last is not None and last.change and self._belongs_to(last, found):
            found.change, found.apart = last.change, True
        elif word := affixes.governing(
            text, found.start, self._floor, found.unit,
            counted=bool(found.scale or found.unit) and found.unit != "%",
        ):  # fmt: skip
            found.change, found.apart = word, True
        return direction_of(found.change) if found.apart else 1

    def _belongs_to(self, last: Notation, found: Notation) -> bool:
        """Whether the word of change of the number before is said of this one too: 下降3%、5%, by 1% …
        and by 2%."""
        between = self._text[last.end : found.start]
        if len(between) <= 5 and _BETWEEN_ITEMS.fullmatch(between):
            return last.unit in ("", found.unit)
        return last.unit == found.unit and len(between) < 90 and bool(_AND_BY.fullmatch(small(between)))

    def _check_left(self, found: Notation) -> None:
        """Note a number that may go on to the left behind a mark that is no decimal point: 1206、5亿元."""
        text, start = self._text, found.digits_start
        if text[start - 1 : start] != "、" or not text[start - 2 : start - 1].isdigit() or found.change:
            return
        last = self._last
        short = found.digits_end - start <= 2 and text[start : found.digits_end].isdigit()
        if last is None or last.end != start - 1 or last.unit or last.scale or not (short and found.unit):
            return
        listed = text[max(0, last.start - 1) : last.start] == "、" or _BACKED.search(
            text, max(0, last.start - 6), last.start
        )
        found.partial = not listed


def _is_year(digits: _Digits) -> bool:
    return 1000 <= digits.low <= 2999 and digits.end - digits.start == 4


def _places(digits: _Digits) -> int:
    if digits.decimals is not None:
        return digits.decimals
    exponent = digits.low.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _scale_and_unit(after: re.Match[str]) -> tuple[str, str]:
    return after["scale"] or after["letter"] or "", after["unit"] or ""


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("_", ""))
