"""pyqtgraph, imported without what nobody here asks of Qt.

While it is imported pyqtgraph copies every name of QtCore, QtGui and QtWidgets into modules of its own.
PySide makes a class only when it is asked for by name, so that copying makes all of them, over a thousand:
half of the time that the import takes, and 9 MB. Here those modules look a name up when somebody wants it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_MIRRORED = ("QtCore", "QtGui", "QtWidgets")
_UNUSED = "PySide6.QtTest"
"""Another library to load; pyqtgraph does without where it is missing."""


class _Mirror(ModuleType):
    """Has what another module has, and whatever is added to it."""

    def __init__(self, name: str, original: ModuleType) -> None:
        super().__init__(name)
        self._original = original

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._original, name)
        setattr(self, name, value)
        return value


@contextmanager
def _names_on_demand() -> Iterator[None]:
    """Should another version of pyqtgraph not make such copies, this changes nothing."""
    originals = [import_module(f"PySide6.{name}") for name in _MIRRORED]
    for name, original in zip(_MIRRORED, originals, strict=True):
        mirror = f"pyqtgraph.Qt.{name}"
        sys.modules.setdefault(mirror, _Mirror(mirror, original))
        # What is to be copied is asked of dir().
        original.__dict__["__dir__"] = list
    missing = object()
    unused = sys.modules.get(_UNUSED, missing)
    if unused is missing:
        sys.modules[_UNUSED] = None  # type: ignore[assignment]  # so Python marks what cannot be imported
    try:
        yield
    finally:
        for original in originals:
            del original.__dict__["__dir__"]
        if unused is missing:
            del sys.modules[_UNUSED]


if "pyqtgraph" in sys.modules:
    import pyqtgraph as pg
else:
    with _names_on_demand():
        import pyqtgraph as pg

__all__ = ["pg"]
