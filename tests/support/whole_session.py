"""A whole session in the window, as a process of its own: pages, finding, printing, presenting."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cqbrief.app import controller
from cqbrief.app.controller import AppController
from cqbrief.presentation.presentation import Presentation
from cqbrief.window.print_preview import PrintPreviewDialog

DONE = 7
LONGEST = 120_000
"""Milliseconds after which something hangs."""

Found = TypeVar("Found", bound=QObject)


def main() -> int:
    """Use the briefing in the folder given; return 7 when all was done."""
    used: list[AppController] = []
    show = AppController.show

    def shown(program: AppController) -> None:
        show(program)
        if not used:
            used.append(program)
            once = Qt.ConnectionType.SingleShotConnection
            program.window.settled.connect(lambda: later(0, lambda: look_round(program)), once)
            later(LONGEST, lambda: QApplication.exit(1))

    AppController.show = shown  # type: ignore[assignment, method-assign]  # nothing else knows when the window is there
    return controller.run(Path(sys.argv[1]), language="zh", look="light")


def later(milliseconds: int, do: Callable[[], object]) -> None:
    """Do it then; a failure ends the program."""

    def doing() -> None:
        try:
            do()
        except BaseException:
            QApplication.exit(1)
            raise

    QTimer.singleShot(milliseconds, doing)


def only(kind: type[Found]) -> Found | None:
    """Return the program's object of this kind, once it is there."""
    application = QApplication.instance()
    assert application is not None
    tops = [application, *QApplication.topLevelWidgets()]
    found = [each for top in tops for each in [top, *top.findChildren(QObject)] if isinstance(each, kind)]
    return found[0] if found else None


def look_round(program: AppController) -> None:
    """Go to a page, find, look at the problems, read the files again, print."""
    window = program.window
    window.go(1)
    window.request("find")
    window.request("problems")
    window.go(1)
    program.run("reload")
    later(0, lambda: wait_for_pages(program))
    program.print()  # until the preview is closed


def wait_for_pages(program: AppController) -> None:
    """Close the preview when its pages are there, then present."""
    preview = only(PrintPreviewDialog)
    assert preview is not None
    if not preview.pages.pages:
        later(20, lambda: wait_for_pages(program))
        return
    preview.reject()
    later(0, lambda: present(program))


def present(program: AppController) -> None:
    """Go through some slides in a rehearsal, show a source, ask a question; then end the program."""
    program.presenter.present(rehearse=True)
    presentation = only(Presentation)
    assert presentation is not None
    for command in ("next", "next", "source", "question"):
        presentation.do(command)
    later(300, presentation.finish)
    later(301, lambda: QApplication.exit(DONE))


if __name__ == "__main__":
    sys.exit(main())
