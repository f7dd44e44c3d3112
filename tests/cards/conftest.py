"""The program's fonts and look, as at its start."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.system import paths


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qt_style.load_fonts(paths.resources())
    qt_style.apply(qapp, LOOKS["light"])
