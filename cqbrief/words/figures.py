"""How a figure is said: the one function behind every medium's display of a number.

Window, wall, paper, clipboard and exports take their texts from here, so they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cqbrief.briefing.model import Comparison, Figure, Period
from cqbrief.briefing.quantities.quantity import SIGNS, Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.briefing.text import FigureRef, Language, Text
from cqbrief.words.catalogue import Words

DAGGER = "†"
"""Stands at every derived number, on every medium."""

LONGEST_WHOLE = 12
"""Characters of a period or mark that is not broken."""

JOINER = "\u2060"
"""Word joiner: no line breaks here. Only in texts to be laid out; `plain` takes it out again."""

_SIGN = re.compile(f"([{SIGNS}])")
_HAS_DIRECTION = re.compile(r"^(增|减|下降|上升|提高|降低|回落|[+\-−]|up |down |rose |fell )")


@record
class FigureText(Record):
    """Everything that is said of a figure, in one language, ready to be laid out."""

    id: str
    number: str
    """Its number in the briefing: 2-03."""
    label: str
    pieces: tuple[tuple[str, bool], ...]
    """The number exactly as printed, in pieces; True for those set large: its digits and its sign."""
    printed: str
    """As printed, with † where it is derived: for running text."""
    spoken: str
    """As printed, without marks: for copying and for screen readers."""
    derived: bool
    approximate: bool
    period: str
    """The period and its state: 2021年, 2021年（推断）, 期间未注明."""
    comparisons: tuple[str, ...]
    """What it is held against: 同比增长14.5%, 目标 60万人; numbers glued."""
    marks: tuple[str, ...]
    """推算, 待核实, 初步数, 已修订, 原文如此: shown wherever the figure is."""
    description: str
    """All of it in one sentence, for screen readers and tooltips."""


def period_text(period: Period | None, words: Words) -> str:
    """The period in words with its state; empty for a figure without one."""
    if period is None:
        return ""
    label = period.label.in_language(words.language) if period.label else ""
    if period.state == "not_stated":
        return words.text("period not stated")
    if period.state == "inferred":
        return words.text("{period} (inferred)", period=label)
    return label


def status_marks(figure: Figure, words: Words) -> tuple[str, ...]:
    """The words that must stand with the figure wherever it is shown; empty for a plain one."""
    marks: list[str] = []
    if figure.derived:
        marks.append(words.text("derived"))
    if status := status_word(figure, words):
        marks.append(status)
    if figure.corrected:
        marks.append(words.text("corrected"))
    if figure.reads_as:
        marks.append(words.text("sic"))
    return tuple(marks)


def status_word(figure: Figure, words: Words) -> str:
    """待核实, 初步数 or 已修订; empty for a final figure."""
    match figure.status:
        case "provisional":
            return words.text("provisional")
        case "revised":
            return words.text("revised")
        case "unverified":
            return words.text("unverified")
        case _:
            return ""


def comparison_text(comparison: Comparison, figures: Mapping[str, Figure], words: Words) -> str:
    """One comparison in words; empty when the figure it refers to is missing."""
    other = figures.get(comparison.figure)
    if other is None or other.value is None:
        return ""
    value = glue(printed_text(other)) + _status(other, words)
    match comparison.kind:
        case "target":
            return words.text("target {value}", value=value)
        case "attained":
            return words.text("{value} of target reached", value=_after_chinese(value, words))
        case "year_on_year" if _HAS_DIRECTION.match(other.value.printed):
            return words.text("{value} year on year", value=_after_chinese(value, words))
        case "against" if comparison.year and _HAS_DIRECTION.match(other.value.printed):
            return words.text("{value} on {year}", year=comparison.year, value=_after_chinese(value, words))
        case _:
            between = " " if words.language == "zh" else ": "
            return f"{other.label.in_language(words.language)}{between}{value}"


def _after_chinese(value: str, words: Words) -> str:
    """`value` such that it may follow a Chinese word: a Latin one is set off, as in 同比 down 4.1%."""
    return f" {value}" if words.language == "zh" and value[:1].isascii() and value[:1].isalpha() else value


def glue(text: str) -> str:
    """`text` such that no line breaks inside it: number and unit are never parted."""
    return JOINER.join(text)


def whole(text: str) -> str:
    """`text` kept on one line where it is short, such as a period; what is long may break."""
    bare = plain(text)
    return glue(bare) if len(bare) <= LONGEST_WHOLE else text


def plain(text: str) -> str:
    """`text` as it was before `glue`: for clipboard, files and screen readers."""
    return text.replace(JOINER, "")


def printed_text(figure: Figure) -> str:
    """The number exactly as printed, with † where it is derived; empty while it is not known."""
    if figure.value is None:
        return ""
    return figure.value.printed + (DAGGER if figure.derived else "")


def running_text(figure: Figure, words: Words) -> str:
    """The number as it stands in a sentence: as printed, with † and with its status, such as （待核实）."""
    return printed_text(figure) + _status(figure, words)


def _status(figure: Figure, words: Words) -> str:
    status = status_word(figure, words)
    return words.text(" ({status})", status=status) if status else ""


def figure_text(figure: Figure, figures: Mapping[str, Figure], words: Words) -> FigureText:
    """What is said of `figure`; `figures` are all of the briefing, for its comparisons."""
    value = figure.value
    label = figure.label.in_language(words.language)
    comparisons = tuple(
        text for text in (comparison_text(c, figures, words) for c in figure.comparisons) if text
    )
    period = period_text(figure.period, words)
    marks = status_marks(figure, words)
    spoken = value.printed if value else ""
    return FigureText(
        id=figure.id,
        number=figure.number,
        label=label,
        pieces=_pieces(value) if value else (),
        printed=printed_text(figure),
        spoken=spoken,
        derived=figure.derived,
        approximate=value is not None and value.qualifier != "exact",
        period=period,
        comparisons=comparisons,
        marks=marks,
        description=plain(words.join((f"{label} {spoken}", period, *comparisons, *marks))),
    )


def _pieces(value: Quantity) -> tuple[tuple[str, bool], ...]:
    """Words, sign, currency, digits, unit. A sign as small as 约 would be overlooked beside the digits."""
    before = _SIGN.split(value.prefix, maxsplit=1)
    pieces = [(text, index == 1) for index, text in enumerate(before)]
    return tuple(
        (text, large) for text, large in (*pieces, (value.digits, True), (value.suffix, False)) if text
    )


@cache
def _words(language: Language) -> Words:
    return Words(language)


def prose(text: Text, figures: Mapping[str, Figure], language: Language) -> str:
    """`text` with every reference replaced by its figure as printed (an unknown id stays visible).

    A figure that is not final has its status behind it.
    """
    words = _words(language)
    pieces: list[str] = []
    for segment in text.segments(language):
        if isinstance(segment, FigureRef):
            figure = figures.get(segment.id)
            pieces.append(running_text(figure, words) if figure else f"{{{segment.id}}}")
        else:
            pieces.append(segment)
    return "".join(pieces)
