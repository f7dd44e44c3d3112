"""One process of bench_large: composes the files of a briefing, opens it, or switches between its themes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def compose(folder: Path) -> None:
    """Every YAML file as PyYAML's nodes, by its loader in C; nothing else."""
    import yaml

    for file in sorted(folder.rglob("*.yaml")):
        with file.open("rb") as stream:
            yaml.compose(stream, Loader=yaml.CSafeLoader)


def opened(folder: Path) -> None:
    """The window at the first theme, painted, its charts too."""
    from PySide6.QtWidgets import QApplication

    from cqbrief.cli import main

    def until_painted() -> int:
        from cqbrief.window.main_window import MainWindow

        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        drawn: list[bool] = []
        window.settled.connect(lambda: drawn.append(True))
        QApplication.sendPostedEvents()
        window.repaint()
        while not drawn:
            QApplication.processEvents()
        window.repaint()
        end()
        return 0

    # The real command, from its arguments on; only the wait for the user is replaced.
    QApplication.exec = staticmethod(until_painted)  # type: ignore[method-assign]
    ended = main.main([str(folder), "--theme", "1", "--look", "light", "--language", "zh"])
    sys.exit(f"cqbrief ended with {ended} before its window was painted")


def switched(folder: Path) -> None:
    """Print the medians of the first and of warm switches between its themes, in milliseconds."""
    import json
    import statistics
    import time

    from cqbrief.app.controller import AppController, make_application

    application = make_application()
    window = AppController(application, folder, "zh", "light").window
    window.resize(1920, 1080)
    window.show()

    def switch(theme: int) -> float:
        started = time.perf_counter()
        window.go(theme)
        application.processEvents()
        return (time.perf_counter() - started) * 1000

    def settle() -> None:
        for _ in range(20):
            application.processEvents()

    settle()
    first = []
    for theme in range(1, 7):
        first.append(switch(theme))
        window.page(theme).draw_charts()
        settle()
    warm = [switch(1 + turn % 6) for turn in range(42)]
    print(json.dumps({"first": statistics.median(first[1:]), "warm": statistics.median(warm)}))


def end() -> None:
    """What is measured ends here; taking the interpreter down is no part of it."""
    import os

    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    {"compose": compose, "opened": opened, "switched": switched}[sys.argv[1]](Path(sys.argv[2]))
    end()
