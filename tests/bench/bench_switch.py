"""Switching themes, warm, beside a full repaint of an empty window of the same size.

Run: python tests/bench/bench_switch.py
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication, QWidget

from cqbrief.app.controller import AppController, make_application
from cqbrief.system import paths

ROUNDS = 40
FRAME = 1000 / 60


def _settled(application: QApplication) -> None:
    for _ in range(20):
        application.processEvents()


def _milliseconds(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def switches(application: QApplication, size: tuple[int, int]) -> list[float]:
    """Milliseconds from asking for another theme until it is painted, warm."""
    window = AppController(application, paths.built_in_briefing(), "zh", "light").window
    window.resize(*size)
    window.show()
    briefing = window.context.edition.briefing
    assert briefing is not None
    pages = range(len(briefing.themes) + 1)
    for page in pages:
        window.go(page)
        _settled(application)
        window.page(page).draw_charts()
        _settled(application)
    found = []
    for turn in range(ROUNDS):
        started = time.perf_counter()
        window.go(pages[1 + turn % (len(pages) - 1)])
        application.processEvents()
        found.append(_milliseconds(started))
    window.close()
    return found


def repaints(application: QApplication, size: tuple[int, int]) -> list[float]:
    """Milliseconds of a full repaint of an empty window."""
    window = QWidget()
    window.resize(*size)
    window.show()
    _settled(application)
    found = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        window.repaint()
        application.processEvents()
        found.append(_milliseconds(started))
    window.close()
    return found


def main() -> None:
    """Print the medians for each size."""
    application = make_application()
    print("size         switch ms   90 %    frames   empty repaint ms")
    for size in ((1366, 768), (1920, 1080), (3840, 2160)):
        empty = statistics.median(repaints(application, size))
        times = sorted(switches(application, size))
        median, late = statistics.median(times), times[int(len(times) * 0.9)]
        print(f"{size[0]}x{size[1]:<7} {median:8.1f} {late:8.1f} {median / FRAME:8.2f} {empty:12.2f}")


if __name__ == "__main__":
    main()
