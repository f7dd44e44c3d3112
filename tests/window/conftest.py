"""The program's fonts and look, as at its start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief import paths
from cqbrief.look import qt
from cqbrief.look.looks import LOOKS


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qt.load_fonts(paths.resources())
    qt.apply(qapp, LOOKS["light"])
