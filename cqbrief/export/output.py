"""Which file gets what: the kinds of export by their endings, and the charts of a briefing as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.export.cells import csv_bytes
from cqbrief.export.markdown import markdown
from cqbrief.export.tables import figure_table
from cqbrief.export.workbook import workbook
from cqbrief.files import write_whole
from cqbrief.words.catalogue import Words


def _csv(edition: Edition, words: Words) -> bytes:
    return csv_bytes(figure_table(edition, words))


FORMATS: Mapping[str, Callable[[Edition, Words], bytes]] = {".xlsx": workbook, ".csv": _csv, ".md": markdown}
"""Ending of the file's name -> what makes its content."""


def export(edition: Edition, words: Words, target: Path) -> None:
    """`target` holds the export that its ending asks for.

    Raises KeyError for an ending not in `FORMATS`, OSError when it cannot be written.
    """
    write_whole(target, FORMATS[target.suffix.lower()](edition, words))


def export_charts(edition: Edition, words: Words, folder: Path) -> Iterator[Path]:
    """Writes each chart as PNG and SVG into `folder`, which is made; yields each file once it is there.

    Needs a QApplication. Raises OSError when something cannot be written.
    """
    # The plotting library is needed here only.
    from cqbrief.export.drawing import chart_png, chart_svg

    folder.mkdir(parents=True, exist_ok=True)
    for theme in edition.briefing.themes if edition.briefing else ():
        for chart in theme.charts:
            for suffix, draw in ((".png", chart_png), (".svg", chart_svg)):
                target = folder / f"{chart.id}{suffix}"
                write_whole(target, draw(chart, edition, words))
                yield target
