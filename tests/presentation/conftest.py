"""The program's fonts and look, as at its start; talks and decks to play with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def dressed(qapp: QApplication, light_look: None) -> Iterator[None]:
    """Fonts and the light look; closing the last window does not end the tests."""
    quitting = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(quitting)
