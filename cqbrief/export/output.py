"""Which file gets what: the kinds of export by their endings, and the charts of a briefing as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.briefing.own_files import Guard
from cqbrief.export.cells import csv_bytes
from cqbrief.export.markdown import markdown
from cqbrief.export.tables import figure_table
from cqbrief.export.workbook import workbook
from cqbrief.words.catalogue import Words


def _csv(edition: Edition, words: Words) -> bytes:
    return csv_bytes(figure_table(edition, words))


FORMATS: Mapping[str, Callable[[Edition, Words], bytes]] = {".xlsx": workbook, ".csv": _csv, ".md": markdown}
"""Ending of the file's name -> what makes its content."""


def export(edition: Edition, words: Words, target: Path) -> None:
    """Write the export that the ending of `target` asks for.

    Raises KeyError for an ending not in `FORMATS`, OwnFileError where `target` is a file of the briefing,
    OSError when it cannot be written.
    """
    guard = Guard(edition)
    guard.check(target)
    guard.write(target, FORMATS[target.suffix.lower()](edition, words))


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
