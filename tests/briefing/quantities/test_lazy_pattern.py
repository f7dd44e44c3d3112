"""Patterns that are made ready at their first use are the same as others, and all of them can be made."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

from cqbrief.briefing import quantities
from cqbrief.briefing.quantities.lazy_pattern import lazy_pattern

PATTERNS = [
    pytest.param(value.pattern, value, id=f"{module.name}.{name}")
    for module in pkgutil.iter_modules(quantities.__path__)
    for name, value in vars(import_module(f"{quantities.__name__}.{module.name}")).items()
    if type(value) is type(lazy_pattern(""))
]


def test_a_pattern_is_what_it_would_be_if_it_were_compiled_at_once() -> None:
    pattern = lazy_pattern("(?P<word>[a-z]+)", re.IGNORECASE)
    assert pattern.pattern == "(?P<word>[a-z]+)"
    assert pattern.groupindex == {"word": 1}
    assert [found["word"] for found in pattern.finditer("One, two")] == ["One", "two"]
    assert pattern.sub("x", "One, two") == "x, x"
    assert pattern.match("1") is None


@pytest.mark.parametrize(("source", "pattern"), PATTERNS)
def test_every_such_pattern_can_be_made(source: str, pattern: re.Pattern[str]) -> None:
    assert pattern.flags & re.UNICODE
    assert pattern.pattern == source
