"""Changes: percent and points, by and to, on which year."""

from __future__ import annotations

import re
from functools import cache

from cqbrief.briefing.comparisons import OF_TARGETS, TO_THE_PERIOD_BEFORE
from cqbrief.briefing.formulas.shapes import rate_of_change
from cqbrief.briefing.model import Figure
from cqbrief.briefing.prose import Wording
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.backward_matcher import BackwardMatcher
from cqbrief.briefing.quantities.folding import DecimalSign, lower_ascii
from cqbrief.briefing.quantities.lexicon import (
    PERIOD_COMPARISONS,
    any_of_words,
    movement_pattern,
    qualifier_words,
)
from cqbrief.briefing.quantities.parser import find_quantities
from cqbrief.briefing.quantities.quantity import Quantity
from cqbrief.briefing.quantities.units import FRACTIONS, PERCENT, POINTS
from cqbrief.briefing.validation.context import REFERENCE, StyleRule, ValidationContext
from cqbrief.briefing.validation.named_years import period_years, years
from cqbrief.i18n.messages import N_, Message

_SHARE = re.compile(r"率|比重|占比|比例|份额|\brate\b|\bshare\b|\bproportion\b", re.IGNORECASE)
_MAY_MOVE = re.compile(r"[率重例额比]|\b(?:rate|share|proportion)\b", re.IGNORECASE)
_DENIED = re.compile(r"(?:不能?|不是|非|没有|无法|不叫|\bno|\bnot(?:\sa)?)[^，。；]{0,4}$")
_NAMED = re.compile(REFERENCE)
_LONGEST_CHANGE = 24
"""Characters before a figure's name in which the word of change stands."""
_CHINESE_MOVED = BackwardMatcher((*lexicon_zh.RISES, *lexicon_zh.FALLS))
_ENGLISH_MOVED = BackwardMatcher((*lexicon_en.RISING_VERBS, *lexicon_en.FALLING_VERBS))
_CHINESE_LINKS = (
    *((link, True) for link in lexicon_zh.LEVEL_LINKS),
    *((link, False) for link in lexicon_zh.LINKS),
    ("", False),
)
_ENGLISH_LINKS = (*((f" {link} ", True) for link in lexicon_en.LEVEL_LINKS), (" by ", False))
_MAY_MOVE_BY_POINTS = frozenset({*FRACTIONS, "", "倍"})


@cache
def _rate_of_change() -> re.Pattern[str]:
    nouns = (
        lexicon_zh.RISING_NOUNS,
        lexicon_zh.FALLING_NOUNS,
        lexicon_en.RISING_NOUNS,
        lexicon_en.FALLING_NOUNS,
    )
    return re.compile(any_of_words(*nouns), re.IGNORECASE)


@cache
def _share_moved() -> re.Pattern[str]:
    """Return a rate or share that is said to have changed by per cent."""
    roughly = any_of_words(qualifier_words("about", "nearly", "over", "under", "at_least", "at_most"))
    links = any_of_words(
        lexicon_zh.LINKS, qualifier_words("about", "nearly", "over", "under", "at_least", "at_most")
    )
    return re.compile(
        r"(?:率|比重|占比|比例|份额)[^，。；：！？,;\n]{0,12}?"
        rf"{movement_pattern(english=False)}(?:{links}|\s)*(?P<number>[0-9][0-9.,]*\s?[%％])"
        rf"|\b(?:rate|share|proportion)\b[^.;:\n]{{0,40}}?{movement_pattern(english=True)}\s(?:by\s)?(?:{roughly}\s)?"
        r"(?P<number2>[0-9][0-9.,]*\s?(?:%|per\ ?cent)(?!\s?(?:age)?\s?points?))",
        re.IGNORECASE,
    )


@cache
def _on_period() -> re.Pattern[str]:
    return re.compile(any_of_words(PERIOD_COMPARISONS), re.IGNORECASE)


@cache
def _than_before() -> re.Pattern[str]:
    return re.compile(
        r"[，,]\s?(?:[比较](?:上年|去年|上月|上季度|20[0-9]{2}年)(?:同期|末|底)?"
        rf"|{any_of_words(lexicon_zh.PERIOD_COMPARISONS)})$"
    )


def _check_percent_for_points(context: ValidationContext) -> None:
    advice = Message(N_("A difference of two percentages is in percentage points: check the source."))
    for wording in dict.fromkeys((*context.prose_with_figures, *context.prose_with_digits)):
        found = (
            _share_moved().search(context.printed_words(wording)) if _MAY_MOVE.search(wording.words) else None
        )
        if found:
            context.report(
                PERCENT_FOR_POINTS,
                wording.path,
                _percent_message(found["number"] or found["number2"], found[0]),
                advice,
            )
    for figure in context.figures.values():
        value = figure.value
        if value is None or value.unit not in PERCENT:
            continue
        label = " ".join(figure.label.wordings())
        if _of_counts(context, figure):
            continue  # 1206 ÷ 1269 − 1 is how a count changed: in per cent, whatever it is called
        if context.is_change(figure):
            about = _rate_of_change().sub("", label)
            quote = figure.quote.text if figure.quote else ""
            found = _share_moved().search(quote)
            if found or _SHARE.search(about):
                context.report(
                    PERCENT_FOR_POINTS,
                    f"{figure.path}.value",
                    _percent_message(value.printed, found[0] if found else label),
                    advice,
                )
        elif figure.share_of is not None or _SHARE.search(_rate_of_change().sub("", label)):
            for index, comparison in enumerate(figure.comparisons):
                other = context.figures.get(comparison.figure)
                if (
                    comparison.kind not in OF_TARGETS
                    and other is not None
                    and other.value is not None
                    and other.value.unit in PERCENT
                    and context.is_change(other)
                ):
                    message = _percent_message(other.value.printed, label)
                    context.report(PERCENT_FOR_POINTS, f"{figure.path}.comparisons[{index}]", message, advice)


def _of_counts(context: ValidationContext, figure: Figure) -> bool:
    """Tell whether the figure is a rate of change that is worked out from what is no percentage itself."""
    named = rate_of_change(figure.formula) if figure.formula is not None else None
    values = [context.figures[id_].value for id_ in named or () if id_ in context.figures]
    return bool(values) and not any(value is not None and value.unit in FRACTIONS for value in values)


def _percent_message(number: str, words: str) -> Message:
    return Message(
        N_("“{number}” says how a percentage changed, in per cent: “{words}”."),
        {"number": number, "words": words},
    )


def _check_points_of_no_percentage(context: ValidationContext) -> None:
    for figure in context.figures.values():
        value = figure.value
        if value is None or value.unit not in POINTS or figure.derived:
            continue
        level = context.compared_by.get(figure.id)
        changed = (
            level.value
            if level is not None
            else _just_before(context.text_before(figure), context.briefing.decimal)
        )
        if changed is not None and changed.unit not in _MAY_MOVE_BY_POINTS:
            context.report(
                POINTS_WITHOUT_PERCENTAGE,
                f"{figure.path}.value",
                Message(
                    N_("“{printed}” is a difference of percentages, but what changed is “{changed}”."),
                    {"printed": value.printed, "changed": changed.printed},
                ),
                Message(N_("Check the source: the change should be in the same unit, or in per cent.")),
            )


def _just_before(words: str, decimal: DecimalSign) -> Quantity | None:
    """Return the quantity that `words` end with, but for the time that it is compared with."""
    lead = _than_before().search(words)
    quantities = find_quantities(words[: lead.start()], decimal=decimal) if lead else ()
    if lead is None or not quantities or quantities[-1][1] != lead.start():
        return None
    # A date and a rank are said of something that was named before them.
    found = quantities[-1][2]
    return None if found.is_time or found.ordinal else found


def _check_year_on_year(context: ValidationContext) -> None:
    advice = Message(
        N_("Write the year as the figure's period; if the source prints none, infer it and say why.")
    )
    for figure in context.figures.values():
        other = context.compared_by.get(figure.id)
        label = " ".join(figure.label.wordings())
        compared = other is not None and any(
            c.kind in TO_THE_PERIOD_BEFORE and c.figure == figure.id for c in other.comparisons
        )
        if not compared and not _on_period().search(label):
            continue
        if not period_years(figure) and not (other is not None and period_years(other)):
            context.report(
                YEAR_ON_YEAR,
                f"{figure.path}.period",
                Message(
                    N_("“{label}” is a change on the period before, but no year says on which."),
                    {"label": figure.label},
                ),
                advice,
            )
    for claim in context.claims:
        words = claim.wording.words
        found = _on_period().search(words)
        if found is None or _DENIED.search(words[: found.start()]):
            continue
        subtitle = years(claim.chart.subtitle) if claim.chart else frozenset()
        known = any(period_years(figure) for figure in claim.figures)
        if not known and not subtitle and not re.search("(?:19|20)[0-9]{2}", words):
            context.report(
                YEAR_ON_YEAR,
                claim.wording.path,
                Message(N_("“{words}” stands here, but no year says on which."), {"words": found[0]}),
                advice,
            )


def _check_to_or_by(context: ValidationContext) -> None:
    for wording in context.prose_with_figures:
        for named in _NAMED.finditer(wording.words):
            figure = context.figures.get(named["id"])
            said = _moved_before(wording.words, named.start()) if figure is not None else None
            if figure is None or said is None:
                continue
            start, reached = said
            words = wording.words[start : named.end()]
            if reached and context.is_change(figure):
                why = Message(N_("it is a change: something changed by it, not to it"))
                _report_misread(context, wording, words, figure, why)
            elif not reached and context.is_level(figure):
                why = Message(N_("it is a level: something changed to it, not by it"))
                _report_misread(context, wording, words, figure, why)


def _moved_before(words: str, end: int) -> tuple[int, bool] | None:
    """Return where the word of change begins that stands before `end`, and whether what follows was reached.

    None where nothing is said to have changed to what follows, nor by it.
    """
    window = lower_ascii(words[max(0, end - _LONGEST_CHANGE) : end])
    english = window.endswith(" ")
    for link, reached in _ENGLISH_LINKS if english else _CHINESE_LINKS:
        if window.endswith(link):
            table = _ENGLISH_MOVED if english else _CHINESE_MOVED
            word = table.longest(window, len(window) - len(link), english=english)
            # 多了 is a change wherever it stands, 多 only where something is compared.
            if word and (link == "了" or word not in lexicon_zh.NEEDING_COMPARISON):
                return end - len(link) - len(word), reached
    return None


def _report_misread(
    context: ValidationContext, wording: Wording, words: str, figure: Figure, why: Message
) -> None:
    context.report(
        TO_OR_BY,
        wording.path,
        Message(
            N_("“{words}” prints “{printed}”; {why}."),
            {"words": words, "printed": figure.value.printed if figure.value else "", "why": why},
        ),
        Message(N_("增长到 takes the level that was reached, 增长了 the difference.")),
    )


PERCENT_FOR_POINTS = StyleRule(
    "percent-for-points",
    "warning",
    N_(
        "A rate that goes from 5.1% to 5.4% rises by 0.3 percentage points (个百分点), which is 5.9 per "
        "cent of what it was. Reports mix the two up; the reader then takes a small change for a large one "
        "or the other way round. The rule speaks where a rate, share or proportion is said to rise or fall "
        "by a percentage."
    ),
    _check_percent_for_points,
)
POINTS_WITHOUT_PERCENTAGE = StyleRule(
    "points-without-percentage",
    "warning",
    N_(
        "A difference in percentage points (个百分点) is one of two percentages. Where what changed is "
        "counted in 平方米 or 人, its change is in that unit or in per cent: the source, or its copy, has a "
        "slip."
    ),
    _check_points_of_no_percentage,
)
YEAR_ON_YEAR = StyleRule(
    "year-on-year-without-base",
    "warning",
    N_(
        "同比 compares with the same time of the year before, 环比 with the month or quarter just before. "
        "Where no year is known, nobody can say what was compared. The rule speaks of figures and headlines "
        "that say 同比 or 环比 without a year in the period."
    ),
    _check_year_on_year,
)
TO_OR_BY = StyleRule(
    "grew-to-or-by",
    "warning",
    N_(
        "增长到 takes the level that was reached, 增长了 the difference: 增长到75.1万人 and "
        "增长了15.1万人. The rule speaks where the prose puts a figure that is a change after 到, or one "
        "that is a level after 了."
    ),
    _check_to_or_by,
)
