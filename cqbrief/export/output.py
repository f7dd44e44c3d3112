"""Which file gets what: the kinds of export by their endings, and the charts of a briefing as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.briefing.own_files import Guard
from cqbrief.export.cells import LONGEST, csv_bytes, is_too_long
from cqbrief.export.markdown import markdown
from cqbrief.export.tables import Row, figure_table
from cqbrief.export.workbook import workbook
from cqbrief.words.catalogue import Words


class Export(NamedTuple):
    """The content of a file, and which texts of it no cell of a spreadsheet holds: 1-03 Quote."""

    data: bytes
    too_long: tuple[str, ...] = ()


def _csv(edition: Edition, words: Words) -> Export:
    rows = figure_table(edition, words)
    return Export(csv_bytes(rows), _too_long(rows))


def _workbook(edition: Edition, words: Words) -> Export:
    rows = figure_table(edition, words)
    return Export(workbook(edition, words, rows), _too_long(rows))


def _markdown(edition: Edition, words: Words) -> Export:
    return Export(markdown(edition, words))


def _too_long(rows: Sequence[Row]) -> tuple[str, ...]:
    heads = rows[0]
    return tuple(
        f"{row[0]} {heads[column]}"
        for row in rows[1:]
        for column, cell in enumerate(row)
        if isinstance(cell, str) and is_too_long(cell)
    )


FORMATS: Mapping[str, Callable[[Edition, Words], Export]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".md": _markdown,
}
"""Ending of the file's name -> what makes its content."""


def export(edition: Edition, words: Words, target: Path) -> str:
    """Write the export that the ending of `target` asks for; return what must be said of it, mostly nothing.

    Raises KeyError for an ending not in `FORMATS`, OwnFileError where `target` is a file of the briefing,
    OSError when it cannot be written.
    """
    guard = Guard(edition)
    guard.check(target)
    ending = target.suffix.lower()
    made = FORMATS[ending](edition, words)
    guard.write(target, made.data)
    if not made.too_long:
        return ""
    if ending == ".csv":
        return words.text(
            "A cell of a spreadsheet holds {count} characters: programs cut or split {places}.",
            count=LONGEST,
            places=made.too_long,
        )
    return words.text(
        "A cell holds {count} characters: {places} are cut there, and whole on the sheet “{sheet}”.",
        count=LONGEST,
        places=made.too_long,
        sheet=words.text("Long texts"),
    )


def chart_files(edition: Edition, folder: Path) -> list[tuple[Path, Chart]]:
    """Name the files that `export_charts` writes into `folder`: for each chart a PNG and an SVG."""
    charts = (
        [chart for theme in edition.briefing.themes for chart in theme.charts] if edition.briefing else []
    )
    return [(folder / f"{chart.id}{suffix}", chart) for chart in charts for suffix in (".png", ".svg")]


def export_charts(edition: Edition, words: Words, folder: Path) -> Iterator[Path]:
    """Write each chart as PNG and SVG into `folder`, which is made; yield each file once it is there.

    Needs a QApplication. Raises OwnFileError before anything is written where one of them is a file of the
    briefing, OSError when something cannot be written.
    """
    # The plotting library is needed here only.
    from cqbrief.export.drawing import chart_png, chart_svg

    files = chart_files(edition, folder)
    guard = Guard(edition)
    guard.check(*(target for target, _ in files))
    folder.mkdir(parents=True, exist_ok=True)
    for target, chart in files:
        draw = chart_png if target.suffix == ".png" else chart_svg
        guard.write(target, draw(chart, edition, words))
        yield target
