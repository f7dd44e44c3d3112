"""The names below a chart whose values grow upwards: categories, or times of an axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cqbrief.briefing.chart_data.build import ChartData
from cqbrief.charts.canvas import Canvas
from cqbrief.charts.descriptions import notes_of
from cqbrief.charts.label_wrapping import wrap_evenly
from cqbrief.charts.placed import ChartNote, LabelCandidate
from cqbrief.charts.time_labels import label_times

_CATEGORY_LINES, _NOTE_LINES = 3, 2


@dataclass(frozen=True, slots=True)
class CategoryLabels:
    """Hold what is written below which category."""

    texts: Mapping[int, str]
    """In order of importance; a line feed where a name goes on below."""
    lines: int
    """Of the longest name and the longest remark below a name, together."""
    width: float
    """What a remark may take."""
    keyed: Mapping[int, str]
    """The numbers that stand for names too long, which a note explains."""


def plan_categories(canvas: Canvas, data: ChartData, centres: Sequence[float], slot: float) -> CategoryLabels:
    """Decide what is written below categories at `centres`, the nearest two of them a `slot` apart."""
    width = max(slot - canvas.style.px(6), canvas.style.px(8))
    names = data.category_names(canvas.style.tr.language)
    remarks = [_lines(canvas, note, width, _NOTE_LINES) for note in notes_of(data, canvas.style.tr).values()]
    below = max(map(len, remarks), default=0)
    if data.temporal:
        times = label_times(data, canvas.style, centres, canvas.width)
        last = len(centres) - 1
        order = dict.fromkeys(index for index in (last, 0, *times.texts) if index in times.texts)
        texts = {index: times.texts[index] for index in order}
        return CategoryLabels(texts, times.lines + below, width, {})
    wrapped = {index: _lines(canvas, name, width, _CATEGORY_LINES) for index, name in enumerate(names)}
    long = [index for index, name in enumerate(names) if name and not wrapped[index]]
    keyed = {index: f"({number})" for number, index in enumerate(long, start=1)}
    texts = {index: keyed.get(index, "\n".join(lines)) for index, lines in wrapped.items()}
    return CategoryLabels(texts, max([1, *map(len, wrapped.values())]) + below, width, keyed)


def write_categories(
    canvas: Canvas, data: ChartData, labels: CategoryLabels, centres: Sequence[float], top: float
) -> None:
    """Write the names below `top`, each under its category, and remarks below them."""
    style = canvas.style
    names, notes = data.category_names(style.tr.language), notes_of(data, style.tr)
    unwritten = set(range(len(names)))
    for index, text in labels.texts.items():
        at = [LabelCandidate(centres[index], top, 0.5, 0)]
        padding = 0.0 if text.count("\n") else style.px(3)
        rect = canvas.label(text, "chart_text", "text", at, padding=padding)
        if rect is None:
            continue
        unwritten.discard(index)
        if index in labels.keyed:
            canvas.note(ChartNote(f"{labels.keyed[index]} {names[index]}"))
        if index in notes:
            below = LabelCandidate(centres[index], rect.bottom(), 0.5, 0)
            _write_note(canvas, names[index], notes[index], below, labels.width)
            notes.pop(index)
    if data.temporal:
        for index, note in notes.items():
            canvas.note(ChartNote(style.tr.text("{name}: {note}", name=names[index], note=note)))
        return
    for mark in data.marks:
        if mark.category in unwritten:
            canvas.omit(mark)


def _write_note(canvas: Canvas, name: str, note: str, at: LabelCandidate, width: float) -> None:
    """Write a remark under its category, else at the foot."""
    lines = _lines(canvas, note, width, _NOTE_LINES)
    rect = canvas.label("\n".join(lines), "chart_text", "text_quiet", [at]) if lines else None
    if rect is None:
        canvas.note(ChartNote(canvas.style.tr.text("{name}: {note}", name=name, note=note)))


def _lines(canvas: Canvas, text: str, width: float, lines: int) -> list[str]:
    """Return the lines of a text; none where it does not fit, or only as a column of single characters."""
    measure = canvas.style.measure("chart_text")
    if width < min(measure("\u56fd") * 2, measure(text)):
        return []
    return wrap_evenly(text, width, lines, measure)
