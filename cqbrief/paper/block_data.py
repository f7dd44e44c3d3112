"""The blocks of a theme as data for the template: one table says how each kind is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Cell, Chart, Figure, Measure, Picture, Silence, Story, Table
from cqbrief.briefing.outline import BlockKind
from cqbrief.i18n.translator import Translator
from cqbrief.paper.drawings import ChartSpace, Drawing, Drawings
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.paper.span_data import SpanData
from cqbrief.text.evidence_text import locator_spans
from cqbrief.text.figure_text import prose_text
from cqbrief.text.location_text import place_spans
from cqbrief.text.mark_text import cell_spans
from cqbrief.text.spans import join_spans

Data = dict[str, Any]


@dataclass(frozen=True)
class RenderContext:
    """Everything that putting a block takes."""

    edition: Edition
    tr: Translator
    inline: SpanData
    glyphs: GlyphCheck
    drawings: Drawings
    numbers: Mapping[str, int]
    """Id of a chart, table or picture -> its number in the briefing: 图1, 表1."""
    rooms: Mapping[str, ChartSpace]
    """Id of a chart -> how much room it has."""
    whole: ChartSpace
    """How much room a chart has that stands alone."""
    grey: bool
    files: dict[str, str]
    """Name of a file beside the templates -> SVG: pictures, and blanks for charts."""


def put(kind: BlockKind, item: object, bench: RenderContext) -> Data | str:
    """One item of a block: the id of a figure, else its data with its length and all figures it mentions."""
    data = _PUT[kind](item, bench)
    if isinstance(data, dict):
        data["length"] = _length(data)
        data["mentions"] = list(dict.fromkeys(_mentioned(data)))
    return data


def _figure(figure: Figure, bench: RenderContext) -> str:
    return figure.id


def _chart(chart: Chart, bench: RenderContext) -> Data:
    room = bench.rooms[chart.id]
    blank = bench.drawings.draw_blank(chart, room, bench.grey)
    bench.files[chart_file(chart, bench)] = blank.svg
    notes = ((chart.not_additive,) if chart.not_additive else ()) + chart.notes
    figures = [id_ for point in chart.points for id_ in (point.figure, point.target) if id_]
    source = locator_spans(chart.data.locator, bench.tr) if chart.data else ()
    return {
        "id": chart.id,
        "number": bench.numbers[chart.id],
        "beside": room != bench.whole,
        "headline": bench.inline.prose(chart.headline),
        "subtitle": bench.inline.prose(chart.subtitle),
        "notes": [bench.inline.prose(note) for note in notes],
        "figures": [id_ for id_ in dict.fromkeys(figures) if id_ in bench.edition.figures],
        "source": bench.inline.spans(source),
        "alternative": _plain(prose_text(chart.alternative, bench.edition.figures, bench.tr.language), bench),
        **_size(chart_file(chart, bench), blank),
    }


def chart_file(chart: Chart, bench: RenderContext) -> str:
    """Name of the file that the chart is drawn into."""
    return f"chart-{bench.numbers[chart.id]}.svg"


def _table(table: Table, bench: RenderContext) -> Data:
    inline = bench.inline
    series = bench.edition.series.get(table.id)
    if table.data is not None and series is not None:
        columns = [inline.prose(column.label) for column in table.data.columns]
        rows = [
            {
                "label": inline.content(x),
                "cells": [{"text": inline.spans(cell_spans(c, i, bench.tr))} for c in series.columns],
            }
            for i, x in enumerate(series.x)
        ]
    else:
        columns = [inline.prose(column) for column in table.columns]
        rows = [
            {"label": inline.prose(row.label), "cells": [_cell(cell, bench) for cell in row.cells]}
            for row in table.rows
        ]
    return {
        "id": table.id,
        "number": bench.numbers[table.id],
        "headline": inline.prose(table.headline),
        "subtitle": inline.prose(table.subtitle),
        "columns": columns,
        "rows": rows,
        "notes": [inline.prose(note) for note in table.notes],
        "source": inline.spans(locator_spans(table.data.locator, bench.tr) if table.data else ()),
    }


def _cell(cell: Cell, bench: RenderContext) -> Data:
    if cell.figure in bench.edition.figures:
        return {"figure": cell.figure}
    return {"text": bench.inline.prose(cell.text)}


def _story(story: Story, bench: RenderContext) -> Data:
    inline = bench.inline
    places = dict.fromkeys(place_spans(quote.path, bench.edition, bench.tr) for quote in story.quotes)
    briefing = bench.edition.briefing
    pictures = briefing.pictures if briefing else ()
    picture = next((picture for picture in pictures if picture.id == story.picture), None)
    return {
        "id": story.id,
        "person": inline.prose(story.person),
        "role": inline.prose(story.role),
        "place": inline.prose(story.place),
        "before": inline.prose(story.before),
        "after": inline.prose(story.after),
        "summary": inline.prose(story.summary),
        "quotes": [inline.content(quote.text) for quote in story.quotes],
        "figures": _known(story.figures, bench),
        "note": inline.prose(story.note),
        "source": inline.spans(join_spans(places, bench.tr.comma)),
        "alternative": _alternative(picture, bench) if picture else "",
        **(_drawn(picture, bench) if picture else {}),
    }


def _measure(measure: Measure, bench: RenderContext) -> Data:
    inline = bench.inline
    return {
        "id": measure.id,
        "name": inline.prose(measure.name),
        "summary": inline.prose(measure.summary),
        "figures": _known(measure.figures, bench),
        "note": inline.prose(measure.note),
        "source": inline.spans(place_spans(measure.path, bench.edition, bench.tr)),
    }


def _silence(silence: Silence, bench: RenderContext) -> Data:
    return {
        "text": bench.inline.prose(silence.text),
        "missing": bench.inline.prose(silence.missing),
        "source": bench.inline.spans(place_spans(silence.path, bench.edition, bench.tr)),
    }


def _picture(picture: Picture, bench: RenderContext) -> Data:
    return {
        "id": picture.id,
        "caption": bench.inline.prose(picture.caption),
        "credit": bench.inline.prose(picture.credit),
        "alternative": _alternative(picture, bench),
        **_drawn(picture, bench),
    }


_PUT: Mapping[BlockKind, Callable[..., Data | str]] = {
    "key_figures": _figure,
    "charts": _chart,
    "tables": _table,
    "stories": _story,
    "figures": _figure,
    "measures": _measure,
    "silences": _silence,
    "pictures": _picture,
}


def _known(ids: tuple[str, ...], bench: RenderContext) -> list[str]:
    return [id_ for id_ in ids if id_ in bench.edition.figures]


def _drawn(picture: Picture, bench: RenderContext) -> Data:
    """The picture's file and size; nothing where it was not supplied."""
    drawing = bench.drawings.draw_picture(picture, bench.grey)
    if drawing is None:
        return {}
    name = f"picture-{bench.numbers[picture.id]}.svg"
    bench.files[name] = drawing.svg
    return _size(name, drawing)


def _size(name: str, drawing: Drawing) -> Data:
    return {"file": name, "width": round(drawing.width, 2), "height": round(drawing.height, 2)}


def _alternative(picture: Picture, bench: RenderContext) -> str:
    text = picture.alternative or picture.caption
    return _plain(prose_text(text, bench.edition.figures, bench.tr.language), bench)


def _plain(text: str, bench: RenderContext) -> str:
    """`text` on one line, for metadata."""
    return " ".join(bench.glyphs.clean(text).split())


def _length(value: object) -> int:
    """Characters in all texts of `value`, drawings left out: how much room it will take."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, list):
        return sum(map(_length, value))
    if isinstance(value, dict):
        return sum(_length(part) for name, part in value.items() if name not in ("file", "alternative"))
    return 0


def _mentioned(value: object) -> Iterator[str]:
    """Ids of the figures in all runs, cells and lists of `value`, in order."""
    if isinstance(value, list):
        for part in value:
            yield from _mentioned(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name == "figure":
                yield part
            elif name == "figures":
                yield from part
            else:
                yield from _mentioned(part)
