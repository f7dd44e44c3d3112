"""How fast the wall is, beside a full repaint of an empty window of the same size in the same process.

    python tests/bench/bench_show.py [WIDTHxHEIGHT …]

Prints medians in milliseconds and how many times as long as the empty repaint they take: from a key to
the next slide painted (warm, as in a talk: it was painted ahead), the same slide cold, and from F5 to the
first slide. Then what 500 changes of slide leave in memory. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

SIZES = ("1920x1080", "3840x2160")
FRAME = 1000 / 60
ROUNDS, CHANGES = 40, 500


def main(sizes: list[str]) -> None:
    """A fresh process for every size; a table of what they say."""
    for size in sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--child", size],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found = json.loads(done.stdout.splitlines()[-1])
        empty = found["repaint of an empty window"]
        print(f"{size}   (one frame at 60 Hz: {FRAME:.1f} ms)")
        for name, milliseconds in found.items():
            if name.startswith("memory"):
                print(f"  {name:<42} {milliseconds:8.1f} MB")
            else:
                print(f"  {name:<42} {milliseconds:8.2f} ms   × {milliseconds / empty:5.1f}")


def child(size: str) -> None:
    """Measure at one size and print JSON."""
    from PySide6.QtCore import QEvent, QSize, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from cqbrief.briefing.loading.load import load_edition
    from cqbrief.cards.view_context import ViewContext
    from cqbrief.i18n.translator import Translator
    from cqbrief.look import qt_style
    from cqbrief.look.looks import LOOKS
    from cqbrief.presentation.presentation import Presentation
    from cqbrief.presentation.settings import PresentationSettings
    from cqbrief.system import paths

    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    qt_style.load_fonts(paths.resources())
    qt_style.apply(application, LOOKS["light"])
    width, height = (int(side) for side in size.split("x"))
    context = ViewContext(load_edition(paths.built_in_briefing()), Translator("zh"), LOOKS["light"])
    found: dict[str, float] = {}

    empty = QWidget()
    empty.resize(width, height)
    empty.show()
    application.processEvents()
    found["repaint of an empty window"] = median(empty.repaint)
    empty.close()

    def begin() -> Presentation:
        show = Presentation(context, settings=PresentationSettings(), windowed=True)
        show.start()
        show.audience.resize(QSize(width, height))
        show.audience.repaint()
        return show

    begin().finish()
    started: list[float] = []
    for _ in range(5):
        application.processEvents()
        before = time.perf_counter()
        begun_show = begin()
        started.append((time.perf_counter() - before) * 1000)
        begun_show.finish()
    show = begin()
    found["F5 to the first slide, warm"] = statistics.median(started)

    def settle() -> None:
        for _ in range(4):
            application.processEvents()
        # Outside of `exec` nothing that was told to go ever does.
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    warm, cold = [], []
    for turn in range(ROUNDS):
        settle()
        before = time.perf_counter()
        QTest.keyClick(show.audience, Qt.Key.Key_PageDown)
        show.audience.repaint()
        warm.append((time.perf_counter() - before) * 1000)
        if show.state.next_index is None:
            QTest.keyClick(show.audience, Qt.Key.Key_Home)
        if turn % 4 == 0:
            show.renderer.clear()
            before = time.perf_counter()
            QTest.keyClick(show.audience, Qt.Key.Key_PageUp)
            show.audience.repaint()
            cold.append((time.perf_counter() - before) * 1000)
    found["next slide, warm"] = statistics.median(warm)
    found["a slide never painted before"] = statistics.median(cold)

    def change(times: int) -> None:
        for _ in range(times):
            QTest.keyClick(show.audience, Qt.Key.Key_PageDown)
            settle()
            if show.state.next_index is None:
                QTest.keyClick(show.audience, Qt.Key.Key_Home)

    change(100)
    begun = resident()
    change(CHANGES)
    found[f"memory over {CHANGES} slide changes"] = resident() - begun
    found["memory in all"] = resident()
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def median(work: Callable[[], object]) -> float:
    """Milliseconds of one round of `work`, after a few to warm up."""
    times = []
    for turn in range(ROUNDS + 5):
        before = time.perf_counter()
        work()
        if turn >= 5:
            times.append((time.perf_counter() - before) * 1000)
    return statistics.median(times)


def resident() -> float:
    """Megabytes of this process in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2])
    else:
        main(sys.argv[1:] or list(SIZES))
