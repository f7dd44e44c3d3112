"""The blocks of a theme as data for the template: one table says what makes the data of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.localized_text import Text
from cqbrief.briefing.model import Cell, Chart, Figure, Measure, Picture, Series, Silence, Story, Table
from cqbrief.briefing.outline import Block, BlockKind
from cqbrief.i18n.translator import Translator
from cqbrief.paper.drawings import ChartSpace, Drawing, Drawings
from cqbrief.paper.glyph_check import GlyphCheck
from cqbrief.paper.json_data import Json, JsonObject
from cqbrief.paper.span_data import SpanData
from cqbrief.text.break_text import break_lines, with_breaks
from cqbrief.text.figure_text import prose_text
from cqbrief.text.location_text import place_spans, places_spans, table_place_spans
from cqbrief.text.mark_text import cell_spans, value_table
from cqbrief.text.spans import Spans, join_spans


@dataclass(frozen=True)
class RenderContext:
    """Hold what is needed to make the data of a block."""

    edition: Edition
    tr: Translator
    inline: SpanData
    glyphs: GlyphCheck
    drawings: Drawings
    numbers: Mapping[str, int]
    """Id of a chart, table or picture -> its number in the briefing: 图1, 表1."""
    chart_spaces: Mapping[str, ChartSpace]
    """Id of a chart -> the space that it has."""
    full_space: ChartSpace
    """The space of a chart that stands alone."""
    grey: bool
    files: dict[str, str]
    """Name of a file beside the templates -> SVG: pictures, and blanks for charts."""


FIGURES_TOGETHER = 20
"""Figures of a table whose sources stand below it together."""


def block_data(block: Block, context: RenderContext) -> JsonObject:
    """Return the items of a block; of figures, also the groups whose sources are said together."""
    items = [item_data(block.kind, item, context) for item in block.items]
    ids = [item for item in items if isinstance(item, str)]
    groups = [ids[start : start + FIGURES_TOGETHER] for start in range(0, len(ids), FIGURES_TOGETHER)]
    return {
        "kind": block.kind,
        "items": items,
        "groups": [
            {"ids": group, "places": context.inline.spans(_figure_places(group, context))} for group in groups
        ],
    }


def item_data(kind: BlockKind, item: object, context: RenderContext) -> JsonObject | str:
    """Return the id of a figure, or the data of another item with its length and the figures it mentions."""
    data = _MAKERS[kind](item, context)
    if isinstance(data, str):
        return data
    return {**data, "length": _length(data), "mentions": list(dict.fromkeys(_mentioned(data)))}


def _figure(figure: Figure, context: RenderContext) -> str:
    return figure.id


def _chart(chart: Chart, context: RenderContext) -> JsonObject:
    space = context.chart_spaces[chart.id]
    blank = context.drawings.draw_blank(chart, space, context.grey)
    context.files[chart_file(chart, context)] = blank.svg
    figures = [id_ for point in chart.points for id_ in (point.figure, point.target) if id_]
    known = [id_ for id_ in dict.fromkeys(figures) if id_ in context.edition.figures]
    return {
        "id": chart.id,
        "number": context.numbers[chart.id],
        "beside": space != context.full_space,
        "headline": context.inline.prose(chart.headline),
        "subtitle": context.inline.prose(chart.subtitle),
        "notes": [context.inline.prose(note) for note in chart.remarks],
        "figures": known,
        "source": context.inline.spans(_table_place(chart.data, context)),
        "places": context.inline.spans(_figure_places(known, context)),
        "alternative": with_breaks(one_line(chart.alternative, context), chart.data, context.tr),
        "values": _values(chart, context) if blank.omitted else None,
        **_size(chart_file(chart, context), blank),
    }


def _values(chart: Chart, context: RenderContext) -> JsonObject:
    """Return the values behind a chart as a table: the drawing has no room for all of them."""
    edition, inline = context.edition, context.inline
    table = value_table(edition.chart_data(chart), context.tr)
    return {
        "columns": [inline.content(head) for head in table.heads],
        "rows": [
            {"label": inline.content(label), "cells": [{"text": inline.content(cell)} for cell in cells]}
            for label, *cells in table.rows
        ],
        "labels": sorted(table.labels),
        "unit": inline.content(table.unit),
        "id": f"{chart.id}-values",
        "subtitle": [],
        "notes": [inline.content("　".join(table.key))] if table.key else [],
        "source": [],
        "mentions": [],
    }


def chart_file(chart: Chart, context: RenderContext) -> str:
    """Name the file that the chart is drawn into."""
    return f"chart-{context.numbers[chart.id]}.svg"


def _table(table: Table, context: RenderContext) -> JsonObject:
    inline = context.inline
    series = context.edition.series.get(table.id)
    if table.data is not None and series is not None:
        columns = [inline.prose(column.label) for column in table.data.columns]
        rows: list[JsonObject] = [
            {
                "label": inline.content(x),
                "cells": [{"text": inline.spans(cell_spans(c, i, context.tr))} for c in series.columns],
            }
            for i, x in enumerate(series.x)
        ]
    else:
        columns = [inline.prose(column) for column in table.columns]
        rows = [
            {"label": inline.prose(row.label), "cells": [_cell(cell, context) for cell in row.cells]}
            for row in table.rows
        ]
    breaks = [inline.content(line) for line in break_lines(table.data, context.tr)]
    return {
        "id": table.id,
        "number": context.numbers[table.id],
        "headline": inline.prose(table.headline),
        "subtitle": inline.prose(table.subtitle),
        "columns": columns,
        "rows": rows,
        "notes": [*breaks, *(inline.prose(note) for note in table.notes)],
        "source": inline.spans(_table_place(table.data, context)),
    }


def _figure_places(ids: Sequence[str], context: RenderContext) -> Spans:
    """Return where the figures with these ids come from, each source once."""
    return places_spans([context.edition.figures[id_] for id_ in ids], context.edition, context.tr)


def _table_place(data: Series | None, context: RenderContext) -> Spans:
    return table_place_spans(data.locator, context.edition, context.tr) if data is not None else ()


def _cell(cell: Cell, context: RenderContext) -> JsonObject:
    if cell.figure in context.edition.figures:
        return {"figure": cell.figure}
    return {"text": context.inline.prose(cell.text)}


def _story(story: Story, context: RenderContext) -> JsonObject:
    inline = context.inline
    places = dict.fromkeys(place_spans(quote.path, context.edition, context.tr) for quote in story.quotes)
    briefing = context.edition.briefing
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
        "figures": _known(story.figures, context),
        "note": inline.prose(story.note),
        "source": inline.spans(join_spans(places, context.tr.comma)),
        "alternative": _alternative(picture, context) if picture else "",
        **(_drawn(picture, context) if picture else {}),
    }


def _measure(measure: Measure, context: RenderContext) -> JsonObject:
    inline = context.inline
    return {
        "id": measure.id,
        "name": inline.prose(measure.name),
        "summary": inline.prose(measure.summary),
        "figures": _known(measure.figures, context),
        "note": inline.prose(measure.note),
        "source": inline.spans(place_spans(measure.path, context.edition, context.tr)),
    }


def _silence(silence: Silence, context: RenderContext) -> JsonObject:
    return {
        "text": context.inline.prose(silence.text),
        "missing": context.inline.prose(silence.missing),
        "source": context.inline.spans(place_spans(silence.path, context.edition, context.tr)),
    }


def _picture(picture: Picture, context: RenderContext) -> JsonObject:
    return {
        "id": picture.id,
        "caption": context.inline.prose(picture.caption),
        "credit": context.inline.prose(picture.credit),
        "alternative": _alternative(picture, context),
        **_drawn(picture, context),
    }


_MAKERS: Mapping[BlockKind, Callable[..., JsonObject | str]] = {
    "key_figures": _figure,
    "charts": _chart,
    "tables": _table,
    "stories": _story,
    "figures": _figure,
    "measures": _measure,
    "silences": _silence,
    "pictures": _picture,
}


def _known(ids: tuple[str, ...], context: RenderContext) -> list[str]:
    return [id_ for id_ in ids if id_ in context.edition.figures]


def _drawn(picture: Picture, context: RenderContext) -> JsonObject:
    """Return the picture's file and size; nothing where it was not supplied."""
    drawing = context.drawings.draw_picture(picture, context.grey)
    if drawing is None:
        return {}
    name = f"picture-{context.numbers[picture.id]}.svg"
    context.files[name] = drawing.svg
    return _size(name, drawing)


def _size(name: str, drawing: Drawing) -> JsonObject:
    return {"file": name, "width": round(drawing.width, 2), "height": round(drawing.height, 2)}


def _alternative(picture: Picture, context: RenderContext) -> str:
    return one_line(picture.alternative or picture.caption, context)


def one_line(text: Text, context: RenderContext) -> str:
    """Return a text of the briefing on one line, for metadata and running heads."""
    words = prose_text(text, context.edition.figures, context.tr.language)
    return " ".join(context.glyphs.clean(words).split())


def _length(value: Json) -> int:
    """Count the characters in all texts of `value`, drawings left out: how much room it will take."""
    match value:
        case str():
            return len(value)
        case Mapping():
            return sum(_length(part) for name, part in value.items() if name not in ("file", "alternative"))
        case Sequence():
            return sum(map(_length, value))
        case _:
            return 0


def _mentioned(value: Json) -> Iterator[str]:
    """Yield the ids of the figures in all pieces, cells and lists of `value`, in order."""
    if isinstance(value, Mapping):
        for name, part in value.items():
            if name in ("figure", "figures"):
                yield from _ids(part)
            else:
                yield from _mentioned(part)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for part in value:
            yield from _mentioned(part)


def _ids(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        for part in value:
            yield from _ids(part)
