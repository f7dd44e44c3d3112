from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look import qt_style
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId
from cqbrief.system import paths

MakeStyle = Callable[..., Style]


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """The bundled fonts are loaded."""
    qt_style.load_fonts(paths.resources())


@pytest.fixture
def style(fonts: None) -> MakeStyle:
    """Makes styles: by default light, Chinese, zoom 1."""

    def make(look: LookId = "light", zoom: float = 1.0, language: str = "zh") -> Style:
        return Style(LOOKS[look], Translator(language), zoom)  # type: ignore[arg-type]

    return make
