"""A headline claims no more than its figures show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from cqbrief.briefing.model import Chart, Figure
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.backward_matcher import BackwardMatcher
from cqbrief.briefing.quantities.folding import lower_ascii
from cqbrief.briefing.quantities.guarded_patterns import characters_and_words
from cqbrief.briefing.quantities.lexicon import (
    any_of_words,
    direction_pattern,
    movement_pattern,
    qualifier_words,
    text_direction,
)
from cqbrief.briefing.quantities.units import FRACTIONS, PERCENT
from cqbrief.briefing.validation.context import REFERENCE, Claim, StyleRule, ValidationContext
from cqbrief.i18n.messages import N_, Message

_NAMED = re.compile(REFERENCE)
_SURPASSED = BackwardMatcher(
    (*qualifier_words("over"), *lexicon_zh.SURPASSING_WORDS, *lexicon_en.SURPASSING_WORDS)
)
_LONGEST_WORD = 24
_UNIQUE = re.compile(
    "首次|首位|首屈一指|位居第一|排名第一|全国第一|历史最|创[^，。；]{0,4}新[高低]|历史新[高低]|领先|前所未有|最好水平"
    r"|\brecord\b|\bfirst time\b|\bever\b|\bunprecedented\b|\bleading\b|\bbest in\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    "全部|全覆盖|无一例外|人人|一个不[落少]|悉数|\\beveryone\\b|\\beverybody\\b|\\bwithout exception\\b",
    re.IGNORECASE,
)
_TWICE = re.compile(
    r"翻番|翻了?一番|翻倍|成倍|翻了?两番|\bdoubl(?:e|ed|ing)\b|\btripl(?:e|ed)\b", re.IGNORECASE
)
_EXTREME = re.compile(
    "最(?P<most>大|高|多|强|快)|最(?P<least>小|低|少|弱|慢)"
    r"|\b(?P<most2>largest|highest|most|biggest|fastest)\b|\b(?P<least2>smallest|lowest|fewest|least|slowest)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"(?:[不没未非]|\bno|\bnot|n't|\bnever)[^，。；,;.]{0,4}$", re.IGNORECASE)

_STRONG_FROM = Decimal("0.1")
"""A change of a tenth may be called large: a convention of this program, to be silenced where it misleads."""
_WHOLE = Decimal(100)
_TWICE_FROM = Decimal("1.95")
_FEWEST_FOR_TREND = 3


_STRONG = (*chain(*lexicon_zh.STRONG_CHANGES, *lexicon_en.STRONG_CHANGES), *lexicon_en.STRENGTHENERS)


@cache
def _strong_words() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of_words(_STRONG)}"
        rf"|{any_of_words(lexicon_zh.STRENGTHENERS)}(?=地?(?:改|{movement_pattern(english=False)}))",
        re.IGNORECASE,
    )


@cache
def _trend_words() -> re.Pattern[str]:
    return re.compile(
        rf"逐年|连年|年年|稳步|节节|(?:持续|不断)(?={movement_pattern(english=False)})"
        r"|\bsteadily\b|\byear after year\b|\bevery year\b|\bcontinuously\b",
        re.IGNORECASE,
    )


def _check_overclaims(context: ValidationContext) -> None:
    for claim in context.claims:
        for named in _NAMED.finditer(claim.wording.words):
            value = figure.value if (figure := context.figures.get(named["id"])) else None
            if value is None or value.qualifier not in ("nearly", "under", "at_most", "about"):
                continue
            if word := _surpassing_word(claim.wording.words[: named.start()].rstrip()):
                less = Message(N_("the source says {printed}, which may be less"), {"printed": value.printed})
                _report_claim(context, claim, word + named[0], less)
        words = context.printed_words(claim.wording)
        holds = characters_and_words(words)
        over_time = claim.chart is not None and claim.chart.time
        for test in (*TESTS, _OVER_TIME) if over_time else TESTS:
            if test.needs is not None and test.needs.isdisjoint(holds):
                continue
            found_word = test.pattern().search(words)
            if found_word is None or _DENIED.search(words[: found_word.start()]):
                continue
            if any(found_word[0] in context.sentence(figure) for figure in claim.figures):
                continue  # the source says so itself
            if why := test.shown(claim, found_word):
                _report_claim(context, claim, found_word[0], why)


def _surpassing_word(before: str) -> str:
    """Return the word before a figure's name that claims no less than the figure says; empty for none."""
    english = before[-1:].isascii()
    window = lower_ascii(before[-_LONGEST_WORD:])
    return _SURPASSED.longest(window, len(window), english=english)


def _report_claim(context: ValidationContext, claim: Claim, words: str, why: Message) -> None:
    context.report(
        OVERCLAIMS,
        claim.wording.path,
        Message(N_("“{words}” claims more than the figures show: {why}."), {"words": words, "why": why}),
        Message(N_("Say what the figures show; if the claim is sound, silence the rule with the reason.")),
    )


def _unique(claim: Claim, found: re.Match[str]) -> Message | None:
    return Message(N_("neither the figures nor the sentences they come from say so"))


def _everybody(claim: Claim, found: re.Match[str]) -> Message | None:
    if any(
        figure.value is not None and figure.value.amount == 1 and figure.value.unit in PERCENT
        for figure in claim.figures
    ):
        return None
    data = claim.chart.data if claim.chart else None
    if data is not None and data.unit in PERCENT and any(_WHOLE in row for row in _columns(claim)):
        return None
    return Message(N_("none of them is 100%, and the source does not say so"))


def _strong(claim: Claim, found: re.Match[str]) -> Message | None:
    changes = [abs(row[-1] / row[0] - 1) for row in _rows(claim) if len(row) > 1 and row[0]]
    changes = changes or [
        abs(figure.value.amount)
        for figure in claim.figures
        if figure.value is not None and figure.value.unit in FRACTIONS and figure.value.prefix
    ]
    if not changes:
        return Message(N_("no figure here says by how much something changed"))
    return None if max(changes) >= _STRONG_FROM else _only(max(changes))


def _only(change: Decimal) -> Message:
    rounded = (change * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Message(N_("the change is {change}"), {"change": f"{rounded:f}%"})


def _trend(claim: Claim, found: re.Match[str]) -> Message | None:
    rows = [row for row in _rows(claim) if len(row) >= _FEWEST_FOR_TREND]
    if not rows:
        return Message(N_("a trend needs at least {count} values in a row"), {"count": _FEWEST_FOR_TREND})
    steps = [{(b > a) - (b < a) for a, b in pairwise(row)} for row in rows]
    return None if {1} in steps or {-1} in steps else Message(N_("the values go up and down"))


def _twice(claim: Claim, found: re.Match[str]) -> Message | None:
    if any(len(row) > 1 and row[0] and row[-1] / row[0] >= _TWICE_FROM for row in _rows(claim)):
        return None
    return Message(N_("no two values here stand in that ratio"))


def _extreme(claim: Claim, found: re.Match[str]) -> Message | None:
    if claim.chart is None:
        return None
    marks = _marks_of_series(claim) if claim.series else _marks(claim.chart, claim.figures)
    if len(marks) < 2:
        return Message(N_("there is nothing to compare with"))
    most = bool(found["most"] or found["most2"])
    best = max(value for _, value in marks) if most else min(value for _, value in marks)
    named = [value for name, value in marks if name and name in claim.wording.words]
    if named and best not in named:
        return Message(N_("another value is larger")) if most else Message(N_("another value is smaller"))
    return None


def _direction(claim: Claim, found: re.Match[str]) -> Message | None:
    rows = [row for row in _rows(claim) if len(row) > 1]
    claimed = text_direction(claim.wording.words) if rows else 0
    if claimed > 0 and all(row[-1] < row[0] for row in rows):
        return Message(N_("the last value is smaller than the first"))
    if claimed < 0 and all(row[-1] > row[0] for row in rows):
        return Message(N_("the last value is larger than the first"))
    return None


class ClaimTest(NamedTuple):
    """Hold words that claim something, and what tells whether figures bear them out."""

    needs: frozenset[str] | None
    """One of these, characters and English words in small letters, is in all that the pattern matches."""
    pattern: Callable[[], re.Pattern[str]]
    shown: Callable[[Claim, re.Match[str]], Message | None]
    """Tells whether the figures of the claim bear them out: None, or why not."""


def _needs(characters: str, words: str) -> frozenset[str]:
    return frozenset((*characters, *words.split()))


def _first(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word if word.isascii() else word[0] for word in words)


TESTS = (
    ClaimTest(
        _needs("首位排全历创领前最", "record first ever unprecedented leading best"), lambda: _UNIQUE, _unique
    ),
    ClaimTest(_needs("全无人一悉", "everyone everybody without"), lambda: _EVERYBODY, _everybody),
    ClaimTest(_first((*_STRONG, *lexicon_zh.STRENGTHENERS)), _strong_words, _strong),
    ClaimTest(_needs("逐连年稳节持不", "steadily year continuously"), _trend_words, _trend),
    ClaimTest(_needs("翻成", "double doubled doubling triple tripled"), lambda: _TWICE, _twice),
    ClaimTest(
        _needs("最", "largest highest most biggest fastest smallest lowest fewest least slowest"),
        lambda: _EXTREME,
        _extreme,
    ),
)
_OVER_TIME = ClaimTest(None, direction_pattern, _direction)


def _marks(chart: Chart, figures: tuple[Figure, ...]) -> list[tuple[str, Decimal]]:
    """Return category and amount of each point, as far as they are known."""
    known = {figure.id: figure.value for figure in figures}
    found = []
    for point in chart.points:
        value = known.get(point.figure or "")
        if value is not None:
            found += [(words, value.amount) for words in point.x.wordings()]
    return found


def _marks_of_series(claim: Claim) -> list[tuple[str, Decimal]]:
    """Return category and number of each cell, and name of its column and number."""
    assert claim.chart is not None and claim.chart.data is not None and claim.series is not None
    found = []
    for column, named in zip(claim.series.columns, claim.chart.data.columns, strict=True):
        names = set(named.label.wordings())
        for x, value in zip(claim.series.x, column.values, strict=True):
            if value is not None:
                found += [(name, value) for name in (x, *names)]
    return found


def _rows(claim: Claim) -> list[list[Decimal]]:
    """Return the amounts of a chart over time, in order, a row for each column of a file.

    Points are one row, or none where they are of several series or have gaps. A claim holds where one of
    the rows bears it out: which of several a headline speaks of cannot be told.
    """
    chart = claim.chart
    if chart is None or not chart.time:
        return []
    if claim.series is not None:
        return _columns(claim)
    if not chart.points or len({point.series for point in chart.points}) > 1:
        return []
    known = {figure.id: figure.value for figure in claim.figures}
    values = [known.get(point.figure or "") for point in chart.points]
    return [[value.amount for value in values if value is not None]] if None not in values else []


def _columns(claim: Claim) -> list[list[Decimal]]:
    """Return the numbers of each column of the file, without what is missing."""
    columns = claim.series.columns if claim.series else ()
    return [[value for value in column.values if value is not None] for column in columns]


OVERCLAIMS = StyleRule(
    "headline-overclaims",
    "warning",
    N_(
        "A headline is what a listener takes home. Words such as 首次, 全部, 大幅, 逐年, 翻番, 最大 or "
        "突破 are claims of their own: the figures under the headline, or the sentences they come from, "
        "have to bear them out."
    ),
    _check_overclaims,
)
