"""What a figure is held against, in words: 同比增长14.5%, 目标 60万人, 2020年 1186万人."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from cqbrief.briefing.comparisons import OF_TARGETS, improves, is_change
from cqbrief.briefing.model import Comparison, ComparisonKind, Figure
from cqbrief.briefing.quantities import lexicon_en, lexicon_zh
from cqbrief.briefing.quantities.calendar_terms import YEAR_PATTERN
from cqbrief.briefing.quantities.lexicon import PERIOD_COMPARISONS, any_of_words
from cqbrief.i18n.messages import N_
from cqbrief.i18n.translator import Translator
from cqbrief.text.period_text import named_time
from cqbrief.text.phrasing.languages import PHRASINGS
from cqbrief.text.phrasing.zh import has_chinese
from cqbrief.text.printed_number import period_spans, period_text, printed_text, status_marks
from cqbrief.text.spans import Span, Spans, as_spans, content_span, join_spans, spans_text

_CHANGES: Mapping[ComparisonKind, str] = {
    "year_on_year": N_("{value} year on year"),
    "quarter_on_quarter": N_("{value} quarter on quarter"),
    "month_on_month": N_("{value} month on month"),
    "two_year_average": N_("{value}, two-year average"),
    "year_to_date": N_("{value} year on year, year to date"),
    "plan": N_("{value} against plan"),
    "against": N_("{value} on {time}"),
}
"""How a change is said; English source texts."""
_LEADS: Mapping[ComparisonKind, str] = {
    "year_on_year": N_("the year before"),
    "quarter_on_quarter": N_("the quarter before"),
    "month_on_month": N_("the month before"),
    "two_year_average": N_("two-year average"),
    "year_to_date": N_("year to date"),
    "plan": N_("plan"),
}
"""What a value that is no change is called where its name is the figure's own; English source texts."""

_OVER_TWO_YEARS = N_("{value} over two years")
_SO_FAR = N_("{value}, year to date")

_SAYS_HOW: Mapping[ComparisonKind, re.Pattern[str]] = {
    "two_year_average": re.compile("两年|two[- ]year", re.IGNORECASE),
    "year_to_date": re.compile("累计|year to date|cumulative", re.IGNORECASE),
}
"""A name or a printed change that has the kind's own word needs it no second time."""
_THAN = "[比较](?=[上去前今同年期计目预0-9])"
_AVERAGE = re.compile(r"平均|年均|\baverage\b|\ba year\b", re.IGNORECASE)
_YEAR = re.compile(YEAR_PATTERN)


@cache
def _says_what() -> re.Pattern[str]:
    """Find in a printed change what it is a change on, so that it needs no word for it."""
    on = any_of_words(PERIOD_COMPARISONS, lexicon_zh.GOALS, lexicon_en.GOALS)
    return re.compile(rf"{_THAN}|{on}|\bon (?:a|the)\b|\b(?:since|compared|versus|earlier)\b", re.IGNORECASE)


@cache
def _difference() -> re.Pattern[str]:
    """Find a name such as 比上年多: its number is a difference, of the time that the figure is of."""
    return re.compile(
        rf"{_THAN}|{any_of_words(PERIOD_COMPARISONS)}|\b(?:than|since|compared|against)\b", re.IGNORECASE
    )


def comparison_spans(
    figure: Figure, figures: Mapping[str, Figure], tr: Translator, *, without: Iterable[str] = ()
) -> tuple[Spans, ...]:
    """Return what `figure` is held against, in order; what refers to no known number is left out.

    `figures` are all of the briefing; those whose ids are in `without` stand beside it already. The number of
    each comparison is one span, which knows whether it is a change for the better.
    """
    left_out = set(without)
    found = []
    for comparison in figure.comparisons:
        other = figures.get(comparison.figure)
        if other is not None and other.value is not None and other.id not in left_out:
            better = improves(figure, comparison, other)
            number = Span(printed_text(other), "number", keep_together=True, improves=better)
            found.append(_spaced(_around((number, *_state(other, tr)), figure, comparison, other, tr)))
    return tuple(found)


def _spaced(spans: Spans) -> Spans:
    """Part a number that begins with a Latin letter or a sign from Chinese words: 同比 down 4.1%, 比2012年
    -0.3个百分点."""
    at = next(index for index, span in enumerate(spans) if span.role == "number")
    before, first = spans_text(spans[:at])[-1:], spans[at].text[0]
    if not has_chinese(before) or first.isdigit() or has_chinese(first):
        return spans
    return (*spans[:at], Span(" "), *spans[at:])


def _state(other: Figure, tr: Translator) -> Spans:
    """Return what must stand with the number, in brackets; † says that it is derived."""
    marks = status_marks(other, tr)[1 if other.derived else 0 :]
    return (Span(tr.text(" ({status})", status=tr.join(marks)), "status"),) if marks else ()


def _around(number: Spans, figure: Figure, comparison: Comparison, other: Figure, tr: Translator) -> Spans:
    """Return the number, which is that of `other`, with the words before and behind it."""
    if comparison.kind in OF_TARGETS:
        return _of_target(number, figure, comparison.kind, other, tr)
    if is_change(figure, other):
        template = _change_template(comparison, other)
        time = named_time(comparison.year, tr.language) if comparison.year else ""
        if template is not None:
            time = PHRASINGS[tr.language].set_off(time)
            return as_spans(tr.parts(template, value=number, time=content_span(time)))
    named = _named(figure, comparison, other, tr)
    phrasing = PHRASINGS[tr.language]
    return as_spans((join_spans(named, phrasing.between_names), phrasing.before_value, number))


def _of_target(number: Spans, figure: Figure, kind: ComparisonKind, other: Figure, tr: Translator) -> Spans:
    """Return a target, or the share of it that was reached, with its time where that is not the figure's
    own."""
    known = other.period is not None and other.period.state != "not_stated"
    time = () if not known or _same_time(figure, other, tr) else period_spans(other.period, tr)
    if kind == "target":
        template = N_("target {value}, {period}") if time else N_("target {value}")
    else:
        template = N_("{value} of target reached, {period}") if time else N_("{value} of target reached")
    return as_spans(tr.parts(template, value=number, period=time))


def _change_template(comparison: Comparison, other: Figure) -> str | None:
    """Return how a change is said, such that nothing stands there twice; None where nobody says on what it
    is."""
    printed = other.value.printed if other.value else ""
    kind = comparison.kind
    if kind in _SAYS_HOW:
        if _SAYS_HOW[kind].search(printed):
            return "{value}"
        if kind == "two_year_average" and _AVERAGE.search(printed):
            return _OVER_TWO_YEARS
        return _SO_FAR if kind == "year_to_date" and _says_what().search(printed) else _CHANGES[kind]
    if _says_what().search(printed):
        return "{value}"
    return None if kind == "against" and comparison.year is None else _CHANGES[kind]


def times_beside(figure: Figure, figures: Mapping[str, Figure], tr: Translator) -> dict[str, str]:
    """Return the times of the numbers that `figure` is held against, by their ids, to stand beside them.

    Left out are changes, what was to be reached, and what is of the figure's own time.
    """
    found = {}
    for comparison in figure.comparisons:
        other = figures.get(comparison.figure)
        if other is None or comparison.kind in OF_TARGETS or is_change(figure, other):
            continue
        time = spans_text(_time_of(figure, comparison, other, tr))
        if time and time not in other.label.in_language(tr.language):
            found[other.id] = time
    return found


def _named(figure: Figure, comparison: Comparison, other: Figure, tr: Translator) -> list[Spans]:
    """Return what a number is that is no change on another: when, where, what; only what is not the figure's
    own."""
    language = tr.language
    label, own_label = (item.label.in_language(language) for item in (other, figure))
    area, own_area = (item.area.in_language(language) if item.area else "" for item in (other, figure))
    what = "" if label == own_label else label
    where = "" if area == own_area or area in label else area
    time = _time_of(figure, comparison, other, tr)
    when = spans_text(time)
    since = _since(figure, comparison, other, tr)
    if when in what or (_difference().search(what) and not _apart(when, period_text(figure.period, tr))):
        time = ()
    lead = _lead(comparison.kind, what, spans_text(time), tr)
    if not (what or where or time or since or lead):
        what = label
    words = as_spans((lead,))
    area_spans, label_spans = content_span(where), content_span(what)
    if PHRASINGS[language].time_first:
        return [time, area_spans, label_spans, words, since]
    return [label_spans, area_spans, words, time, since]


def _time_of(figure: Figure, comparison: Comparison, other: Figure, tr: Translator) -> Spans:
    """Return the time of `other`, which `figure` is held against; empty where it is the figure's own."""
    if comparison.year is not None and (other.period is None or other.period.label is None):
        return content_span(named_time(comparison.year, tr.language))
    return () if _same_time(figure, other, tr) else period_spans(other.period, tr)


def _same_time(figure: Figure, other: Figure, tr: Translator) -> bool:
    """Tell whether the period of `other` says nothing that the figure's own does not say."""
    labels = [item.period.label if item.period else None for item in (other, figure)]
    stated = other.period is not None and other.period.state == "stated" and labels[0] == labels[1]
    return stated or period_text(other.period, tr) == period_text(figure.period, tr)


def _since(figure: Figure, comparison: Comparison, other: Figure, tr: Translator) -> Spans:
    """Return the time named, of a number that is of another one: a difference whose word or sign is
    missing."""
    if comparison.year is None or other.period is None or other.period.label is None:
        return ()
    time, when = named_time(comparison.year, tr.language), period_text(other.period, tr)
    if not _apart(time, when) and not _same_time(figure, other, tr):
        return ()
    return as_spans(tr.parts("compared with {time}", time=content_span(time)))


def _apart(time: str, when: str) -> bool:
    """Tell whether two times name years, and none in common."""
    years, others = set(_YEAR.findall(time)), set(_YEAR.findall(when))
    return bool(years and others and not years & others)


def _lead(kind: ComparisonKind, what: str, when: str, tr: Translator) -> str:
    """Return the kind's own word, where the number would not be known without it."""
    if kind not in _LEADS:
        return ""
    needed = not _SAYS_HOW[kind].search(what) if kind in _SAYS_HOW else not what and not when
    return tr.text(_LEADS[kind]) if needed else ""
