"""How fast a chart of every kind is laid out and painted, beside an empty chart and a frame of the screen.

    python tests/bench/bench_kinds.py [WIDTHxHEIGHT]

For each kind at 12 and at 400 marks, warm: milliseconds to lay it out (labels placed), and to lay it out
and paint it; how many times as long as the same of a chart without marks that takes; and how much of a
frame at 60 Hz. The aim: no kind takes more than one frame at 1920×1080. Nothing is asserted: machines
differ.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cqbrief.briefing.chart_data.build import ChartData
    from cqbrief.briefing.chart_kinds import ChartKindName

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

MARKS = (12, 400)
SIZE = "1920x1080"
FRAME = 1000 / 60
ROUNDS = 15
# As many series as fit a kind that has to have several; two for a pair.
SERIES = {"slope": None, "dumbbell": 2, "pyramid": 2, "heat": 20, "multiples": 12}


def main(size: str) -> None:
    """Print one line for each kind and number of marks, the slowest first."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from cqbrief.briefing.chart_kinds import CHART_KINDS
    from cqbrief.charts.layout import lay_out
    from cqbrief.charts.plot import Plot
    from cqbrief.charts.style import Style
    from cqbrief.i18n.translator import Translator
    from cqbrief.look import qt_style
    from cqbrief.look.looks import LOOKS
    from cqbrief.system import paths
    from tests.support.chart_samples import charted_columns

    application = QApplication([])
    qt_style.load_fonts(paths.resources())
    qt_style.apply(application, LOOKS["wall_light"])
    style = Style(LOOKS["wall_light"], Translator("zh"))
    width, height = (int(side) for side in size.split("x"))

    def data_of(kind: ChartKindName, marks: int) -> ChartData:
        columns = SERIES.get(kind, 1 if CHART_KINDS[kind].series == "none" else 4)
        columns = min(columns or marks // 2, marks // 2 if columns != 1 else 1)
        rows = marks // columns
        numbers = [[(37 * row + 11 * column) % 97 + 1 for row in range(rows)] for column in range(columns)]
        over_time = CHART_KINDS[kind].time != "any order"
        names = [f"{2021 - rows + row}" if over_time else f"地区{row}" for row in range(1, rows + 1)]
        return charted_columns(kind, names, numbers, unit="万人")

    def painted(data: ChartData) -> float:
        plot = Plot()
        plot.resize(width, height)
        plot.show()
        application.processEvents()

        def paint() -> None:
            plot.draw(data, style, width, height)
            plot.viewport().repaint()

        found = median(paint)
        plot.close()
        return found

    empty = painted(charted_columns("bar", [], [[]], unit="万人"))
    print(f"{size}: an empty chart takes {empty:.2f} ms, one frame at 60 Hz is {FRAME:.1f} ms")
    print(
        f"  {'kind':<14} {'marks':>5}  {'laid out':>11} {'and painted':>14} {'× empty':>9} {'of a frame':>11}"
    )
    found = []
    for kind in CHART_KINDS:
        for marks in MARKS:
            data = data_of(kind, marks)
            laid = median(partial(lay_out, data, style, width, height))
            found.append((painted(data), laid, kind, len(data.marks)))
    for both, laid, kind, marks in sorted(found, reverse=True):
        times = f"{laid:8.2f} ms {both:11.2f} ms {both / empty:9.1f} {both / FRAME:10.0%}"
        print(f"  {kind:<14} {marks:>5}  {times}")


def median(work: Callable[[], object]) -> float:
    """Milliseconds of one round of `work`, after a few to warm up."""
    times = []
    for turn in range(ROUNDS + 3):
        before = time.perf_counter()
        work()
        if turn >= 3:
            times.append((time.perf_counter() - before) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else SIZE)
