"""The program's fonts and look, as at its start; talks and decks to play with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Fonts and the light look."""
    qt_style.load_fonts(paths.resources())
    qt_style.apply(qapp, LOOKS["light"])
    quitting = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(quitting)
