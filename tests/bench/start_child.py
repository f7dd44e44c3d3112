"""One process of bench_start: opens something, ends as soon as it is painted."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cqbrief.briefing.edition import LoadedEdition

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def empty() -> None:
    """An empty PySide6 window, painted."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1440, 900)
    window.show()
    application.processEvents()


def plot() -> None:
    """A window with one pyqtgraph plot, painted."""
    import pyqtgraph
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    window = pyqtgraph.PlotWidget()
    window.resize(1440, 900)
    window.plot([1, 2, 3], [3, 1, 2])
    window.show()
    application.processEvents()


def figures() -> None:
    """The briefing's window with the figures of its first theme, painted."""
    _theme(charts=False)


def charts() -> None:
    """The briefing's window with the figures and charts of its first theme, painted."""
    _theme(charts=True)


def _theme(*, charts: bool) -> None:
    from cqbrief.app.startup.preload import PreloadProcess
    from cqbrief.cli import main

    def until_painted() -> int:
        from PySide6.QtWidgets import QApplication

        from cqbrief.window.main_window import MainWindow

        window = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        drawn: list[bool] = []
        window.settled.connect(lambda: drawn.append(True))
        QApplication.sendPostedEvents()
        window.repaint()
        while charts and not drawn:
            QApplication.processEvents()
        if charts:
            window.repaint()
        end()
        return 0

    begun = PreloadProcess.begun

    def begun_and_hook(self: PreloadProcess) -> LoadedEdition:
        from PySide6.QtWidgets import QApplication

        QApplication.exec = staticmethod(until_painted)  # type: ignore[method-assign]
        return begun(self)

    # The real command, from its arguments on; only the wait for the user is replaced, once Qt is loaded.
    PreloadProcess.begun = begun_and_hook  # type: ignore[method-assign]
    sys.exit(
        f"the window was not painted: {main.main(['--theme', '1', '--look', 'light', '--language', 'zh'])}"
    )


def end() -> None:
    """What is measured ends here; taking the interpreter down is no part of it."""
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    {"empty": empty, "plot": plot, "figures": figures, "charts": charts}[sys.argv[1]]()
    end()
