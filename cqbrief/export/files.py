"""Exports as files: a briefing in the format that the file's ending names, and its charts in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cqbrief.briefing.edition import Edition
from cqbrief.briefing.model import Chart
from cqbrief.briefing.saving.write_guard import WriteGuard
from cqbrief.export.formats import FORMATS
from cqbrief.i18n.translator import Translator


def export(edition: Edition, tr: Translator, target: Path) -> str:
    """Write the export that the ending of `target` asks for; return what must be said of it, mostly nothing.

    Raise KeyError for an ending not in `FORMATS`, OwnFileError where `target` is a file of the briefing,
    OSError when it cannot be written.
    """
    guard = WriteGuard(edition)
    guard.check(target)
    content = FORMATS[target.suffix.lower()].make(edition, tr)
    guard.write(target, content.data)
    return content.remark


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
    Needs a QApplication. Raise OwnFileError before anything is written where one of them is a file of the
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
