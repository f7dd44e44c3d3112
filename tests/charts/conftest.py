from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief import paths
from cqbrief.charts.style import Style
from cqbrief.look import qt
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.words import Words

MakeStyle = Callable[..., Style]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The bundled fonts are loaded."""
    qt.load_fonts(paths.resources())


@pytest.fixture
def style(fonts: None) -> MakeStyle:
    """Makes styles: by default light, Chinese, zoom 1."""

    def make(look: LookId = "light", zoom: float = 1.0, language: str = "zh") -> Style:
        return Style(LOOKS[look], Words(language), zoom)  # type: ignore[arg-type]

    return make
