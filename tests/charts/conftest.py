from __future__ import annotations

from collections.abc import Callable

import pytest

from cqbrief.charts.style import Style
from cqbrief.i18n.translator import Translator
from cqbrief.look.looks import LOOKS
from cqbrief.look.roles import LookId

MakeStyle = Callable[..., Style]


@pytest.fixture
def style(fonts: None) -> MakeStyle:
    """Makes styles: by default light, Chinese, zoom 1."""

    def make(look: LookId = "light", zoom: float = 1.0, language: str = "zh") -> Style:
        return Style(LOOKS[look], Translator(language), zoom)  # type: ignore[arg-type]

    return make
