"""The program's fonts, as at its start, and editions to print."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief.briefing.edition import Edition
from cqbrief.look import qt_style
from cqbrief.system import paths
from tests import desk


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    qt_style.load_fonts(paths.resources())


@pytest.fixture
def edition() -> Edition:
    """The built-in briefing."""
    return desk.edition()
