"""How a figure is said: the one function behind every medium's display of a number.

Window, wall, paper, clipboard and exports take their texts from here, so they cannot differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cqbrief.briefing.localized_text import FigureRef, Text
from cqbrief.briefing.model import Figure
from cqbrief.briefing.quantities.quantity import SIGN_CHARACTERS, Quantity
from cqbrief.briefing.record import Record, record
from cqbrief.i18n.language import Language
from cqbrief.i18n.translator import Translator
from cqbrief.text.comparison_text import ComparisonText, comparison_texts, said_of
from cqbrief.text.printed_number import period_text, plain, printed_text, running_text, status_marks

_SIGN = re.compile(f"([{SIGN_CHARACTERS}±(（])")
_CLOSED = ")）"
"""Closes what is negative by its brackets: (1,234) thousand."""


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
    comparisons: tuple[ComparisonText, ...]
    """What it is held against: 同比增长14.5%, 目标 60万人."""
    marks: tuple[str, ...]
    """推算, 待核实, 初步数, 已修订, 原文如此: shown wherever the figure is."""
    description: str
    """All of it in one sentence, for screen readers and tooltips."""


def figure_text(figure: Figure, figures: Mapping[str, Figure], tr: Translator) -> FigureText:
    """What is said of `figure`; `figures` are all of the briefing, for its comparisons."""
    value = figure.value
    label = figure.label.in_language(tr.language)
    comparisons = comparison_texts(figure, figures, tr)
    period = period_text(figure.period, tr)
    marks = status_marks(figure, tr)
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
        description=plain(tr.join((f"{label} {spoken}", period, *marks, *said_of(comparisons)))),
    )


def _pieces(value: Quantity) -> tuple[tuple[str, bool], ...]:
    """Words, sign, currency, digits, unit. A sign as small as 约 would be overlooked beside the digits."""
    before = _SIGN.split(value.prefix, maxsplit=1)
    pieces = [(text, index == 1) for index, text in enumerate(before)]
    closed = value.suffix[:1] if value.suffix[:1] in _CLOSED else ""
    after = ((value.digits, True), (closed, True), (value.suffix[len(closed) :], False))
    return tuple((text, large) for text, large in (*pieces, *after) if text)


@cache
def _tr(language: Language) -> Translator:
    return Translator(language)


def prose(text: Text, figures: Mapping[str, Figure], language: Language) -> str:
    """`text` with every reference replaced by its figure as printed (an unknown id stays visible).

    A figure that is not final has its status behind it.
    """
    tr = _tr(language)
    pieces: list[str] = []
    for segment in text.segments(language):
        if isinstance(segment, FigureRef):
            figure = figures.get(segment.id)
            pieces.append(running_text(figure, tr) if figure else f"{{{segment.id}}}")
        else:
            pieces.append(segment)
    return "".join(pieces)
