"""A day of use in one process: what it leaves in memory and among Qt's objects.

    python tests/bench/bench_day.py [--switches 10000] [--reloads 500] [--previews 500]

Each part is warmed up with a tenth of it first. Reloads are real: a file is saved and the window waited
for. Previews are opened, seen with all their pages and closed. Memory is what the process holds when
everything that may go has gone; it should stay within a tenth of what it was when warm. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from cqbrief.app.controller import AppController, make_application
from cqbrief.system import paths
from cqbrief.window.print_preview import PrintPreviewDialog


class Day:
    """One program in use."""

    def __init__(self, folder: Path) -> None:
        self.application = make_application()
        self.folder = folder
        self.desk = AppController(self.application, folder, "zh", "light")
        self.desk.window.resize(1440, 900)
        self.desk.show()
        self._saved = 0
        self.settle()

    def settle(self) -> None:
        """Everything that was asked for is done, and what was told to go has gone."""
        for _ in range(8):
            self.application.processEvents()
            # Outside of `exec` nothing that was told to go ever does.
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def until(self, condition: Callable[[], bool]) -> None:
        """Goes on as soon as `condition` holds."""
        while not condition():
            self.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def switch(self, turn: int) -> None:
        """Another page is shown."""
        briefing = self.desk.window.context.edition.briefing
        assert briefing is not None
        self.desk.window.go(turn % (len(briefing.themes) + 1))
        self.application.processEvents()

    def reload(self, turn: int) -> None:
        """A theme's file is saved, and shown."""
        window = self.desk.window
        file = min((self.folder / "themes").glob("*.yaml"))
        window.go(1 + turn % 2)
        before = window.context.edition
        self._saved += 1
        _, text = file.read_text(encoding="utf-8").split("\n", 1)
        file.write_text(f"# {self._saved:06}\n{text}", encoding="utf-8")
        self.until(lambda: window.context.edition is not before)
        self.settle()

    def preview(self, turn: int) -> None:
        """The pages are set, seen and put away."""
        preview = PrintPreviewDialog(self.desk.window.context, self.desk.settings, self.desk.window)
        preview.show()
        self.until(lambda: bool(preview.pages.pages))
        preview.reject()
        preview.deleteLater()
        self.settle()

    def held(self) -> tuple[float, int, int, int]:
        """Megabytes held, top-level widgets, widgets in all, objects in the window."""
        self.settle()
        gc.collect()
        self.settle()
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return (
            pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000,
            len(QApplication.topLevelWidgets()),
            len(QApplication.allWidgets()),
            len(self.desk.window.findChildren(QObject)),
        )


def part(day: Day, name: str, once: Callable[[int], None], count: int) -> None:
    """Do it `count` times after a tenth to warm up; a line of what is held before, midway and after."""
    for turn in range(max(1, count // 10)):
        once(turn)
    warm = day.held()
    began = time.perf_counter()
    for turn in range(count // 2):
        once(turn)
    midway = day.held()
    for turn in range(count - count // 2):
        once(turn)
    after = day.held()
    seconds = time.perf_counter() - began
    growth = (after[0] / warm[0] - 1) * 100
    held = f"{warm[0]:>9.1f} {midway[0]:>9.1f} {after[0]:>9.1f} {growth:>+7.1f} %"
    print(f"{name:<9} {count:>6} {seconds:>8.0f} {held}   {warm[1:]} → {after[1:]}", flush=True)


def main() -> None:
    """The parts one after the other in one process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, count in (("switches", 10_000), ("reloads", 500), ("previews", 500)):
        parser.add_argument(f"--{name}", type=int, default=count)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "briefing"
        shutil.copytree(paths.built_in_briefing(), folder)
        file = min((folder / "themes").glob("*.yaml"))
        file.write_text("# 0\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        day = Day(folder)
        print("part       count  seconds   warm MB    midway     after  growth   (windows, widgets, objects)")
        for name, once, count in (
            ("switches", day.switch, options.switches),
            ("reloads", day.reload, options.reloads),
            ("previews", day.preview, options.previews),
        ):
            if count:
                part(day, name, once, count)
        sys.stdout.flush()
        shutil.rmtree(place, ignore_errors=True)
        os._exit(0)


if __name__ == "__main__":
    main()
