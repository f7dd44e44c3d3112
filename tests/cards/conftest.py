"""Every test here has the program's fonts and its light look, as at its start."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def as_at_the_start(light_look: None) -> None:
    """Fonts are loaded and the look is applied."""
