"""The marks of a chart in words, and the way from mark to mark; free of Qt."""

from __future__ import annotations

import re
from typing import Literal

from cqbrief.briefing.chart_data.build import ChartData, Mark
from cqbrief.briefing.chart_data.ticks import format_ticks
from cqbrief.briefing.quantities.folding import swap_decimal_signs
from cqbrief.i18n.translator import Translator
from cqbrief.text.break_text import break_line
from cqbrief.text.mark_text import mark_words

_MINUS = re.compile(r"[-－﹣−–]")
"""What a negative value may begin with as it is printed; 下降5.9% has a word instead."""

ELLIPSIS = "…"
"""The sign of a gap that says no more than that there is one."""

Step = Literal["left", "right", "up", "down", "first", "last"]


def describe(data: ChartData, mark: Mark, tr: Translator) -> str:
    """Return the mark in one line, for reading out: ``2020年 65.6万人，推算`` or ``2020年，原文未给出``."""
    name = data.categories[mark.category].in_language(tr.language)
    series = data.series[mark.series].in_language(tr.language)
    head = " ".join(part for part in (name, series, mark.printed) if part)
    target = tr.text("target {value}", value=mark.target_printed) if mark.target_printed else ""
    note = mark.note.in_language(tr.language) if mark.note else ""
    marks = mark_words(mark, tr)
    total = tr.text("total") if mark.total else ""
    breaks = [break_line(brk, tr) for category, brk in data.breaks if category == mark.category]
    remark = note if note not in marks else ""
    return tr.join((head, total, gap_text(mark, tr), target, *marks, remark, *breaks))


def value_text(mark: Mark, tr: Translator) -> str:
    """Return what is written at a mark: the value as printed and, where it is not final, what it is."""
    return " ".join(part for part in (mark.label, status_words(mark, tr)) if part)


def status_words(mark: Mark, tr: Translator) -> str:
    """Return what a value is that is not final: provisional, revised, sic. Its † says that it is derived."""
    return " ".join(
        word for word in mark_words(mark, tr) if not (mark.derived and word == tr.text("derived"))
    )


def tick_texts(data: ChartData) -> list[str]:
    """Return the ticks in the unit of the axis: below zero with the sign that the chart's values have.

    Both halves of a mirrored axis count upwards.
    """
    signs = (_MINUS.match(mark.label) for mark in data.marks if mark.value is not None and mark.value < 0)
    minus = next((sign[0] for sign in signs if sign), "\N{MINUS SIGN}")
    _, divisor = data.axis_unit
    texts = format_ticks([tick / divisor for tick in data.ticks], "" if data.mirrored else minus)
    return [*map(swap_decimal_signs, texts)] if any(map(_has_decimal_comma, data.marks)) else texts


def _has_decimal_comma(mark: Mark) -> bool:
    fraction = mark.value is not None and mark.value != mark.value.to_integral_value()
    return fraction and "," in mark.label and "." not in mark.label.rpartition(",")[2]


def target_text(label: str, tr: Translator) -> str:
    """Return what is written at the tick of a target."""
    return tr.text("target {value}", value=label)


def notes_of(data: ChartData, tr: Translator) -> dict[int, str]:
    """Return the note under each category that has one, by the category's index."""
    return {mark.category: mark.note.in_language(tr.language) for mark in data.marks if mark.note is not None}


def gap_text(mark: Mark, tr: Translator) -> str:
    """Return why there is no value; empty where there is one.

    For a gap in a CSV file that is the sign that stands there, for .. and x do not mean the same.
    """
    if mark.value is not None:
        return ""
    if mark.gap:
        return mark.gap.in_language(tr.language)
    if mark.label in ("", ELLIPSIS):
        return tr.text("no value")
    return tr.text("no value ({sign})", sign=mark.label)


def neighbour(data: ChartData, current: int | None, step: Step) -> int | None:
    """Return the index of the mark that `step` leads to from mark `current`; None where there is none.

    `current` is None before the first step. Left and right walk along the categories within a series, up
    and down through the series of a category; with one series all four walk along the categories. In a
    horizontal chart the categories run downwards, and the four keys change their parts.
    """
    marks = data.marks
    if not marks:
        return None
    if step == "last":
        return len(marks) - 1
    if current is None or step == "first":
        return 0
    here = marks[current]
    forward = step in ("right", "down")
    along = len(data.series) == 1 or (step in ("up", "down")) == (data.axis == "horizontal")
    row = [
        index
        for index, mark in enumerate(marks)
        if (mark.series == here.series if along else mark.category == here.category)
    ]
    found = [index for index in row if (index > current if forward else index < current)]
    return (found[0] if forward else found[-1]) if found else None
