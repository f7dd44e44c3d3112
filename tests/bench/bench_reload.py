"""From saving a file to the new page on the screen, beside reading the same folder and one 60 Hz frame.

Run: python tests/bench/bench_reload.py [FOLDER]

The window shows a theme with charts. Saved is its file, by writing over it, and by writing beside and
renaming as many editors do; the notice of the system, the calm that is waited for, the reading in its
thread and the painting of page and charts are all in the time.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cqbrief.app.controller import AppController, make_application
from cqbrief.briefing.loading.load import load_edition
from cqbrief.system import paths

ROUNDS = 15
FRAME = 1000 / 60
BEAT = 4
"""Milliseconds between two beats of a timer that shows whether the window answers meanwhile."""


def write_over(file: Path, text: str) -> None:
    """The file is emptied and written."""
    file.write_text(text, encoding="utf-8")


def write_and_rename(file: Path, text: str) -> None:
    """A new file takes its place."""
    beside = file.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def saves(
    application: QApplication, desk: AppController, file: Path, save: Callable[[Path, str], None]
) -> tuple[list[float], float]:
    """Milliseconds from each save to the painted page, and the longest the window kept a timer waiting."""
    window, found = desk.window, []
    text = file.read_text(encoding="utf-8")
    beats: list[float] = []
    heart = QTimer(window)
    heart.setTimerType(Qt.TimerType.PreciseTimer)
    heart.setInterval(BEAT)
    heart.timeout.connect(lambda: beats.append(time.perf_counter()))
    late = 0.0
    for turn in range(ROUNDS):
        for _ in range(50):
            application.processEvents()
        before = window.context.edition
        painted: list[bool] = []
        beats.clear()
        heart.start()
        save(file, f"{text}# {turn}\n")
        started = time.perf_counter()
        while window.context.edition is before:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        heart.stop()
        # The last gap is the showing of what was read.
        gaps = [after - first for first, after in pairwise(beats)]
        late = max(late, *gaps, 0.0)
        window.settled.connect(lambda painted=painted: painted.append(True))
        while not painted:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        window.repaint()
        found.append((time.perf_counter() - started) * 1000)
    return found, late * 1000


def main() -> None:
    """Print the medians."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.built_in_briefing()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "briefing"
        shutil.copytree(source, folder)
        application = make_application()
        desk = AppController(application, folder, "zh", "light", 1)
        desk.window.resize(1920, 1080)
        desk.show()
        for _ in range(50):
            application.processEvents()
        reading = []
        for _ in range(5):
            started = time.perf_counter()
            load_edition(folder)
            reading.append((time.perf_counter() - started) * 1000)
        once = statistics.median(reading)
        print(f"reading the folder: {once:.0f} ms; a frame: {FRAME:.1f} ms")
        print(
            "saved by             median ms    90 %   readings   frames   longest wait while reading, frames"
        )
        file = min((folder / "themes").glob("*.yaml"))
        for name, save in (("writing over", write_over), ("writing and renaming", write_and_rename)):
            times, longest = saves(application, desk, file, save)
            median, late = statistics.median(times), sorted(times)[int(ROUNDS * 0.9)]
            print(
                f"{name:<20} {median:10.0f} {late:7.0f} {median / once:10.1f} {median / FRAME:8.1f}"
                f" {longest / FRAME:10.1f}"
            )
        desk.window.close()
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
