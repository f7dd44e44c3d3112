"""Every test here has the program's fonts."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def with_fonts(fonts: None) -> None:
    """Fonts are loaded."""
