"""Every test here has the program's fonts; an edition to print."""

from __future__ import annotations

import pytest

from cqbrief.briefing.edition import Edition
from tests.support import editions


@pytest.fixture(autouse=True)
def with_fonts(fonts: None) -> None:
    """Fonts are loaded."""


@pytest.fixture
def edition() -> Edition:
    """The built-in briefing."""
    return editions.edition()
