"""Every test here has the program's fonts, and every file its own windows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.same_everywhere.collect import close_windows


@pytest.fixture(autouse=True)
def with_fonts(fonts: None) -> None:
    """Fonts are loaded."""


@pytest.fixture(autouse=True, scope="module")
def windows_go() -> Iterator[None]:
    """No window stays that would be dressed again for the tests of another file."""
    yield
    close_windows()
