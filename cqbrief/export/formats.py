"""Which file gets what: the kinds of export by their endings, and the charts of a briefing as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.export.cell_text import LONGEST, csv_bytes, is_too_long
from cqbrief.export.markdown import markdown
from cqbrief.export.row_data import Row, figure_table
from cqbrief.export.workbook import workbook
from cqbrief.i18n.translator import Translator


class Export(NamedTuple):
    """The content of a file, and which texts of it no cell of a spreadsheet holds: 1-03 Quote."""

    data: bytes
    too_long: tuple[str, ...] = ()


def _csv(edition: Edition, tr: Translator) -> Export:
    rows = figure_table(edition, tr)
    return Export(csv_bytes(rows), _too_long(rows))


def _workbook(edition: Edition, tr: Translator) -> Export:
    rows = figure_table(edition, tr)
    return Export(workbook(edition, tr, rows), _too_long(rows))


def _markdown(edition: Edition, tr: Translator) -> Export:
    return Export(markdown(edition, tr))


def _too_long(rows: Sequence[Row]) -> tuple[str, ...]:
    heads = rows[0]
    return tuple(
        f"{row[0]} {heads[column]}"
        for row in rows[1:]
        for column, cell in enumerate(row)
        if isinstance(cell, str) and is_too_long(cell)
    )


FORMATS: Mapping[str, Callable[[Edition, Translator], Export]] = {
    ".xlsx": _workbook,
    ".csv": _csv,
    ".md": _markdown,
}
"""Ending of the file's name -> what makes its content."""


def export(edition: Edition, tr: Translator, target: Path) -> str:
    """Write the export that the ending of `target` asks for; return what must be said of it, mostly nothing.

    Raises KeyError for an ending not in `FORMATS`, OwnFileError where `target` is a file of the briefing,
    OSError when it cannot be written.
    """
    guard = WriteGuard(edition)
    guard.check(target)
    ending = target.suffix.lower()
    made = FORMATS[ending](edition, tr)
    guard.write(target, made.data)
    if not made.too_long:
        return ""
    if ending == ".csv":
        return tr.text(
            "A cell of a spreadsheet holds {count} characters: programs cut or split {places}.",
            count=LONGEST,
            places=made.too_long,
        )
    return tr.text(
        "A cell holds {count} characters: {places} are cut there, and whole on the sheet “{sheet}”.",
        count=LONGEST,
        places=made.too_long,
        sheet=tr.text("Long texts"),
    )


def chart_files(edition: Edition, folder: Path) -> list[tuple[Path, Chart]]:
    """Name the files that `export_charts` writes into `folder`: for each chart a PNG and an SVG."""
    charts = (
        [chart for theme in edition.briefing.themes for chart in theme.charts] if edition.briefing else []
    )
    return [(folder / f"{chart.id}{suffix}", chart) for chart in charts for suffix in (".png", ".svg")]


def export_charts(
    edition: Edition, tr: Translator, folder: Path, guard: WriteGuard | None = None
) -> Iterator[Path]:
    """Write each chart as PNG and SVG into `folder`, which is made; yield each file once it is there.

    `guard` is the one of the edition where that exists already and may have read what it needs to know.
    Needs a QApplication. Raises OwnFileError before anything is written where one of them is a file of the
    briefing, OSError when something cannot be written.
    """
    # The plotting library is needed here only.
    from cqbrief.export.chart_picture import chart_png, chart_svg

    files = chart_files(edition, folder)
    guard = guard or WriteGuard(edition)
    guard.check(*(target for target, _ in files))
    folder.mkdir(parents=True, exist_ok=True)
    for target, chart in files:
        draw = chart_png if target.suffix == ".png" else chart_svg
        guard.write(target, draw(chart, edition, tr))
        yield target
